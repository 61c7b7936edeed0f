/* Renewal reminders: when they are due, that each is written once, and that a renewal ends them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/issuing.h"

#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static int64_t reminded(struct desk *d)
{
    return look(d, "SELECT count(*) FROM outbox WHERE text LIKE '%renewal in time%'");
}

static void tick_on(struct desk *d, const char *day)
{
    DONE(d, "admin1", "admin day date=%s", day);
    DONE(d, "admin1", "tick run");
}

static void a_customer_is_reminded_on_the_day_on_which_renewal_opens(void **state)
{
    struct desk *d = *state;
    deliver_one(d, "2026-07-13");
    tick_on(d, "2026-05-12");
    assert_int_equal(reminded(d), 0);
    tick_on(d, "2026-05-13");
    assert_int_equal(reminded(d), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE text = 'Application MK26-05-000001: its "
                             "certificate is valid until 13/07/2026. Please apply for the renewal in time'"
                             " AND recipient = '+971500000001' AND lang = 'en'"),
                     1);
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'renewal-reminded'"
                             " AND login IS NULL"),
                     1);
}

static void running_again_reminds_of_nothing_twice(void **state)
{
    struct desk *d = *state;
    deliver_one(d, "2026-07-13");
    tick_on(d, "2026-05-13");
    DONE(d, "admin1", "tick run");
    TOLD(d, "Nothing is to be done now");
    tick_on(d, "2026-05-20");
    tick_on(d, "2026-07-13");
    assert_int_equal(reminded(d), 1);
}

static void a_rule_of_the_service_stands_above_its_card(void **state)
{
    struct desk *d = *state;
    deliver_one(d, "2026-07-13");
    DONE(d, "supervisor1", "reminder rule card=mark days=30");
    DONE(d, "supervisor1", "reminder rule card=mark days=7");
    tick_on(d, "2026-06-12");
    assert_int_equal(reminded(d), 0);
    tick_on(d, "2026-06-13");
    assert_int_equal(reminded(d), 1);
    tick_on(d, "2026-07-05");
    assert_int_equal(reminded(d), 1);
    tick_on(d, "2026-07-06");
    assert_int_equal(reminded(d), 2);
}

static void a_late_run_reminds_once_and_after_expiry_not_at_all(void **state)
{
    struct desk *d = *state;
    deliver_one(d, "2026-07-13");
    DONE(d, "supervisor1", "reminder rule card=mark days=30");
    DONE(d, "supervisor1", "reminder rule card=mark days=7");
    tick_on(d, "2026-07-13");
    assert_int_equal(reminded(d), 1);
    DONE(d, "admin1", "tick run");
    tick_on(d, "2026-07-14");
    assert_int_equal(reminded(d), 1);
}

static void a_service_without_a_rule_takes_that_of_any_other(void **state)
{
    struct desk *d = *state;
    char number[32];
    register_one(d);
    approve_mark(d, "mark-renewal", "", number);
    DONE(d, "counter1", "result record application=%s number=MARK-2 expires=2026-06-01", number);
    DONE(d, "counter1", "application ready application=%s", number);
    DONE(d, "counter1", "application deliver application=%s proof=eid-card", number);
    DONE(d, "admin1", "tick run");
    assert_int_equal(reminded(d), 0);
    DONE(d, "supervisor1", "reminder rule days=21");
    DONE(d, "admin1", "tick run");
    assert_int_equal(reminded(d), 1);
}

static void only_what_was_handed_out_is_reminded_of(void **state)
{
    struct desk *d = *state;
    approve_one(d);
    DONE(d, "counter1", "result record application=MK26-05-000001 number=MARK-1 expires=2026-06-01");
    DONE(d, "admin1", "tick run");
    assert_int_equal(reminded(d), 0);
}

static void a_customer_who_cannot_be_reached_is_not_noted_as_reminded(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "customer register kind=individual name_en='Test Customer One' language=en "
                      "emirates_id=784-1990-0000001-0");
    char number[32];
    approve_mark(d, "mark", "", number);
    DONE(d, "counter1", "result record application=%s number=MARK-1 expires=2026-06-01", number);
    DONE(d, "counter1", "application ready application=%s", number);
    DONE(d, "counter1", "application deliver application=%s proof=eid-card", number);
    DONE(d, "admin1", "tick run");
    assert_int_equal(look(d, "SELECT count(*) FROM reminder"), 0);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 mobile=0500000001");
    DONE(d, "admin1", "tick run");
    assert_int_equal(reminded(d), 1);
}

static void a_corrected_expiry_is_reminded_of_anew(void **state)
{
    struct desk *d = *state;
    deliver_one(d, "2026-06-13");
    DONE(d, "admin1", "tick run");
    DONE(d, "supervisor1",
         "result correct application=MK26-05-000001 number=MARK-1 expires=2026-06-03 reason=misread");
    DONE(d, "admin1", "tick run");
    assert_int_equal(reminded(d), 2);
}

#define RENEW "application open card=mark-renewal customer=C26-05-000001 renews=MK26-05-000001"

static void a_renewal_ends_the_reminders_unless_it_comes_to_nothing(void **state)
{
    struct desk *d = *state;
    deliver_one(d, "2026-06-13");
    DONE(d, "supervisor1", "reminder rule card=mark days=20");
    DONE(d, "counter1", RENEW);
    assert_string_equal(entry(d, "renews"), "MARK-1");
    assert_string_equal(entry(d, "renews_application"), "MK26-05-000001");
    tick_on(d, "2026-05-25");
    assert_int_equal(reminded(d), 0);
    DONE(d, "agent1", "reminder list");
    assert_string_equal(reply_at(&d->out, 0, "renewal")->s, "MR26-05-000001");
    assert_string_equal(reply_at(&d->out, 0, "renewed_by")->s, "mark-renewal");
    DONE(d, "agent1", "application withdraw application=MR26-05-000001");
    DONE(d, "admin1", "tick run");
    assert_int_equal(reminded(d), 1);
}

static void what_cannot_be_renewed_is_refused(void **state)
{
    struct desk *d = *state;
    approve_one(d);
    REFUSED(d, RC_BAD_DATA, "Nothing was handed out", "counter1", RENEW);
    DONE(d, "counter1", "result record application=MK26-05-000001 number=MARK-1 expires=2026-08-01");
    DONE(d, "counter1", "application ready application=MK26-05-000001");
    DONE(d, "counter1", "application deliver application=MK26-05-000001 proof=eid-card");
    REFUSED(d, RC_BAD_DATA, "can be renewed from 01/06/2026 on", "counter1", RENEW);
    DONE(d, "admin1", "admin day date=2026-06-01");
    REFUSED(d, RC_BAD_DATA, "another service: mark-renewal", "counter1",
            "application open card=mark customer=C26-05-000001 renews=MK26-05-000001");
    DONE(d, "agent1", "customer register kind=individual name_en='Test Customer Two' language=en "
                      "emirates_id=784-1990-0000002-0 mobile=0500000002");
    REFUSED(d, RC_BAD_DATA, "another customer: C26-05-000001", "counter1",
            "application open card=mark-renewal customer=C26-06-000002 renews=MK26-05-000001");
    DONE(d, "counter1", RENEW);
    REFUSED(d, RC_CONFLICT, "MR26-06-000001 renews it already", "counter1", RENEW);
    assert_int_equal(look(d, "SELECT count(*) FROM application WHERE renews IS NOT NULL"), 1);
}

static void a_late_renewal_is_told_of_the_fee(void **state)
{
    struct desk *d = *state;
    deliver_one(d, "2026-06-13");
    DONE(d, "admin1", "admin day date=2026-06-14");
    DONE(d, "counter1", RENEW);
    TOLD(d, "It expired on 13/06/2026");
}

static void rules_are_listed_with_what_the_cards_say(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "reminder rules");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "card")->s, "mark");
    assert_int_equal(reply_at(&d->out, 0, "days")->n, 60);
    DONE(d, "supervisor1", "reminder rule card=mark days=14");
    DONE(d, "supervisor1", "reminder rule card=mark days=14");
    TOLD(d, "nothing was done twice");
    DONE(d, "agent1", "reminder rules");
    assert_int_equal(d->out.nrows, 1);
    assert_int_equal(reply_at(&d->out, 0, "days")->n, 14);
    DONE(d, "supervisor1", "reminder unrule card=mark days=14");
    REFUSED(d, RC_NOT_FOUND, "no such rule", "supervisor1", "reminder unrule card=mark days=14");
}

/* ---- several machines, and one that dies ---- */

