/* Campaigns: who is meant and counted, who approves, what is sent, and that nobody is told twice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/issuing.h"

#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define ONE " campaign=Camp-26-05-000001 "

/* Number n is +97150000000n; an odd one reads English. */
static void register_many(struct desk *d, int n)
{
    for (int i = 1; i <= n; i++)
        DONE(d, "agent1",
             "customer register kind=individual name_en='Test Customer %d' emirates_id=784-1990-%07d-0 "
             "mobile=05%08d language=%s",
             i, i, i, i % 2 ? "en" : "ar");
}

static void draft_one(struct desk *d, const char *more)
{
    DONE(d, "agent1", "campaign draft title=Renewals text_en='Renew in time' text_ar='جدد في الموعد' %s",
         more);
    assert_string_equal(entry(d, "number"), "Camp-26-05-000001");
}

static int64_t counted(struct desk *d)
{
    DONE(d, "agent1", "campaign preview" ONE);
    return reply_get(&d->out, "recipients")->n;
}

static void approve_campaign(struct desk *d)
{
    (void)counted(d);
    DONE(d, "supervisor1", "campaign approve" ONE);
}

static int64_t told(struct desk *d)
{
    return look(d, "SELECT count(*) FROM outbox WHERE campaign IS NOT NULL");
}

static void a_draft_has_a_number_and_both_texts(void **state)
{
    struct desk *d = *state;
    REFUSED(d, RC_BAD_DATA, "in Arabic too", "agent1", "campaign draft title=T text_en=Hello");
    REFUSED(d, RC_BAD_DATA, "in English too", "agent1", "campaign draft title=T text_ar=مرحبا");
    DONE(d, "agent1", "campaign draft title=T text_en=Hello language=en");
    REFUSED(d, RC_BAD_DATA, "before the first", "agent1",
            "campaign draft title=T text_en=Hello language=en expires_from=2/6/2026 "
            "expires_until=1/6/2026");
    REFUSED(d, RC_NOT_FOUND, "There is no service card", "agent1",
            "campaign draft title=T text_en=Hello language=en card=nothing");
    assert_int_equal(look(d, "SELECT count(*) FROM campaign"), 1);
}

static void each_who_can_be_reached_is_counted_once_by_channel_and_language(void **state)
{
    struct desk *d = *state;
    register_many(d, 5);
    DONE(d, "agent1", "customer register kind=individual name_en='No Mobile' language=en "
                      "emirates_id=784-1990-0000090-0 email=two@example.ae");
    DONE(d, "agent1", "customer register kind=individual name_en='Same Mobile' language=en "
                      "emirates_id=784-1990-0000091-0 mobile=0500000001 email=three@example.ae");
    draft_one(d, "");
    assert_int_equal(counted(d), 5);
    DONE(d, "agent1", "campaign change" ONE "channel=any");
    assert_int_equal(counted(d), 6);
    assert_int_equal(reply_get(&d->out, "sms_en")->n, 3);
    assert_int_equal(reply_get(&d->out, "sms_ar")->n, 2);
    assert_int_equal(reply_get(&d->out, "email_en")->n, 1);
    assert_int_equal(reply_get(&d->out, "segments")->n, 5);
    DONE(d, "agent1", "campaign change" ONE "channel=email");
    assert_int_equal(counted(d), 2);
    DONE(d, "agent1", "campaign change" ONE "channel=sms language=ar");
    assert_int_equal(counted(d), 2);
    DONE(d, "agent1", "campaign change" ONE "kind=company");
    assert_int_equal(counted(d), 0);
}

static void who_was_merged_into_another_is_not_told_beside_them(void **state)
{
    struct desk *d = *state;
    register_many(d, 3);
    draft_one(d, "");
    assert_int_equal(counted(d), 3);
    DONE(d, "supervisor1", "customer merge keep=C26-05-000001 drop=C26-05-000003 emirates_id=keep reason=twice");
    assert_int_equal(counted(d), 2);
}

static void the_audience_is_chosen_by_service_and_by_expiry(void **state)
{
    struct desk *d = *state;
    deliver_one(d, "2026-07-13");
    DONE(d, "agent1", "customer register kind=individual name_en='Test Customer Two' language=en "
                      "emirates_id=784-1990-0000002-0 mobile=0500000002");
    draft_one(d, "card=mark");
    assert_int_equal(counted(d), 1);
    DONE(d, "agent1", "campaign change" ONE "card=permit");
    assert_int_equal(counted(d), 0);
    DONE(d, "agent1", "campaign change" ONE "card='' expires_until=12/7/2026");
    assert_int_equal(counted(d), 0);
    DONE(d, "agent1", "campaign change" ONE "expires_until=13/7/2026");
    assert_int_equal(counted(d), 1);
    DONE(d, "agent1", "campaign change" ONE "card=mark-renewal");
    assert_int_equal(counted(d), 0);
}

