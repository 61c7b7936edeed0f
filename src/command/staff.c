/* staff add, disable, enable, list: who works here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/claim.h"
#include "command/desk.h"

#include <stdio.h>
#include <string.h>

static const struct choice role_choices[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    ROLE_LIST(X)
#undef X
};

static const struct arg add_args[] = {
    {.field = {.name = "login",
               .type = FIELD_TEXT,
               .label = {.en = N_("System account")},
               .fault = {.en = N_("A system account has small letters, digits and . _ - @, begins with a "
                                  "letter, and has at most 32 characters")},
               .required = true,
               .pattern = "[a-z_][a-z0-9_.@-]{0,31}"},
     .ref = REF_STAFF},
    ARG_TEXT("name", N_("Name"), true),
    ARG_WORD("role", N_("Role"), role_choices, true),
};

static struct cell role_cell(enum role r)
{
    return cell_word(role_word(r), role_title(r));
}

static void record(const struct staff *who, struct reply *out)
{
    reply_record(out, N_("Member of staff"));
    reply_entry(out, "login", N_("System account"), cell_code(who->login));
    reply_entry(out, "name", N_("Name"), cell_text(who->name));
    reply_entry(out, "role", N_("Role"), role_cell(who->role));
    reply_entry(out, "active", N_("Active"), cell_yes_no(who->active));
}

static enum rc run_add(struct session *s, const struct args *in, struct reply *out,
                       struct err *reterr)
{
    struct staff who = {.active = true};
    role_parse(args_text(in, "role"), &who.role);
    enum rc rc = desk_copy(who.login, sizeof who.login, args_text(in, "login"), "login", reterr);
    if (!rc)
        rc = desk_copy(who.name, sizeof who.name, args_text(in, "name"), "name", reterr);
    if (!rc)
        rc = staff_add(s->db, &who, &who.id, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("%1$s can work here now"), who.login);
    record(&who, out);
    return RC_OK;
}

const struct command command_staff_add = {
    .noun = "staff",
    .verb = "add",
    .summary = N_("Add a member of staff by system account"),
    .who = ROLES_ADMIN,
    .access = ACCESS_WRITE,
    ARGS(add_args),
    .example = "staff add login=fatima name='Fatima Test' role=counter",
    .run = run_add,
};

static const struct arg one_args[] = {ARG_REF("login", N_("System account"), REF_STAFF, true)};

/* Nobody locks out those who let people in. */
static enum rc check_switch(const struct session *s, const struct staff *who, struct err *reterr)
{
    if (strcmp(who->login, s->staff.login) == 0)
        return ERR(reterr, RC_CONFLICT, "login", N_("You cannot switch your own account off or on. Ask "
                                                    "somebody else who may"));
    if (who->role == ROLE_ADMIN && s->staff.role != ROLE_ADMIN)
        return ERR(reterr, RC_DENIED, "login",
                   N_("%1$s is an administrator, whose account only an administrator switches"), who->login);
    return RC_OK;
}

struct others {
    const char *but;
    int administrators;
};

static bool count_administrator(void *ctx, const struct staff *who)
{
    struct others *o = ctx;
    o->administrators += who->active && who->role == ROLE_ADMIN && strcmp(who->login, o->but) != 0;
    return true;
}

/* The one who acts counts, unless somebody else has just switched that account off. */
static enum rc check_last(struct session *s, const struct staff *who, struct err *reterr)
{
    struct others o = {.but = who->login};
    if (who->role != ROLE_ADMIN)
        return RC_OK;
    enum rc rc = staff_each(s->db, count_administrator, &o, reterr);
    if (!rc && o.administrators == 0)
        rc = ERR(reterr, RC_CONFLICT, "login",
                 N_("%1$s is the last administrator: add another one first"), who->login);
    return rc;
}

static enum rc find(struct session *s, const struct args *in, struct staff *ret, struct err *reterr)
{
    enum rc rc = staff_by_login(s->db, args_text(in, "login"), ret, reterr);
    return rc ? rc : check_switch(s, ret, reterr);
}

static void say_released(size_t n, struct reply *out)
{
    char count[24];
    if (n == 0)
        return;
    snprintf(count, sizeof count, "%zu", n);
    MSG_N(reply_message(out), n, NP_("Others can work on %1$s application again that was claimed",
                                     "Others can work on %1$s applications again that were claimed"),
          count);
}

static enum rc disable(struct session *s, const struct staff *who, struct reply *out, struct err *reterr)
{
    size_t released = 0;
    enum rc rc = check_last(s, who, reterr);
    if (!rc)
        rc = staff_active_put(s->db, who->login, false, reterr);
    if (!rc)
        rc = claim_release_all(s, who->login, &released, reterr);
    if (rc)
        return rc;
    MSG(reply_message(out), N_("%1$s can no longer work here; what was done stays under that name"),
        who->login);
    say_released(released, out);
    return RC_OK;
}

static enum rc run_disable(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    struct staff who;
    enum rc rc = find(s, in, &who, reterr);
    if (rc)
        return rc;
    if (!who.active)
        MSG(reply_message(out), N_("%1$s was switched off already; nothing was done twice"), who.login);
    else
        rc = disable(s, &who, out, reterr);
    who.active = false;
    if (!rc)
        record(&who, out);
    return rc;
}

const struct command command_staff_disable = {
    .noun = "staff",
    .verb = "disable",
    .summary = N_("Switch a member of staff off: the account may do nothing more, its claims are released"),
    .who = ROLES_SUPERVISOR | ROLES_ADMIN,
    .access = ACCESS_WRITE,
    ARGS(one_args),
    .example = "staff disable login=fatima",
    .run = run_disable,
};

static enum rc run_enable(struct session *s, const struct args *in, struct reply *out,
                          struct err *reterr)
{
    struct staff who;
    enum rc rc = find(s, in, &who, reterr);
    if (rc)
        return rc;
    if (who.active)
        MSG(reply_message(out), N_("%1$s can work here already; nothing was done twice"), who.login);
    else
        rc = staff_active_put(s->db, who.login, true, reterr);
    if (rc)
        return rc;
    if (!who.active)
        MSG(reply_message(out), N_("%1$s can work here again"), who.login);
    who.active = true;
    record(&who, out);
    return RC_OK;
}

const struct command command_staff_enable = {
    .noun = "staff",
    .verb = "enable",
    .summary = N_("Let a member of staff work again who was switched off"),
    .who = ROLES_SUPERVISOR | ROLES_ADMIN,
    .access = ACCESS_WRITE,
    ARGS(one_args),
    .example = "staff enable login=fatima",
    .run = run_enable,
};

static const struct column columns[] = {
    {"login", N_("System account"), CELL_CODE},
    {"name", N_("Name"), CELL_TEXT},
    {"role", N_("Role"), CELL_WORD},
    {"active", N_("Active"), CELL_YES_NO},
};

static bool list_row(void *ctx, const struct staff *who)
{
    struct reply *out = ctx;
    reply_cell(out, cell_code(who->login));
    reply_cell(out, cell_text(who->name));
    reply_cell(out, role_cell(who->role));
    reply_cell(out, cell_yes_no(who->active));
    return true;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    (void)in;
    reply_table(out, N_("Staff"), columns, sizeof columns / sizeof *columns);
    return staff_each(s->db, list_row, out, reterr);
}

const struct command command_staff_list = {
    .noun = "staff",
    .verb = "list",
    .summary = N_("List the staff and their roles"),
    .who = ROLES_SUPERVISOR | ROLES_ADMIN,
    .access = ACCESS_READ,
    .example = "staff list",
    .run = run_list,
};
