/* What can be done with the rows of a repeating group, as a short list to choose from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry_rows.h"

#include "text/lang.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *word, *title;
} deeds[] = {
    {"add", N_("Add a row")},
    {"copy", N_("Copy this row")},
    {"remove", N_("Remove this row")},
};

static bool possible(const char *word, const struct sheet_rows *r)
{
    if (strcmp(word, "add") == 0)
        return r->count < r->most;
    if (strcmp(word, "copy") == 0)
        return r->row > 0 && r->count < r->most;
    return r->row > 0;
}

static bool fits(const char *title, const char *typed)
{
    char *a = text_fold(title), *b = text_fold(typed);
    bool found = strstr(a, b) != NULL;
    free(a);
    free(b);
    return found;
}

static void fill(void *ctx, struct picker *p, const char *typed)
{
    struct sheet_rows r;
    char place[32];
    if (!sheet_rows(ctx, &r))
        return;
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
        snprintf(place, sizeof place, "%d/%d", i ? r.row : r.count, i ? r.count : r.most);
        if (possible(deeds[i].word, &r) && fits(tr(deeds[i].title), typed))
            picker_add(p, deeds[i].word, tr(deeds[i].title), place);
    }
}

struct picker *entry_rows_menu(struct sheet *s)
{
    return picker_new(N_("Rows"), N_("Nothing fits; type less of it."), fill, s, "");
}

void entry_rows_do(struct sheet *s, const char *word)
{
    if (strcmp(word, "remove") == 0)
        sheet_remove_row(s);
    else if (*word)
        (void)sheet_add_row(s, strcmp(word, "copy") == 0);
}
