/* One customer: who it is, the applications, the complaints, the contacts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/lookup.h"
#include "ui/opening.h"
#include "ui/record.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

enum { RECORD_ROWS = 6 };
enum pane { CASES, COMPLAINTS, CONTACTS, PANES };

struct view {
    char number[NUMBER_SIZE];
    bool revealed;
    struct reply show, replies[PANES];
    struct list lists[PANES];
    enum pane at;          /* where the keys go */
    struct picker *picker; /* of a service, for a new application */
};

static const char *const case_columns[] = {"number",    "service",    "state",
                                           "?promised", "?opened_at", NULL};
static const char *const complaint_columns[] = {"sign",  "number",    "subject",
                                                "state", "logged_at", NULL};
static const char *const contact_columns[] = {"number", "text", "state", "started_at", NULL};

static const struct {
    const struct command *command;
    const struct screen_class *opens;
    const char *title, *empty;
    const char *const *columns;
} panes[PANES] = {
    [CASES] = {&command_application_list, &screen_application, N_("Applications"),
               N_("No applications yet; n opens one."), case_columns},
    [COMPLAINTS] = {&command_complaint_list, &screen_complaint, N_("Complaints"), N_("No complaints."),
                    complaint_columns},
    [CONTACTS] = {&command_contact_list, &screen_contact, N_("Contacts"), N_("No contacts."),
                  contact_columns},
};

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    for (int i = 0; i < PANES; i++)
        list_show(&v->lists[i], NULL);
    enum rc rc = CALL(ui, &command_customer_show, &v->show, reterr, "customer", v->number, "reveal",
                      v->revealed ? "yes" : "");
    for (int i = 0; i < PANES; i++) {
        if (rc == RC_OK)
            rc = CALL(ui, panes[i].command, &v->replies[i], reterr, "customer", v->number);
        list_show(&v->lists[i], &v->replies[i]);
    }
    return rc;
}

/* Whoever was merged is shown as the one who stayed. */
static void tell_merged(struct ui *ui, struct view *v)
{
    if (v->show.nmessages)
        ui_note(ui, STYLE_WARN, &v->show.messages[0]);
    if (call_text(&v->show, "number")[0])
        snprintf(v->number, sizeof v->number, "%s", call_text(&v->show, "number"));
}

static enum rc customer_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    for (int i = 0; i < PANES; i++) {
        list_init(&v->lists[i], panes[i].empty, panes[i].columns);
        v->lists[i].to_focus = KEYC_TAB;
    }
    enum rc rc = load(ui, v, reterr);
    tell_merged(ui, v);
    return rc;
}

static void customer_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
    tell_merged(ui, s->state);
}

static void customer_close(struct screen *s)
{
    struct view *v = s->state;
    picker_free(v->picker);
    reply_done(&v->show);
    for (int i = 0; i < PANES; i++) {
        list_done(&v->lists[i]);
        reply_done(&v->replies[i]);
    }
}

/* ---- actions ---- */

static enum verdict new_application(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    v->picker = lookup_card(ui, "");
    return VERDICT_HANDLED;
}

