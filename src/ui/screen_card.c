/* One service card: what the service is, needs, costs and promises; the way to an application.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/lookup.h"
#include "ui/opening.h"
#include "ui/page.h"
#include "ui/record.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

struct view {
    char id[NUMBER_SIZE];
    struct reply show;
    enum lang read_in;
    struct page page;
    struct picker *picker; /* of a customer */
};

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    v->read_in = lang_now();
    return CALL(ui, &command_card_show, &v->show, reterr, "card", v->id);
}

static enum rc card_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->id, sizeof v->id, "%s", (const char *)with);
    return load(ui, v, reterr);
}

static void card_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void card_close(struct screen *s)
{
    struct view *v = s->state;
    picker_free(v->picker);
    reply_done(&v->show);
}

static enum verdict apply(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    v->picker = lookup_customer(ui, "");
    return VERDICT_HANDLED;
}

/* In a call one key sends it to whoever is on the line; otherwise it has to be said whom to. */
static enum verdict send(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    if (talk_on(ui))
        (void)CALL_DO(ui, &command_card_send, "card", v->id, "contact", ui->talk.number);
    else
        (void)ask_about(ui, &command_card_send,
                        N_("Send this card to a customer, or to a mobile or e-mail address."), "card",
                        v->id);
    return VERDICT_HANDLED;
}

static enum verdict register_new(struct ui *ui, struct view *v)
{
    char typed[256];
    snprintf(typed, sizeof typed, "%s", picker_typed(v->picker));
    picker_free(v->picker);
    v->picker = NULL;
    opening_register(ui, typed, v->id);
    return VERDICT_HANDLED;
}

static enum verdict picker_event(struct ui *ui, struct view *v, const struct key *k)
{
    char customer[NUMBER_SIZE];
    enum verdict verdict = picker_answer(&v->picker, k, customer, sizeof customer);
    if (verdict == VERDICT_IGNORED && k->code == KEYC_F2)
        return register_new(ui, v);
    if (customer[0])
        opening_application(ui, v->id, customer);
    return verdict;
}

static enum verdict card_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    if (v->picker)
        return picker_event(ui, v, k);
    return page_key(&v->page, k);
}

/* ---- drawing ---- */

static const char *const facts[] = {"audience", "promise", "channels", "validity",
                                    "renewal",  "category", "code",     NULL};

static void draw_facts(struct view *v, struct page *p, struct canvas *c)
{
    struct area a = {p->first, 1, p->room, c->cols - 2};
    int skip = p->top - p->line, lines = record_draw(NULL, a, &v->show, facts, 0);
    if (skip < 0) {
        a.row -= skip;
        a.rows += skip;
        skip = 0;
    }
    record_draw(a.rows > 0 ? c : NULL, a, &v->show, facts, skip);
    p->line += lines;
}

static void draw_rule(struct page *p, const char *title)
{
    page_blank(p);
    int row = page_row(p);
    if (row >= 0)
        canvas_rule(p->c, row, 1, p->c->cols - 3, title);
}