enum { MANY = 12 };

static void deliver_many(struct desk *d)
{
    register_one(d);
    for (int i = 0; i < MANY; i++) {
        char number[32];
        approve_mark(d, "mark", "", number);
        DONE(d, "counter1", "result record application=%s number=MARK-%d expires=2026-06-01", number, i);
        DONE(d, "counter1", "application ready application=%s", number);
        DONE(d, "counter1", "application deliver application=%s proof=eid-card", number);
    }
    session_close(&d->session);
}

/* Ends without cleaning up, as a machine does that is switched off. */
static pid_t tick_elsewhere(struct desk *d, int die_after_us)
{
    pid_t pid = fork();
    if (pid)
        return pid;
    struct itimerval once = {.it_value = {0, die_after_us}};
    signal(SIGALRM, SIG_DFL);
    if (die_after_us)
        setitimer(ITIMER_REAL, &once, NULL);
    _exit(as(d, "admin1", "tick run") == RC_OK ? 0 : 1);
}

static void each_was_reminded_once(struct desk *d)
{
    assert_int_equal(reminded(d), MANY);
    assert_int_equal(look(d, "SELECT count(*) FROM reminder"), MANY);
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'renewal-reminded'"), MANY);
}

static void two_machines_at_once_remind_each_customer_once(void **state)
{
    struct desk *d = *state;
    deliver_many(d);
    pid_t machines[4];
    for (size_t i = 0; i < COUNT(machines); i++)
        machines[i] = tick_elsewhere(d, 0);
    for (size_t i = 0; i < COUNT(machines); i++) {
        int status;
        assert_int_equal(waitpid(machines[i], &status, 0), machines[i]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    each_was_reminded_once(d);
}

static void a_machine_that_dies_at_any_moment_loses_nothing_and_doubles_nothing(void **state)
{
    struct desk *d = *state;
    deliver_many(d);
    for (int us = 500; us < 40000; us += us / 2) {
        int status;
        pid_t pid = tick_elsewhere(d, us);
        assert_int_equal(waitpid(pid, &status, 0), pid);
        int64_t told = reminded(d);
        assert_true(told == 0 || told == MANY);
    }
    DONE(d, "admin1", "tick run");
    each_was_reminded_once(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ISSUING_TEST(a_customer_is_reminded_on_the_day_on_which_renewal_opens),
        ISSUING_TEST(running_again_reminds_of_nothing_twice),
        ISSUING_TEST(a_rule_of_the_service_stands_above_its_card),
        ISSUING_TEST(a_late_run_reminds_once_and_after_expiry_not_at_all),
        ISSUING_TEST(a_service_without_a_rule_takes_that_of_any_other),
        ISSUING_TEST(only_what_was_handed_out_is_reminded_of),
        ISSUING_TEST(a_customer_who_cannot_be_reached_is_not_noted_as_reminded),
        ISSUING_TEST(a_corrected_expiry_is_reminded_of_anew),
        ISSUING_TEST(a_renewal_ends_the_reminders_unless_it_comes_to_nothing),
        ISSUING_TEST(what_cannot_be_renewed_is_refused),
        ISSUING_TEST(a_late_renewal_is_told_of_the_fee),
        ISSUING_TEST(rules_are_listed_with_what_the_cards_say),
        ISSUING_TEST(two_machines_at_once_remind_each_customer_once),
        ISSUING_TEST(a_machine_that_dies_at_any_moment_loses_nothing_and_doubles_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
