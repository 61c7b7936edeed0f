/* One customer who was registered twice: who it may be, both side by side, and what is kept of each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

/* ---- who it may be ---- */

struct twins {
    char number[NUMBER_SIZE];
    struct reply reply;
    struct list list;
};

static const char *const twin_columns[] = {"number", "name", "mobile", "agrees", "differs", NULL};

static enum rc twins_load(struct ui *ui, struct twins *v, struct err *reterr)
{
    list_show(&v->list, NULL);
    enum rc rc =
        CALL(ui, &command_customer_similar, &v->reply, reterr, "customer", v->number);
    list_show(&v->list, &v->reply);
    return rc;
}

static enum rc twins_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct twins *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    list_init(&v->list, N_("Nobody looks like this customer. n names another one."), twin_columns);
    return twins_load(ui, v, reterr);
}

static void twins_shown(struct ui *ui, struct screen *s)
{
    (void)twins_load(ui, s->state, NULL);
}

static void twins_close(struct screen *s)
{
    struct twins *v = s->state;
    list_done(&v->list);
    reply_done(&v->reply);
}

static enum verdict twins_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct twins *v = s->state;
    char both[2 * NUMBER_SIZE + 2];
    enum widget_event e = list_key(&v->list, k);
    if (e == WIDGET_ACCEPT) {
        snprintf(both, sizeof both, "%s %s", v->number, list_text(&v->list, "number"));
        (void)ui_push(ui, &screen_merge, both);
    }
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

static void twins_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct twins *v = s->state;
    canvas_text(c, 1, 1, c->cols - 2, _("Which of these is the same customer?"), STYLE_TITLE,
                ALIGN_START);
    list_draw(&v->list, c, (struct area){3, 1, c->rows - 7, c->cols - 2}, true);
    list_draw_whole(&v->list, c, (struct area){c->rows - 3, 1, 1, c->cols - 2});
}

static void show_pair(struct ui *ui, const struct reply *r, const char *context)
{
    char both[2 * NUMBER_SIZE + 2];
    (void)context;
    snprintf(both, sizeof both, "%s %s", call_text(r, "keep"), call_text(r, "drop"));
    (void)ui_push(ui, &screen_merge, both);
}

const struct ask_then then_compared = {.name = "compared", .run = show_pair};

static enum verdict name_one(struct ui *ui, struct screen *s)
{
    struct twins *v = s->state;
    struct ask ask = {.command = &command_customer_compare,
                      .heading = N_("Which other customer is the same? F4 looks up by name."),
                      .presets = {{"keep", v->number, true}},
                      .then = &then_compared};
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static const struct binding twins_bindings[] = {
    {KEYC_ENTER, 0, &command_customer_compare, N_("Compare"), NULL, NULL},
    {KEYC_CHAR, 'n', &command_customer_compare, N_("Another"), name_one, NULL},
};

const struct screen_class screen_twins = {
    .name = "twins",
    .title = N_("Registered twice?"),
    .help = N_("Customers who may be the one that was shown, by a number that is the same or a name that "
               "is written or sounds alike. Enter compares both; n names another one."),
    .state_size = sizeof(struct twins),
    .with_text = true,
    .bindings = twins_bindings,
    .nbindings = sizeof twins_bindings / sizeof *twins_bindings,
    .open = twins_open,
    .draw = twins_draw,
    .key = twins_key,
    .shown = twins_shown,
    .close = twins_close,
};

/* ---- side by side ---- */

enum { DETAILS = 12, LABEL = 26 };
enum side { KEEP, DROP, UNDECIDED };

struct view {
    char keep[NUMBER_SIZE], drop[NUMBER_SIZE];
    struct reply pair;
    enum side side[DETAILS]; /* by row of the table */
    int at;
};

static bool is_unique(const char *detail)
{
    return strcmp(detail, "emirates_id") == 0 || strcmp(detail, "licence") == 0;
}

static const char *text_at(const struct view *v, int row, const char *column)
{
    return call_text_at(&v->pair, (size_t)row, column);
}

static bool differs(const struct view *v, int row)
{
    return strcmp(text_at(v, row, "sign"), "differs") == 0;
}

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    enum rc rc = CALL(ui, &command_customer_compare, &v->pair, reterr, "keep", v->keep, "drop",
                      v->drop);
    v->at = 0;
    for (int i = 0; i < (int)v->pair.nrows && i < DETAILS; i++) {
        bool only_there = strcmp(text_at(v, i, "sign"), "only-drop") == 0;
        v->side[i] = only_there                                              ? DROP
                     : differs(v, i) && is_unique(text_at(v, i, "detail")) ? UNDECIDED
                                                                             : KEEP;
    }
    return rc;
}

