/* Who may: every row for every role, and who somebody is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

/* As the house has decided it, apart from the rows; a dash: may not. */
static const struct {
    const char *command, *who; /* agent, counter, supervisor, admin */
} matrix[] = {
    {"admin backup", "---m"},         {"admin check", "---m"},
    {"admin day", "---m"},            {"admin reindex", "---m"},
    {"application approve", "--s-"},  {"application cancel", "--s-"},
    {"application deliver", "-cs-"},  {"application form", "acs-"},
    {"application list", "acsm"},     {"application open", "acs-"},
    {"application ready", "-cs-"},    {"application reject", "--s-"},
    {"application reopen", "--s-"},   {"attachment add", "acs-"},
    {"application behalf", "acs-"},   {"application prefill", "acs-"},
    {"customer identify", "acs-"},
    {"attachment list", "acsm"},      {"attachment remove", "-cs-"},
    {"attachment save", "acs-"},      {"calendar check", "acsm"},
    {"calendar holiday", "--s-"},     {"calendar hours", "--s-"},
    {"calendar limit", "--s-"},       {"calendar ramadan", "--s-"},
    {"calendar remove", "--s-"},      {"calendar show", "acsm"},
    {"tick run", "--sm"},
    {"application arrived", "-cs-"},  {"application bring-back", "-cs-"},
    {"application send", "-cs-"},     {"application transmit", "-cs-"},
    {"fee raise", "-cs-"},            {"fee take-back", "--s-"},
    {"fee waive", "--s-"},            {"inspection appoint", "-cs-"},
    {"inspection call-off", "-cs-"},  {"inspection list", "acsm"},
    {"inspection move", "-cs-"},      {"inspection result", "-cs-"},
    {"application return", "-cs-"},
    {"application recommend", "-cs-"}, {"application send-back", "-cs-"},
    {"application claim", "acs-"},    {"application release", "acs-"},
    {"application takeover", "acs-"},
    {"tick run", "--sm"},             {"workflow show", "acsm"},
    {"application set", "acs-"},      {"application show", "acsm"},
    {"application submit", "acs-"},   {"application withdraw", "acs-"},
    {"card send", "acs-"},            {"contact answer", "acs-"},
    {"contact assign", "--s-"},       {"contact close", "acs-"},
    {"contact end", "acs-"},          {"contact list", "acsm"},
    {"contact log", "acs-"},          {"contact set", "acs-"},
    {"contact show", "acsm"},         {"contact start", "acs-"},
    {"contact take", "acs-"},
    {"complaint answer", "acs-"},     {"complaint close", "acs-"},
    {"complaint list", "acsm"},       {"complaint log", "acs-"},
    {"complaint show", "acsm"},       {"customer correct", "acs-"},
    {"customer find", "acsm"},        {"customer register", "acs-"},
    {"customer import", "--sm"},      {"customer similar", "acsm"},
    {"report journey", "--sm"},
    {"search find", "acsm"},
    {"campaign approve", "--s-"},     {"campaign change", "acs-"},
    {"campaign draft", "acs-"},       {"campaign list", "acsm"},
    {"campaign post", "acs-"},        {"campaign preview", "acs-"},
    {"campaign send", "--s-"},        {"campaign settings", "--s-"},
    {"campaign show", "acsm"},        {"campaign stop", "--s-"},
    {"message list", "acsm"},         {"message show", "acsm"},
    {"reminder list", "acsm"},        {"reminder rule", "--s-"},
    {"reminder rules", "acsm"},       {"reminder unrule", "--s-"},
    {"result correct", "--s-"},       {"result list", "acsm"},
    {"result record", "-cs-"},        {"result show", "acsm"},
    {"customer show", "acsm"},        {"day summary", "acsm"},
    {"document flag", "-cs-"},        {"document list", "acsm"},
    {"document receive", "-cs-"},     {"payment due", "acsm"},
    {"payment list", "acsm"},         {"payment receipt", "acsm"},
    {"payment take", "-cs-"},         {"staff add", "---m"},
    {"staff disable", "--sm"},        {"staff enable", "--sm"},
    {"staff list", "--sm"},
    {"complaint assign", "--s-"},     {"complaint level", "--s-"},
    {"complaint set", "acs-"},        {"complaint take", "acs-"},
    {"complaint verdict", "acs-"},    {"complaint word", "--s-"},
    {"customer compare", "acs-"},     {"customer merge", "--s-"},
    {"customer unmerge", "--s-"},
    {"complaint words", "acsm"},      {"complaint export", "--s-"},
    {"complaint import", "--s-"},
    {"rating export", "--sm"},        {"rating list", "acsm"},
    {"rating record", "acs-"},        {"rating summary", "--sm"},
};

