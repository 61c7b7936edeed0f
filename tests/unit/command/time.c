/* Clocks, what time does by itself, and the calendar that both run on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#include "command/clock.h"

#include <sys/wait.h>
#include <unistd.h>

/* The moment of what follows: hour and minute of a day of May 2026 (the 11th is a Monday), or of
 * June, counted on. */
static void at(struct desk *d, int day, int hour, int minute)
{
    struct date first = {2026, 5, 1};
    d->session.at =
        date_start(date_add(first, day - 1)) + (instant)hour * 3600 + (instant)minute * 60;
}

static const char *date_entry(struct desk *d, const char *key)
{
    static struct buf text;
    const struct cell *c = reply_get(&d->out, key);
    buf_clear(&text);
    if (c)
        cell_plain(&text, c);
    return buf_text(&text);
}

/* "in-time 3" of the application, now. */
static const char *timing(struct desk *d)
{
    DONE(d, "agent1", "application show E26-05-000001");
    return date_entry(d, "timing");
}

/* Under review since Monday 10:00, three working days promised; returned on Tuesday at 11:00. */
static void return_one(struct desk *d)
{
    pay_one(d);
    at(d, 12, 11, 0);
    DONE(d, "counter1", "document flag E26-05-000001 invoice reason='cannot be read'");
}

static void the_promised_time_stands_still_while_the_customer_is_awaited(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    assert_string_equal(timing(d), "in-time 3");
    assert_string_equal(date_entry(d, "promised"), "2026-05-14");
    at(d, 12, 11, 0);
    assert_int_equal(reply_get(&d->out, "worked_minutes")->n, 0);
    assert_string_equal(timing(d), "in-time 2");
    assert_int_equal(reply_get(&d->out, "worked_minutes")->n, 330 + 210);
    DONE(d, "counter1", "document flag E26-05-000001 invoice reason='cannot be read'");
    at(d, 18, 9, 0);
    assert_string_equal(timing(d), "stopped 2");
    assert_int_equal(reply_get(&d->out, "worked_minutes")->n, 330 + 210);
    at(d, 19, 9, 0);
    DONE(d, "counter1", "document receive E26-05-000001 invoice");
    assert_string_equal(timing(d), "in-time 2");
    assert_string_equal(date_entry(d, "promised"), "2026-05-21");
    at(d, 20, 9, 0);
    assert_string_equal(timing(d), "in-time 1");
    assert_int_equal(reply_get(&d->out, "worked_minutes")->n, 330 + 210 + 390 + 90);
    at(d, 23, 9, 0); /* a Saturday: only Friday has passed */
    assert_string_equal(timing(d), "overdue 1");
    at(d, 25, 9, 0);
    assert_string_equal(timing(d), "overdue 2");
    TOLD(d, "\"overdue\":true");
}

static void waiting_for_the_payment_is_not_the_desks_time(void **state)
{
    struct desk *d = *state;
    submit_one(d);
    at(d, 18, 10, 0);
    assert_string_equal(timing(d), "stopped 3");
    DONE(d, "counter1",
         "payment take application=E26-05-000001 amount=300 reference=T-1 scheme=visa last4=1111");
    assert_string_equal(timing(d), "in-time 3");
    assert_string_equal(date_entry(d, "promised"), "2026-05-21");
    DONE(d, "agent1", "application list");
    TOLD(d, "\"timing\":{\"state\":\"in-time\",\"working_days\":3}");
}

static void nothing_is_promised_for_what_is_over(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "supervisor1", "application reject E26-05-000001 reason=no");
    assert_string_equal(timing(d), "");
    at(d, 29, 10, 0);
    DONE(d, "supervisor1", "day summary");
    assert_int_equal(reply_get(&d->out, "overdue")->n, 0);
}

static void what_is_overdue_is_counted_and_what_stands_still_is_not(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    at(d, 14, 10, 0);
    DONE(d, "agent1", "day summary");
    assert_int_equal(reply_get(&d->out, "overdue")->n, 0);
    at(d, 15, 10, 0);
    DONE(d, "agent1", "day summary");
    assert_int_equal(reply_get(&d->out, "overdue")->n, 1);
    DONE(d, "counter1", "document flag E26-05-000001 invoice reason='cannot be read'");
    at(d, 18, 10, 0);
    DONE(d, "agent1", "day summary");
    assert_int_equal(reply_get(&d->out, "overdue")->n, 0);
    assert_string_equal(timing(d), "stopped -1");
}