static enum rc merge_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    const char *both = with, *blank = strchr(both, ' ');
    if (!blank)
        return ERR(reterr, RC_INTERNAL, NULL, N_("Two customers are compared, not one"));
    snprintf(v->keep, sizeof v->keep, "%.*s", (int)(blank - both), both);
    snprintf(v->drop, sizeof v->drop, "%s", blank + 1);
    return load(ui, v, reterr);
}

static void merge_close(struct screen *s)
{
    struct view *v = s->state;
    reply_done(&v->pair);
}

static enum verdict toggle(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct msg m;
    if (differs(v, v->at)) {
        v->side[v->at] = v->side[v->at] == KEEP ? DROP : KEEP;
        return VERDICT_HANDLED;
    }
    MSG(&m, N_("There is nothing to choose here: only what differs is chosen"));
    ui_note(ui, STYLE_WARN, &m);
    return VERDICT_HANDLED;
}

static enum verdict swap(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    char other[NUMBER_SIZE];
    memcpy(other, v->keep, sizeof other);
    memcpy(v->keep, v->drop, sizeof v->keep);
    memcpy(v->drop, other, sizeof v->drop);
    (void)load(ui, v, NULL);
    return VERDICT_HANDLED;
}

static enum side side_of(const struct view *v, const char *detail)
{
    for (int i = 0; i < (int)v->pair.nrows && i < DETAILS; i++) {
        if (strcmp(text_at(v, i, "detail"), detail) == 0)
            return differs(v, i) ? v->side[i] : UNDECIDED;
    }
    return UNDECIDED;
}

/* Back to the customer, whose number still leads there. */
static void merged(struct ui *ui, const struct reply *r, const char *context)
{
    (void)context;
    struct msg said = ui->note;
    enum style style = ui->note_style;
    while (ui_top(ui)->class == &screen_merge || ui_top(ui)->class == &screen_twins)
        ui_pop(ui);
    if (ui_top(ui)->class != &screen_customer)
        (void)ui_push(ui, &screen_customer, call_text(r, "number"));
    ui_note(ui, style, &said);
}

const struct ask_then then_merged = {.name = "merged", .run = merged};

static void taken(const struct view *v, char *list, size_t size)
{
    list[0] = '\0';
    for (int i = 0; i < (int)v->pair.nrows && i < DETAILS; i++) {
        const char *detail = text_at(v, i, "detail");
        size_t n = strlen(list);
        if (differs(v, i) && v->side[i] == DROP && !is_unique(detail))
            snprintf(list + n, size - n, "%s%s", n ? " " : "", detail);
    }
}

static enum verdict undecided(struct ui *ui, struct view *v)
{
    struct msg m;
    for (int i = 0; i < (int)v->pair.nrows && i < DETAILS; i++)
        v->at = v->side[i] == UNDECIDED ? i : v->at;
    MSG(&m, N_("These numbers are one person's alone and differ, so they may be two. Choose with Space "
               "whose counts, if they are one"));
    ui_note(ui, STYLE_WARN, &m);
    return VERDICT_HANDLED;
}

