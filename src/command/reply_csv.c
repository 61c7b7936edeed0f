/* A reply as CSV (RFC 4180): the table, or the record as one row. Names take two columns, KEY_en and
 * KEY_ar. A text that a spreadsheet would run as a formula gets a leading apostrophe.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/reply_write.h"

#include "text/utf8.h"

#include <string.h>

static bool is_formula(const char *s)
{
    return *s && strchr("=+-@\t\r", *s);
}

static void quoted(struct buf *out, const char *s)
{
    buf_addc(out, '"');
    for (; *s; s++) {
        if (*s == '"')
            buf_addc(out, '"');
        buf_addc(out, *s);
    }
    buf_addc(out, '"');
}

static void field(struct buf *out, const char *s)
{
    if (strpbrk(s, "\",\r\n"))
        quoted(out, s);
    else
        buf_add(out, s);
}

static void text(struct buf *out, const char *s)
{
    struct buf safe;
    buf_init(&safe);
    if (is_formula(s))
        buf_addc(&safe, '\'');
    text_neutralise(&safe, s, true);
    field(out, buf_text(&safe));
    buf_done(&safe);
}

static void value(struct buf *out, const struct cell *c)
{
    if (c->type == CELL_NAMES) {
        text(out, c->s);
        buf_addc(out, ',');
        text(out, c->ar);
        return;
    }
    struct buf plain;
    buf_init(&plain);
    cell_plain(&plain, c);
    text(out, buf_text(&plain));
    buf_done(&plain);
}

/* Nothing known in a column of names still fills both of its columns. */
static void row_value(struct buf *out, const struct cell *c, enum cell_type column)
{
    if (c->type == CELL_NONE && column == CELL_NAMES)
        buf_addc(out, ',');
    else
        value(out, c);
}

static void header(struct buf *out, const char *key, enum cell_type type, bool first)
{
    if (!first)
        buf_addc(out, ',');
    field(out, key);
    if (type == CELL_NAMES)
        buf_printf(out, "_en,%s_ar", key);
}

static void record(struct buf *out, const struct reply *r)
{
    for (size_t i = 0; i < r->nentries; i++)
        header(out, r->entries[i].key, r->entries[i].cell.type, i == 0);
    buf_add(out, "\r\n");
    for (size_t i = 0; i < r->nentries; i++) {
        if (i)
            buf_addc(out, ',');
        value(out, &r->entries[i].cell);
    }
    buf_add(out, "\r\n");
}

static void table(struct buf *out, const struct reply *r)
{
    for (size_t i = 0; i < r->ncolumns; i++)
        header(out, r->columns[i].key, r->columns[i].type, i == 0);
    buf_add(out, "\r\n");
    for (size_t i = 0; i < r->nrows * r->ncolumns; i++) {
        row_value(out, &r->cells[i], r->columns[i % r->ncolumns].type);
        buf_add(out, (i + 1) % r->ncolumns ? "," : "\r\n");
    }
}

void reply_write_csv(struct buf *out, const struct reply *r)
{
    if (r->table_title)
        table(out, r);
    else if (r->nentries)
        record(out, r);
}
