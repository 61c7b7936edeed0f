/* Asks about what was left when the program ended in the middle of a form: go on, throw away, or later.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "text/lang.h"
#include "ui/draft.h"
#include "ui/keys.h"
#include "ui/paint.h"
#include "ui/screens.h"
#include "ui/sheet.h"

#include <stdlib.h>
#include <string.h>

struct view {
    struct draft *list;
    size_t n, at;
    bool sure; /* was asked whether to throw it away */
};

/* ---- bringing it back ---- */

static const char *typed_into(const struct draft_screen *s, const char *name)
{
    for (size_t i = 0; i < s->nfields; i++) {
        if (strcmp(s->fields[i].name, name) == 0)
            return s->fields[i].text;
    }
    return NULL;
}

/* In the order of the form, since what is asked may depend on what was answered before. */
static void restore(struct sheet *sheet, const struct draft_screen *s)
{
    struct sheet_place place = {s->focus, s->value ? s->value : "", s->point, s->noted};
    for (size_t i = 0; i < sheet_count(sheet); i++) {
        const char *name = sheet_name(sheet, i), *text = typed_into(s, name);
        if (text && (!s->focus || strcmp(name, s->focus) != 0 || !sheet_is_typed(sheet, i)))
            sheet_restore(sheet, name, text);
    }
    if (s->focus)
        sheet_stand(sheet, &place, typed_into(s, s->focus));
    if (s->narrowed)
        sheet_narrow(sheet, s->narrowed, s->narrowed_point);
}

static enum rc reopen(struct ui *ui, const struct draft_screen *s)
{
    const struct screen_class *class = draft_class(s->class);
    struct err err = {0};
    if (!class) {
        enum rc rc = ERR(&err, RC_NOT_FOUND, NULL,
                         N_("What was left comes from another version of Rihla and cannot be opened"));
        ui_error(ui, &err);
        return rc;
    }
    enum rc rc = class->reopen ? class->reopen(ui, s->kept)
                               : ui_push(ui, class, s->kept && *s->kept ? s->kept : NULL);
    struct screen *top = ui_top(ui);
    struct sheet *sheet = rc == RC_OK && top->class->sheet ? top->class->sheet(top) : NULL;
    if (sheet)
        restore(sheet, s);
    return rc;
}

enum rc draft_resume(struct ui *ui, struct draft *d)
{
    for (int i = 0; i < DRAFT_SCREENS; i++) {
        enum rc rc = d->screens[i].class ? reopen(ui, &d->screens[i]) : RC_OK;
        if (rc != RC_OK) {
            draft_leave(d);
            return rc;
        }
    }
    struct msg m;
    MSG(&m, N_("You are where you were; nothing you saw was lost"));
    ui_note(ui, STYLE_GOOD, &m);
    draft_keep(ui); /* ours before theirs goes */
    draft_done(d);
    return RC_OK;
}

/* ---- the question ---- */

static enum rc draft_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    (void)ui;
    (void)reterr;
    *(struct view *)s->state = *(const struct view *)with;
    return RC_OK;
}

static void draft_close(struct screen *s)
{
    struct view *v = s->state;
    for (; v->at < v->n; v->at++)
        draft_leave(&v->list[v->at]);
    free(v->list);
}

void draft_offer(struct ui *ui)
{
    struct view v = {0};
    v.n = draft_find(ui->session, &v.list);
    if (v.n && ui_push(ui, &screen_draft, &v) == RC_OK)
        return;
    for (size_t i = 0; i < v.n; i++)
        draft_leave(&v.list[i]);
    free(v.list);
}

/* The next one, or the desk. */
static enum verdict next(struct view *v)
{
    v->at++;
    v->sure = false;
    return v->at < v->n ? VERDICT_HANDLED : VERDICT_CLOSE;
}

static enum verdict take_over_failed(struct ui *ui)
{
    struct msg m;
    MSG(&m, N_("The other session does not let go of it. Go on there, or try again in a moment"));
    ui_note(ui, STYLE_WARN, &m);
    return VERDICT_HANDLED;
}

