/* What the one search box finds: customers, services and applications together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/home_find.h"

#include "text/lang.h"
#include "text/utf8.h"
#include "ui/call.h"
#include "ui/screens.h"

#include <stdlib.h>
#include <string.h>

/* Each group: where it looks, what a row shows, what opens it. */
static const struct group {
    const char *title;
    const struct command *command;
    const char *argument;
    size_t least; /* characters before it is worth looking */
    bool with_digit;
    const char *key, *label, *aside, *more;
    int aside_width, more_width;
    const struct screen_class *opens;
} groups[FIND_GROUPS] = {
    {N_("Customers"), &command_customer_find, "text", 3, false, "number", "name", "mobile",
     "number", 16, 15, &screen_customer},
    {N_("Services"), &command_card_find, "text", 2, false, "card", "name", "code", NULL, 16, 0,
     &screen_card},
    {N_("Applications"), &command_application_list, "number", 3, true, "number", "service", "state",
     "number", 23, 21, &screen_application},
};

void find_init(struct find *f)
{
    memset(f, 0, sizeof *f);
}

void find_done(struct find *f)
{
    for (size_t i = 0; i < FIND_GROUPS; i++)
        reply_done(&f->found[i]);
    find_init(f);
}

static bool worth(const struct group *g, const char *text)
{
    return utf8_length(text) >= g->least && (!g->with_digit || strpbrk(text, "0123456789"));
}

void find_run(struct find *f, struct ui *ui, const char *typed)
{
    char *ascii = text_ascii_digits(typed);
    find_done(f);
    for (size_t i = 0; i < FIND_GROUPS; i++) {
        if (worth(&groups[i], ascii) && call_may(ui, groups[i].command))
            (void)CALL(ui, groups[i].command, &f->found[i], NULL, groups[i].argument, ascii);
    }
    free(ascii);
}

static size_t seen(const struct find *f, size_t group)
{
    size_t n = f->found[group].nrows;
    return n < FIND_ROWS ? n : FIND_ROWS;
}

size_t find_count(const struct find *f)
{
    size_t n = 0;
    for (size_t i = 0; i < FIND_GROUPS; i++)
        n += seen(f, i);
    return n;
}

void find_open(const struct find *f, struct ui *ui)
{
    size_t at = f->at;
    for (size_t i = 0; i < FIND_GROUPS; i++) {
        if (at < seen(f, i)) {
            (void)ui_push(ui, groups[i].opens, call_text_at(&f->found[i], at, groups[i].key));
            return;
        }
        at -= seen(f, i);
    }
}

static void draw_cell(struct canvas *c, int row, int col, int width, const struct reply *r,
                      size_t i, const char *column, enum style style)
{
    const struct cell *cell = column ? reply_at(r, i, column) : NULL;
    if (cell)
        paint_cell(c, row, col, width, cell, style);
}

static void draw_row(struct canvas *c, struct area a, const struct group *g, const struct reply *r,
                     size_t i, bool here)
{
    enum style style = here ? STYLE_SELECTED : STYLE_NORMAL;
    int aside = g->aside_width, more = g->more_width, label = a.cols - 4 - aside - more;
    canvas_fill(c, a.row, a.col, a.cols, ' ', style);
    canvas_text(c, a.row, a.col, 2, here ? ">" : "", style, ALIGN_START);
    draw_cell(c, a.row, a.col + 2, label, r, i, g->label, style);
    draw_cell(c, a.row, a.col + 3 + label, more, r, i, g->more, style);
    draw_cell(c, a.row, a.col + 4 + label + more, aside, r, i, g->aside, style);
}

static struct key click_hit(const struct target *t, const struct canvas *c, int column)
{
    (void)c;
    (void)column;
    ((struct find *)t->of)->at = t->index;
    return (struct key){.code = KEYC_ENTER};
}

static int draw_group(struct find *f, struct canvas *c, struct area a, size_t group,
                      size_t first)
{
    int row = a.row, end = a.row + a.rows;
    if (seen(f, group) == 0)
        return row;
    canvas_rule(c, row++, a.col, a.cols, tr(groups[group].title));
    for (size_t i = 0; i < seen(f, group) && row < end; i++, row++) {
        struct target t = {row, a.col, a.cols, click_hit, f, first + i};
        draw_row(c, (struct area){row, a.col, 1, a.cols}, &groups[group], &f->found[group], i,
                 first + i == f->at);
        canvas_target(c, &t);
    }
    return row;
}

void find_draw(struct find *f, struct canvas *c, struct area a)
{
    size_t first = 0;
    int row = a.row;
    for (size_t i = 0; i < FIND_GROUPS; i++) {
        row = draw_group(f, c, (struct area){row, a.col, a.row + a.rows - row, a.cols}, i, first);
        first += seen(f, i);
    }
    if (first == 0)
        paint_wrapped(c, a, 0,
                      _("Nothing found so far. Type more, or F2 registers a new customer with what "
                        "you typed; Esc empties the box."),
                      STYLE_DIM);
}