static const char *who_may(const struct command *c)
{
    char name[64];
    snprintf(name, sizeof name, "%s %s", c->noun, c->verb);
    for (size_t i = 0; i < COUNT(matrix); i++) {
        if (strcmp(matrix[i].command, name) == 0)
            return matrix[i].who;
    }
    fail_msg("%s is not in the matrix", name);
    return "";
}

/* Without values the command fails; only whether it is a denial matters. */
static void every_row_is_for_the_roles_that_it_should_be(void **state)
{
    struct desk *d = *state;
    size_t n;
    const struct command *const *all = command_all(&n);
    for (size_t i = 0; i < n; i++) {
        if (all[i]->access == ACCESS_NONE)
            continue;
        const char *who = who_may(all[i]);
        for (int r = 0; r < ROLE_COUNT; r++) {
            char login[40], row[120];
            snprintf(login, sizeof login, "%s1", role_word((enum role)r));
            snprintf(row, sizeof row, "%s %s as %s", all[i]->noun, all[i]->verb, login);
            bool denied = as(d, login, "%s %s", all[i]->noun, all[i]->verb) == RC_DENIED;
            ROW_TRUE(denied == (who[r] == '-'), row);
        }
    }
}

static void a_denial_says_who_may(void **state)
{
    struct desk *d = *state;
    REFUSED(d, RC_DENIED,
            "Your role (call-centre agent) may not do this: application approve. Somebody with one of "
            "these roles may: supervisor",
            "agent1", "application approve E26-05-000001");
}

static void a_denied_attempt_is_in_the_audit_with_what_it_was_about(void **state)
{
    struct desk *d = *state;
    as(d, "agent1", "application approve E26-05-000001");
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'application approve' AND about = "
                             "'E26-05-000001' AND outcome = 'denied'"),
                     1);
}

#define DENIED_WITH(column, pattern)                                                               \
    "SELECT count(*) FROM audit WHERE outcome = 'denied' AND " column " LIKE '" pattern "'"

/* What a role may not do is refused before its values are looked at. */
static void a_denied_attempt_keeps_nothing_that_could_not_be_read(void **state)
{
    struct desk *d = *state;
    as(d, "agent1", "payment take 4111111111111111 amount=1 reference=T-1");
    as(d, "agent1", "payment take 'E\x1b]52;c;aGk=\a\xe2\x80\xae' amount=1 reference=T-1");
    as(d, "admin1", "application set E26-05-000001 a4111111111111111=x");
    assert_int_equal(look(d, DENIED_WITH("what", "%")), 3);
    assert_int_equal(look(d, DENIED_WITH("about || details", "%4111%")), 0);
    assert_int_equal(look(d, DENIED_WITH("about", "%' || char(27) || '%")), 0);
    assert_int_equal(look(d, DENIED_WITH("about", "%' || char(8238) || '%")), 0);
}

static void a_stranger_who_was_refused_is_in_the_audit(void **state)
{
    struct desk *d = *state;
    as(d, "nobody", "customer find test");
    char *sql = mem_printf(DENIED_WITH("login", "%s"), session_account());
    assert_int_equal(look(d, sql), 1);
    assert_int_equal(session_open(&d->session, &d->err), RC_DENIED);
    session_refused(&d->session);
    assert_int_equal(look(d, sql), 2);
    free(sql);
}