static void draw_item(struct page *p, const char *sign, const char *text, enum style style)
{
    int row = p->first + p->line - p->top;
    if (p->line >= p->top && p->line < p->top + p->room)
        canvas_text(p->c, row, 1, 3, sign, STYLE_LABEL, ALIGN_START);
    page_text(p, 4, p->c->cols - 6, text, style);
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static void draw_fees(struct view *v, struct page *p)
{
    bool any = false;
    draw_rule(p, _("Fees"));
    for (size_t i = 0; i < v->show.nentries; i++) {
        const struct entry *e = &v->show.entries[i];
        if (!begins(e->key, "fee_"))
            continue;
        struct buf text;
        buf_init(&text);
        buf_printf(&text, "%s: ", entry_title(e));
        cell_shown(&text, &e->cell);
        draw_item(p, "•", buf_text(&text), STYLE_NORMAL);
        buf_done(&text);
        any = true;
    }
    if (!any)
        draw_item(p, "", _("Free of charge."), STYLE_NORMAL);
}

static void draw_document(struct view *v, struct page *p, size_t i)
{
    const struct cell *name = reply_at(&v->show, i, "name");
    const struct cell *note = reply_at(&v->show, i, "note");
    const struct cell *optional = reply_at(&v->show, i, "optional");
    const struct cell *sometimes = reply_at(&v->show, i, "conditional");
    struct buf text;
    buf_init(&text);
    if (name)
        cell_shown(&text, name);
    if (optional && optional->n)
        buf_printf(&text, " (%s)", _("optional"));
    else if (sometimes && sometimes->n)
        buf_printf(&text, " (%s)", _("only in some cases"));
    draw_item(p, "•", buf_text(&text), STYLE_NORMAL);
    buf_clear(&text);
    if (note)
        cell_shown(&text, note);
    if (buf_text(&text)[0])
        draw_item(p, "", buf_text(&text), STYLE_DIM);
    buf_done(&text);
}

static void draw_documents(struct view *v, struct page *p)
{
    draw_rule(p, _("Required documents"));
    for (size_t i = 0; i < v->show.nrows; i++)
        draw_document(v, p, i);
    if (v->show.nrows == 0)
        draw_item(p, "", _("This service asks for none."), STYLE_NORMAL);
}

static void draw_steps(struct view *v, struct page *p)
{
    int n = 0;
    for (size_t i = 0; i < v->show.nentries; i++) {
        const struct entry *e = &v->show.entries[i];
        if (!begins(e->key, "step_"))
            continue;
        char number[12];
        struct buf text;
        if (n == 0)
            draw_rule(p, _("Steps"));
        snprintf(number, sizeof number, "%d", ++n);
        buf_init(&text);
        cell_shown(&text, &e->cell);
        draw_item(p, number, buf_text(&text), STYLE_NORMAL);
        buf_done(&text);
    }
}

static void draw_page(struct view *v, struct canvas *c)
{
    struct page *p = &v->page;
    const struct cell *summary = reply_get(&v->show, "summary");
    page_begin(p, c, 3, c->rows - 5);
    if (summary) {
        struct buf text;
        buf_init(&text);
        cell_shown(&text, summary);
        page_text(p, 1, c->cols - 3, buf_text(&text), STYLE_NORMAL);
        page_blank(p);
        buf_done(&text);
    }
    draw_facts(v, p, c);
    draw_fees(v, p);
    draw_documents(v, p);
    draw_steps(v, p);
    page_end(p);
}

static void card_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    struct view *v = s->state;
    if (v->read_in != lang_now()) /* some sentences come translated */
        (void)load(ui, v, NULL);
    const struct cell *name = reply_get(&v->show, "name");
    draw_page(v, c);
    if (name)
        paint_cell(c, 1, 1, c->cols - 2, name, STYLE_TITLE);
    canvas_cursor(c, 1, 1);
    if (v->picker)
        picker_draw(v->picker, c);
}

static bool goes_on(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return page_goes_on(&v->page);
}

static const struct binding card_bindings[] = {
    {KEYC_ENTER, 0, &command_application_open, N_("Open an application"), apply, NULL},
    {KEYC_CHAR, 'n', &command_application_open, "", apply, NULL},
    {KEYC_CHAR, 's', &command_card_send, N_("Send it"), send, NULL},
    {KEYC_DOWN, 0, NULL, N_("More"), NULL, goes_on},
};

const struct screen_class screen_card = {
    .name = "card",
    .title = N_("Service card"),
    .help = N_("What the service is, who may have it, what it needs and costs and how long it takes. "
               "Enter opens an application: type a part of the customer's name or number and "
               "choose, or F2 registers a new customer. s sends a summary: to whoever is on the line, or to "
               "whom you say."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = card_bindings,
    .nbindings = sizeof card_bindings / sizeof *card_bindings,
    .open = card_open,
    .draw = card_draw,
    .key = card_key,
    .shown = card_shown,
    .close = card_close,
};
