/* Asks for a command's arguments and runs it; also how something is confirmed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/ask.h"

#include "base/mem.h"
#include "text/lang.h"
#include "ui/ask_text.h"
#include "ui/call.h"
#include "ui/lookalike.h"
#include "ui/lookup.h"
#include "ui/named.h"
#include "ui/sheet.h"

#include <stdlib.h>
#include <string.h>

struct given {
    const struct arg *arg;
    char *value;
};

struct view {
    const struct command *command;
    char *heading;
    struct given fixed[ASK_PRESETS];
    struct named named[ASK_PRESETS]; /* what they name */
    size_t nfixed;
    struct given before[ASK_PRESETS]; /* presets that need not be given again */
    size_t nbefore;
    struct sheet *sheet;
    size_t nasked;
    const struct ask_then *then;
    char *context;
    char *kept; /* how it was opened */
    struct lookalike alike; /* of a customer being registered */
    bool touched, warned; /* something was typed; was told that leaving loses it */
};

static bool is_fixed(const struct view *v, const struct arg *a)
{
    for (size_t i = 0; i < v->nfixed; i++) {
        if (v->fixed[i].arg == a)
            return true;
    }
    return false;
}

static void make_sheet(struct view *v, struct ui *ui)
{
    const struct command *c = v->command;
    struct sheet_item *items = mem_array(c->nargs ? c->nargs : 1, sizeof *items);
    size_t n = 0;
    for (size_t i = 0; i < c->nargs; i++) {
        if (!c->args[i].internal && !is_fixed(v, &c->args[i]))
            items[n++] = (struct sheet_item){.field = &c->args[i].field, .ref = c->args[i].ref};
    }
    v->nasked = n;
    v->sheet = sheet_new(items, n, NULL, 1, session_today(ui->session));
    sheet_lookup(v->sheet, lookup_fill, ui);
    free(items);
}

static void name_fixed(struct view *v, struct ui *ui)
{
    const char *application = "";
    for (size_t i = 0; i < v->nfixed; i++) {
        if (v->fixed[i].arg->ref == REF_APPLICATION)
            application = v->fixed[i].value;
    }
    for (size_t i = 0; i < v->nfixed; i++)
        named_find(&v->named[i], ui, v->fixed[i].arg->ref, v->fixed[i].value, application);
}

static void preset(struct view *v, const struct ask_preset *p, bool changes_only)
{
    const struct arg *a = command_arg(v->command, p->name);
    if (!a || p->fixed || !p->value)
        return;
    sheet_set(v->sheet, p->name, p->value);
    if (changes_only)
        v->before[v->nbefore++] = (struct given){a, mem_strdup(p->value)};
}

static bool as_before(const struct view *v, const struct answer *typed)
{
    for (size_t i = 0; i < v->nbefore; i++) {
        if (strcmp(v->before[i].arg->field.name, typed->name) == 0)
            return strcmp(v->before[i].value, typed->value) == 0;
    }
    return false;
}

static enum rc ask_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    (void)reterr;
    struct view *v = s->state;
    const struct ask *ask = with;
    v->command = ask->command;
    v->heading = mem_strdup(ask->heading ? ask->heading : ask->command->summary);
    v->kept = ask_text(ask);
    v->then = ask->then;
    v->context = mem_strdup(ask->context ? ask->context : "");
    for (size_t i = 0; i < ASK_PRESETS && ask->presets[i].name; i++) {
        const struct arg *a = command_arg(ask->command, ask->presets[i].name);
        if (a && ask->presets[i].fixed)
            v->fixed[v->nfixed++] = (struct given){a, mem_strdup(ask->presets[i].value)};
    }
    lookalike_init(&v->alike);
    name_fixed(v, ui);
    make_sheet(v, ui);
    for (size_t i = 0; i < ASK_PRESETS && ask->presets[i].name; i++)
        preset(v, &ask->presets[i], ask->changes_only);
    sheet_begin(v->sheet);
    if (ask->at)
        sheet_go(v->sheet, ask->at);
    return RC_OK;
}

static void ask_close(struct screen *s)
{
    struct view *v = s->state;
    for (size_t i = 0; i < v->nfixed; i++) {
        free(v->fixed[i].value);
        named_done(&v->named[i]);
    }
    for (size_t i = 0; i < v->nbefore; i++)
        free(v->before[i].value);
    sheet_free(v->sheet);
    lookalike_done(&v->alike);
    free(v->context);
    free(v->heading);
    free(v->kept);
}

static enum rc run(struct ui *ui, struct view *v, struct reply *r, struct err *err)
{
    struct args a;
    enum rc rc = RC_OK;
    args_init(&a, v->command);
    for (size_t i = 0; i < v->nfixed && rc == RC_OK; i++) {
        if (*v->fixed[i].value)
            rc = args_set(&a, v->fixed[i].arg->field.name, v->fixed[i].value, err);
    }
    const struct answers *typed = sheet_answers(v->sheet);
    for (size_t i = 0; i < typed->count && rc == RC_OK; i++) {
        if (!as_before(v, &typed->list[i]))
            rc = args_set(&a, typed->list[i].name, typed->list[i].value, err);
    }
    rc = rc == RC_OK ? ui_run(ui, &a, r, err) : rc;
    args_done(&a);
    return rc;
}

static void show_made(struct ui *ui, const struct screen_class *class, const struct reply *r)
{
    if (ui_push(ui, class, call_text(r, "number")) == RC_OK)
        call_note(ui, r);
}

/* The screen is gone before the next one opens. */
static void finish(struct ui *ui, struct view *v, const struct reply *r)
{
    const struct ask_then *then = v->then;
    char *context = mem_strdup(v->context);
    ui_pop(ui);
    call_note(ui, r);
    if (then && then->shows)
        show_made(ui, then->shows, r);
    else if (then)
        then->run(ui, r, context);
    free(context);
}