static void the_cost_is_of_segments_by_the_price_that_was_set(void **state)
{
    struct desk *d = *state;
    register_many(d, 4);
    draft_one(d, "");
    (void)counted(d);
    assert_null(reply_get(&d->out, "cost"));
    DONE(d, "supervisor1", "campaign settings price=0.25");
    (void)counted(d);
    assert_int_equal(reply_get(&d->out, "cost")->n, 100);
    /* 71 Arabic letters: two segments for each of two */
    DONE(d, "agent1", "campaign change" ONE
                      "text_ar=ممممممممممممممممممممممممممممممممممممممممممممممممممممممممممممممممممممممم");
    (void)counted(d);
    assert_int_equal(reply_get(&d->out, "segments")->n, 6);
    assert_int_equal(reply_get(&d->out, "cost")->n, 150);
}

static void a_supervisor_approves_what_somebody_else_wrote_and_was_counted(void **state)
{
    struct desk *d = *state;
    register_many(d, 2);
    draft_one(d, "");
    REFUSED(d, RC_BAD_DATA, "with: campaign preview", "supervisor1", "campaign approve" ONE);
    (void)counted(d);
    REFUSED(d, RC_DENIED, "may not do this", "agent1", "campaign approve" ONE);
    DONE(d, "agent1", "campaign change" ONE "title='Renew soon'");
    REFUSED(d, RC_BAD_DATA, "with: campaign preview", "supervisor1", "campaign approve" ONE);
    (void)counted(d);
    DONE(d, "admin1", "admin day date=2026-05-12");
    REFUSED(d, RC_BAD_DATA, "not counted today", "supervisor1", "campaign approve" ONE);
    (void)counted(d);
    REFUSED(d, RC_CONFLICT, "counted again", "supervisor1", "campaign approve" ONE "recipients=7");
    DONE(d, "supervisor1", "campaign approve" ONE "recipients=2");
    DONE(d, "supervisor1", "campaign approve" ONE);
    TOLD(d, "nothing was done twice");
    REFUSED(d, RC_CONFLICT, "Only a draft", "agent1", "campaign change" ONE "title=New");
    REFUSED(d, RC_CONFLICT, "no draft any more", "agent1", "campaign preview" ONE);
}

static void nobody_approves_their_own_campaign_nor_one_that_reaches_nobody(void **state)
{
    struct desk *d = *state;
    draft_one(d, "");
    (void)counted(d);
    REFUSED(d, RC_BAD_DATA, "reaches nobody", "supervisor1", "campaign approve" ONE);
    DONE(d, "supervisor1", "campaign draft title=Own text_en=Hello text_ar=مرحبا");
    REFUSED(d, RC_DENIED, "another supervisor", "supervisor1",
            "campaign approve campaign=Camp-26-05-000002");
}

static void what_was_approved_is_sent_in_each_customers_language(void **state)
{
    struct desk *d = *state;
    register_many(d, 3);
    draft_one(d, "");
    approve_campaign(d);
    assert_int_equal(told(d), 0);
    DONE(d, "agent1", "customer register kind=individual name_en='Came Later' language=en "
                      "emirates_id=784-1990-0000092-0 mobile=0500000092");
    DONE(d, "admin1", "tick run");
    assert_int_equal(told(d), 3);
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE text = 'Renew in time' AND lang = 'en'"
                             " AND sender = 'AD-MoIAT' AND about = 'Camp-26-05-000001'"),
                     2);
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE text = 'جدد في الموعد' AND lang = 'ar'"),
                     1);
    DONE(d, "agent1", "campaign show" ONE);
    assert_string_equal(entry(d, "state"), "sent");
    assert_int_equal(reply_get(&d->out, "sent")->n, 3);
    DONE(d, "admin1", "tick run");
    TOLD(d, "Nothing is to be done now");
    DONE(d, "supervisor1", "campaign send" ONE);
    TOLD(d, "nothing was done twice");
    assert_int_equal(told(d), 3);
}

