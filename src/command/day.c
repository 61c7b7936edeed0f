/* day summary: the figures of a day and of the desk now.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/calendar.h"
#include "command/contact.h"
#include "command/desk.h"

static const struct arg summary_args[] = {ARG_DATE("date", N_("Day"))};

static const struct column columns[] = {
    {"state", N_("State"), CELL_WORD},
    {"count", N_("Applications"), CELL_COUNT},
};

static void record(struct reply *out, struct date day, const struct day_figures *f)
{
    reply_record(out, N_("The day"));
    reply_entry(out, "day", N_("Day"), cell_date(day));
    reply_entry(out, "opened", N_("Applications opened"), cell_count(f->opened));
    reply_entry(out, "submitted", N_("Applications submitted"), cell_count(f->submitted));
    reply_entry(out, "approved", N_("Applications approved"), cell_count(f->approved));
    reply_entry(out, "delivered", N_("Applications delivered"), cell_count(f->delivered));
    reply_entry(out, "payments", N_("Payments taken"), cell_count(f->payments));
    reply_entry(out, "taken", N_("Amount taken"), cell_money(f->taken));
    reply_entry(out, "complaints", N_("Complaints logged"), cell_count(f->complaints));
    reply_entry(out, "complaints_open", N_("Complaints open now"), cell_count(f->complaints_open));
    reply_entry(out, "overdue", N_("Applications overdue"), cell_count(f->overdue));
}

static void contacts(struct reply *out, const struct contact_figures *f)
{
    reply_entry(out, "contacts", N_("Contacts"), cell_count(f->contacts));
    reply_entry(out, "contacts_solved", N_("Solved at once"), cell_count(f->solved));
    reply_entry(out, "contacts_length", N_("Average length"),
                contact_length_cell(f->timed ? f->seconds / f->timed : 0));
    reply_entry(out, "contacts_seconds", N_("Average seconds"),
                f->timed ? cell_count(f->seconds / f->timed) : cell_none());
    reply_entry(out, "contacts_waiting", N_("Contacts waiting now"),
                cell_count(f->waiting));
    reply_entry(out, "contacts_unassigned", N_("Contacts not taken"),
                cell_count(f->unassigned));
}

static void states(struct reply *out, const struct day_figures *f)
{
    reply_table(out, N_("Applications now, by state"), columns, sizeof columns / sizeof *columns);
    for (int i = 0; i < STATE_COUNT; i++) {
        enum state state = (enum state)i;
        reply_cell(out, cell_word(state_word(state), state_title(state)));
        reply_cell(out, cell_count(f->in_state[i]));
    }
}

static enum rc run_summary(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct date day = session_today(s);
    struct day_figures figures;
    struct contact_figures calls;
    args_date(in, "date", &day);
    enum rc rc = day_figures_get(s->db, day, &figures, reterr);
    if (!rc)
        rc = contact_figures_get(s->db, day, &calls, reterr);
    if (!rc && !args_given(in, "date"))
        rc = calendar_warn(s, out, reterr);
    if (rc)
        return rc;
    record(out, day, &figures);
    contacts(out, &calls);
    states(out, &figures);
    return RC_OK;
}

const struct command command_day_summary = {
    .noun = "day",
    .verb = "summary",
    .summary = N_("Show the figures of a day (today unless said) and of the desk now"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(summary_args),
    .example = "day summary date=-1",
    .run = run_summary,
};