static void a_returned_application_says_until_when_it_waits(void **state)
{
    struct desk *d = *state;
    return_one(d);
    TOLD(d, "who has until 22/05/2026 to answer");
    assert_string_equal(date_entry(d, "answer_by"), "2026-05-22");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE text LIKE '%by 22/05/2026%'"), 1);
    DONE(d, "counter1", "document receive E26-05-000001 invoice");
    assert_string_equal(date_entry(d, "answer_by"), "");
}

static int64_t rows_of(struct desk *d, const char *event)
{
    char sql[128];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM timeline WHERE event = '%s'", event);
    return look(d, sql);
}

static void time_reminds_once_and_cancels_after_the_day(void **state)
{
    struct desk *d = *state;
    return_one(d);
    at(d, 18, 23, 59);
    DONE(d, "admin1", "tick");
    assert_int_equal(d->out.nrows, 0);
    TOLD(d, "Nothing is to be done now");
    at(d, 19, 0, 0);
    DONE(d, "admin1", "tick run");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "supervisor1", "tick");
    assert_int_equal(d->out.nrows, 0);
    assert_int_equal(rows_of(d, "customer-reminded"), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE text LIKE '%until 22/05/2026%'"), 1);
    at(d, 22, 23, 0);
    DONE(d, "admin1", "tick");
    assert_int_equal(d->out.nrows, 0);
    at(d, 23, 0, 0);
    DONE(d, "admin1", "tick");
    assert_string_equal(reply_at(&d->out, 0, "what")->s, "expire");
    DONE(d, "agent1", "application show E26-05-000001");
    assert_string_equal(entry(d, "state"), "cancelled");
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'expire' AND login IS NULL"),
                     1);
    DONE(d, "admin1", "tick");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "admin1", "admin check");
}

static void a_late_run_cancels_without_reminding_of_a_day_that_has_passed(void **state)
{
    struct desk *d = *state;
    return_one(d);
    at(d, 60, 12, 0);
    DONE(d, "admin1", "tick");
    assert_int_equal(d->out.nrows, 1);
    assert_int_equal(rows_of(d, "customer-reminded"), 0);
    assert_int_equal(rows_of(d, "expire"), 1);
}

static void an_application_that_was_returned_again_is_reminded_again(void **state)
{
    struct desk *d = *state;
    return_one(d);
    at(d, 20, 9, 0);
    DONE(d, "admin1", "tick");
    DONE(d, "counter1", "document receive E26-05-000001 invoice");
    DONE(d, "counter1", "document flag E26-05-000001 invoice reason='still not'");
    DONE(d, "admin1", "tick");
    assert_int_equal(d->out.nrows, 0);
    at(d, 28, 9, 0);
    DONE(d, "admin1", "tick");
    assert_int_equal(rows_of(d, "customer-reminded"), 2);
}

static void a_limit_that_a_supervisor_changed_holds_from_then_on(void **state)
{
    struct desk *d = *state;
    DONE(d, "supervisor1", "calendar limit answer 14");
    return_one(d);
    assert_string_equal(date_entry(d, "answer_by"), "2026-05-26");
    REFUSED(d, RC_BAD_DATA, "", "supervisor1", "calendar limit answer 0");
}

static void a_cancelled_application_is_reopened_within_thirty_days(void **state)
{
    struct desk *d = *state;
    return_one(d);
    at(d, 23, 9, 0);
    DONE(d, "admin1", "tick");
    at(d, 23 + 30, 9, 0);
    REFUSED(d, RC_DENIED, "supervisor", "counter1", "application reopen E26-05-000001 reason=abroad");
    DONE(d, "supervisor1", "application reopen E26-05-000001 reason=abroad");
    assert_string_equal(entry(d, "state"), "returned");
    assert_string_equal(date_entry(d, "answer_by"), "2026-07-02");
    assert_string_equal(timing(d), "stopped 2");
    REFUSED(d, RC_CONFLICT, "cannot be done now", "supervisor1",
            "application reopen E26-05-000001 reason=abroad");
    DONE(d, "counter1", "document receive E26-05-000001 invoice");
    assert_string_equal(timing(d), "in-time 2");
    DONE(d, "admin1", "admin check");
}

static void after_that_it_stays_cancelled(void **state)
{
    struct desk *d = *state;
    return_one(d);
    at(d, 23, 9, 0);
    DONE(d, "supervisor1", "application cancel E26-05-000001 reason=test");
    at(d, 23 + 31, 9, 0);
    REFUSED(d, RC_BAD_DATA, "too long ago", "supervisor1",
            "application reopen E26-05-000001 reason=abroad");
}