static void its_e_mails_have_the_subject_that_was_written_or_their_first_sentence(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "customer register kind=individual name_en='By Mail' language=en "
                      "emirates_id=784-1990-0000090-0 email=two@example.ae");
    DONE(d, "agent1", "customer register kind=individual name_en='By Mail Too' language=ar "
                      "emirates_id=784-1990-0000091-0 email=three@example.ae");
    draft_one(d, "");
    assert_int_equal(reply_get(&d->out, "subject_en")->type, CELL_NONE); /* text messages alone */
    DONE(d, "agent1", "campaign change" ONE "channel=any subject_ar='موعد التجديد' "
                      "text_en='Renew in time. Late renewals cost more.'");
    assert_string_equal(entry(d, "subject_en"), "Renew in time");
    assert_string_equal(entry(d, "subject_ar"), "موعد التجديد");
    approve_campaign(d);
    DONE(d, "admin1", "tick run");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE channel = 'email' AND lang = 'en'"
                             " AND subject = 'Renew in time'"),
                     1);
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE channel = 'email' AND lang = 'ar'"
                             " AND subject = 'موعد التجديد'"),
                     1);
}

static void a_subject_is_one_short_line(void **state)
{
    struct desk *d = *state;
    draft_one(d, "channel=email subject_en='Renew\tin \u200e time'");
    assert_string_equal(entry(d, "subject_en"), "Renew in time");
    REFUSED(d, RC_BAD_DATA, "78", "agent1",
            "campaign change" ONE "subject_en='mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm"
            "mmmmmmmmmmmmmmmmmmmmm'");
    DONE(d, "agent1", "campaign change" ONE "subject_en=''");
    assert_string_equal(entry(d, "subject_en"), "Renew in time");
}

static void who_wants_no_promotions_gets_none(void **state)
{
    struct desk *d = *state;
    register_many(d, 3);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 promotions=no");
    DONE(d, "agent1", "customer show customer=C26-05-000001");
    assert_int_equal(reply_get(&d->out, "promotions")->n, 0);
    DONE(d, "agent1", "customer register kind=individual name_en='Test Customer Four' language=en "
                      "emirates_id=784-1990-0000004-0 mobile=0500000004 promotions=no");
    draft_one(d, "");
    approve_campaign(d);
    assert_int_equal(reply_get(&d->out, "recipients")->n, 2);
    DONE(d, "agent1", "customer correct customer=C26-05-000002 promotions=no");
    DONE(d, "admin1", "tick run");
    assert_int_equal(told(d), 1);
    DONE(d, "agent1", "campaign show" ONE);
    assert_string_equal(entry(d, "state"), "sent");
    assert_int_equal(reply_get(&d->out, "skipped")->n, 1);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 promotions=yes");
    DONE(d, "agent1", "customer show customer=C26-05-000001");
    assert_null(reply_get(&d->out, "promotions"));
}

/* A moment of the frozen day; the demonstration's clock itself stands at ten. */
static void at_hour(struct desk *d, int hour)
{
    d->session.at = date_start((struct date){2026, 5, 11}) + hour * INT64_C(3600);
}

static void text_messages_rest_at_night_and_go_on_in_the_morning(void **state)
{
    struct desk *d = *state;
    register_many(d, 2);
    DONE(d, "agent1", "customer register kind=individual name_en='No Mobile' language=en "
                      "emirates_id=784-1990-0000090-0 email=two@example.ae");
    draft_one(d, "channel=any");
    approve_campaign(d);
    at_hour(d, 21);
    DONE(d, "supervisor1", "campaign send" ONE);
    assert_int_equal(told(d), 1); /* the e-mail */
    DONE(d, "supervisor1", "campaign send" ONE);
    TOLD(d, "between 21:00 and 07:00");
    at_hour(d, 6);
    DONE(d, "admin1", "tick run");
    assert_int_equal(told(d), 1);
    at_hour(d, 7);
    DONE(d, "admin1", "tick run");
    assert_int_equal(told(d), 3);
    d->session.at = 0;
}

static void no_more_than_so_many_go_out_in_one_minute(void **state)
{
    struct desk *d = *state;
    register_many(d, 5);
    DONE(d, "supervisor1", "campaign settings per_minute=2");
    draft_one(d, "");
    approve_campaign(d);
    DONE(d, "supervisor1", "campaign send" ONE);
    TOLD(d, "Sent now: 2; still waiting: 3");
    DONE(d, "admin1", "tick run");
    assert_int_equal(told(d), 2);
    at_hour(d, 11);
    DONE(d, "admin1", "tick run");
    assert_int_equal(told(d), 4);
    at_hour(d, 12);
    DONE(d, "admin1", "tick run");
    assert_int_equal(told(d), 5);
    d->session.at = 0;
}

