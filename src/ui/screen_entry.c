/* Fills in a draft: the service's form, with its documents and fees beside it. Leaving saves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry_view.h"

#include "base/mem.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/entry_known.h"
#include "ui/entry_rows.h"
#include "ui/entry_side.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE_COLUMNS = 28 };

static void make_sheet(struct entry_view *v)
{
    const struct form *f = v->form;
    struct sheet_item *items = mem_array(f->nfields + 1, sizeof *items);
    v->pages = mem_array(f->npages + 1, sizeof *v->pages);
    size_t n = 0;
    for (size_t p = 0; p < f->npages; p++) {
        v->pages[p] = f->pages[p].title;
        for (size_t g = f->pages[p].first; g < f->pages[p].first + f->pages[p].count; g++) {
            const struct form_group *group = &f->groups[g];
            for (size_t i = group->first; i < group->first + group->count; i++)
                items[n++] = (struct sheet_item){
                    .field = &f->fields[i], .page = p, .group = &group->title};
        }
    }
    v->sheet = sheet_new(items, n, v->pages, f->npages, session_today(v->ui->session));
    free(items);
    for (size_t i = 0; i < v->saved.count; i++)
        sheet_set(v->sheet, v->saved.list[i].name, v->saved.list[i].value);
    sheet_begin(v->sheet);
}

/* Nobody is asked for what they answered before. */
static void offer_earlier(struct ui *ui, const struct entry_view *v)
{
    struct msg m;
    const char *earlier = call_text(&v->draft, "earlier");
    if (!*earlier || v->saved.count)
        return;
    MSG(&m, N_("The customer answered such a form before (%1$s): F5 copies what still fits"), earlier);
    ui_note(ui, STYLE_NORMAL, &m);
}

static enum rc entry_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct entry_view *v = s->state;
    v->ui = ui;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    enum rc rc = entry_read(v, reterr);
    if (rc == RC_OK)
        make_sheet(v);
    if (rc == RC_OK)
        offer_earlier(ui, v);
    return rc;
}

static void entry_close(struct screen *s)
{
    struct entry_view *v = s->state;
    if (v->sheet) {
        (void)sheet_check(v->sheet, false);
        (void)entry_save(v); /* also when the terminal went away */
    }
    picker_free(v->menu);
    sheet_free(v->sheet);
    free(v->pages);
    if (v->form)
        form_free(v->form);
    if (v->card)
        card_free(v->card);
    answers_done(&v->saved);
    reply_done(&v->draft);
    reply_done(&v->documents);
}

static void entry_shown(struct ui *ui, struct screen *s)
{
    (void)ui;
    entry_merge(s->state);
}

/* ---- keys ---- */

static enum verdict save_now(struct ui *ui, struct screen *s)
{
    struct entry_view *v = s->state;
    bool understood = sheet_check(v->sheet, false);
    if (entry_save(v) == RC_OK && understood) {
        struct msg m;
        MSG(&m, N_("Saved. Draft %1$s can be continued at any time"), v->number);
        ui_note(ui, STYLE_GOOD, &m);
    }
    return VERDICT_HANDLED;
}

static enum verdict documents(struct ui *ui, struct screen *s)
{
    struct entry_view *v = s->state;
    (void)sheet_check(v->sheet, false);
    if (entry_save(v) == RC_OK)
        (void)ui_push(ui, &screen_documents, v->number);
    return VERDICT_HANDLED;
}

/* The screen goes; the application it was about is shown, and the payment if one is due. */
static void after_submit(struct ui *ui, struct entry_view *v, bool due)
{
    char number[NUMBER_SIZE];
    snprintf(number, sizeof number, "%s", v->number);
    struct msg said = ui->note;
    v->over = true;
    ui_pop(ui);
    if (ui_top(ui)->class != &screen_application)
        (void)ui_push(ui, &screen_application, number);
    if (due && call_may(ui, &command_payment_take))
        (void)ui_push(ui, &screen_payment, number);
    ui_note(ui, STYLE_GOOD, &said);
}

static enum verdict lacking_documents(struct ui *ui, struct entry_view *v)
{
    struct msg m;
    struct buf who = {0};
    (void)ui_push(ui, &screen_documents, v->number);
    roles_titles(&who, command_document_receive.who);
    if (call_may(ui, &command_document_receive))
        MSG(&m, N_("These documents come first: r receives one, a all of them"));
    else
        MSG(&m, N_("The draft is kept. These documents come first; one of these receives them: %1$s"),
            buf_text(&who));
    ui_note(ui, STYLE_WARN, &m);
    buf_done(&who);
    return VERDICT_HANDLED;
}