static enum verdict go_on(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    if (v->list[v->at].living && !draft_take_over(ui->session, &v->list[v->at]))
        return take_over_failed(ui);
    struct draft d = v->list[v->at++];
    ui_pop(ui); /* the others are asked about next time */
    (void)draft_resume(ui, &d);
    return VERDICT_HANDLED;
}

static enum verdict later(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui;
    draft_leave(&v->list[v->at]);
    return next(v);
}

static enum verdict throw_away(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui;
    v->sure = true;
    return VERDICT_HANDLED;
}

/* Only "y" throws it away now; everything else goes back to the question. */
static enum verdict really(struct ui *ui, struct view *v, const struct key *k)
{
    struct msg m;
    v->sure = false;
    if (!key_is(k, KEYC_CHAR, 'y'))
        return VERDICT_HANDLED;
    draft_done(&v->list[v->at]);
    MSG(&m, N_("It was thrown away"));
    ui_note(ui, STYLE_NORMAL, &m);
    return next(v);
}

static enum verdict draft_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    if (v->sure && k->code != KEYC_F9 && k->code != KEYC_F1)
        return really(ui, v, k);
    if (k->code == KEYC_ESC || k->code == KEYC_F12)
        return later(ui, s);
    if (k->code == KEYC_ENTER)
        return v->list[v->at].living ? later(ui, s) : go_on(ui, s);
    return VERDICT_IGNORED;
}

static bool is_dead(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return v->at < v->n && !v->list[v->at].living;
}

/* ---- drawing ---- */

static const char *question(const struct view *v)
{
    if (v->sure)
        return _("Throw away what was typed? y throws it away for good; any other key goes back.");
    if (v->list[v->at].living)
        return _("This is open in another session of yours. If its line was cut, y ends it and brings "
                 "everything here; Enter leaves it there.");
    return _("Rihla ended in the middle of this, and what was typed is still here. Go on? Enter or y "
             "goes on, n throws it away, Esc asks again next time.");
}

static size_t typed_fields(const struct draft *d)
{
    size_t n = 0;
    for (int i = 0; i < DRAFT_SCREENS; i++) {
        for (size_t k = 0; k < d->screens[i].nfields; k++)
            n += d->screens[i].fields[k].text != NULL;
    }
    return n;
}

static void draft_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    const struct view *v = s->state;
    const struct draft *d = &v->list[v->at];
    struct buf text, number, when;
    struct msg m;
    buf_init(&text);
    buf_init(&number);
    buf_init(&when);
    draft_title(&text, d);
    int row = 3 + paint_wrapped(c, (struct area){3, 4, 3, c->cols - 8}, 0, buf_text(&text),
                                STYLE_TITLE);
    buf_printf(&number, "%zu", typed_fields(d));
    instant_shown(&when, d->written);
    MSG_N(&m, typed_fields(d), NP_("%1$s field with something unsaved, last typed at %2$s",
                                   "%1$s fields with something unsaved, last typed at %2$s"),
          buf_text(&number), buf_text(&when));
    paint_msg(c, row + 1, 4, c->cols - 8, &m, STYLE_NORMAL);
    paint_wrapped(c, (struct area){row + 3, 4, 4, c->cols - 8}, 0, question(v),
                  v->sure ? STYLE_WARN : STYLE_NORMAL);
    canvas_cursor(c, row + 3, 4);
    buf_done(&text);
    buf_done(&number);
    buf_done(&when);
}

static const struct binding draft_bindings[] = {
    {KEYC_CHAR, 'y', NULL, N_("Go on"), go_on, NULL},
    {KEYC_CHAR, 'n', NULL, N_("Throw away"), throw_away, is_dead},
    {KEYC_ESC, 0, NULL, N_("Later"), NULL, NULL},
};

const struct screen_class screen_draft = {
    .name = "unfinished",
    .title = N_("Something was left unfinished"),
    .help = N_("What is typed into a form is kept while you type. When Rihla, the line or the terminal "
               "broke off in the middle, you can go on in the same field: Enter or y. n throws it away "
               "for good, after asking once more. Esc leaves it for the next time."),
    .state_size = sizeof(struct view),
    .bindings = draft_bindings,
    .nbindings = sizeof draft_bindings / sizeof *draft_bindings,
    .open = draft_open,
    .draw = draft_draw,
    .key = draft_key,
    .close = draft_close,
};