static enum verdict ask_do(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct err err = {0};
    struct reply r;
    if (!sheet_check(v->sheet, true))
        return VERDICT_HANDLED;
    reply_init(&r);
    if (run(ui, v, &r, &err) == RC_OK)
        finish(ui, v, &r);
    else if (sheet_blame(v->sheet, &err))
        ui->note.id = NULL; /* the sentence stands at its field */
    else
        ui_error(ui, &err);
    reply_done(&r);
    return VERDICT_HANDLED;
}

static bool is_typing(const struct key *k)
{
    return k->code == KEYC_CHAR || k->code == KEYC_PASTE;
}

static enum verdict warn_first(struct ui *ui, struct view *v)
{
    struct msg m;
    MSG(&m, N_("Nothing was done yet. The same key again leaves and forgets what you typed"));
    ui_note(ui, STYLE_WARN, &m);
    v->warned = true;
    return VERDICT_HANDLED;
}

static enum verdict ask_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    enum widget_event e = sheet_key(v->sheet, k);
    bool leaving = k->code == KEYC_ESC || k->code == KEYC_F12 || k->code == KEYC_F3;
    if (e == WIDGET_IGNORED && leaving && v->touched && !v->warned)
        return warn_first(ui, v);
    v->touched = v->touched || (e == WIDGET_HANDLED && is_typing(k));
    v->warned = false;
    if (e == WIDGET_ACCEPT)
        return ask_do(ui, s);
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

static void draw_choice(struct canvas *c, struct area a, const struct field *f, const char *value)
{
    struct buf text = {0};
    field_shown(&text, f, value);
    canvas_text(c, a.row, a.col, a.cols, buf_text(&text), STYLE_NORMAL, ALIGN_START);
    buf_done(&text);
}

static void ask_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    int row = 2;
    canvas_text(c, row++, 2, c->cols - 4, tr(v->heading), STYLE_TITLE, ALIGN_START);
    for (size_t i = 0; i < v->nfixed; i++) {
        if (v->fixed[i].arg->internal || !*v->fixed[i].value)
            continue;
        const char *label = bi_text(&v->fixed[i].arg->field.label);
        int width = layout_width(label) + 2;
        paint_label(c, row, 2, width, label, STYLE_LABEL);
        struct area a = {row++, 2 + width, 1, c->cols - 4 - width};
        if (v->fixed[i].arg->field.type == FIELD_CHOICE)
            draw_choice(c, a, &v->fixed[i].arg->field, v->fixed[i].value);
        else
            named_draw(&v->named[i], c, a, v->fixed[i].value);
    }
    row++;
    if (v->nasked == 0) {
        canvas_text(c, row, 2, c->cols - 4, _("Enter does it; Esc leaves it undone."), STYLE_KEY,
                    ALIGN_START);
        canvas_cursor(c, row, 2);
        return;
    }
    int below = v->alike.found.nrows ? LOOKALIKE_ROWS : 0;
    sheet_draw(v->sheet, c, (struct area){row, 2, c->rows - 3 - below - row, c->cols - 4});
    lookalike_draw(&v->alike, c, (struct area){c->rows - 2 - below, 2, below, c->cols - 4});
}

static bool ask_idle(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    return v->command == &command_customer_register && lookalike_idle(&v->alike, ui, v->sheet);
}

static bool has_alike(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    (void)ui;
    return v->alike.found.nrows > 0;
}

static enum verdict show_alike(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui_push(ui, &screen_alike, &v->alike);
    return VERDICT_HANDLED;
}

static void ask_kept(struct screen *s, struct buf *out)
{
    const struct view *v = s->state;
    buf_add(out, v->kept);
}

static enum rc ask_reopen(struct ui *ui, const char *kept)
{
    struct ask ask;
    char *copy = mem_strdup(kept);
    enum rc rc = ask_read(copy, &ask) ? ui_push(ui, &screen_ask, &ask) : RC_NOT_FOUND;
    free(copy);
    return rc;
}

static struct sheet *ask_sheet(struct screen *s)
{
    const struct view *v = s->state;
    return v->sheet;
}

static bool asks_something(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return v->nasked > 0;
}

static const struct binding ask_bindings[] = {
    {KEYC_F10, 0, NULL, N_("Do it"), ask_do, NULL},
    {KEYC_F4, 0, NULL, N_("Choose"), NULL, asks_something},
    {KEYC_F6, 0, &command_customer_similar, N_("Look-alikes"), show_alike, has_alike},
    {KEYC_ESC, 0, NULL, N_("Leave it"), NULL, NULL},
};

const struct screen_class screen_ask = {
    .name = "ask",
    .title = N_("Fill in"),
    .help = N_("Fill in the fields; those with * are needed. Enter goes to the next field and, on the "
               "last one, does what the heading says; F10 does it at once. Where there is nothing to fill "
               "in, Enter does it. Esc leaves it undone."),
    .state_size = sizeof(struct view),
    .bindings = ask_bindings,
    .nbindings = sizeof ask_bindings / sizeof *ask_bindings,
    .open = ask_open,
    .draw = ask_draw,
    .idle = ask_idle,
    .key = ask_key,
    .close = ask_close,
    .kept = ask_kept,
    .reopen = ask_reopen,
    .sheet = ask_sheet,
};

enum rc ask_about(struct ui *ui, const struct command *c, const char *heading, const char *name,
                  const char *value)
{
    struct ask ask = {.command = c, .heading = heading, .presets = {{name, value, true}}};
    return ui_push(ui, &screen_ask, &ask);
}