static enum verdict submit(struct ui *ui, struct screen *s)
{
    struct entry_view *v = s->state;
    if (!sheet_check(v->sheet, true) || entry_save(v) != RC_OK)
        return VERDICT_HANDLED;
    if (entry_lacking(&v->card->card, sheet_answers(v->sheet), &v->documents))
        return lacking_documents(ui, v);
    struct reply r;
    struct err err = {0};
    reply_init(&r);
    enum rc rc = CALL(ui, &command_application_submit, &r, &err, "application", v->number,
                      "version", v->version);
    int64_t due = call_number(&r, "due");
    if (rc == RC_OK) {
        call_note(ui, &r);
        after_submit(ui, v, due > 0);
    } else if (rc == RC_CONFLICT) {
        entry_merge(v);
        ui_error(ui, &err);
    } else {
        (void)sheet_blame(v->sheet, &err);
    }
    reply_done(&r);
    return VERDICT_HANDLED;
}

/* One key instead of typing what the customer's record holds already. */
static enum verdict as_the_customer(struct ui *ui, struct screen *s)
{
    struct entry_view *v = s->state;
    struct msg m;
    size_t filled = 0;
    (void)sheet_check(v->sheet, false);
    if (entry_known_fill(ui, v->sheet, v->form, call_text(&v->draft, "customer_number"), &filled) !=
        RC_OK)
        return VERDICT_HANDLED;
    if (filled)
        MSG(&m, N_("Filled in from the customer's record: ask whether it is still right"));
    else
        MSG(&m, N_("The customer's record holds nothing more for this form"));
    ui_note(ui, STYLE_NORMAL, &m);
    return VERDICT_HANDLED;
}

/* The answers that came in elsewhere are shown where nothing was typed. */
static enum verdict as_before(struct ui *ui, struct screen *s)
{
    struct entry_view *v = s->state;
    struct reply r;
    reply_init(&r);
    (void)sheet_check(v->sheet, false);
    if (entry_save(v) == RC_OK && CALL(ui, &command_application_prefill, &r, NULL, "application", v->number,
                                 "from", call_text(&v->draft, "earlier"), "version",
                                 v->version) == RC_OK) {
        entry_merge(v);
        sheet_begin(v->sheet);
        call_note(ui, &r);
    }
    reply_done(&r);
    return VERDICT_HANDLED;
}

static bool has_earlier(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct entry_view *v = s->state;
    return *call_text(&v->draft, "earlier");
}

static void withdrawn(struct ui *ui, const struct reply *r, const char *context)
{
    (void)context;
    struct screen *top = ui_top(ui);
    if (top->class == &screen_entry) {
        ((struct entry_view *)top->state)->over = true;
        ui_pop(ui);
    }
    call_note(ui, r);
}

const struct ask_then then_withdrawn = {.name = "withdrawn", .run = withdrawn};