static enum verdict confirm(struct ui *ui, struct screen *s)
{
    static const char *const words[] = {"keep", "drop", ""};
    struct view *v = s->state;
    char take[120], keep_version[24], drop_version[24];
    for (int i = 0; i < (int)v->pair.nrows && i < DETAILS; i++) {
        if (v->side[i] == UNDECIDED)
            return undecided(ui, v);
    }
    taken(v, take, sizeof take);
    snprintf(keep_version, sizeof keep_version, "%lld",
             (long long)call_number(&v->pair, "keep_version"));
    snprintf(drop_version, sizeof drop_version, "%lld",
             (long long)call_number(&v->pair, "drop_version"));
    struct ask ask = {
        .command = &command_customer_merge,
        .heading = N_("Merge these two? A supervisor can undo it."),
        .presets = {{"keep", v->keep, true},
                    {"drop", v->drop, true},
                    {"take", take, true},
                    {"emirates_id", words[side_of(v, "emirates_id")], true},
                    {"licence", words[side_of(v, "licence")], true},
                    {"keep_version", keep_version, true},
                    {"drop_version", drop_version, true}},
        .then = &then_merged,
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict merge_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    int n = (int)v->pair.nrows;
    if (k->code == KEYC_DOWN && v->at + 1 < n)
        v->at++;
    else if (k->code == KEYC_UP && v->at > 0)
        v->at--;
    else if (k->code == KEYC_CHAR && k->ch == ' ')
        return toggle(ui, s);
    else if (k->code != KEYC_DOWN && k->code != KEYC_UP)
        return VERDICT_IGNORED;
    return VERDICT_HANDLED;
}

/* ---- drawing ---- */

static void draw_count(const struct view *v, struct canvas *c, int row, int col, const char *key,
                       const char *title)
{
    char text[48];
    snprintf(text, sizeof text, "%lld", (long long)call_number(&v->pair, key));
    canvas_text(c, row, col, 14, title, STYLE_LABEL, ALIGN_START);
    canvas_code(c, row, col + 14, 6, text, STYLE_NORMAL, ALIGN_END);
}

/* The one that counts is marked by a sign, not by colour. */
static void draw_value(const struct view *v, struct canvas *c, int row, int i, enum side side,
                       int col, int width)
{
    const struct cell *cell = reply_at(&v->pair, (size_t)i, side == KEEP ? "keep" : "drop");
    bool counts = v->side[i] == side;
    canvas_text(c, row, col, 2, counts ? "●" : "○", STYLE_KEY, ALIGN_START);
    if (cell && cell->type != CELL_NONE)
        paint_cell(c, row, col + 2, width - 3, cell, counts ? STYLE_NORMAL : STYLE_DIM);
    else
        canvas_text(c, row, col + 2, width - 3, "–", STYLE_DIM, ALIGN_START);
}

static const char *sign_shown(const char *sign)
{
    return strcmp(sign, "same") == 0 ? "=" : strcmp(sign, "differs") == 0 ? "≠" : "";
}

static void draw_detail(const struct view *v, struct canvas *c, int row, int i)
{
    const struct cell *detail = reply_at(&v->pair, (size_t)i, "detail");
    int width = (c->cols - LABEL - 2) / 2;
    canvas_text(c, row, 1, 2, i == v->at ? ">" : "", STYLE_KEY, ALIGN_START);
    if (detail)
        paint_cell(c, row, 3, LABEL - 5, detail, i == v->at ? STYLE_SELECTED : STYLE_LABEL);
    canvas_text(c, row, LABEL - 2, 2, sign_shown(text_at(v, i, "sign")), STYLE_KEY, ALIGN_START);
    draw_value(v, c, row, i, KEEP, LABEL, width);
    draw_value(v, c, row, i, DROP, LABEL + width, width);
}

static void merge_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    int width = (c->cols - LABEL - 2) / 2, row = 5;
    canvas_text(c, 1, 1, c->cols - 2, _("Two records of one customer?"), STYLE_TITLE, ALIGN_START);
    canvas_text(c, 3, LABEL, width - 1, _("This one stays"), STYLE_LABEL, ALIGN_START);
    canvas_text(c, 3, LABEL + width, width - 1, _("This one is merged"), STYLE_LABEL,
                ALIGN_START);
    canvas_code(c, 4, LABEL, width - 1, v->keep, STYLE_TITLE, ALIGN_START);
    canvas_code(c, 4, LABEL + width, width - 1, v->drop, STYLE_TITLE, ALIGN_START);
    for (int i = 0; i < (int)v->pair.nrows && i < DETAILS; i++)
        draw_detail(v, c, row++, i);
    row++;
    draw_count(v, c, row, LABEL, "keep_applications", _("Applications"));
    draw_count(v, c, row, LABEL + width, "drop_applications", _("Applications"));
    draw_count(v, c, row + 1, LABEL, "keep_complaints", _("Complaints"));
    draw_count(v, c, row + 1, LABEL + width, "drop_complaints", _("Complaints"));
    draw_count(v, c, row + 2, LABEL, "keep_contacts", _("Contacts"));
    draw_count(v, c, row + 2, LABEL + width, "drop_contacts", _("Contacts"));
    canvas_text(c, c->rows - 3, 1, c->cols - 2,
                _("● counts from now on; all cases go to the one who stays; both numbers find it."),
                STYLE_DIM, ALIGN_START);
    canvas_cursor(c, 5 + v->at, 3);
}

static const struct binding merge_bindings[] = {
    {KEYC_CHAR, ' ', &command_customer_merge, N_("Other value"), toggle, NULL},
    {KEYC_CHAR, 'x', &command_customer_merge, N_("Swap"), swap, NULL},
    {KEYC_F10, 0, &command_customer_merge, N_("Merge"), confirm, NULL},
};

const struct screen_class screen_merge = {
    .name = "merge",
    .title = N_("Merge"),
    .help = N_("Two records side by side: = agrees, ≠ differs. Space chooses which value counts where they "
               "differ; x swaps who stays; F10 merges after one more question. Applications, complaints, "
               "contacts and messages go to the one who stays; the other number still finds it, and what "
               "each had before is kept."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = merge_bindings,
    .nbindings = sizeof merge_bindings / sizeof *merge_bindings,
    .open = merge_open,
    .draw = merge_draw,
    .key = merge_key,
    .close = merge_close,
};
