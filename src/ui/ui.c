/* The desk: its stack of screens, its note, and which screen a key belongs to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "line/edit.h"
#include "ui/call.h"
#include "ui/desk.h"
#include "ui/finder.h"
#include "ui/keys.h"
#include "ui/screen.h"

#include <stdlib.h>
#include <string.h>

enum { STACK_MAX = sizeof((struct ui *)NULL)->stack / sizeof(struct screen *) };

void ui_init(struct ui *ui, struct session *session)
{
    *ui = (struct ui){.session = session};
    canvas_init(&ui->canvas);
}

static void close_screen(struct screen *s)
{
    if (s->class->close)
        s->class->close(s);
    free(s->state);
    free(s->with);
    free(s);
}

void ui_done(struct ui *ui)
{
    while (ui->depth)
        close_screen(ui->stack[--ui->depth]);
    canvas_done(&ui->canvas);
}

struct screen *ui_top(struct ui *ui)
{
    return ui->depth ? ui->stack[ui->depth - 1] : NULL;
}

enum rc ui_push(struct ui *ui, const struct screen_class *class, const void *with)
{
    struct err err = {0};
    if (ui->depth == STACK_MAX) {
        ERR(&err, RC_USAGE, "", N_("Too many screens are open; go back first"));
        ui_error(ui, &err);
        return RC_USAGE;
    }
    struct screen *s = mem_alloc(sizeof *s);
    s->class = class;
    s->state = mem_alloc(class->state_size);
    s->with = class->with_text ? mem_strdup(with) : NULL;
    s->serial = ++ui->opened;
    enum rc rc = class->open ? class->open(ui, s, with, &err) : RC_OK;
    if (rc != RC_OK) {
        close_screen(s);
        ui_error(ui, &err);
        return rc;
    }
    ui->stack[ui->depth++] = s;
    talk_saw(ui, class, s->with);
    return RC_OK;
}

static void show_again(struct ui *ui)
{
    struct screen *s = ui_top(ui);
    if (s && s->class->shown)
        s->class->shown(ui, s);
}

void ui_pop(struct ui *ui)
{
    if (ui->depth <= 1)
        return;
    close_screen(ui->stack[--ui->depth]);
    if (ui->depth == 1)
        edit_forget_kills(); /* the next customer's turn */
    show_again(ui);
}

void ui_home(struct ui *ui)
{
    if (ui->depth <= 1)
        return;
    while (ui->depth > 1)
        close_screen(ui->stack[--ui->depth]);
    edit_forget_kills(); /* the next customer's turn */
    show_again(ui);
}

void ui_note(struct ui *ui, enum style style, const struct msg *m)
{
    ui->note = *m;
    ui->note_style = style;
    ui->note_seen = false;
}

void ui_error(struct ui *ui, const struct err *e)
{
    ui_note(ui, STYLE_ERROR, &e->msg);
}

enum rc ui_run(struct ui *ui, struct args *in, struct reply *out, struct err *reterr)
{
    struct err own = {0};
    struct err *err = reterr ? reterr : &own;
    enum rc rc = command_run(ui->session, in, out, err);
    if (rc != RC_OK)
        ui_error(ui, err);
    else if (in->command->access == ACCESS_WRITE && strcmp(in->command->noun, "contact") == 0)
        talk_follow(ui);
    return rc;
}

static bool role_may(const struct ui *ui, const struct command *c)
{
    return !c || (c->who & ROLE_BIT(ui->session->staff.role));
}

bool ui_offers(struct ui *ui, struct screen *s, const struct binding *b)
{
    return role_may(ui, b->command) && (!b->offered || b->offered(ui, s));
}

/* ---- keys ---- */

static enum verdict try_bindings(struct ui *ui, struct screen *s, const struct key *k)
{
    for (size_t i = 0; i < s->class->nbindings; i++) {
        const struct binding *b = &s->class->bindings[i];
        if (!b->run || !key_is(k, b->code, b->ch))
            continue;
        if (ui_offers(ui, s, b))
            return b->run(ui, s);
        if (!role_may(ui, b->command))
            return call_denied(ui, b->command);
    }
    return VERDICT_IGNORED;
}

