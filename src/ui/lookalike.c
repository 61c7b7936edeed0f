/* Who may be the same person as the one being registered.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/lookalike.h"

#include "base/mem.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[LOOKALIKE_VALUES] = {"name_en", "name_ar", "emirates_id",
                                                    "licence", "mobile",  "email"};

void lookalike_init(struct lookalike *l)
{
    memset(l, 0, sizeof *l);
    reply_init(&l->found);
}

static void forget(struct lookalike *l)
{
    for (size_t i = 0; i < LOOKALIKE_VALUES; i++) {
        free(l->value[i]);
        l->value[i] = NULL;
    }
}

void lookalike_done(struct lookalike *l)
{
    forget(l);
    reply_done(&l->found);
}

static enum rc ask(struct ui *ui, char *const *values, struct reply *ret, struct err *reterr)
{
    const char *pairs[2 * LOOKALIKE_VALUES + 1] = {NULL};
    for (size_t i = 0; i < LOOKALIKE_VALUES; i++) {
        pairs[2 * i] = names[i];
        pairs[2 * i + 1] = values[i];
    }
    return call_run(ui, &command_customer_similar, ret, reterr, pairs);
}

static const char *value_of(struct sheet *sheet, size_t i)
{
    const char *value = sheet_get(sheet, names[i]);
    return value ? value : "";
}

static bool is_same(const struct lookalike *l, struct sheet *sheet)
{
    for (size_t i = 0; i < LOOKALIKE_VALUES; i++) {
        if (strcmp(l->value[i] ? l->value[i] : "", value_of(sheet, i)) != 0)
            return false;
    }
    return true;
}

/* A value that could not be looked for is looked for again: it was the next key that came first. */
bool lookalike_idle(struct lookalike *l, struct ui *ui, struct sheet *sheet)
{
    struct reply found;
    if (is_same(l, sheet))
        return false;
    forget(l);
    for (size_t i = 0; i < LOOKALIKE_VALUES; i++)
        l->value[i] = mem_strdup(value_of(sheet, i));
    reply_init(&found);
    ui->session->glancing = true;
    enum rc rc = ask(ui, l->value, &found, NULL);
    ui->session->glancing = false;
    bool stopped = ui->session->stop && ui->session->stop(ui->session->stop_ctx);
    if (stopped)
        forget(l);
    bool changed = !rc && !stopped && found.nrows + l->found.nrows > 0;
    if (changed) {
        reply_done(&l->found);
        l->found = found;
        reply_init(&found);
    }
    reply_done(&found);
    return changed;
}

/* ---- the warning ---- */

static const char *text_at(const struct lookalike *l, const char *column)
{
    return call_text_at(&l->found, 0, column);
}

/* The nearest one, with what agrees and what does not. */
static void draw_first(const struct lookalike *l, struct canvas *c, struct area a)
{
    const struct cell *name = reply_at(&l->found, 0, "name");
    struct msg m;
    struct buf who = {0};
    if (name)
        cell_shown(&who, name);
    if (*text_at(l, "differs"))
        MSG(&m, N_("%1$s, %2$s. The same: %3$s. Different: %4$s"), buf_text(&who),
            text_at(l, "number"), text_at(l, "agrees"), text_at(l, "differs"));
    else
        MSG(&m, N_("%1$s, %2$s. The same: %3$s"), buf_text(&who), text_at(l, "number"),
            text_at(l, "agrees"));
    paint_msg(c, a.row, a.col, a.cols, &m, STYLE_NORMAL);
    buf_done(&who);
}

void lookalike_draw(const struct lookalike *l, struct canvas *c, struct area a)
{
    char count[24];
    struct msg m;
    if (l->found.nrows == 0)
        return;
    snprintf(count, sizeof count, "%zu%s", l->found.nrows, l->found.more ? "+" : "");
    MSG_N(&m, l->found.nrows,
          NP_("! %1$s customer looks like this one. F6 shows who",
              "! %1$s customers look like this one. F6 shows them"),
          count);
    paint_msg(c, a.row, a.col, a.cols, &m, STYLE_WARN);
    draw_first(l, c, (struct area){a.row + 1, a.col + 2, 1, a.cols - 2});
}

/* ---- the list ---- */

struct view {
    char *value[LOOKALIKE_VALUES];
    struct reply reply;
    struct list list;
};

static const char *const columns[] = {"number", "name", "mobile", "agrees", "differs", NULL};

static enum rc alike_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    const struct lookalike *l = with;
    for (size_t i = 0; i < LOOKALIKE_VALUES; i++)
        v->value[i] = mem_strdup(l->value[i] ? l->value[i] : "");
    list_init(&v->list, N_("Nobody looks like this customer."), columns);
    enum rc rc = ask(ui, v->value, &v->reply, reterr);
    list_show(&v->list, &v->reply);
    return rc;
}

static void alike_close(struct screen *s)
{
    struct view *v = s->state;
    for (size_t i = 0; i < LOOKALIKE_VALUES; i++)
        free(v->value[i]);
    list_done(&v->list);
    reply_done(&v->reply);
}

static enum verdict alike_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    enum widget_event e = list_key(&v->list, k);
    if (e == WIDGET_ACCEPT)
        (void)ui_push(ui, &screen_customer, list_text(&v->list, "number"));
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

static void alike_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    canvas_text(c, 2, 1, c->cols - 2,
                _("The form waits below with everything that you typed: Esc goes back to it."),
                STYLE_DIM, ALIGN_START);
    list_draw(&v->list, c, (struct area){4, 1, c->rows - 7, c->cols - 2}, true);
}

static const struct binding alike_bindings[] = {
    {KEYC_ENTER, 0, NULL, N_("Open"), NULL, NULL},
};

const struct screen_class screen_alike = {
    .name = "alike",
    .title = N_("Customers who look alike"),
    .help = N_(
        "Customers who may be the one that is being registered: by a number that is the same, or "
        "a name that is written or sounds alike. Enter shows one; Esc goes back to the form."),
    .state_size = sizeof(struct view),
    .bindings = alike_bindings,
    .nbindings = sizeof alike_bindings / sizeof *alike_bindings,
    .open = alike_open,
    .draw = alike_draw,
    .key = alike_key,
    .close = alike_close,
};