static void a_stopped_campaign_sends_nothing_more(void **state)
{
    struct desk *d = *state;
    register_many(d, 3);
    DONE(d, "supervisor1", "campaign settings per_minute=1");
    draft_one(d, "");
    approve_campaign(d);
    DONE(d, "admin1", "tick run");
    REFUSED(d, RC_USAGE, "reason=", "supervisor1", "campaign stop" ONE);
    DONE(d, "supervisor1", "campaign stop" ONE "reason='A date is wrong'");
    at_hour(d, 12);
    DONE(d, "admin1", "tick run");
    d->session.at = 0;
    assert_int_equal(told(d), 1);
    DONE(d, "agent1", "campaign show" ONE);
    assert_string_equal(entry(d, "reason"), "A date is wrong");
    REFUSED(d, RC_CONFLICT, "stopped", "supervisor1", "campaign send" ONE);
    DONE(d, "supervisor1", "campaign stop" ONE "reason=again");
    TOLD(d, "nothing was done twice");
}

static void posts_are_kept_with_their_day_and_link(void **state)
{
    struct desk *d = *state;
    draft_one(d, "");
    REFUSED(d, RC_BAD_DATA, "A link begins with https://", "agent1",
            "campaign post" ONE "network=x link=example.ae");
    REFUSED(d, RC_BAD_DATA, "", "agent1",
            "campaign post" ONE "network=x link=https://example.ae/1 date=12/5/2026");
    DONE(d, "agent1", "campaign post" ONE "network=x link=https://example.ae/1234567890123456 "
                      "date=10/5/2026");
    DONE(d, "agent1", "campaign post" ONE "network=x link=https://example.ae/1234567890123456");
    TOLD(d, "nothing was done twice");
    DONE(d, "agent1", "campaign show" ONE);
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "link")->s, "https://example.ae/1234567890123456");
}

static void contacts_because_of_it_are_counted_and_listed(void **state)
{
    struct desk *d = *state;
    draft_one(d, "");
    DONE(d, "agent1", "contact start caller=0500000001" ONE);
    DONE(d, "agent1", "campaign show" ONE);
    assert_int_equal(reply_get(&d->out, "contacts")->n, 1);
    DONE(d, "agent1", "contact list" ONE);
    assert_int_equal(d->out.nrows, 1);
}

static void a_change_that_was_not_seen_is_not_overwritten(void **state)
{
    struct desk *d = *state;
    draft_one(d, "");
    DONE(d, "counter1", "campaign change" ONE "title=Second version=1");
    REFUSED(d, RC_CONFLICT, "changed meanwhile", "agent1", "campaign change" ONE "title=Third version=1");
    DONE(d, "agent1", "campaign show" ONE);
    assert_string_equal(entry(d, "title"), "Second");
}

