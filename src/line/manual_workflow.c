/* The states and steps of rihla-workflow(7), from the table of the workflow.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/words.h"
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

/* The sentence of the message, with what is filled in left as its name. */
static void told(struct buf *out, enum notice n)
{
    static const char *const names[] = {['s'] = "STATE",  ['d'] = "DAY",   ['m'] = "MOMENT",
                                        ['a'] = "AMOUNT", ['x'] = "PLACE OR TRACKING NUMBER"};
    const char *letters = notice_with(n);
    struct msg m;
    if (n == NOTICE_NONE)
        return;
    MSG(&m, notice_text(n), "NUMBER", *letters ? names[(unsigned char)letters[0]] : "",
        *letters && letters[1] ? names[(unsigned char)letters[1]] : "");
    struct buf text = {0};
    lang_msg(&text, &m);
    buf_printf(out, ".br\n%s: ", _("The customer is told"));
    words_without_isolates(out, buf_text(&text));
    buf_add(out, ".\n");
    buf_done(&text);
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
