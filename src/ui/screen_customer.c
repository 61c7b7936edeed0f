/* One customer: who it is, the applications, the complaints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/lookup.h"
#include "ui/opening.h"
#include "ui/record.h"
#include "ui/screens.h"

#include <stdio.h>

enum { RECORD_ROWS = 6 };

struct view {
    char number[NUMBER_SIZE];
    bool revealed;
    struct reply show, cases, complaints;
    struct list case_list, complaint_list;
    bool in_complaints;
    struct picker *picker; /* of a service, for a new application */
};

static const char *const case_columns[] = {"number",    "service",    "state",
                                           "?promised", "?opened_at", NULL};
static const char *const complaint_columns[] = {"number", "subject", "state", "logged_at", NULL};

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    list_show(&v->case_list, NULL);
    list_show(&v->complaint_list, NULL);
    enum rc rc = CALL(ui, &command_customer_show, &v->show, reterr, "customer", v->number, "reveal",
                      v->revealed ? "yes" : "");
    if (rc == RC_OK)
        rc = CALL(ui, &command_application_list, &v->cases, reterr, "customer", v->number);
    if (rc == RC_OK)
        rc = CALL(ui, &command_complaint_list, &v->complaints, reterr, "customer", v->number);
    list_show(&v->case_list, &v->cases);
    list_show(&v->complaint_list, &v->complaints);
    return rc;
}

static enum rc customer_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    list_init(&v->case_list, N_("No applications yet; n opens one."), case_columns);
    list_init(&v->complaint_list, N_("No complaints."), complaint_columns);
    v->case_list.to_focus = v->complaint_list.to_focus = KEYC_TAB;
    return load(ui, v, reterr);
}

static void customer_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void customer_close(struct screen *s)
{
    struct view *v = s->state;
    list_done(&v->case_list);
    list_done(&v->complaint_list);
    picker_free(v->picker);
    reply_done(&v->show);
    reply_done(&v->cases);
    reply_done(&v->complaints);
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
    v->in_complaints = !v->in_complaints;
    return VERDICT_HANDLED;
}

static enum verdict open_selected(struct ui *ui, struct view *v)
{
    struct list *l = v->in_complaints ? &v->complaint_list : &v->case_list;
    (void)ui_push(ui, v->in_complaints ? &screen_complaint : &screen_application,
                  list_text(l, "number"));
    return VERDICT_HANDLED;
}

static enum verdict picker_event(struct ui *ui, struct view *v, const struct key *k)
{
    enum widget_event e = picker_key(v->picker, k);
    if (e == WIDGET_IGNORED)
        return VERDICT_IGNORED;
    if (e == WIDGET_HANDLED)
        return VERDICT_HANDLED;
    char card[NUMBER_SIZE];
    snprintf(card, sizeof card, "%s", e == WIDGET_ACCEPT ? picker_value(v->picker) : "");
    picker_free(v->picker);
    v->picker = NULL;
    if (card[0])
        opening_application(ui, card, v->number);
    return VERDICT_HANDLED;
}

static enum verdict customer_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    if (v->picker)
        return picker_event(ui, v, k);
    switch (list_key(v->in_complaints ? &v->complaint_list : &v->case_list, k)) {
    case WIDGET_ACCEPT:
        return open_selected(ui, v);
    case WIDGET_IGNORED:
        return VERDICT_IGNORED;
    case WIDGET_HANDLED:
    case WIDGET_CANCEL:
        break;
    }
    return VERDICT_HANDLED;
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

static void customer_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    int half = c->cols / 2 + 2, top = 3 + RECORD_ROWS - 2, rest = c->rows - 3 - top;
    int cases = rest * 2 / 3;
    draw_name(v, c);
    record_draw(c, (struct area){2, 1, RECORD_ROWS - 2, half - 2}, &v->show, left, 0);
    record_draw(c, (struct area){2, half, RECORD_ROWS - 2, c->cols - half - 1}, &v->show, right, 0);
    canvas_rule(c, top - 1, 1, c->cols - 2, _("Applications"));
    list_draw(&v->case_list, c, (struct area){top, 1, cases - 1, c->cols - 2}, !v->in_complaints);
    canvas_rule(c, top + cases, 1, c->cols - 2, _("Complaints"));
    list_draw(&v->complaint_list, c,
              (struct area){top + cases + 1, 1, rest - cases, c->cols - 2}, v->in_complaints);
    if (v->picker)
        picker_draw(v->picker, c);
}

static const struct binding customer_bindings[] = {
    {KEYC_CHAR, 'n', &command_application_open, N_("New application"), new_application, NULL},
    {KEYC_CHAR, 'c', &command_complaint_log, N_("Complaint"), complain, NULL},
    {KEYC_CHAR, 'e', &command_customer_correct, N_("Correct"), correct, NULL},
    {KEYC_CHAR, 'r', &command_customer_show, N_("Reveal"), reveal, NULL},
    {KEYC_TAB, 0, NULL, N_("Other list"), other_list, NULL},
    {KEYC_ENTER, 0, NULL, N_("Open"), NULL, NULL},
};

const struct screen_class screen_customer = {
    .name = "customer",
    .title = N_("Customer"),
    .help = N_("Who the customer is, with applications and complaints. Enter opens the selected one, "
               "Tab goes to the other list. Numbers are hidden in part; r shows them in full, and "
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