static void a_late_complaint_climbs_three_levels_and_no_further(void **state)
{
    struct desk *d = *state;
    static const struct {
        int day, done, level;
    } rows[] = {
        {18, 0, 0}, {19, 1, 1}, {19, 0, 1}, {25, 0, 1}, {26, 1, 2}, {40, 1, 3}, {120, 0, 3},
    };
    register_one(d);
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=Waiting text='An hour'");
    for (size_t i = 0; i < COUNT(rows); i++) {
        at(d, rows[i].day, 9, 0);
        DONE(d, "admin1", "tick");
        assert_int_equal(d->out.nrows, rows[i].done);
        assert_int_equal(look(d, "SELECT level FROM complaint"), rows[i].level);
    }
    assert_int_equal(rows_of(d, "complaint-escalated"), 3);
}

static void an_answered_complaint_is_no_longer_late(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=Waiting text='An hour'");
    DONE(d, "agent1", "complaint list");
    TOLD(d, "\"timing\":{\"state\":\"in-time\",\"working_days\":5}");
    at(d, 12, 8, 30);
    DONE(d, "agent1", "complaint answer CustComp-26-05-000001 answer=Sorry");
    at(d, 40, 9, 0);
    DONE(d, "admin1", "tick");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "agent1", "complaint show CustComp-26-05-000001");
    assert_int_equal(reply_get(&d->out, "worked_minutes")->n, 330 + 60);
    assert_string_equal(date_entry(d, "timing"), "");
}

/* Eight programs at the same database, all at the same moment. */
static void many_at_once_do_nothing_twice(void **state)
{
    struct desk *d = *state;
    return_one(d);
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=Waiting text='An hour'");
    at(d, 21, 9, 0);
    instant moment = d->session.at;
    db_close(d->session.db);
    d->session.db = NULL;
    for (int i = 0; i < 8; i++) {
        if (fork() != 0)
            continue;
        struct session own;
        struct args in;
        struct reply out = {0};
        session_init(&own, d->session.db_path, i % 2 ? "admin1" : "supervisor1");
        free(own.cards_folder);
        free(own.forms_folder);
        own.cards_folder = mem_strdup(d->folders.cards);
        own.forms_folder = mem_strdup(d->folders.forms);
        own.at = moment + (i == 7 ? 3 * 86400 : 0);
        args_init(&in, &command_tick_run);
        _exit(command_run(&own, &in, &out, NULL) == RC_OK ? 0 : 1);
    }
    for (int i = 0; i < 8; i++) {
        int status;
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    assert_true(rows_of(d, "customer-reminded") <= 1);
    assert_int_equal(rows_of(d, "expire"), 1);
    assert_int_equal(rows_of(d, "complaint-escalated"), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'tick run'"), 8);
    DONE(d, "admin1", "admin check");
}

static void a_holiday_and_other_hours_move_what_is_promised_after(void **state)
{
    struct desk *d = *state;
    fill_one(d);
    DONE(d, "supervisor1",
         "calendar holiday date=12/5/2026 until=13/5/2026 name_en='Test day' name_ar='يوم تجريبي'");
    DONE(d, "supervisor1", "calendar hours weekday=friday off=yes");
    DONE(d, "agent1", "application submit application=E26-05-000001");
    assert_string_equal(date_entry(d, "promised"), "2026-05-19");
    DONE(d, "supervisor1", "calendar remove 13/5/2026");
    REFUSED(d, RC_NOT_FOUND, "13/05/2026 is not a holiday", "supervisor1",
            "calendar remove 13/5/2026");
    DONE(d, "agent1", "calendar show");
    TOLD(d, "Test day");
    assert_null(reply_get(&d->out, "friday"));
}

static void what_cannot_be_is_refused(void **state)
{
    struct desk *d = *state;
    REFUSED(d, RC_BAD_DATA, "before the first", "supervisor1",
            "calendar ramadan first=9/3/2027 last=8/2/2027");
    REFUSED(d, RC_BAD_DATA, "too many days", "supervisor1",
            "calendar holiday date=1/1/2027 until=1/3/2027 name_en=x name_ar=x");
    REFUSED(d, RC_USAGE, "when work begins", "supervisor1", "calendar hours monday");
    REFUSED(d, RC_USAGE, "not both", "supervisor1", "calendar hours monday off=yes opens=8:00");
    REFUSED(d, RC_BAD_DATA, "ends before", "supervisor1",
            "calendar hours monday opens=15:00 closes=8:00");
    REFUSED(d, RC_BAD_DATA, "like 07:30", "supervisor1",
            "calendar hours monday opens=25:00 closes=26:00");
    DONE(d, "supervisor1", "calendar ramadan first=8/2/2027 last=9/3/2027");
    REFUSED(d, RC_CONFLICT, "Another Ramadan", "supervisor1",
            "calendar ramadan first=10/2/2027 last=10/3/2027");
}

static void a_year_that_was_not_entered_is_warned_about_until_it_was(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "day summary");
    TOLD(d, "The working calendar of 2026 is not complete");
    DONE(d, "admin1", "admin check");
    TOLD(d, "The working calendar of 2026 is not complete");
    DONE(d, "agent1", "calendar check year=2026");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "supervisor1", "calendar ramadan first=18/2/2026 last=19/3/2026");
    DONE(d, "agent1", "calendar check year=2026");
    assert_int_equal(d->out.nrows, 4);
    DONE(d, "supervisor1", "calendar holiday date=20/3/2026 name_en=a name_ar=a");
    DONE(d, "supervisor1", "calendar holiday date=27/5/2026 name_en=a name_ar=a");
    DONE(d, "supervisor1", "calendar holiday date=16/6/2026 name_en=a name_ar=a");
    DONE(d, "supervisor1", "calendar holiday date=25/8/2026 name_en=a name_ar=a");
    DONE(d, "agent1", "calendar check");
    TOLD(d, "The working calendar of 2026 is complete");
    DONE(d, "agent1", "day summary");
    assert_int_equal(d->out.nmessages, 0);
    at(d, 160, 9, 0); /* October: the next year is needed */
    DONE(d, "agent1", "day summary");
    TOLD(d, "The working calendar of 2027 is not complete");
}

