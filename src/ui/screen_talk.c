/* A conversation as it goes on: who it is with, their open cases at once, and the way to all that may be
 * wanted meanwhile. It is a row of the database from the first moment: leaving the screen leaves it open.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/talk.h"

#include "base/mem.h"
#include "domain/sought.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/lookup.h"
#include "ui/opening.h"
#include "ui/paint.h"
#include "ui/screens.h"
#include "ui/sheet.h"
#include "ui/talk_cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HITS = 8 };

struct view {
    char number[NUMBER_SIZE];
    struct reply show;
    bool known;                 /* who it is was said, or left open */
    struct sheet *sheet;        /* one field: the caller */
    char *sought;               /* what the hits are of */
    struct reply found, cases;  /* customers who fit; what is open of the one it is */
    struct list hits, list;
    struct picker *picker;      /* of a service to read out */
};

static const struct field caller_field = {
    .name = "caller",
    .type = FIELD_TEXT,
    .label = {.en = N_("Caller's number or name")},
    .any_digits = true,
};

static const char *const hit_columns[] = {"number", "name", "mobile", "kind", NULL};
static const char *const case_columns[] = {"number", "what", "state", "?timing", NULL};

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    enum rc rc = CALL(ui, &command_contact_show, &v->show, reterr, "contact", v->number);
    if (rc)
        return rc;
    if (call_text(&v->show, "caller")[0] || call_text(&v->show, "customer_number")[0])
        v->known = true;
    if (!v->known)
        return RC_OK;
    list_show(&v->list, NULL);
    talk_cases(ui, v->number, call_text(&v->show, "customer_number"), &v->cases);
    list_show(&v->list, &v->cases);
    return RC_OK;
}

static enum rc talk_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    const struct sheet_item item = {.field = &caller_field};
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    v->sheet = sheet_new(&item, 1, NULL, 1, session_today(ui->session));
    sheet_begin(v->sheet);
    v->sought = mem_strdup("");
    list_init(&v->hits, NULL, hit_columns);
    list_init(&v->list, N_("Nothing is open, and there was no contact before."), case_columns);
    return load(ui, v, reterr);
}

static void talk_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void talk_close(struct screen *s)
{
    struct view *v = s->state;
    list_done(&v->hits);
    list_done(&v->list);
    sheet_free(v->sheet);
    picker_free(v->picker);
    free(v->sought);
    reply_done(&v->show);
    reply_done(&v->found);
    reply_done(&v->cases);
}

static bool is_over(const struct view *v)
{
    return strcmp(call_text(&v->show, "state"), "talking") != 0;
}

/* ---- who it is ---- */

static const char *typed(struct view *v)
{
    return sheet_text(v->sheet, 0);
}

/* Only when somebody looks: what is typed ahead is looked for once. */
static void look_up(struct ui *ui, struct view *v)
{
    if (strcmp(typed(v), v->sought) == 0)
        return;
    free(v->sought);
    v->sought = mem_strdup(typed(v));
    list_show(&v->hits, NULL);
    v->hits.at = 0;
    reply_done(&v->found);
    reply_init(&v->found);
    if (!v->sought[0])
        return;
    ui->session->glancing = true;
    (void)CALL(ui, &command_customer_find, &v->found, NULL, "text", v->sought);
    ui->session->glancing = false;
    list_show(&v->hits, &v->found);
}

static bool is_telephone(const char *text)
{
    struct sought sought;
    sought_read(text, NULL, 0, &sought);
    const struct sought_way *w =
        sought.nterms == 1 ? sought_way_of(&sought.terms[0], SOUGHT_TELEPHONE) : NULL;
    return w && (w->match == SOUGHT_WHOLE || text[0] == '+');
}

/* The one that is marked; without any, the number alone. What is left empty is left open. */
static enum verdict accept(struct ui *ui, struct view *v)
{
    struct err err = {0};
    struct reply r;
    look_up(ui, v);
    const char *customer = v->hits.nshown ? list_text(&v->hits, "number") : "";
    const char *caller = is_telephone(typed(v)) || !customer[0] ? typed(v) : "";
    reply_init(&r);
    if (!typed(v)[0] || CALL(ui, &command_contact_set, &r, &err, "contact", v->number, "caller",
                             caller, "customer", customer) == RC_OK) {
        v->known = true;
        sheet_saved(v->sheet);
        (void)load(ui, v, NULL);
    } else if (sheet_blame(v->sheet, &err)) {
        ui->note.id = NULL;
    }
    reply_done(&r);
    return VERDICT_HANDLED;
}