static void back_or_stay(struct ui *ui)
{
    if (ui->depth > 1) {
        ui_pop(ui);
        return;
    }
    struct msg m;
    MSG(&m, N_("F3 leaves Rihla"));
    ui_note(ui, STYLE_NORMAL, &m);
}

static void switch_language(void)
{
    lang_set(lang_now() == LANG_AR ? LANG_EN : LANG_AR);
}

/* What every screen answers unless it has taken the key itself. */
static void global_key(struct ui *ui, const struct key *k)
{
    const struct screen *top = ui_top(ui);
    if (k->code == KEYC_F1 || key_is(k, KEYC_CHAR, '?'))
        desk_help(ui);
    else if (k->code == KEYC_F3 && ui->depth <= 1)
        ui->quit = true;
    else if (k->code == KEYC_F3)
        ui_home(ui);
    else if (k->code == KEYC_F5)
        show_again(ui);
    else if (k->code == KEYC_F9)
        switch_language();
    else if (k->code == KEYC_F12 || k->code == KEYC_ESC || key_is(k, KEYC_CTRL, 'c'))
        back_or_stay(ui);
    else if (key_is(k, KEYC_CTRL, 'n') && top->class != &screen_find && ui->depth > 1)
        ui_push(ui, &screen_find, NULL);
    else if (key_is(k, KEYC_CTRL, 'v'))
        talk_key(ui);
    else if ((key_is(k, KEYC_CHAR, ':') || key_is(k, KEYC_CTRL, 'p')) &&
             top->class != &screen_palette)
        ui_push(ui, &screen_palette, NULL);
}

bool ui_idle(struct ui *ui, bool (*typed)(void *ctx))
{
    struct screen *s = ui_top(ui);
    if (!s || !s->class->idle || typed(NULL))
        return false;
    ui->session->stop = typed;
    bool changed = s->class->idle(ui, s);
    ui->session->stop = NULL;
    return changed;
}

static void one_key(struct ui *ui, const struct key *typed);

/* What was clicked on says which key that is. */
static void click(struct ui *ui, const struct key *mouse)
{
    const struct target *hit = canvas_hit(&ui->canvas, mouse->row, mouse->col);
    struct key k = {.code = KEYC_OTHER};
    if (hit) {
        edit_cancel_pending();
        k = hit->click(hit, &ui->canvas, mouse->col);
    }
    if (k.code != KEYC_OTHER)
        one_key(ui, &k);
}

static void wheel(struct ui *ui, bool down)
{
    enum { LINES = 3 };
    struct key k = {.code = down ? KEYC_DOWN : KEYC_UP};
    for (int i = 0; i < LINES; i++)
        one_key(ui, &k);
}

void ui_key(struct ui *ui, const struct key *typed)
{
    if (!ui_top(ui) || ui->canvas.rows < DESK_MIN_ROWS || ui->canvas.cols < DESK_MIN_COLS)
        return;
    if (typed->code == KEYC_CLICK)
        click(ui, typed);
    else if (typed->code == KEYC_WHEEL_UP || typed->code == KEYC_WHEEL_DOWN)
        wheel(ui, typed->code == KEYC_WHEEL_DOWN);
    else
        one_key(ui, typed);
    ui->canvas.ntargets = 0; /* they are about a picture that is over */
}

static void one_key(struct ui *ui, const struct key *typed)
{
    struct screen *s = ui_top(ui);
    if (ui->note_seen)
        ui->note.id = NULL;
    struct key k = key_plain(typed);
    if (edit_pending() && !k.bytes)
        edit_cancel_pending();
    enum verdict v = s->class->key ? s->class->key(ui, s, &k) : VERDICT_IGNORED;
    if (v == VERDICT_IGNORED)
        v = try_bindings(ui, s, &k);
    if (v == VERDICT_IGNORED)
        global_key(ui, &k);
    else if (v == VERDICT_CLOSE && ui_top(ui) == s)
        ui_pop(ui);
}