static void somebody_else_is_only_possible_in_a_demonstration(void **state)
{
    struct desk *d = *state;
    char *path = mem_printf("%s/real.db", d->folders.root);
    free(d->session.db_path);
    d->session.db_path = path;
    DONE(d, "admin1", "admin init");
    TOLD(d, "administer it");
    REFUSED(d, RC_DENIED, "only in a demonstration", "admin1", "staff list");
    assert_int_equal(look(d, DENIED_WITH("details", "--as%")), 1);
    free(d->session.as);
    d->session.as = NULL;
    assert_int_equal(session_open(&d->session, &d->err), RC_OK);
    assert_int_equal(d->session.staff.role, ROLE_ADMIN);
    assert_string_equal(d->session.staff.login, session_account());
}

static void an_unknown_account_is_told_what_to_do(void **state)
{
    struct desk *d = *state;
    REFUSED(d, RC_DENIED, "--as counter1", "nobody", "day summary");
}

static void a_member_of_staff_who_was_added_can_work_at_once(void **state)
{
    struct desk *d = *state;
    DONE(d, "admin1", "staff add login=fatima name='Fatima Test' role=counter");
    DONE(d, "fatima", "day summary");
    REFUSED(d, RC_CONFLICT, "fatima", "admin1", "staff add login=fatima name=Other role=agent");
    REFUSED(d, RC_BAD_DATA, "small letters", "admin1", "staff add login=Fatima name=Other role=agent");
    /* as directories of people name their accounts */
    DONE(d, "admin1", "staff add login=first.last@example.ae name='Test Agent Two' role=agent");
    DONE(d, "first.last@example.ae", "day summary");
    DONE(d, "supervisor1", "staff list");
    assert_int_equal(d->out.nrows, ROLE_COUNT + 2);
}

static void an_account_that_is_switched_off_may_do_nothing(void **state)
{
    struct desk *d = *state;
    fill_one(d);
    DONE(d, "counter1", "application claim application=E26-05-000001");
    DONE(d, "supervisor1", "staff disable login=counter1");
    TOLD(d, "Others can work on 1 application again");
    REFUSED(d, RC_DENIED, "The account counter1 was switched off", "counter1", "day summary");
    DONE(d, "agent1", "application submit application=E26-05-000001");
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'case-released'"
                             " AND login = 'supervisor1' AND about = 'counter1'"),
                     1);
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'staff disable'"
                             " AND about = 'counter1' AND login = 'supervisor1' AND outcome = 'ok'"),
                     1);
    DONE(d, "admin1", "staff disable login=counter1");
    TOLD(d, "nothing was done twice");
    DONE(d, "admin1", "staff enable login=counter1");
    DONE(d, "counter1", "day summary");
    DONE(d, "admin1", "staff enable login=counter1");
    TOLD(d, "nothing was done twice");
}

static void nobody_locks_out_themselves_or_the_last_administrator(void **state)
{
    struct desk *d = *state;
    REFUSED(d, RC_CONFLICT, "your own account", "admin1", "staff disable login=admin1");
    REFUSED(d, RC_DENIED, "only an administrator switches", "supervisor1", "staff disable login=admin1");
    REFUSED(d, RC_DENIED, "may not do this", "counter1", "staff disable login=agent1");
    REFUSED(d, RC_NOT_FOUND, "no member of staff nobody", "admin1", "staff disable login=nobody");
    DONE(d, "admin1", "staff add login=admin2 name='Test Admin Two' role=admin");
    DONE(d, "admin2", "staff disable login=admin1");
    REFUSED(d, RC_CONFLICT, "your own account", "admin2", "staff disable login=admin2");
    REFUSED(d, RC_DENIED, "was switched off", "admin1", "staff enable login=admin1");
    DONE(d, "admin2", "staff enable login=admin1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(every_row_is_for_the_roles_that_it_should_be),
        DESK_TEST(a_denial_says_who_may),
        DESK_TEST(a_denied_attempt_is_in_the_audit_with_what_it_was_about),
        DESK_TEST(a_denied_attempt_keeps_nothing_that_could_not_be_read),
        DESK_TEST(a_stranger_who_was_refused_is_in_the_audit),
        DESK_TEST(somebody_else_is_only_possible_in_a_demonstration),
        DESK_TEST(an_unknown_account_is_told_what_to_do),
        DESK_TEST(a_member_of_staff_who_was_added_can_work_at_once),
        DESK_TEST(an_account_that_is_switched_off_may_do_nothing),
        DESK_TEST(nobody_locks_out_themselves_or_the_last_administrator),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
