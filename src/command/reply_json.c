/* A reply as JSON: one object on one line.
 * {"messages":[…],"record":{…},"rows":[{…}],"more":false}; record and rows only where there are.
 * Money is a number with two decimals; names are {"en":…,"ar":…}; what is not known is null.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/reply_write.h"

#include "command/words.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <string.h>

static void escaped_unit(struct buf *out, uint32_t unit)
{
    buf_printf(out, "\\u%04x", (unsigned)unit);
}

/* What could steer a terminal is written as an escape, so that JSON can be looked at safely. */
static void character(struct buf *out, uint32_t c, const char *bytes, size_t n)
{
    if (c == '"' || c == '\\') {
        buf_addc(out, '\\');
        buf_addc(out, (char)c);
    } else if (c == '\n') {
        buf_add(out, "\\n");
    } else if (c == '\t') {
        buf_add(out, "\\t");
    } else if (c == 0xFFFD) {
        buf_add(out, "\xEF\xBF\xBD"); /* also stands for bytes that are not UTF-8 */
    } else if (c >= 0x10000 && char_is_hostile(c)) {
        escaped_unit(out, 0xD800 + ((c - 0x10000) >> 10));
        escaped_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
    } else if (c < 0x20 || char_is_hostile(c)) {
        escaped_unit(out, c);
    } else {
        buf_addn(out, bytes, n);
    }
}

static void string(struct buf *out, const char *s)
{
    size_t left = strlen(s);
    buf_addc(out, '"');
    while (left) {
        uint32_t c;
        size_t n = utf8_decode(s, left, &c);
        character(out, c, s, n);
        s += n;
        left -= n;
    }
    buf_addc(out, '"');
}

static void names(struct buf *out, const struct cell *c)
{
    buf_add(out, "{\"en\":");
    string(out, c->s);
    buf_add(out, ",\"ar\":");
    string(out, c->ar);
    buf_addc(out, '}');
}

static void quoted_plain(struct buf *out, const struct cell *c)
{
    struct buf plain;
    buf_init(&plain);
    cell_plain(&plain, c);
    string(out, buf_text(&plain));
    buf_done(&plain);
}

static void value(struct buf *out, const struct cell *c)
{
    switch (c->type) {
    case CELL_NONE:
        buf_add(out, "null");
        break;
    case CELL_COUNT:
    case CELL_MONEY:
        cell_plain(out, c);
        break;
    case CELL_YES_NO:
        buf_add(out, c->n ? "true" : "false");
        break;
    case CELL_NAMES:
        names(out, c);
        break;
    case CELL_TIMING:
        buf_printf(out, "{\"state\":\"%s\",\"working_days\":%" PRId64 "}", c->s, c->n);
        break;
    case CELL_TEXT:
    case CELL_LONG:
    case CELL_CODE:
    case CELL_DATE:
    case CELL_TIME:
    case CELL_WORD:
        quoted_plain(out, c);
        break;
    }
}

static void pair(struct buf *out, const char *key, const struct cell *c, bool first)
{
    if (!first)
        buf_addc(out, ',');
    string(out, key);
    buf_addc(out, ':');
    value(out, c);
}

static void messages(struct buf *out, const struct reply *r)
{
    struct buf text;
    buf_init(&text);
    buf_add(out, "\"messages\":[");
    for (size_t i = 0; i < r->nmessages; i++) {
        buf_clear(&text);
        words_plain(&text, &r->messages[i]);
        if (i)
            buf_addc(out, ',');
        string(out, buf_text(&text));
    }
    buf_addc(out, ']');
    buf_done(&text);
}

static void record(struct buf *out, const struct reply *r)
{
    buf_add(out, ",\"record\":{");
    for (size_t i = 0; i < r->nentries; i++)
        pair(out, r->entries[i].key, &r->entries[i].cell, i == 0);
    buf_addc(out, '}');
}

static void rows(struct buf *out, const struct reply *r)
{
    buf_add(out, ",\"rows\":[");
    for (size_t row = 0; row < r->nrows; row++) {
        buf_add(out, row ? ",{" : "{");
        for (size_t i = 0; i < r->ncolumns; i++)
            pair(out, r->columns[i].key, &r->cells[row * r->ncolumns + i], i == 0);
        buf_addc(out, '}');
    }
    buf_printf(out, "],\"more\":%s", r->more ? "true" : "false");
}

void reply_write_json(struct buf *out, const struct reply *r)
{
    buf_addc(out, '{');
    messages(out, r);
    if (r->record_title)
        record(out, r);
    if (r->table_title)
        rows(out, r);
    buf_add(out, "}\n");
}
