/* What the one box found, group by group, each row with the reason why it is there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/finder.h"

#include "domain/sought.h"
#include "text/lang.h"
#include "text/utf8.h"
#include "ui/call.h"
#include "ui/entry.h"

#include <stdio.h>
#include <string.h>

enum { NUMBER = 17, LONG_NUMBER = 21, STATE = 18, WHY = 13, MARK = 2, GAP = 1 };

/* A line is the heading of a group or one of its rows. */
struct line {
    size_t row;
    bool heading;
};

void finder_draw_box(struct finder *f, struct canvas *c, int row)
{
    int w = layout_width(_("Find")) + 2;
    paint_label(c, row, 2, w, _("Find"), STYLE_LABEL);
    canvas_text(c, row, 2 + w, 1, "[", STYLE_LABEL, ALIGN_START);
    canvas_text(c, row, c->cols - 3, 1, "]", STYLE_LABEL, ALIGN_START);
    entry_draw(f->box, c, row, 3 + w, c->cols - 6 - w, true, false);
    canvas_text(c, row + 1, 2 + w, c->cols - 4 - w,
                _("A name, number, telephone or service. Only one kind: @ # * ! &"), STYLE_DIM,
                ALIGN_START);
}

/* ---- lines ---- */

static bool new_group(const struct reply *r, size_t row)
{
    return row == 0 ||
           strcmp(call_text_at(r, row, "group"), call_text_at(r, row - 1, "group")) != 0;
}

/* The line of a row, counted with the headings above it. */
static size_t line_of(const struct reply *r, size_t row)
{
    size_t line = row;
    for (size_t i = 0; i <= row; i++)
        line += new_group(r, i);
    return line;
}

static size_t lines_in_all(const struct reply *r)
{
    return r->nrows ? line_of(r, r->nrows - 1) + 1 : 0;
}

static struct line line_at(const struct reply *r, size_t line)
{
    size_t row = 0, at = 0;
    for (;; row++, at++) {
        if (new_group(r, row) && at++ == line)
            return (struct line){row, true};
        if (at == line)
            return (struct line){row, false};
    }
}

/* The selected row is seen, and with the first of a group its heading. */
static void scroll(struct finder *f, size_t rows)
{
    size_t at = line_of(&f->found, f->at), first = at - new_group(&f->found, f->at);
    if (first < f->top)
        f->top = first;
    if (at >= f->top + rows)
        f->top = at - rows + 1;
}

/* ---- rows ---- */

/* "= number": the same; "name…": begins so; "…telephone": ends so; "~ name": sounds alike. */
static void why_text(struct buf *out, const struct reply *r, size_t row)
{
    const char *fit = call_text_at(r, row, "fit");
    const struct cell *why = reply_at(r, row, "why");
    const char *title = why && why->title ? tr(why->title) : "";
    if (strcmp(fit, "begins") == 0)
        buf_printf(out, "%s…", title);
    else if (strcmp(fit, "ends") == 0)
        buf_printf(out, "…%s", title);
    else
        buf_printf(out, "%s %s", strcmp(fit, "sounds") == 0 ? "~" : "=", title);
}

static bool is_group(const struct reply *r, size_t row, enum sought_group g)
{
    return strcmp(call_text_at(r, row, "group"), sought_group_word(g)) == 0;
}

static void draw_cell(struct canvas *c, int row, int col, int width, const struct cell *cell,
                      enum style style)
{
    if (cell)
        paint_cell(c, row, col, width, cell, style);
}

static struct key click_row(const struct target *t, const struct canvas *c, int column)
{
    (void)c;
    (void)column;
    ((struct finder *)t->of)->at = t->index;
    return (struct key){.code = KEYC_ENTER};
}