/* Names and words can be shown to be changed; masked numbers are left empty and stay as they are. */
static enum verdict correct(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    const struct cell *name = reply_get(&v->show, "name");
    char version[24];
    snprintf(version, sizeof version, "%lld", (long long)call_number(&v->show, "version"));
    struct ask ask = {
        .command = &command_customer_correct,
        .heading = N_("Correct this customer. What stays empty is left as it is."),
        .changes_only = true,
        .presets = {{"customer", v->number, true},
                    {"version", version, true},
                    {"kind", call_text(&v->show, "kind"), false},
                    {"name_en", name && name->s ? name->s : "", false},
                    {"name_ar", name && name->ar ? name->ar : "", false},
                    {"language", call_text(&v->show, "language"), false},
                    {"channel", call_text(&v->show, "channel"), false}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict complain(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct ask ask = {
        .command = &command_complaint_log,
        .presets = {{"customer", v->number, true}},
        .then = &then_show_complaint,
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict write_down(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct ask ask = {
        .command = &command_contact_log,
        .presets = {{"customer", v->number, true}},
        .then = &then_show_contact,
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict identify(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ask_about(ui, &command_customer_identify, NULL, "customer", v->number);
    return VERDICT_HANDLED;
}

static enum verdict twins(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui_push(ui, &screen_twins, call_text(&v->show, "number"));
    return VERDICT_HANDLED;
}

/* What was issued to the customer, and until when it is valid. */
static enum verdict results(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui_push(ui, &screen_results, v->number);
    return VERDICT_HANDLED;
}

/* What was written to the customer. */
static enum verdict messages(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui_push(ui, &screen_customer_messages, v->number);
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

static enum verdict other_list(struct ui *ui, struct screen *s)
{
    (void)ui;
    struct view *v = s->state;
    v->at = (enum pane)((v->at + 1) % PANES);
    return VERDICT_HANDLED;
}

static enum verdict open_selected(struct ui *ui, struct view *v)
{
    (void)ui_push(ui, panes[v->at].opens, list_text(&v->lists[v->at], "number"));
    return VERDICT_HANDLED;
}

static enum verdict picker_event(struct ui *ui, struct view *v, const struct key *k)
{
    char card[NUMBER_SIZE];
    enum verdict verdict = picker_answer(&v->picker, k, card, sizeof card);
    if (card[0])
        opening_application(ui, card, v->number);
    return verdict;
}

static enum verdict customer_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    if (v->picker)
        return picker_event(ui, v, k);
    enum widget_event e = list_key(&v->lists[v->at], k);
    if (e == WIDGET_ACCEPT)
        return open_selected(ui, v);
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

/* ---- drawing ---- */

static const char *const left[] = {"kind", "emirates_id", "licence", "trn", NULL};
static const char *const right[] = {"mobile", "email", "language", "registered_at", NULL};

static void draw_name(const struct view *v, struct canvas *c)
{
    const struct cell *name = reply_get(&v->show, "name");
    int w = layout_width(v->number);
    canvas_code(c, 1, 1, w, v->number, STYLE_TITLE, ALIGN_START);
    if (!name)
        return;
    int half = (c->cols - w - 5) / 2;
    paint_cell(c, 1, w + 3, half, name, STYLE_TITLE);
    if (name->s && name->s[0] && name->ar && name->ar[0]) /* the other language's name too */
        canvas_text(c, 1, w + 4 + half, half, lang_now() == LANG_AR ? name->s : name->ar,
                    STYLE_NORMAL, ALIGN_START);
}

/* The applications have what the newest of the others leave. */
static void draw_panes(struct view *v, struct canvas *c, int top)
{
    int rest = c->rows - 2 - top, least = 4, row = top;
    for (int i = 0; i < PANES; i++) {
        int rows = i == CASES ? rest - 2 * least : least;
        canvas_rule(c, row, 1, c->cols - 2, tr(panes[i].title));
        list_draw(&v->lists[i], c, (struct area){row + 1, 1, rows - 1, c->cols - 2},
                  i == (int)v->at);
        row += rows;
    }
}

/* One line: whether the person may be told what is personal. */
static void draw_identity(const struct view *v, struct canvas *c, int row)
{
    struct buf text = {0};
    struct msg m;
    const struct cell *at = reply_get(&v->show, "identity_at"), *how = reply_get(&v->show, "identity_method");
    bool now = call_number(&v->show, "identity_checked");
    bool failed = strcmp(call_text(&v->show, "identity_result"), "failed") == 0;
    struct buf when = {0}, method = {0};
    bool any = at && at->type != CELL_NONE;
    if (any) {
        struct cell day = cell_date(date_of(at->n));
        cell_shown(&when, &day);
    }
    if (how)
        cell_shown(&method, how);
    if (!any)
        MSG(&m, N_("Identity was not checked yet; i notes how it is"));
    else if (failed)
        MSG(&m, N_("Identity could not be confirmed on %1$s (%2$s)"), buf_text(&when),
            call_text(&v->show, "identity_by"));
    else if (now)
        MSG(&m, N_("Identity checked %1$s (%2$s): %3$s"), buf_text(&when),
            call_text(&v->show, "identity_by"), buf_text(&method));
    else
        MSG(&m, N_("Identity was checked last on %1$s (%2$s); check it again"), buf_text(&when),
            call_text(&v->show, "identity_by"));
    buf_add(&text, now ? "✓ " : failed ? "✗ " : "! ");
    lang_msg(&text, &m);
    canvas_text(c, row, 1, c->cols - 2, buf_text(&text), failed ? STYLE_ERROR : now ? STYLE_GOOD : STYLE_WARN,
                ALIGN_START);
    buf_done(&text);
    buf_done(&when);
    buf_done(&method);
}

static void customer_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    int half = c->cols / 2 + 2;
    draw_name(v, c);
    record_draw(c, (struct area){2, 1, RECORD_ROWS - 2, half - 2}, &v->show, left, 0);
    record_draw(c, (struct area){2, half, RECORD_ROWS - 2, c->cols - half - 1}, &v->show, right, 0);
    draw_identity(v, c, 3 + RECORD_ROWS - 3);
    draw_panes(v, c, 3 + RECORD_ROWS - 2);
    if (v->picker)
        picker_draw(v->picker, c);
}

static const struct binding customer_bindings[] = {
    {KEYC_CHAR, 'n', &command_application_open, N_("New application"), new_application, NULL},
    {KEYC_CHAR, 'c', &command_complaint_log, N_("Complaint"), complain, NULL},
    {KEYC_CHAR, 'i', &command_customer_identify, N_("Identity"), identify, NULL},
    {KEYC_CHAR, 's', &command_result_list, N_("Results"), results, NULL},
    {KEYC_CHAR, 'e', &command_customer_correct, N_("Correct"), correct, NULL},
    {KEYC_CHAR, 'r', &command_customer_show, N_("Reveal"), reveal, NULL},
    {KEYC_CHAR, 'm', &command_customer_merge, N_("Merge"), twins, NULL},
    {KEYC_TAB, 0, NULL, N_("Next list"), other_list, NULL},
    {KEYC_ENTER, 0, NULL, N_("Open"), NULL, NULL},
    {KEYC_CHAR, 'w', &command_contact_log, N_("Contact"), write_down, NULL},
    {KEYC_CHAR, '@', &command_message_list, N_("Messages"), messages, NULL},
};

const struct screen_class screen_customer = {
    .name = "customer",
    .title = N_("Customer"),
    .help = N_("Who the customer is, with applications, complaints and contacts. Enter opens the selected "
               "one, Tab goes to the next list. i notes how identity was checked. Numbers are hidden in "
               "part; r shows them in full, and "
               "that is recorded."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = customer_bindings,
    .nbindings = sizeof customer_bindings / sizeof *customer_bindings,
    .open = customer_open,
    .draw = customer_draw,
    .key = customer_key,
    .shown = customer_shown,
    .close = customer_close,
};
