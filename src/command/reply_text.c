/* A reply for people: messages, the record with its values in one column, the table with aligned
 * columns. Logical text; columns are measured in terminal cells. In Arabic, codes and dates are
 * isolated so that whatever shows the text keeps their direction.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/reply_write.h"

#include "base/mem.h"
#include "command/words.h"
#include "text/layout.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { GAP = 2 };

static void add_line(struct buf *out, const char *s)
{
    buf_add(out, s);
    buf_addc(out, '\n');
}

static void message(struct buf *out, const struct msg *m)
{
    struct buf text;
    buf_init(&text);
    if (lang_rtl())
        lang_msg(&text, m);
    else
        words_plain(&text, m);
    add_line(out, buf_text(&text));
    buf_done(&text);
}

/* The shown text of a cell, isolated where the language runs the other way. */
static char *shown(const struct cell *c, bool one_line)
{
    struct buf text, line;
    buf_init(&text);
    buf_init(&line);
    cell_shown(&text, c);
    if (one_line && c->type == CELL_LONG)
        text_neutralise(&line, buf_text(&text), false);
    else if (lang_rtl() && (c->type == CELL_CODE || c->type == CELL_DATE || c->type == CELL_TIME))
        isolate_ltr(&line, buf_text(&text));
    else if (lang_rtl() && (c->type == CELL_TEXT || c->type == CELL_NAMES))
        isolate(&line, buf_text(&text));
    else
        buf_add(&line, buf_text(&text));
    buf_done(&text);
    return buf_take(&line);
}

static void blanks(struct buf *out, int n)
{
    while (n-- > 0)
        buf_addc(out, ' ');
}

/* A long text goes on under its own first line. */
static void value_lines(struct buf *out, const char *s, int indent)
{
    for (; *s; s++) {
        buf_addc(out, *s);
        if (*s == '\n')
            blanks(out, indent);
    }
    buf_addc(out, '\n');
}

static int titles_width(const struct reply *r)
{
    int width = 0;
    for (size_t i = 0; i < r->nentries; i++) {
        int w = layout_width(entry_title(&r->entries[i]));
        width = w > width ? w : width;
    }
    return width;
}

static void record(struct buf *out, const struct reply *r)
{
    int width = titles_width(r);
    add_line(out, tr(r->record_title));
    for (size_t i = 0; i < r->nentries; i++) {
        const char *title = entry_title(&r->entries[i]);
        char *text = shown(&r->entries[i].cell, false);
        blanks(out, GAP);
        buf_add(out, title);
        if (*text)
            blanks(out, width - layout_width(title) + GAP);
        value_lines(out, text, width + 2 * GAP);
        free(text);
    }
}

static bool right_aligned(enum cell_type t)
{
    return t == CELL_COUNT || t == CELL_MONEY;
}

/* One row of shown texts; nothing is padded after the last one. */
static void row(struct buf *out, const struct reply *r, char *const *texts, const int *widths)
{
    size_t last = 0;
    for (size_t i = 0; i < r->ncolumns; i++)
        last = *texts[i] ? i : last;
    for (size_t i = 0; i <= last; i++) {
        int pad = widths[i] - layout_width(texts[i]);
        bool right = right_aligned(r->columns[i].type);
        blanks(out, GAP + (right ? pad : 0));
        buf_add(out, texts[i]);
        if (!right && i < last)
            blanks(out, pad);
    }
    buf_addc(out, '\n');
}

/* The headers, then every cell, as shown. */
static char **table_texts(const struct reply *r)
{
    size_t n = r->nrows * r->ncolumns;
    char **texts = mem_array(r->ncolumns + n, sizeof *texts);
    for (size_t i = 0; i < r->ncolumns; i++)
        texts[i] = mem_strdup(tr(r->columns[i].title));
    for (size_t i = 0; i < n; i++)
        texts[r->ncolumns + i] = shown(&r->cells[i], true);
    return texts;
}

static void table_rows(struct buf *out, const struct reply *r)
{
    size_t n = (r->nrows + 1) * r->ncolumns;
    char **texts = table_texts(r);
    int *widths = mem_array(r->ncolumns, sizeof *widths);
    for (size_t i = 0; i < n; i++) {
        int w = layout_width(texts[i]), *widest = &widths[i % r->ncolumns];
        *widest = w > *widest ? w : *widest;
    }
    for (size_t i = 0; i < n; i += r->ncolumns)
        row(out, r, texts + i, widths);
    for (size_t i = 0; i < n; i++)
        free(texts[i]);
    free(texts);
    free(widths);
}

static void table(struct buf *out, const struct reply *r)
{
    add_line(out, tr(r->table_title));
    if (r->nrows) {
        table_rows(out, r);
    } else {
        blanks(out, GAP);
        add_line(out, _("none"));
    }
    if (r->more)
        add_line(out, _("There are more. Narrow the search to see the rest."));
}

void reply_write_text(struct buf *out, const struct reply *r)
{
    for (size_t i = 0; i < r->nmessages; i++)
        message(out, &r->messages[i]);
    if (r->record_title && r->nentries)
        record(out, r);
    if (r->table_title)
        table(out, r);
}
