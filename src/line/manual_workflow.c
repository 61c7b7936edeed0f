/* The states and steps of rihla-workflow(7), from the table of the workflow.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/guard.h"
#include "line/help.h"
#include "text/lang.h"

/* "a, b and c" without the and: a list as it grows. */
static void add(struct buf *out, const char **between, const char *title)
{
    buf_printf(out, "%s%s", *between, tr(title));
    *between = ", ";
}

static void conditions(struct buf *out, unsigned guards)
{
    const char *between = "";
    if (!guards)
        return;
    buf_printf(out, "%s: ", _("If"));
    for (unsigned bit = 1; bit && bit <= guards; bit <<= 1) {
        if (guards & bit)
            add(out, &between, guard_title((enum guard)bit));
    }
    buf_add(out, ".\n.br\n");
}

static void who(struct buf *out, roles allowed)
{
    const char *between = "";
    buf_printf(out, "%s: ", _("Who may"));
    for (int r = 0; r < ROLE_COUNT; r++) {
        if (allowed & ROLE_BIT(r))
            add(out, &between, role_title((enum role)r));
    }
    buf_add(out, ".\n");
}

/* A sentence of the message, with what is filled in left as its name. */
static void sentence(struct buf *out, const char *text, enum notice n)
{
    static const char *const names[] = {['s'] = "STATE",  ['d'] = "DAY",   ['m'] = "MOMENT",
                                        ['a'] = "AMOUNT", ['x'] = "PLACE OR TRACKING NUMBER",
                                        ['r'] = "REASON"};
    for (const char *c = tr(text); *c; c++) {
        if (*c != '%') {
            buf_addc(out, *c);
            continue;
        }
        int nth = c[1] - '1'; /* "%2$s" */
        buf_add(out, nth ? names[(unsigned char)notice_with(n)[nth - 1]] : "NUMBER");
        c += 3;
    }
    buf_add(out, ".\n");
}

static void told(struct buf *out, enum notice n)
{
    if (n == NOTICE_NONE)
        return;
    buf_printf(out, ".br\n%s: ", _("The customer is told"));
    sentence(out, notice_text(n), n);
    buf_printf(out, ".br\n%s: ", _("Subject of the e-mail"));
    sentence(out, notice_subject(n), n);
}

static void step(struct buf *out, const struct transition *t)
{
    buf_printf(out, ".TP\n.BR \"%s\" \" (%s)\"\n", tr(state_title(t->to)), tr(event_title(t->event)));
    conditions(out, t->guards);
    who(out, t->who);
    told(out, t->notice);
}

void manual_workflow(struct buf *out)
{
    size_t n;
    const struct transition *table = workflow_table(&n);
    for (int s = 0; s < STATE_COUNT; s++) {
        bool any = false;
        buf_printf(out, ".SS %s\n%s: %s.\n", tr(state_title((enum state)s)), _("Stage"),
                   tr(stage_title(state_stage((enum state)s))));
        for (size_t i = 0; i < n; i++) {
            if ((int)table[i].from != s)
                continue;
            step(out, &table[i]);
            any = true;
        }
        if (!any)
            buf_printf(out, "%s.\n", _("Nothing leads out of it"));
    }
}
