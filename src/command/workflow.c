/* workflow show: the life of an application, from the table that decides it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"
#include "command/rows.h"
#include "domain/guard.h"
#include "text/lang.h"
#include "text/layout.h"

enum { WIDTH = 42 }; /* of a line of the picture beside its branch */

static const struct column columns[] = {
    {"from", N_("State"), CELL_WORD},
    {"event", N_("What happens"), CELL_WORD},
    {"guards", N_("If"), CELL_CODE},
    {"who", N_("Who may"), CELL_CODE},
    {"to", N_("Then"), CELL_WORD},
    {"message", N_("The customer is told"), CELL_CODE},
};

static void add_word(struct buf *out, const char *between, const char *word)
{
    buf_printf(out, "%s%s", out->len ? between : "", word);
}

static struct cell guards_cell(unsigned guards)
{
    struct buf words = {0};
    for (unsigned bit = 1; bit && bit <= guards; bit <<= 1) {
        if (guards & bit)
            add_word(&words, " ", guard_word((enum guard)bit));
    }
    struct cell c = cell_code(buf_text(&words));
    buf_done(&words);
    return c;
}

static struct cell who_cell(roles who)
{
    struct buf words = {0};
    for (int r = 0; r < ROLE_COUNT; r++) {
        if (who & ROLE_BIT(r))
            add_word(&words, " ", role_word((enum role)r));
    }
    struct cell c = cell_code(buf_text(&words));
    buf_done(&words);
    return c;
}

static void rows(struct reply *out)
{
    size_t n;
    const struct transition *t = workflow_table(&n);
    reply_table(out, N_("Steps"), columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < n; i++, t++) {
        reply_cell(out, cell_word(state_word(t->from), state_title(t->from)));
        reply_cell(out, cell_word(event_word(t->event), event_title(t->event)));
        reply_cell(out, guards_cell(t->guards));
        reply_cell(out, who_cell(t->who));
        reply_cell(out, cell_word(state_word(t->to), state_title(t->to)));
        reply_cell(out, cell_code(t->notice == NOTICE_NONE ? "" : notice_word(t->notice)));
    }
}

/* The branches of the picture open towards the end of the line. */
static const struct branches {
    const char *more, *last, *beside;
} branches[] = {{"├─▶ ", "└─▶ ", "│   "}, {"┤─◀ ", "┘─◀ ", "│   "}};

static bool is_last(const struct transition *table, size_t n, size_t at)
{
    for (size_t i = at + 1; i < n; i++) {
        if (table[i].from == table[at].from)
            return false;
    }
    return true;
}

static void conditions(struct buf *out, unsigned guards)
{
    const char *between = "";
    for (unsigned bit = 1; bit && bit <= guards; bit <<= 1) {
        if (!(guards & bit))
            continue;
        buf_printf(out, "%s%s", between, tr(guard_title((enum guard)bit)));
        between = " · ";
    }
}

static void persons(struct buf *out, roles who)
{
    const char *between = "";
    for (int r = 0; r < ROLE_COUNT; r++) {
        if (!(who & ROLE_BIT(r)))
            continue;
        buf_printf(out, "%s%s", between, tr(role_title((enum role)r)));
        between = " · ";
    }
}

/* Lines of the picture that go on beside the branch of the next step, however narrow the screen. */
struct lines {
    struct buf *out;
    const char *first, *beside;
};

static void add_line(void *ctx, const char *text, size_t bytes)
{
    struct lines *l = ctx;
    buf_printf(l->out, "%s%s%.*s", l->out->len ? "\n" : "", l->first, (int)bytes, text);
    l->first = l->beside;
}

static void add_lines(struct buf *out, const char *first, const char *beside, struct buf *text)
{
    struct lines l = {out, first, beside};
    layout_wrap(buf_text(text), WIDTH, add_line, &l);
    buf_clear(text);
}

/* Where it leads and by what; under it who may, and what must hold. */
static void draw_step(struct buf *out, const struct transition *t, bool last)
{
    const struct branches *b = &branches[lang_rtl()];
    const char *beside = last ? "    " : b->beside;
    struct buf text = {0};
    buf_printf(&text, "%s: %s%s", tr(state_title(t->to)), tr(event_title(t->event)),
               state_is_final(t->to) ? " ■" : "");
    add_lines(out, last ? b->last : b->more, beside, &text);
    persons(&text, t->who);
    add_lines(out, beside, beside, &text);
    if (t->guards) {
        buf_printf(&text, "%s: ", _("If"));
        conditions(&text, t->guards);
        add_lines(out, beside, beside, &text);
    }
    buf_done(&text);
}

static void picture(struct reply *out)
{
    size_t n;
    const struct transition *table = workflow_table(&n);
    reply_record(out, N_("The life of an application"));
    for (int s = 0; s < STATE_COUNT; s++) {
        struct buf steps = {0};
        for (size_t i = 0; i < n; i++) {
            if ((int)table[i].from == s)
                draw_step(&steps, &table[i], is_last(table, n, i));
        }
        if (!steps.len)
            buf_printf(&steps, "■ %s", _("the end"));
        reply_entry(out, state_word((enum state)s), state_title((enum state)s),
                    cell_long(buf_text(&steps)));
        buf_done(&steps);
    }
}

static enum rc run_show(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    (void)s;
    (void)in;
    (void)reterr;
    picture(out);
    rows(out);
    return RC_OK;
}

const struct command command_workflow_show = {
    .noun = "workflow",
    .verb = "show",
    .summary = N_("Show the life of an application: states, steps, who may, and under what condition"),
    .who = ROLES_ALL,
    .access = ACCESS_NONE,
    .example = "workflow show",
    .run = run_show,
};
