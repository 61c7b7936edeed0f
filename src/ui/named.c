/* Names beside the numbers of a question.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/named.h"

#include "text/layout.h"
#include "ui/call.h"

#include <string.h>

/* Which list knows it, by which argument and in which column; what people call it. Only what is not a
 * read of personal records: the screen underneath has done that. */
static const struct naming {
    enum arg_ref ref;
    const struct command *command;
    const char *argument;
    bool by_application; /* the argument is the application's number */
    const char *key;
    const char *names[2];
} namings[] = {
    {REF_DOCUMENT, &command_document_list, "application", true, "document", {"name", NULL}},
    {REF_APPLICATION, &command_application_list, "number", false, "number", {"customer", "service"}},
};

static const struct naming *naming_of(enum arg_ref ref)
{
    for (size_t i = 0; i < sizeof namings / sizeof *namings; i++) {
        if (namings[i].ref == ref)
            return &namings[i];
    }
    return NULL;
}

void named_find(struct named *n, struct ui *ui, enum arg_ref ref, const char *value,
                const char *application)
{
    const struct naming *how = naming_of(ref);
    memset(n, 0, sizeof *n);
    reply_init(&n->found);
    if (!how || !call_may(ui, how->command) ||
        CALL(ui, how->command, &n->found, NULL, how->argument,
             how->by_application ? application : value) != RC_OK)
        return;
    for (size_t i = 0; i < n->found.nrows && !n->how; i++) {
        n->row = i;
        n->how = strcmp(call_text_at(&n->found, i, how->key), value) == 0 ? how : NULL;
    }
}

void named_done(struct named *n)
{
    reply_done(&n->found);
    n->how = NULL;
}

void named_draw(const struct named *n, struct canvas *c, struct area a, const char *value)
{
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; n->how && i < 2 && n->how->names[i]; i++) {
        const struct cell *cell = reply_at(&n->found, n->row, n->how->names[i]);
        buf_add(&text, text.len ? " · " : "");
        if (cell)
            cell_words(&text, cell);
    }
    int w = n->how && n->how->by_application ? 0 : layout_width(value) + 2;
    canvas_code(c, a.row, a.col, w, value, STYLE_NORMAL, ALIGN_START);
    canvas_text(c, a.row, a.col + w, a.cols - w, buf_text(&text), STYLE_NORMAL, ALIGN_START);
    buf_done(&text);
}
