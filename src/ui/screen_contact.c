/* One contact: who it was with, what it was about, what became of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/record.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

struct view {
    char number[NUMBER_SIZE];
    bool revealed;
    struct reply show;
    struct record_scroll scroll;
};

static const char *const entries[] = {
    "state", "kind", "channel", "customer", "caller", "language", "started_at", "length", "logged_by",
    "outcome", "solved", "promised", "timing", "owner", "level", "card", "application", "complaint",
    "call", "campaign", "text", "answer", NULL};

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    return CALL(ui, &command_contact_show, &v->show, reterr, "contact", v->number, "reveal",
                v->revealed ? "yes" : "");
}

static enum rc contact_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    return load(ui, v, reterr);
}

static void contact_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void contact_close(struct screen *s)
{
    struct view *v = s->state;
    reply_done(&v->show);
}

/* ---- what may be done ---- */

static bool in_state(const struct view *v, const char *word)
{
    return strcmp(call_text(&v->show, "state"), word) == 0;
}

static bool is_open(struct ui *ui, struct screen *s)
{
    (void)ui;
    return in_state(s->state, "open");
}

static bool take_offered(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    return is_open(ui, s) && !call_text(&v->show, "owner")[0];
}

static bool close_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    return in_state(s->state, "open") || in_state(s->state, "answered");
}

static bool next_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    return !in_state(s->state, "closed") && !in_state(s->state, "talking");
}

static bool has(const struct screen *s, const char *entry)
{
    const struct view *v = s->state;
    return call_text(&v->show, entry)[0] != '\0';
}

static bool customer_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    return has(s, "customer_number");
}

static bool application_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    return has(s, "application");
}

static bool call_back_offered(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    return !talk_on(ui) && call_text(&v->show, "caller")[0] == '+';
}

static bool card_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    return has(s, "card");
}

/* ---- doing it ---- */

static enum verdict take(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    if (CALL_DO(ui, &command_contact_take, "contact", v->number) == RC_OK)
        (void)load(ui, v, NULL);
    return VERDICT_HANDLED;
}

static enum verdict assign(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ask_about(ui, &command_contact_assign, NULL, "contact", v->number);
    return VERDICT_HANDLED;
}

static enum verdict answer(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ask_about(ui, &command_contact_answer,
                    N_("What you write is sent to whoever asked, as it stands."), "contact", v->number);
    return VERDICT_HANDLED;
}

static enum verdict close_it(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ask_about(ui, &command_contact_close, N_("Close this contact?"), "contact", v->number);
    return VERDICT_HANDLED;
}

static enum verdict next_step(struct ui *ui, struct screen *s)
{
    return in_state(s->state, "open") ? answer(ui, s) : close_it(ui, s);
}

static enum verdict go_to(struct ui *ui, struct screen *s, const struct screen_class *class,
                          const char *entry)
{
    struct view *v = s->state;
    (void)ui_push(ui, class, call_text(&v->show, entry));
    return VERDICT_HANDLED;
}

static enum verdict customer(struct ui *ui, struct screen *s)
{
    return go_to(ui, s, &screen_customer, "customer_number");
}

static enum verdict application(struct ui *ui, struct screen *s)
{
    return go_to(ui, s, &screen_application, "application");
}

static enum verdict card(struct ui *ui, struct screen *s)
{
    return go_to(ui, s, &screen_card, "card");
}

/* What whoever asked was told, and sent. */
static enum verdict messages(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    (void)ui_push(ui, &screen_contact_messages, v->number);
    return VERDICT_HANDLED;
}

/* The number in full is read for it, and that is recorded. */
static enum verdict call_back(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct reply full;
    reply_init(&full);
    if (CALL(ui, &command_contact_show, &full, NULL, "contact", v->number, "reveal", "yes") == RC_OK &&
        CALL_DO(ui, &command_contact_start, "direction", "out", "caller", call_text(&full, "caller"),
                "customer", call_text(&full, "customer_number")) == RC_OK)
        (void)ui_push(ui, &screen_talk, ui->talk.number);
    reply_done(&full);
    return VERDICT_HANDLED;
}

