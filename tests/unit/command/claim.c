/* Claims: who works on a case, for how long, and what others are told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#include <sys/wait.h>
#include <unistd.h>

/* Monday 11 May 2026, counted on. */
static void at(struct desk *d, int day, int hour, int minute)
{
    struct date first = {2026, 5, 1};
    d->session.at =
        date_start(date_add(first, day - 1)) + (instant)hour * 3600 + (instant)minute * 60;
}

static int64_t rows_of(struct desk *d, const char *event)
{
    char sql[128];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM timeline WHERE event = '%s'", event);
    return look(d, sql);
}

/* E26-05-000001 under review, claimed by counter1 at 10:00 until 12:00. */
static void claim_one(struct desk *d)
{
    at(d, 11, 10, 0);
    pay_one(d);
    DONE(d, "counter1", "application claim E26-05-000001");
}

static void the_holder_is_shown_with_the_end_of_the_claim(void **state)
{
    struct desk *d = *state;
    claim_one(d);
    TOLD(d, "until 11/05/2026 12:00");
    DONE(d, "agent1", "application show E26-05-000001");
    assert_string_equal(entry(d, "held_by"), "counter1");
    TOLD(d, "\"held_until\":\"2026-05-11T12:00:00+04:00\"");
    DONE(d, "agent1", "application list");
    TOLD(d, "\"held_by\":\"counter1\"");
    assert_int_equal(rows_of(d, "case-claimed"), 1);
}

static void the_lists_know_what_is_mine(void **state)
{
    struct desk *d = *state;
    claim_one(d);
    DONE(d, "counter1", "application open card=permit customer=C26-05-000001");
    DONE(d, "counter1", "application list held=yes");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "number")->s, "E26-05-000001");
    DONE(d, "agent1", "application list held=yes");
    assert_int_equal(d->out.nrows, 0);
}

/* What others may not do meanwhile is refused with the holder and the way out. */
static void others_can_look_but_not_change(void **state)
{
    struct desk *d = *state;
    static const struct {
        const char *login, *line;
    } changes[] = {
        {"supervisor1", "application approve E26-05-000001"},
        {"supervisor1", "application reject E26-05-000001 reason=no"},
        {"agent1", "application withdraw E26-05-000001"},
        {"supervisor1", "application cancel E26-05-000001 reason=no"},
        {"supervisor1", "document flag E26-05-000001 invoice reason=no"},
        {"supervisor1", "document receive E26-05-000001 photo"},
        {"agent1", "application claim E26-05-000001"},
        {"agent1", "application release E26-05-000001"},
    };
    claim_one(d);
    int64_t before = look(d, "SELECT count(*) FROM timeline");
    for (size_t i = 0; i < COUNT(changes); i++) {
        REFUSED(d, RC_CONFLICT, "Test counter One (counter1) works on application E26-05-000001 until "
                                "11/05/2026 12:00, so nothing was changed",
                changes[i].login, "%s", changes[i].line);
        assert_holds(d->sentence, "application takeover application=E26-05-000001");
    }
    assert_int_equal(look(d, "SELECT count(*) FROM timeline"), before);
    DONE(d, "agent1", "document list E26-05-000001");
    DONE(d, "agent1", "payment due E26-05-000001");
    DONE(d, "agent1", "application form E26-05-000001");
    DONE(d, "counter1", "document receive E26-05-000001 photo");
}

static void answers_of_a_claimed_draft_are_not_changed_by_others(void **state)
{
    struct desk *d = *state;
    fill_one(d);
    DONE(d, "agent1", "application claim E26-05-000001");
    REFUSED(d, RC_CONFLICT, "Test agent One (agent1) works on", "counter1",
            "application set application=E26-05-000001 units=2");
    REFUSED(d, RC_CONFLICT, "Test agent One (agent1) works on", "counter1",
            "application submit E26-05-000001");
    DONE(d, "agent1", "application submit E26-05-000001");
}

