/* Any reply on a screen: messages, then the record, then the table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list.h"
#include "ui/record.h"
#include "ui/reply_view.h"

#include "text/lang.h"

enum { MARGIN = 2, TABLE_LEAST = 6 };

struct reply_state {
    struct args args;
    struct reply reply;
    struct list list;
    int skip;          /* lines of the record scrolled away */
    int record_room, record_lines; /* of the last picture */
    bool in_record;    /* keys scroll the record although there is a table */
};

static enum rc reply_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    (void)ui;
    (void)reterr;
    struct reply_state *v = s->state;
    const struct reply_shown *shown = with;
    v->args = *shown->take_args;
    v->reply = *shown->take_reply;
    *shown->take_args = (struct args){0};
    reply_init(shown->take_reply);
    list_init(&v->list, N_("There is nothing to list"), NULL);
    list_show(&v->list, &v->reply);
    v->in_record = !v->reply.table_title;
    return RC_OK;
}

static void reply_close(struct screen *s)
{
    struct reply_state *v = s->state;
    list_done(&v->list);
    reply_done(&v->reply);
    if (v->args.command)
        args_done(&v->args);
}

/* F5, and coming back: what only reads is read again. */
static void reply_shown_again(struct ui *ui, struct screen *s)
{
    struct reply_state *v = s->state;
    struct reply fresh;
    if (!v->args.command ||
        (v->args.command->access != ACCESS_READ && v->args.command->access != ACCESS_READ_PERSONAL))
        return;
    reply_init(&fresh);
    if (ui_run(ui, &v->args, &fresh, NULL) != RC_OK) {
        reply_done(&fresh);
        return;
    }
    reply_done(&v->reply);
    v->reply = fresh;
    list_show(&v->list, &v->reply);
}

static int draw_messages(const struct reply *r, struct canvas *c, int row, int last)
{
    for (size_t i = 0; i < r->nmessages && row <= last; i++) {
        struct buf text = {0};
        lang_msg(&text, &r->messages[i]);
        struct area a = {row, MARGIN, last - row + 1, c->cols - 2 * MARGIN};
        row += paint_wrapped(c, a, 0, buf_text(&text), STYLE_NORMAL);
        buf_done(&text);
    }
    return row + (r->nmessages > 0);
}

static int draw_record(struct reply_state *v, struct canvas *c, int row, int last)
{
    const struct reply *r = &v->reply;
    int left = last - row, width = c->cols - 2 * MARGIN;
    canvas_rule(c, row, MARGIN, width, _(r->record_title));
    struct area a = {row + 1, MARGIN, left, width};
    v->record_lines = record_draw(NULL, a, r, NULL, 0);
    if (r->table_title && v->record_lines > left - TABLE_LEAST)
        a.rows = left - TABLE_LEAST;
    v->record_room = a.rows = v->record_lines < a.rows ? v->record_lines : a.rows;
    if (v->skip > v->record_lines - a.rows)
        v->skip = v->record_lines - a.rows;
    record_draw(c, a, r, NULL, v->skip);
    return a.row + a.rows + 1;
}

static void reply_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct reply_state *v = s->state;
    const struct reply *r = &v->reply;
    int last = c->rows - 3, row = draw_messages(r, c, 2, last);
    if (r->record_title && row < last)
        row = draw_record(v, c, row, last);
    if (r->table_title && row < last) {
        canvas_rule(c, row, MARGIN, c->cols - 2 * MARGIN, _(r->table_title));
        struct area a = {row + 1, MARGIN, last - row, c->cols - 2 * MARGIN};
        list_draw(&v->list, c, a, !v->in_record);
    }
}

static bool scroll(struct reply_state *v, const struct key *k)
{
    int step = k->code == KEYC_UP          ? -1
               : k->code == KEYC_DOWN      ? 1
               : k->code == KEYC_PAGE_UP   ? -v->record_room
               : k->code == KEYC_PAGE_DOWN ? v->record_room
                                           : 0;
    int most = v->record_lines - v->record_room;
    v->skip += step;
    v->skip = v->skip > most ? most : v->skip;
    v->skip = v->skip < 0 ? 0 : v->skip;
    return step != 0;
}

static enum verdict reply_key(struct ui *ui, struct screen *s, const struct key *k)
{
    (void)ui;
    struct reply_state *v = s->state;
    if (k->code == KEYC_TAB && v->reply.table_title && v->reply.record_title) {
        v->in_record = !v->in_record;
        return VERDICT_HANDLED;
    }
    if (v->in_record)
        return scroll(v, k) ? VERDICT_HANDLED : VERDICT_IGNORED;
    enum widget_event e = list_key(&v->list, k);
    return e == WIDGET_IGNORED || e == WIDGET_CANCEL ? VERDICT_IGNORED : VERDICT_HANDLED;
}

static bool has_table(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct reply_state *v = s->state;
    return v->reply.table_title != NULL;
}

static bool has_both(struct ui *ui, struct screen *s)
{
    const struct reply_state *v = s->state;
    return has_table(ui, s) && v->reply.record_title;
}

static const struct binding reply_bindings[] = {
    {.code = KEYC_CHAR, .ch = '/', .label = N_("Filter"), .offered = has_table},
    {.code = KEYC_TAB, .label = N_("Record or list"), .offered = has_both},
};

const struct screen_class screen_reply = {
    .name = "reply",
    .title = N_("Answer"),
    .help = N_("What a command has answered. The arrows and Page Up, Page Down move through it."),
    .state_size = sizeof(struct reply_state),
    .bindings = reply_bindings,
    .nbindings = sizeof reply_bindings / sizeof *reply_bindings,
    .open = reply_open,
    .draw = reply_draw,
    .key = reply_key,
    .shown = reply_shown_again,
    .close = reply_close,
};