static void a_wrong_count_is_found_by_the_check(void **state)
{
    struct desk *d = *state;
    sqlite3 *db;
    register_many(d, 2);
    draft_one(d, "");
    approve_campaign(d);
    DONE(d, "admin1", "tick run");
    DONE(d, "admin1", "admin check");
    session_close(&d->session);
    assert_int_equal(sqlite3_open(d->session.db_path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE campaign SET sent = 1", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(as(d, "admin1", "admin check"), RC_STORAGE);
    TOLD(d, "Campaign Camp-26-05-000001 counts its messages wrongly");
}

/* ---- several machines, and one that dies ---- */

enum { MANY = 40 };

static pid_t elsewhere(struct desk *d, const char *login, const char *line, int die_after_us)
{
    pid_t pid = fork();
    if (pid)
        return pid;
    struct itimerval once = {.it_value = {0, die_after_us}};
    signal(SIGALRM, SIG_DFL);
    if (die_after_us)
        setitimer(ITIMER_REAL, &once, NULL);
    _exit(as(d, login, "%s", line) == RC_OK ? 0 : 1);
}

static void each_was_told_once(struct desk *d)
{
    assert_int_equal(told(d), MANY);
    assert_int_equal(look(d, "SELECT count(DISTINCT recipient) FROM outbox WHERE campaign IS NOT NULL"),
                     MANY);
    assert_int_equal(look(d, "SELECT sent FROM campaign"), MANY);
    assert_int_equal(look(d, "SELECT count(*) FROM campaign WHERE state = 'sent'"), 1);
}

static void several_machines_at_once_tell_each_customer_once(void **state)
{
    struct desk *d = *state;
    register_many(d, MANY);
    draft_one(d, "");
    approve_campaign(d);
    session_close(&d->session);
    pid_t machines[4];
    for (size_t i = 0; i < COUNT(machines); i++)
        machines[i] = elsewhere(d, "supervisor1", i % 2 ? "tick run" : "campaign send" ONE, 0);
    for (size_t i = 0; i < COUNT(machines); i++) {
        int status;
        assert_int_equal(waitpid(machines[i], &status, 0), machines[i]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    each_was_told_once(d);
}

/* Every so often a machine dies, at later and later moments; the next goes on where it was. */
static void a_machine_that_dies_at_any_moment_leaves_nothing_double_and_nothing_lost(void **state)
{
    struct desk *d = *state;
    register_many(d, MANY);
    DONE(d, "supervisor1", "campaign settings per_minute=10");
    draft_one(d, "");
    approve_campaign(d);
    session_close(&d->session);
    for (int us = 500, minute = 0; us < 40000; us += us / 3, minute++) {
        int status;
        d->session.at = date_start((struct date){2026, 5, 11}) + (600 + minute) * INT64_C(60);
        pid_t pid = elsewhere(d, "admin1", "tick run", us);
        assert_int_equal(waitpid(pid, &status, 0), pid);
        assert_int_equal(told(d), look(d, "SELECT sent FROM campaign"));
        assert_int_equal(told(d), look(d, "SELECT count(*) FROM campaign_recipient WHERE state = 'sent'"));
    }
    for (int minute = 0; told(d) < MANY; minute++) {
        assert_true(minute < 2 * MANY);
        d->session.at = date_start((struct date){2026, 5, 11}) + (800 + minute) * INT64_C(60);
        DONE(d, "admin1", "tick run");
    }
    d->session.at = 0;
    each_was_told_once(d);
}

static void a_count_that_dies_is_taken_up_from_the_beginning(void **state)
{
    struct desk *d = *state;
    register_many(d, MANY);
    draft_one(d, "");
    session_close(&d->session);
    for (int us = 500; us < 30000; us += us / 2) {
        int status;
        pid_t pid = elsewhere(d, "agent1", "campaign preview" ONE, us);
        assert_int_equal(waitpid(pid, &status, 0), pid);
        assert_int_equal(look(d, "SELECT count(*) FROM campaign WHERE gathered_at IS NOT NULL AND"
                                 " (SELECT count(*) FROM campaign_recipient) <> sms_en + sms_ar"),
                         0);
    }
    assert_int_equal(counted(d), MANY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ISSUING_TEST(a_draft_has_a_number_and_both_texts),
        ISSUING_TEST(each_who_can_be_reached_is_counted_once_by_channel_and_language),
        ISSUING_TEST(who_was_merged_into_another_is_not_told_beside_them),
        ISSUING_TEST(the_audience_is_chosen_by_service_and_by_expiry),
        ISSUING_TEST(the_cost_is_of_segments_by_the_price_that_was_set),
        ISSUING_TEST(a_supervisor_approves_what_somebody_else_wrote_and_was_counted),
        ISSUING_TEST(nobody_approves_their_own_campaign_nor_one_that_reaches_nobody),
        ISSUING_TEST(what_was_approved_is_sent_in_each_customers_language),
        ISSUING_TEST(its_e_mails_have_the_subject_that_was_written_or_their_first_sentence),
        ISSUING_TEST(a_subject_is_one_short_line),
        ISSUING_TEST(who_wants_no_promotions_gets_none),
        ISSUING_TEST(text_messages_rest_at_night_and_go_on_in_the_morning),
        ISSUING_TEST(no_more_than_so_many_go_out_in_one_minute),
        ISSUING_TEST(a_stopped_campaign_sends_nothing_more),
        ISSUING_TEST(posts_are_kept_with_their_day_and_link),
        ISSUING_TEST(contacts_because_of_it_are_counted_and_listed),
        ISSUING_TEST(a_change_that_was_not_seen_is_not_overwritten),
        ISSUING_TEST(a_wrong_count_is_found_by_the_check),
        ISSUING_TEST(several_machines_at_once_tell_each_customer_once),
        ISSUING_TEST(a_machine_that_dies_at_any_moment_leaves_nothing_double_and_nothing_lost),
        ISSUING_TEST(a_count_that_dies_is_taken_up_from_the_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