/* Money that a terminal took is never left unrecorded. */
static void a_payment_is_recorded_whoever_works_on_it(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    DONE(d, "agent1", "application claim E26-05-000001");
    DONE(d, "counter1",
         "payment take application=E26-05-000001 amount=300 reference=T-1 outcome=declined");
    DONE(d, "counter1", "payment take application=E26-05-000001 amount=300 reference=T-2 scheme=visa");
    DONE(d, "agent1", "application show E26-05-000001");
    assert_string_equal(entry(d, "state"), "under-review");
}

static void a_claim_is_over_by_time_alone(void **state)
{
    struct desk *d = *state;
    claim_one(d);
    at(d, 11, 11, 59);
    REFUSED(d, RC_CONFLICT, "works on", "supervisor1", "application approve E26-05-000001");
    at(d, 11, 12, 0);
    DONE(d, "agent1", "application show E26-05-000001");
    assert_null(reply_get(&d->out, "held_by"));
    DONE(d, "counter1", "application list held=yes");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "supervisor1", "application approve E26-05-000001");
}

/* Two working hours from Monday 15:00 end on Tuesday at 09:00. */
static void a_claim_counts_working_minutes(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    at(d, 11, 15, 0);
    DONE(d, "counter1", "application claim E26-05-000001");
    TOLD(d, "until 12/05/2026 09:00");
    DONE(d, "supervisor1", "calendar limit claim 30");
    DONE(d, "counter1", "application claim E26-05-000001");
    TOLD(d, "until 11/05/2026 15:30");
    assert_int_equal(rows_of(d, "case-claimed"), 1);
}

static void each_change_of_the_holder_makes_it_last_longer(void **state)
{
    struct desk *d = *state;
    claim_one(d);
    at(d, 11, 11, 30);
    DONE(d, "counter1", "document receive E26-05-000001 photo");
    at(d, 11, 13, 0);
    DONE(d, "counter1", "application show E26-05-000001");
    TOLD(d, "\"held_until\":\"2026-05-11T13:30:00+04:00\"");
}

static void time_removes_what_is_over_once_and_tells_it(void **state)
{
    struct desk *d = *state;
    claim_one(d);
    at(d, 11, 11, 59);
    DONE(d, "admin1", "tick");
    assert_int_equal(d->out.nrows, 0);
    at(d, 11, 12, 0);
    DONE(d, "admin1", "tick");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "what")->s, "claim-lapsed");
    DONE(d, "admin1", "tick");
    assert_int_equal(d->out.nrows, 0);
    assert_int_equal(
        look(d, "SELECT count(*) FROM timeline WHERE event = 'claim-lapsed' AND login IS NULL AND "
                "about = 'counter1'"),
        1);
    assert_int_equal(look(d, "SELECT count(*) FROM claim"), 0);
}

static void it_is_taken_over_with_a_trace(void **state)
{
    struct desk *d = *state;
    claim_one(d);
    DONE(d, "supervisor1", "application takeover E26-05-000001 reason='on leave'");
    TOLD(d, "Test counter One (counter1)");
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'case-taken-over' AND login ="
                             " 'supervisor1' AND about = 'counter1' AND note = 'on leave'"),
                     1);
    REFUSED(d, RC_CONFLICT, "Test supervisor One (supervisor1) works on", "counter1",
            "document flag E26-05-000001 invoice reason=no");
    DONE(d, "supervisor1", "application takeover E26-05-000001");
    assert_int_equal(rows_of(d, "case-taken-over"), 1);
    DONE(d, "supervisor1", "application approve E26-05-000001");
}

static void nothing_is_taken_over_from_nobody(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    REFUSED(d, RC_CONFLICT, "Nobody works on application E26-05-000001", "supervisor1",
            "application takeover E26-05-000001");
}

static void released_it_is_free_for_others(void **state)
{
    struct desk *d = *state;
    claim_one(d);
    DONE(d, "counter1", "application release E26-05-000001");
    DONE(d, "counter1", "application release E26-05-000001");
    TOLD(d, "nothing was done twice");
    assert_int_equal(rows_of(d, "case-released"), 1);
    DONE(d, "agent1", "application claim E26-05-000001");
}

