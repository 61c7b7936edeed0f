/* Building and reading a reply.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/reply.h"

#include "base/mem.h"
#include "command/reply_write.h"
#include "text/lang.h"

#include <stdlib.h>
#include <string.h>

void reply_init(struct reply *r)
{
    memset(r, 0, sizeof *r);
}

static void cell_done(struct cell *c)
{
    free(c->s);
    free(c->ar);
}

static void entry_done(struct entry *e)
{
    free(e->key);
    free(e->title_en);
    free(e->title_ar);
    cell_done(&e->cell);
}

void reply_done(struct reply *r)
{
    for (size_t i = 0; i < r->nentries; i++)
        entry_done(&r->entries[i]);
    for (size_t i = 0; i < r->ncells; i++)
        cell_done(&r->cells[i]);
    free(r->messages);
    free(r->entries);
    free(r->cells);
    reply_init(r);
}

struct msg *reply_message(struct reply *r)
{
    r->messages = MEM_GROW(r->messages, r->nmessages, &r->messages_cap);
    struct msg *m = &r->messages[r->nmessages++];
    memset(m, 0, sizeof *m);
    return m;
}

void reply_record(struct reply *r, const char *title)
{
    if (r->record_title)
        panic("a reply has one record");
    r->record_title = title;
}

void reply_entry_bi(struct reply *r, const char *key, const char *en, const char *ar, struct cell c)
{
    r->entries = MEM_GROW(r->entries, r->nentries, &r->entries_cap);
    r->entries[r->nentries++] = (struct entry){.key = mem_strdup(key),
                                               .title_en = mem_strdup(en),
                                               .title_ar = mem_strdup(ar),
                                               .cell = c};
}

void reply_entry(struct reply *r, const char *key, const char *title, struct cell c)
{
    reply_entry_bi(r, key, title, NULL, c);
}

const char *entry_title(const struct entry *e)
{
    return bi_text(&(struct bi){e->title_en, e->title_ar});
}

const struct cell *reply_get(const struct reply *r, const char *key)
{
    for (size_t i = 0; i < r->nentries; i++) {
        if (strcmp(r->entries[i].key, key) == 0)
            return &r->entries[i].cell;
    }
    return NULL;
}

void reply_table(struct reply *r, const char *title, const struct column *columns, size_t ncolumns)
{
    if (r->table_title)
        panic("a reply has one table");
    r->table_title = title;
    r->columns = columns;
    r->ncolumns = ncolumns;
}

void reply_cell(struct reply *r, struct cell c)
{
    if (!r->ncolumns)
        panic("a cell without a table");
    r->cells = MEM_GROW(r->cells, r->ncells, &r->cells_cap);
    r->cells[r->ncells++] = c;
    r->nrows = r->ncells / r->ncolumns;
}

const struct cell *reply_at(const struct reply *r, size_t row, const char *column_key)
{
    for (size_t i = 0; row < r->nrows && i < r->ncolumns; i++) {
        if (strcmp(r->columns[i].key, column_key) == 0)
            return &r->cells[row * r->ncolumns + i];
    }
    return NULL;
}

bool reply_format_parse(const char *word, enum reply_format *ret)
{
    static const char *const words[] = {"text", "json", "csv"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(words[i], word) == 0) {
            *ret = (enum reply_format)i;
            return true;
        }
    }
    return false;
}

void reply_write(struct buf *out, const struct reply *r, enum reply_format f)
{
    switch (f) {
    case REPLY_TEXT:
        reply_write_text(out, r);
        break;
    case REPLY_JSON:
        reply_write_json(out, r);
        break;
    case REPLY_CSV:
        reply_write_csv(out, r);
        break;
    }
}