static enum verdict who_key(struct ui *ui, struct view *v, const struct key *k)
{
    if (k->code == KEYC_UP || k->code == KEYC_DOWN) {
        look_up(ui, v);
        return list_key(&v->hits, k) == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
    }
    enum widget_event e = k->code == KEYC_TAB ? WIDGET_ACCEPT : sheet_key(v->sheet, k);
    if (e == WIDGET_ACCEPT)
        return accept(ui, v);
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

static enum verdict ask_who(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui;
    v->known = false;
    return VERDICT_HANDLED;
}

/* The number in full is read for the form, and that is recorded. */
static enum verdict register_caller(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct reply r;
    reply_init(&r);
    if (!v->known && is_telephone(typed(v)))
        (void)CALL(ui, &command_contact_set, &r, NULL, "contact", v->number, "caller", typed(v));
    if (!v->known)
        opening_register_caller(ui, typed(v), v->number);
    else if (CALL(ui, &command_contact_show, &r, NULL, "contact", v->number, "reveal", "yes") == RC_OK)
        opening_register_caller(ui, call_text(&r, "caller"), v->number);
    reply_done(&r);
    return VERDICT_HANDLED;
}

static void registered(struct ui *ui, const struct reply *r, const char *contact)
{
    struct reply done;
    reply_init(&done);
    if (CALL(ui, &command_contact_set, &done, NULL, "contact", contact, "customer",
             call_text(r, "number")) == RC_OK)
        call_note(ui, r);
    reply_done(&done);
    if (ui_top(ui)->class == &screen_talk)
        talk_shown(ui, ui_top(ui));
}

const struct ask_then then_caller_registered = {.name = "caller-registered", .run = registered};

/* ---- meanwhile ---- */

static enum verdict read_card(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    v->picker = lookup_card(ui, "");
    return VERDICT_HANDLED;
}

static enum verdict picker_event(struct ui *ui, struct view *v, const struct key *k)
{
    char card[NUMBER_SIZE];
    enum verdict verdict = picker_answer(&v->picker, k, card, sizeof card);
    if (card[0])
        (void)ui_push(ui, &screen_card, card);
    return verdict;
}

static enum verdict write_down(struct ui *ui, struct screen *s, const char *kind, const char *heading)
{
    struct view *v = s->state;
    const struct talk_seen *seen = ui->talk.nseen ? &ui->talk.seen[0] : NULL;
    bool card = seen && seen->class == &screen_card;
    bool application = seen && seen->class == &screen_application;
    struct ask ask = {
        .command = &command_contact_log,
        .heading = heading,
        .presets = {{"call", v->number, true},
                    {"kind", kind, true},
                    {card          ? "card"
                     : application ? "application"
                                   : "complaint",
                     seen ? seen->id : "", false}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict enquiry(struct ui *ui, struct screen *s)
{
    return write_down(ui, s, "enquiry", N_("Write the enquiry down; the answer is sent later."));
}

static enum verdict suggestion(struct ui *ui, struct screen *s)
{
    return write_down(ui, s, "suggestion", N_("Write the suggestion down; the answer is sent later."));
}

static enum verdict support(struct ui *ui, struct screen *s)
{
    return write_down(ui, s, "support",
                      N_("Write down what does not work; technical support answers later."));
}

static enum verdict notes(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct ask ask = {
        .command = &command_contact_set,
        .heading = N_("What the call is about. What stays empty is left as it is."),
        .at = "text",
        .changes_only = true,
        .presets = {{"contact", v->number, true},
                    {"text", call_text(&v->show, "text"), false},
                    {"language", call_text(&v->show, "language"), false}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

/* Of whoever is no customer: a customer's record says it. */
static enum verdict other_language(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    bool arabic = strcmp(call_text(&v->show, "language"), "ar") == 0;
    if (CALL_DO(ui, &command_contact_set, "contact", v->number, "language", arabic ? "en" : "ar") ==
        RC_OK)
        (void)load(ui, v, NULL);
    return VERDICT_HANDLED;
}

static enum verdict complain(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct ask ask = {
        .command = &command_complaint_log,
        .presets = {{"customer", call_text(&v->show, "customer_number"), true}},
        .then = &then_show_complaint,
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict customer(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui_push(ui, &screen_customer, call_text(&v->show, "customer_number"));
    return VERDICT_HANDLED;
}

static enum verdict end(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui_push(ui, &screen_talk_end, v->number);
    return VERDICT_HANDLED;
}

static enum verdict open_selected(struct ui *ui, struct view *v)
{
    const char *kind = list_text(&v->list, "kind"), *number = list_text(&v->list, "number");
    if (strcmp(kind, "application") == 0)
        (void)ui_push(ui, &screen_application, number);
    else if (strcmp(kind, "complaint") == 0)
        (void)ui_push(ui, &screen_complaint, number);
    else if (number[0])
        (void)ui_push(ui, &screen_contact, number);
    return VERDICT_HANDLED;
}

static enum verdict talk_screen_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    if (v->picker)
        return picker_event(ui, v, k);
    if (!v->known)
        return who_key(ui, v, k);
    enum widget_event e = list_key(&v->list, k);
    if (e == WIDGET_ACCEPT)
        return open_selected(ui, v);
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

/* ---- drawing ---- */

static void draw_who(struct ui *ui, struct view *v, struct canvas *c)
{
    look_up(ui, v);
    sheet_draw(v->sheet, c, (struct area){3, 1, 3, c->cols - 2});
    canvas_rule(c, 6, 1, c->cols - 2, _("Customers"));
    if (v->hits.nshown)
        list_draw(&v->hits, c, (struct area){7, 1, HITS + 1, c->cols - 2}, false);
    else
        paint_wrapped(c, (struct area){7, 1, 3, c->cols - 2}, 0,
                      v->sought[0] ? _("Nobody is registered with this. Enter goes on with the number "
                                       "alone; F2 registers a new customer.")
                                   : _("Type or paste the number, in any way of writing it, or a name. "
                                       "Enter alone leaves it open."),
                      STYLE_DIM);
}

static void draw_entry(const struct view *v, struct canvas *c, struct area a, const char *key,
                       enum style style)
{
    const struct cell *cell = reply_get(&v->show, key);
    if (cell)
        paint_cell(c, a.row, a.col, a.cols, cell, style);
}

/* The caller's name and number, the number of the line, the language; below what was noted. */
static void draw_known(struct view *v, struct canvas *c)
{
    int half = c->cols / 2, rest = c->cols - half - 2;
    if (call_text(&v->show, "customer_number")[0])
        draw_entry(v, c, (struct area){2, 1, 1, half - 2}, "customer", STYLE_TITLE);
    else
        canvas_text(c, 2, 1, half - 2, _("Nobody who is registered"), STYLE_TITLE, ALIGN_START);
    draw_entry(v, c, (struct area){2, half, 1, rest}, "customer_number", STYLE_NORMAL);
    draw_entry(v, c, (struct area){3, 1, 1, half - 2}, "caller", STYLE_NORMAL);
    draw_entry(v, c, (struct area){3, half, 1, rest}, "language", STYLE_NORMAL);
    paint_wrapped(c, (struct area){4, 1, 2, c->cols - 2}, 0, call_text(&v->show, "text"), STYLE_DIM);
    canvas_rule(c, 6, 1, c->cols - 2, _("Open cases, earlier contacts"));
    list_draw(&v->list, c, (struct area){7, 1, c->rows - 10, c->cols - 2}, true);
    list_draw_whole(&v->list, c, (struct area){c->rows - 3, 1, 1, c->cols - 2});
    if (v->list.nshown == 0)
        canvas_cursor(c, 1, 1);
}

static void talk_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    struct view *v = s->state;
    int w = layout_width(v->number);
    canvas_code(c, 1, 1, w, v->number, STYLE_TITLE, ALIGN_START);
    const struct cell *state = reply_get(&v->show, "state");
    if (state)
        paint_cell(c, 1, w + 3, c->cols - w - 4, state, STYLE_NORMAL);
    if (v->known)
        draw_known(v, c);
    else
        draw_who(ui, v, c);
    if (v->picker)
        picker_draw(v->picker, c);
}

static struct sheet *talk_sheet(struct screen *s)
{
    const struct view *v = s->state;
    return v->sheet;
}

/* ---- keys ---- */

static bool goes_on(struct ui *ui, struct screen *s)
{
    (void)ui;
    return !is_over(s->state);
}

static bool is_known(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    return v->known && goes_on(ui, s);
}

static bool has_customer(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    (void)ui;
    return v->known && call_text(&v->show, "customer_number")[0];
}

static bool no_customer(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    return goes_on(ui, s) && !call_text(&v->show, "customer_number")[0];
}

static bool stranger(struct ui *ui, struct screen *s)
{
    return is_known(ui, s) && no_customer(ui, s);
}

static const struct binding talk_bindings[] = {
    {KEYC_ENTER, 0, NULL, N_("Open"), NULL, is_known},
    {KEYC_CHAR, 'e', &command_contact_end, "", end, is_known},
    {KEYC_CHAR, 'k', &command_card_show, N_("Card"), read_card, is_known},
    {KEYC_CHAR, 'i', &command_contact_log, N_("Enquiry"), enquiry, is_known},
    {KEYC_CHAR, 'n', &command_contact_set, N_("Note"), notes, is_known},
    {KEYC_F2, 0, &command_customer_register, N_("Register"), register_caller, no_customer},
    {KEYC_CHAR, 'l', &command_contact_set, N_("Language"), other_language, stranger},
    {KEYC_CHAR, 'u', &command_customer_show, N_("Customer"), customer, has_customer},
    {KEYC_CHAR, 'c', &command_complaint_log, N_("Complaint"), complain, has_customer},
    {KEYC_CHAR, 'w', &command_contact_set, N_("Who"), ask_who, is_known},
    {KEYC_CHAR, 'g', &command_contact_log, N_("Suggestion"), suggestion, is_known},
    {KEYC_CHAR, 't', &command_contact_log, N_("Support"), support, is_known},
};

const struct screen_class screen_talk = {
    .name = "call",
    .title = N_("Conversation"),
    .help = N_("The call that you are in; its clock runs on the title line. Type or paste the number: the "
               "customer and the open cases are there at once. Walk wherever you need to, and ^V brings you "
               "back; what you look at meanwhile is offered as what it was about. e, or ^V here, ends it: "
               "one key for how it ended, one for whether it was solved."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = talk_bindings,
    .nbindings = sizeof talk_bindings / sizeof *talk_bindings,
    .open = talk_open,
    .draw = talk_draw,
    .key = talk_screen_key,
    .shown = talk_shown,
    .close = talk_close,
    .sheet = talk_sheet,
};