static void a_claim_ends_with_the_step_that_it_was_made_for(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "supervisor1", "application claim E26-05-000001");
    DONE(d, "supervisor1", "application approve E26-05-000001");
    assert_int_equal(look(d, "SELECT count(*) FROM claim"), 0);
    DONE(d, "counter1", "application ready E26-05-000001");
}

static void what_time_does_is_not_held_up(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "counter1", "document flag E26-05-000001 invoice reason='cannot be read'");
    at(d, 40, 14, 0);
    DONE(d, "counter1", "application claim E26-05-000001");
    DONE(d, "admin1", "tick");
    DONE(d, "agent1", "application show E26-05-000001");
    assert_string_equal(entry(d, "state"), "cancelled");
    REFUSED(d, RC_CONFLICT, "nothing to work on", "counter1", "application claim E26-05-000001");
}

/* One of several processes that claim at once; says whether it won. */
static int race(struct desk *d, const char *login, int start)
{
    struct session s;
    struct args in;
    struct reply out;
    struct err e = {0};
    char go;
    session_init(&s, d->session.db_path, login);
    reply_init(&out);
    if (read(start, &go, 1) != 0)
        return 2;
    enum rc rc = command_parse_line("application claim E26-05-000001", &in, &e);
    if (rc == RC_OK)
        rc = command_run(&s, &in, &out, &e);
    bool told = rc == RC_CONFLICT && strstr(e.msg.id, "works on application") != NULL;
    return rc == RC_OK ? 0 : told ? 1 : 2;
}

static void of_two_at_once_one_wins_and_the_other_is_told_who(void **state)
{
    struct desk *d = *state;
    static const char *const logins[] = {"agent1", "counter1", "supervisor1"};
    pay_one(d);
    session_close(&d->session);
    for (int round = 0; round < 5; round++) {
        int start[2], won = 0, told = 0;
        assert_int_equal(pipe(start), 0);
        for (size_t i = 0; i < COUNT(logins); i++) {
            if (fork() == 0) {
                close(start[1]);
                _exit(race(d, logins[i], start[0]));
            }
        }
        close(start[0]);
        close(start[1]); /* all of them read the end at once */
        for (size_t i = 0; i < COUNT(logins); i++) {
            int status;
            assert_true(wait(&status) > 0 && WIFEXITED(status));
            won += WEXITSTATUS(status) == 0;
            told += WEXITSTATUS(status) == 1;
        }
        assert_int_equal(won, 1);
        assert_int_equal(told, (int)COUNT(logins) - 1);
        assert_int_equal(rows_of(d, "case-claimed"), round + 1);
        for (size_t i = 0; i < COUNT(logins); i++)
            as(d, logins[i], "application release E26-05-000001");
        session_close(&d->session);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(the_holder_is_shown_with_the_end_of_the_claim),
        DESK_TEST(the_lists_know_what_is_mine),
        DESK_TEST(others_can_look_but_not_change),
        DESK_TEST(answers_of_a_claimed_draft_are_not_changed_by_others),
        DESK_TEST(a_payment_is_recorded_whoever_works_on_it),
        DESK_TEST(a_claim_is_over_by_time_alone),
        DESK_TEST(a_claim_counts_working_minutes),
        DESK_TEST(each_change_of_the_holder_makes_it_last_longer),
        DESK_TEST(time_removes_what_is_over_once_and_tells_it),
        DESK_TEST(it_is_taken_over_with_a_trace),
        DESK_TEST(nothing_is_taken_over_from_nobody),
        DESK_TEST(released_it_is_free_for_others),
        DESK_TEST(a_claim_ends_with_the_step_that_it_was_made_for),
        DESK_TEST(what_time_does_is_not_held_up),
        DESK_TEST(of_two_at_once_one_wins_and_the_other_is_told_who),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
