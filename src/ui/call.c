/* How screens run commands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/call.h"

static enum rc fill(struct args *a, const char *const *pairs, struct err *reterr)
{
    for (size_t i = 0; pairs[i]; i += 2) {
        const char *value = pairs[i + 1];
        enum rc rc = value && value[0] ? args_set(a, pairs[i], value, reterr) : RC_OK;
        if (rc != RC_OK)
            return rc;
    }
    return RC_OK;
}

enum rc call_run(struct ui *ui, const struct command *c, struct reply *out, struct err *reterr,
                 const char *const *pairs)
{
    struct err own = {0};
    struct err *err = reterr ? reterr : &own;
    struct args a;
    args_init(&a, c);
    reply_done(out);
    reply_init(out);
    enum rc rc = fill(&a, pairs, err);
    if (rc == RC_OK)
        rc = ui_run(ui, &a, out, err);
    else
        ui_error(ui, err);
    if (rc != RC_OK) {
        reply_done(out);
        reply_init(out);
    }
    args_done(&a);
    return rc;
}

void call_note(struct ui *ui, const struct reply *r)
{
    if (r->nmessages)
        ui_note(ui, STYLE_GOOD, &r->messages[r->nmessages - 1]);
}

enum rc call_do(struct ui *ui, const struct command *c, const char *const *pairs)
{
    struct reply r;
    reply_init(&r);
    enum rc rc = call_run(ui, c, &r, NULL, pairs);
    if (rc == RC_OK)
        call_note(ui, &r);
    reply_done(&r);
    return rc;
}

void call_reload(struct ui *ui, struct screen *s)
{
    struct msg said = ui->note;
    enum style style = ui->note_style;
    s->class->shown(ui, s);
    ui_note(ui, style, &said);
}

const char *call_text(const struct reply *r, const char *key)
{
    const struct cell *c = reply_get(r, key);
    return c && c->s ? c->s : "";
}

int64_t call_number(const struct reply *r, const char *key)
{
    const struct cell *c = reply_get(r, key);
    return c ? c->n : 0;
}

const char *call_text_at(const struct reply *r, size_t row, const char *column)
{
    const struct cell *c = reply_at(r, row, column);
    return c && c->s ? c->s : "";
}

bool call_may(const struct ui *ui, const struct command *c)
{
    return (c->who & ROLE_BIT(ui->session->staff.role)) != 0;
}

enum verdict call_denied(struct ui *ui, const struct command *c)
{
    struct buf who = {0};
    struct msg m;
    roles_titles(&who, c->who);
    MSG(&m, N_("Your role may not do this. Ask one of these: %1$s"), buf_text(&who));
    ui_note(ui, STYLE_WARN, &m);
    buf_done(&who);
    return VERDICT_HANDLED;
}