/* A service is its name, and its identifier says nothing to anybody. */
static void draw_row(struct finder *f, struct canvas *c, struct area a, size_t i)
{
    const struct reply *r = &f->found;
    bool here = i == f->at, service = is_group(r, i, SOUGHT_SERVICES);
    enum style style = here ? STYLE_SELECTED : STYLE_NORMAL;
    bool long_number = is_group(r, i, SOUGHT_COMPLAINTS) || is_group(r, i, SOUGHT_CONTACTS);
    int number = long_number ? LONG_NUMBER : NUMBER;
    int name = a.cols - MARK - number - STATE - WHY - 3 * GAP, col = a.col + MARK;
    struct buf why = {0};
    why_text(&why, r, i);
    canvas_fill(c, a.row, a.col, a.cols, ' ', style);
    canvas_text(c, a.row, a.col, MARK, here ? ">" : "", style, ALIGN_START);
    draw_cell(c, a.row, col, service ? name + GAP + number : name, reply_at(r, i, "name"), style);
    col += name + GAP;
    if (!service)
        draw_cell(c, a.row, col, number, reply_at(r, i, "number"), style);
    col += number + GAP;
    draw_cell(c, a.row, col, STATE,
              reply_at(r, i,
                       is_group(r, i, SOUGHT_CUSTOMERS) ? "mobile"
                       : service                        ? "what"
                                                        : "state"),
              style);
    col += STATE + GAP;
    canvas_text(c, a.row, col, WHY, buf_text(&why), style, ALIGN_START);
    canvas_target(c, &(struct target){a.row, a.col, a.cols, click_row, f, i});
    buf_done(&why);
}

/* What the row has no room for: the service of a case, the subject of a complaint, in full. */
static void draw_more(const struct finder *f, struct canvas *c, struct area a)
{
    const struct reply *r = &f->found;
    bool service = is_group(r, f->at, SOUGHT_SERVICES);
    const struct cell *what = reply_at(r, f->at, service ? "name" : "what");
    const struct cell *by = reply_at(r, f->at, "by");
    struct buf text = {0};
    if (by && by->s)
        buf_printf(&text, "%s · ", by->s);
    if (what && what->type != CELL_NONE)
        cell_shown(&text, what);
    canvas_text(c, a.row, a.col + MARK, a.cols - MARK, buf_text(&text), STYLE_DIM, ALIGN_START);
    buf_done(&text);
}

/* How many there are, with "+" where others are not shown; the few of a short list are seen. */
static void draw_heading(const struct finder *f, struct canvas *c, struct area a, size_t row)
{
    const struct reply *r = &f->found;
    const struct cell *group = reply_at(r, row, "group");
    size_t last = row + 1;
    char count[24];
    while (last < r->nrows && !new_group(r, last))
        last++;
    canvas_rule(c, a.row, a.col, a.cols, group && group->title ? tr(group->title) : "");
    if (last - row < FINDER_FEW)
        return;
    snprintf(count, sizeof count, " %zu%s ", last - row, r->more ? "+" : "");
    int width = layout_width(count);
    canvas_code(c, a.row, a.col + a.cols - width - 1, width, count, STYLE_DIM, ALIGN_START);
}

static void draw_lines(struct finder *f, struct canvas *c, struct area a)
{
    const struct reply *r = &f->found;
    size_t all = lines_in_all(r), rows = (size_t)a.rows - 1;
    scroll(f, rows);
    for (size_t i = 0; i < rows && f->top + i < all; i++) {
        struct line line = line_at(r, f->top + i);
        struct area here = {a.row + (int)i, a.col, 1, a.cols};
        if (line.heading)
            draw_heading(f, c, here, line.row);
        else
            draw_row(f, c, here, line.row);
    }
    draw_more(f, c, (struct area){a.row + a.rows - 1, a.col, 1, a.cols});
}

/* ---- nothing ---- */

enum { ENOUGH = 3 }; /* letters or digits, to say that somebody is not there */

static void draw_nothing(struct finder *f, struct canvas *c, struct area a)
{
    struct buf text = {0};
    if (f->waiting)
        buf_add(&text, _("Nothing is written so. Looking for what sounds alike…"));
    else if (f->found.nmessages)
        lang_msg(&text, &f->found.messages[0]);
    int rows = paint_wrapped(c, a, 0, buf_text(&text), f->waiting ? STYLE_DIM : STYLE_NORMAL);
    a.row += rows + 1;
    a.rows -= rows + 1;
    if (!f->waiting && utf8_length(finder_text(f)) >= ENOUGH)
        paint_wrapped(c, a, 0,
                      _("F2 registers a new customer with what you typed. Esc empties the box."),
                      STYLE_DIM);
    buf_done(&text);
}

void finder_draw(struct finder *f, struct ui *ui, struct canvas *c, struct area a)
{
    finder_search(f, ui);
    if (f->found.nrows)
        draw_lines(f, c, a);
    else
        draw_nothing(f, c, a);
}
