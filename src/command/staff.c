/* staff add, list: who works here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/desk.h"

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
    reply_record(out, N_("Member of staff"));
    reply_entry(out, "login", N_("System account"), cell_code(who.login));
    reply_entry(out, "name", N_("Name"), cell_text(who.name));
    reply_entry(out, "role", N_("Role"), role_cell(who.role));
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