static enum verdict reveal(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    v->revealed = !v->revealed;
    if (load(ui, v, NULL) == RC_OK && v->revealed) {
        struct msg m;
        MSG(&m, N_("Shown in full; this was recorded. r hides it again"));
        ui_note(ui, STYLE_WARN, &m);
    }
    return VERDICT_HANDLED;
}

static enum verdict contact_key(struct ui *ui, struct screen *s, const struct key *k)
{
    (void)ui;
    struct view *v = s->state;
    return record_key(&v->scroll, k);
}

/* ---- drawing ---- */

/* What a row of the story was about, beside its event: whom it was given to, how it ended. */
static void draw_happening(const struct view *v, struct canvas *c, int row, size_t i)
{
    const struct cell *at = reply_at(&v->show, i, "at");
    const struct cell *what = reply_at(&v->show, i, "event");
    const struct cell *by = reply_at(&v->show, i, "by");
    const struct cell *note = reply_at(&v->show, i, "note");
    const struct cell *about = reply_at(&v->show, i, "about");
    int rest = c->cols - 19 - 30 - 14;
    if (!at || !what || !by || !note || !about)
        return;
    paint_cell(c, row, 1, 16, at, STYLE_NORMAL);
    paint_cell(c, row, 19, 30, what, STYLE_NORMAL);
    paint_cell(c, row, 50, 12, by, STYLE_DIM);
    paint_cell(c, row, 63, rest, note->s ? note : about, STYLE_DIM);
}

static void draw_story(const struct view *v, struct canvas *c, int row)
{
    size_t room = (size_t)(c->rows - 3 - row), n = v->show.nrows;
    canvas_rule(c, row++, 1, c->cols - 2, _("Timeline"));
    for (size_t i = n > room ? n - room : 0; i < n && row < c->rows - 2; i++)
        draw_happening(v, c, row++, i);
}

static void contact_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    canvas_code(c, 1, 1, c->cols - 2, v->number, STYLE_TITLE, ALIGN_START);
    record_draw_scrolled(c, (struct area){2, 1, c->rows - 10, c->cols - 2}, &v->show, entries,
                         &v->scroll);
    if (record_goes_on(&v->scroll))
        canvas_text(c, c->rows - 9, c->cols - 3, 2, "↓", STYLE_KEY, ALIGN_START);
    draw_story(v, c, 3 + (v->scroll.lines < v->scroll.rows ? v->scroll.lines : v->scroll.rows));
    canvas_cursor(c, 1, 1);
}

static const struct binding contact_bindings[] = {
    {KEYC_ENTER, 0, NULL, N_("Next step"), next_step, next_offered},
    {KEYC_CHAR, 't', &command_contact_take, N_("Take"), take, take_offered},
    {KEYC_CHAR, 'g', &command_contact_assign, N_("Assign"), assign, is_open},
    {KEYC_CHAR, 'a', &command_contact_answer, N_("Answer"), answer, is_open},
    {KEYC_CHAR, 'c', &command_contact_close, N_("Close"), close_it, close_offered},
    {KEYC_CHAR, 'u', &command_customer_show, N_("Customer"), customer, customer_offered},
    {KEYC_CHAR, 'o', &command_application_show, N_("Application"), application, application_offered},
    {KEYC_CHAR, 'k', &command_card_show, N_("Service card"), card, card_offered},
    {KEYC_CHAR, 'b', &command_contact_start, N_("Call back"), call_back, call_back_offered},
    {KEYC_CHAR, 'r', &command_contact_show, N_("Reveal"), reveal, NULL},
    {KEYC_CHAR, '@', &command_message_list, N_("Messages"), messages, NULL},
};

const struct screen_class screen_contact = {
    .name = "contact",
    .title = N_("Contact"),
    .help = N_("An enquiry, a suggestion or a request for support is taken by somebody, answered, and "
               "closed; the answer is sent to whoever asked. Enter takes the next of these steps. b begins a "
               "call to the same number."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = contact_bindings,
    .nbindings = sizeof contact_bindings / sizeof *contact_bindings,
    .open = contact_open,
    .draw = contact_draw,
    .key = contact_key,
    .shown = contact_shown,
    .close = contact_close,
};

const struct ask_then then_show_contact = {.name = "show-contact", .shows = &screen_contact};