static void how_long_is_said_in_both_languages(void **state)
{
    (void)state;
    static const struct {
        struct timing t;
        const char *en, *ar;
    } rows[] = {
        {{TIMING_OVERDUE, 1}, "overdue, 1 day", "متأخر يومًا واحدًا"},
        {{TIMING_OVERDUE, 2}, "overdue, 2 days", "متأخر يومين"},
        {{TIMING_OVERDUE, 3}, "overdue, 3 days", "متأخر 3 أيام"},
        {{TIMING_IN_TIME, 0}, "in time, today", "ضمن المدة، اليوم"},
        {{TIMING_IN_TIME, 11}, "in time, 11 days", "ضمن المدة، 11 يومًا"},
        {{TIMING_IN_TIME, 100}, "in time, 100 days", "ضمن المدة، 100 يوم"},
        {{TIMING_STOPPED, 1}, "paused, 1 day", "متوقفة، يوم واحد"},
        {{TIMING_STOPPED, -2}, "paused, 2 days late", "متوقفة، تأخر يومين"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (int arabic = 0; arabic < 2; arabic++) {
            struct cell c = cell_timing(rows[i].t);
            struct buf text = {0};
            lang_set(arabic ? LANG_AR : LANG_EN);
            cell_shown(&text, &c);
            assert_string_equal(buf_text(&text), arabic ? rows[i].ar : rows[i].en);
            buf_done(&text);
            free(c.s);
        }
    }
    lang_set(LANG_EN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(the_promised_time_stands_still_while_the_customer_is_awaited),
        DESK_TEST(waiting_for_the_payment_is_not_the_desks_time),
        DESK_TEST(nothing_is_promised_for_what_is_over),
        DESK_TEST(what_is_overdue_is_counted_and_what_stands_still_is_not),
        DESK_TEST(a_returned_application_says_until_when_it_waits),
        DESK_TEST(time_reminds_once_and_cancels_after_the_day),
        DESK_TEST(a_late_run_cancels_without_reminding_of_a_day_that_has_passed),
        DESK_TEST(an_application_that_was_returned_again_is_reminded_again),
        DESK_TEST(a_limit_that_a_supervisor_changed_holds_from_then_on),
        DESK_TEST(a_cancelled_application_is_reopened_within_thirty_days),
        DESK_TEST(after_that_it_stays_cancelled),
        DESK_TEST(a_late_complaint_climbs_three_levels_and_no_further),
        DESK_TEST(an_answered_complaint_is_no_longer_late),
        DESK_TEST(many_at_once_do_nothing_twice),
        DESK_TEST(a_holiday_and_other_hours_move_what_is_promised_after),
        DESK_TEST(what_cannot_be_is_refused),
        DESK_TEST(a_year_that_was_not_entered_is_warned_about_until_it_was),
        DESK_TEST(how_long_is_said_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