static enum verdict withdraw(struct ui *ui, struct screen *s)
{
    struct entry_view *v = s->state;
    struct ask ask = {
        .command = &command_application_withdraw,
        .heading = N_("Withdraw this application for the customer? It cannot be taken up again."),
        .presets = {{"application", v->number, true}},
        .then = &then_withdrawn,
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

/* Leaving saves; what is not understood is only lost when Esc comes twice. */
static enum verdict leave(struct ui *ui, struct entry_view *v)
{
    bool understood = sheet_check(v->sheet, false);
    if (entry_save(v) != RC_OK)
        return VERDICT_HANDLED;
    if (understood || v->warned) {
        struct msg m;
        MSG(&m, N_("Saved. Draft %1$s can be continued at any time"), v->number);
        ui_note(ui, STYLE_GOOD, &m);
        return VERDICT_CLOSE;
    }
    struct msg m;
    MSG(&m, N_("Not understood, so not saved: correct it, or Esc again leaves without it"));
    ui_note(ui, STYLE_WARN, &m);
    v->warned = true;
    return VERDICT_HANDLED;
}

static enum verdict all_filled_in(struct ui *ui)
{
    struct msg m;
    MSG(&m, N_("That was the last field. F10 submits the application; Esc keeps it as a draft"));
    ui_note(ui, STYLE_NORMAL, &m);
    return VERDICT_HANDLED;
}

static enum verdict open_rows(struct ui *ui, struct screen *s)
{
    (void)ui;
    struct entry_view *v = s->state;
    v->menu = entry_rows_menu(v->sheet);
    return VERDICT_HANDLED;
}

static bool stands_in_rows(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct entry_view *v = s->state;
    struct sheet_rows rows;
    return sheet_rows(v->sheet, &rows);
}

static enum verdict menu_key(struct entry_view *v, const struct key *k)
{
    enum widget_event e = picker_key(v->menu, k);
    if (e == WIDGET_IGNORED)
        return k->code == KEYC_F2 ? VERDICT_HANDLED : VERDICT_IGNORED;
    if (e == WIDGET_ACCEPT)
        entry_rows_do(v->sheet, picker_value(v->menu));
    if (e == WIDGET_ACCEPT || e == WIDGET_CANCEL) {
        picker_free(v->menu);
        v->menu = NULL;
    }
    return VERDICT_HANDLED;
}

static enum verdict entry_key_pressed(struct ui *ui, struct screen *s, const struct key *k)
{
    struct entry_view *v = s->state;
    if (v->menu)
        return menu_key(v, k);
    size_t page = sheet_page(v->sheet);
    enum widget_event e = sheet_key(v->sheet, k);
    if (e == WIDGET_IGNORED && (k->code == KEYC_ESC || k->code == KEYC_F12))
        return leave(ui, v);
    v->warned = false;
    if (e == WIDGET_ACCEPT)
        return all_filled_in(ui);
    if (sheet_page(v->sheet) != page)
        (void)entry_save(v);
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

static struct sheet *entry_sheet(struct screen *s)
{
    const struct entry_view *v = s->state;
    return v->sheet;
}

/* ---- drawing ---- */

static void entry_draw_screen(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct entry_view *v = s->state;
    const struct cell *service = reply_get(&v->draft, "service");
    const struct cell *customer = reply_get(&v->draft, "customer");
    int w = layout_width(v->number), side = c->cols - SIDE_COLUMNS - 1;
    canvas_code(c, 1, 1, w, v->number, STYLE_TITLE, ALIGN_START);
    if (service)
        paint_cell(c, 1, w + 3, side - w - 5, service, STYLE_TITLE);
    if (customer)
        paint_cell(c, 1, side, SIDE_COLUMNS, customer, STYLE_LABEL);
    struct answers counted;
    answers_init(&counted);
    form_answers(v->form, sheet_answers(v->sheet), &counted);
    entry_side_draw(c, (struct area){2, side, c->rows - 5, SIDE_COLUMNS}, &v->card->card, &counted,
                    &v->documents);
    answers_done(&counted);
    sheet_draw(v->sheet, c, (struct area){2, 1, c->rows - 5, side - 3}); /* its popup lies on top */
    if (v->menu)
        picker_draw(v->menu, c);
}

static const struct binding entry_bindings[] = {
    {KEYC_F10, 0, &command_application_submit, N_("Submit"), submit, NULL},
    {KEYC_F6, 0, &command_document_list, N_("Documents"), documents, NULL},
    {KEYC_F5, 0, &command_application_prefill, N_("As before"), as_before, has_earlier},
    {KEYC_F11, 0, NULL, N_("Rows"), open_rows, stands_in_rows},
    {KEYC_F7, 0, NULL, N_("Customer's data"), as_the_customer, NULL},
    {KEYC_F2, 0, &command_application_set, N_("Save"), save_now, NULL},
    {KEYC_F8, 0, &command_application_withdraw, N_("Withdraw"), withdraw, NULL},
    {KEYC_ESC, 0, NULL, N_("Save and leave"), NULL, NULL},
};

const struct screen_class screen_entry = {
    .name = "entry",
    .title = N_("Fill in an application"),
    .help = N_("The form of the service. Enter goes to the next field, Page Down to the next page. "
               "Where rows repeat, their number says how many there are, and F11 adds, copies or "
               "removes one. F5 copies what fits from an earlier application. F7 fills in what the "
               "customer's record holds already, which is recorded. F10 submits, once the answers are "
               "complete and the documents are there; Esc keeps everything as a draft to be continued "
               "later. The total follows the answers."),
    .state_size = sizeof(struct entry_view),
    .with_text = true,
    .bindings = entry_bindings,
    .nbindings = sizeof entry_bindings / sizeof *entry_bindings,
    .open = entry_open,
    .draw = entry_draw_screen,
    .key = entry_key_pressed,
    .shown = entry_shown,
    .close = entry_close,
    .sheet = entry_sheet,
};
