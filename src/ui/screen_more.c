/* What is needed less often than the home screen's own keys: one row each, a letter away.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/screens.h"

/* Letter, the command that decides who may, its name here, the screen. In the order in which they are
 * shown. */
#define MORE_LIST(X)                                                                               \
    X('c', contact_list, N_("Contacts"), screen_contacts)                                          \
    X('@', message_list, N_("Messages"), screen_messages)                                          \
    X('a', attachment_list, N_("Attachments"), screen_attachments)                                 \
    X('j', report_journey, N_("Journey report"), screen_journey)                                   \
    X('i', inspection_list, N_("Inspections"), screen_inspections)                                  \
    X('p', payment_list, N_("Payments"), screen_payments)                                          \
    X('n', reminder_list, N_("Renewals"), screen_reminders)                                        \
    X('m', campaign_list, N_("Campaigns"), screen_campaigns)                                       \
    X('w', calendar_show, N_("Working calendar"), screen_calendar)                                 \
    X('s', staff_list, N_("Staff"), screen_staff)                                                  \
    X('r', rating_summary, N_("Customer Pulse"), screen_pulse)                                     \
    X('l', complaint_word, N_("Lists around complaints"), screen_words)

#define X(letter, command, title, class)                                                           \
    static enum verdict open_##command(struct ui *ui, struct screen *s)                            \
    {                                                                                              \
        (void)s;                                                                                   \
        (void)ui_push(ui, &(class), NULL);                                                         \
        return VERDICT_HANDLED;                                                                    \
    }
MORE_LIST(X)
#undef X

static enum verdict open_selected(struct ui *ui, struct screen *s);

static const struct binding more_bindings[] = {
    {KEYC_ENTER, 0, NULL, N_("Open"), open_selected, NULL},
    {KEYC_CHAR, '/', NULL, N_("Filter"), NULL, NULL},
#define X(letter, command, title, class)                                                           \
    {KEYC_CHAR, letter, &command_##command, title, open_##command, NULL},
    MORE_LIST(X)
#undef X
};
enum { BINDINGS = sizeof more_bindings / sizeof *more_bindings, FIRST = 2 };

struct view {
    struct reply reply;
    struct list list;
};

static const struct column more_columns[] = {{"key", N_("Key"), CELL_CODE},
                                             {"name", N_("Name"), CELL_WORD},
                                             {"about", N_("What it does"), CELL_WORD}};

static void fill(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    reply_table(&v->reply, N_("More"), more_columns, sizeof more_columns / sizeof *more_columns);
    for (size_t i = FIRST; i < BINDINGS; i++) {
        const struct binding *b = &more_bindings[i];
        const char letter[2] = {(char)b->ch, '\0'};
        if (!ui_offers(ui, s, b))
            continue;
        reply_cell(&v->reply, cell_code(letter));
        reply_cell(&v->reply, cell_word(b->label, b->label));
        reply_cell(&v->reply, cell_word(b->command->noun, b->command->summary));
    }
}

static enum rc more_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    (void)with;
    (void)reterr;
    struct view *v = s->state;
    reply_init(&v->reply);
    list_init(&v->list, N_("There is nothing more for your role."), NULL);
    fill(ui, s);
    list_show(&v->list, &v->reply);
    return RC_OK;
}

static void more_close(struct screen *s)
{
    struct view *v = s->state;
    list_done(&v->list);
    reply_done(&v->reply);
}

static enum verdict open_selected(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    const char *letter = list_text(&v->list, "key");
    for (size_t i = FIRST; i < BINDINGS; i++) {
        if (more_bindings[i].ch == (uint32_t)*letter)
            return more_bindings[i].run(ui, s);
    }
    return VERDICT_HANDLED;
}

static enum verdict more_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    enum widget_event e = list_key(&v->list, k);
    if (e == WIDGET_ACCEPT)
        return open_selected(ui, s);
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

static void more_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    list_draw(&v->list, c, (struct area){2, 1, c->rows - 5, c->cols - 2}, true);
    list_draw_whole(&v->list, c, (struct area){c->rows - 3, 1, 1, c->cols - 2});
}

const struct screen_class screen_more = {
    .name = "more",
    .title = N_("More"),
    .help = N_("Lists and settings that are needed less often. The letter in front opens one, and so "
               "does Enter; what your role may not see is not there."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = more_bindings,
    .nbindings = BINDINGS,
    .open = more_open,
    .draw = more_draw,
    .key = more_key,
    .close = more_close,
};
