/* Complaints in depth: owners, verdicts, levels, and who may see a confidential one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#define LOG "complaint log customer=C26-05-000001 subject='Waiting time' text='Waited an hour' "
#define ONE "complaint=CustComp-26-05-000001 "

static void log_one(struct desk *d, const char *more)
{
    register_one(d);
    DONE(d, "agent1", LOG "%s", more);
}

static void answer_one(struct desk *d)
{
    log_one(d, "");
    DONE(d, "supervisor1", "complaint answer " ONE "answer='We are sorry'");
}

/* ---- what it is about ---- */

static void an_urgent_complaint_is_promised_sooner_by_a_limit_that_is_data(void **state)
{
    struct desk *d = *state;
    log_one(d, "class=urgent category=delay employee=counter1 external=NCRM-1");
    assert_int_equal(reply_get(&d->out, "promised")->n, date_serial((struct date){2026, 5, 13}));
    DONE(d, "supervisor1", "calendar limit limit=urgent days=1");
    DONE(d, "agent1", LOG "class=urgent");
    assert_int_equal(reply_get(&d->out, "promised")->n, date_serial((struct date){2026, 5, 12}));
}

static void a_class_that_changes_brings_its_own_promise(void **state)
{
    struct desk *d = *state;
    log_one(d, "");
    DONE(d, "counter1", "complaint set " ONE "class=urgent category=fees");
    assert_int_equal(reply_get(&d->out, "promised")->n, date_serial((struct date){2026, 5, 13}));
    assert_string_equal(reply_get(&d->out, "category")->ar, "الرسوم والدفع");
    REFUSED(d, RC_USAGE, "what to change", "counter1", "complaint set " ONE);
    REFUSED(d, RC_CONFLICT, "meantime", "counter1", "complaint set " ONE "class=ordinary version=1");
}

static void words_come_from_lists_that_a_supervisor_keeps(void **state)
{
    struct desk *d = *state;
    register_one(d);
    REFUSED(d, RC_BAD_DATA, "Choose one of these: channel, conduct", "agent1", LOG "category=parking");
    assert_string_equal(d->err.field, "category");
    DONE(d, "supervisor1",
         "complaint word kind=category word=parking name_en=Parking name_ar='مواقف السيارات'");
    DONE(d, "agent1", LOG "category=parking");
    DONE(d, "supervisor1", "complaint word kind=category word=parking name_en=Parking "
                           "name_ar='مواقف السيارات' offered=no");
    REFUSED(d, RC_BAD_DATA, "not in the list", "agent1", LOG "category=parking");
    DONE(d, "agent1", "complaint show " ONE);
    assert_string_equal(reply_get(&d->out, "category")->s, "Parking");
    REFUSED(d, RC_NOT_FOUND, "Nobody of the staff", "agent1", LOG "employee=nobody");
}

/* ---- owners ---- */

static void whoever_takes_it_owns_it_until_a_supervisor_gives_it_away(void **state)
{
    struct desk *d = *state;
    log_one(d, "");
    DONE(d, "counter1", "complaint take " ONE);
    DONE(d, "counter1", "complaint take " ONE);
    TOLD(d, "yours already");
    REFUSED(d, RC_CONFLICT, "counter1 looks after", "agent1", "complaint take " ONE);
    DONE(d, "supervisor1", "complaint assign " ONE "to=agent1 note='Knows the customer'");
    DONE(d, "agent1", "complaint list mine=yes");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "counter1", "complaint list mine=yes");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "agent1", "complaint show " ONE);
    assert_int_equal(d->out.nrows, 3);
    assert_string_equal(reply_at(&d->out, 2, "event")->s, "complaint-assigned");
}

static void a_closed_complaint_needs_no_owner(void **state)
{
    struct desk *d = *state;
    answer_one(d);
    DONE(d, "agent1", "complaint close " ONE);
    REFUSED(d, RC_CONFLICT, "needs no owner", "agent1", "complaint take " ONE);
    REFUSED(d, RC_CONFLICT, "needs no owner", "supervisor1", "complaint assign " ONE "to=agent1");
}

/* ---- verdicts ---- */

static void a_rejected_answer_reopens_with_a_promise_of_its_own(void **state)
{
    struct desk *d = *state;
    answer_one(d);
    DONE(d, "admin1", "admin day date=2026-05-14");
    REFUSED(d, RC_BAD_DATA, "Say why", "agent1", "complaint verdict " ONE "verdict=rejected");
    DONE(d, "agent1", "complaint verdict " ONE "verdict=rejected reason='Not solved' rating=1");
    assert_string_equal(reply_get(&d->out, "state")->s, "open");
    assert_int_equal(reply_get(&d->out, "reopened")->n, 1);
    assert_int_equal(reply_get(&d->out, "promised")->n, date_serial((struct date){2026, 5, 21}));
    DONE(d, "agent1", "complaint verdict " ONE "verdict=rejected reason='Not solved'");
    TOLD(d, "nothing was done twice");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE text LIKE '%looked at again%'"), 1);
    assert_int_equal(look(d, "SELECT waiting FROM complaint_figure"), 1);
    DONE(d, "supervisor1", "complaint answer " ONE "answer='Now it is'");
    assert_int_equal(reply_get(&d->out, "verdict")->type, CELL_NONE);
    DONE(d, "agent1", "complaint show " ONE);
    assert_string_equal(reply_at(&d->out, 1, "note")->s, "We are sorry"); /* the first answer is kept */
}

static void a_rejection_comes_within_days_of_the_answer_or_the_closing(void **state)
{
    struct desk *d = *state;
    answer_one(d);
    DONE(d, "agent1", "complaint close " ONE);
    DONE(d, "admin1", "admin day date=2026-05-21");
    DONE(d, "agent1", "complaint verdict " ONE "verdict=rejected reason='Not solved'");
    DONE(d, "supervisor1", "complaint answer " ONE "answer='Now it is'");
    DONE(d, "admin1", "admin day date=2026-06-01");
    REFUSED(d, RC_CONFLICT, "until 31/05/2026", "agent1",
            "complaint verdict " ONE "verdict=rejected reason='Not solved'");
}

static void an_accepted_answer_is_closed_with_cause_and_rating(void **state)
{
    struct desk *d = *state;
    log_one(d, "");
    REFUSED(d, RC_CONFLICT, "Answer it first", "agent1",
            "complaint verdict " ONE "verdict=accepted");
    DONE(d, "agent1", "complaint answer " ONE "answer='We are sorry'");
    DONE(d, "agent1", "complaint verdict " ONE "verdict=accepted");
    DONE(d, "agent1", "complaint verdict " ONE "verdict=accepted");
    TOLD(d, "nothing was done twice");
    REFUSED(d, RC_BAD_DATA, "Choose one", "agent1", "complaint close " ONE "cause=bad-luck");
    DONE(d, "agent1",
         "complaint close " ONE "rating=4 cause=capacity corrective='One more counter is open'");
    assert_string_equal(reply_get(&d->out, "cause")->s, "Too few people");
    assert_string_equal(reply_get(&d->out, "corrective")->s, "One more counter is open");
    assert_int_equal(reply_get(&d->out, "rating")->n, 4);
    DONE(d, "admin1", "admin check");
}

/* ---- levels ---- */

static void a_late_complaint_goes_up_level_by_level_to_whoever_stands_there(void **state)
{
    struct desk *d = *state;
    log_one(d, "class=confidential");
    DONE(d, "supervisor1", "complaint level level=1 login=counter1");
    REFUSED(d, RC_NOT_FOUND, "no complaint", "counter1", "complaint show " ONE);
    DONE(d, "admin1", "admin day date=2026-05-19");
    DONE(d, "admin1", "tick run");
    assert_string_equal(reply_at(&d->out, 0, "what")->s, "complaint-escalated");
    assert_int_equal(reply_at(&d->out, 0, "about")->type, CELL_NONE); /* not for an administrator */
    DONE(d, "admin1", "tick run");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "counter1", "complaint list mine=yes");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "counter1", "complaint show " ONE);
    assert_string_equal(reply_get(&d->out, "level_name")->s, "Head of section");
    assert_string_equal(reply_get(&d->out, "told")->s, "counter1");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE text LIKE '%higher level%'"), 1);
}

static void a_rejected_answer_can_be_late_again(void **state)
{
    struct desk *d = *state;
    log_one(d, "");
    DONE(d, "admin1", "admin day date=2026-05-19");
    DONE(d, "admin1", "tick run");
    DONE(d, "agent1", "complaint answer " ONE "answer='We are sorry'");
    DONE(d, "agent1", "complaint verdict " ONE "verdict=rejected reason='Not solved'");
    DONE(d, "supervisor1", "complaint list overdue=yes");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "admin1", "admin day date=2026-06-10");
    DONE(d, "supervisor1", "complaint list overdue=yes");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "admin1", "tick run");
    assert_int_equal(look(d, "SELECT count(*) FROM timeline WHERE event = 'complaint-escalated'"), 2);
    DONE(d, "admin1", "admin check");
}

/* ---- confidential: every door ---- */

static const char *const doors[] = {
    "complaint show " ONE,
    "complaint answer " ONE "answer=x",
    "complaint close " ONE,
    "complaint verdict " ONE "verdict=accepted",
    "complaint set " ONE "class=ordinary",
    "complaint take " ONE,
    "rating record " ONE "score=1",
    "rating list " ONE,
    "attachment list " ONE,
    "contact log kind=contact channel=call caller=0501234567 text=x " ONE,
};

static void a_confidential_complaint_is_not_there_for_others_at_any_door(void **state)
{
    struct desk *d = *state;
    log_one(d, "class=confidential");
    for (size_t i = 0; i < COUNT(doors); i++) {
        REFUSED(d, RC_NOT_FOUND, "There is no complaint CustComp-26-05-000001", "counter1", "%s",
                doors[i]);
        as(d, "admin1", "%s", doors[i]);
        ROW_TRUE(d->err.rc == RC_NOT_FOUND || d->err.rc == RC_DENIED, doors[i]);
    }
}

static void lists_and_the_one_box_do_not_know_it_either(void **state)
{
    static const char *const lists[] = {
        "complaint list",
        "complaint list customer=C26-05-000001",
        "complaint list state=open",
        "complaint list class=confidential",
        "search find text=CustComp-26-05-000001 group=complaints",
        "search find text='comp 1' group=complaints",
        "search find text='Test Customer' group=complaints",
        "search find text=0500000001 group=complaints",
    };
    struct desk *d = *state;
    log_one(d, "class=confidential");
    for (size_t i = 0; i < COUNT(lists); i++) {
        DONE(d, "counter1", "%s", lists[i]);
        ROW_TRUE(d->out.nrows == 0, lists[i]);
        ROW_TRUE(!strstr(answer(d), "CustComp"), lists[i]);
        DONE(d, "supervisor1", "%s", lists[i]);
        ROW_TRUE(d->out.nrows == 1, lists[i]);
    }
}

static void what_belongs_to_it_does_not_name_it(void **state)
{
    struct desk *d = *state;
    char path[300];
    log_one(d, "class=confidential");
    DONE(d, "agent1", "contact log kind=enquiry channel=email caller=one@example.ae text=Why " ONE);
    assert_string_equal(reply_get(&d->out, "complaint")->s, "CustComp-26-05-000001");
    DONE(d, "counter1", "contact show contact=CustInq-26-05-000001");
    assert_null(strstr(answer(d), "CustComp"));
    snprintf(path, sizeof path, "%s/letter.pdf", d->folders.root);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs("%PDF-1.4\n%%EOF\n", f) >= 0);
    assert_int_equal(fclose(f), 0);
    DONE(d, "agent1", "attachment add %s " ONE, path);
    DONE(d, "counter1", "attachment list");
    assert_int_equal(d->out.nrows, 0);
    REFUSED(d, RC_NOT_FOUND, "There is no attachment", "counter1",
            "attachment save attachment=Att-26-05-000001 to=%s.2", path);
    REFUSED(d, RC_NOT_FOUND, "There is no attachment", "counter1",
            "attachment remove attachment=Att-26-05-000001 reason=x");
    DONE(d, "agent1", "attachment list " ONE);
    assert_int_equal(d->out.nrows, 1);
}

static void its_rating_is_counted_but_not_shown(void **state)
{
    struct desk *d = *state;
    log_one(d, "class=confidential");
    DONE(d, "supervisor1", "complaint answer " ONE "answer='We are sorry'");
    DONE(d, "agent1", "complaint close " ONE "rating=1");
    DONE(d, "counter1", "rating list low=yes");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "agent1", "rating list low=yes");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "admin1", "rating export");
    assert_int_equal(d->out.nrows, 0);
    DONE(d, "supervisor1", "rating summary");
    assert_int_equal(reply_get(&d->out, "ratings")->n, 1);
}

static void the_owner_who_logged_it_and_supervisors_see_it(void **state)
{
    struct desk *d = *state;
    log_one(d, "class=confidential");
    DONE(d, "agent1", "complaint show " ONE);
    DONE(d, "supervisor1", "complaint show " ONE);
    DONE(d, "supervisor1", "complaint assign " ONE "to=counter1");
    DONE(d, "counter1", "complaint show " ONE);
    DONE(d, "admin1", "day summary");
    assert_int_equal(reply_get(&d->out, "complaints_open")->n, 1);
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE about || details LIKE '%Waiting%'"), 0);
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE text LIKE '%Waiting%'"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(an_urgent_complaint_is_promised_sooner_by_a_limit_that_is_data),
        DESK_TEST(a_class_that_changes_brings_its_own_promise),
        DESK_TEST(words_come_from_lists_that_a_supervisor_keeps),
        DESK_TEST(whoever_takes_it_owns_it_until_a_supervisor_gives_it_away),
        DESK_TEST(a_closed_complaint_needs_no_owner),
        DESK_TEST(a_rejected_answer_reopens_with_a_promise_of_its_own),
        DESK_TEST(a_rejection_comes_within_days_of_the_answer_or_the_closing),
        DESK_TEST(an_accepted_answer_is_closed_with_cause_and_rating),
        DESK_TEST(a_late_complaint_goes_up_level_by_level_to_whoever_stands_there),
        DESK_TEST(a_rejected_answer_can_be_late_again),
        DESK_TEST(a_confidential_complaint_is_not_there_for_others_at_any_door),
        DESK_TEST(lists_and_the_one_box_do_not_know_it_either),
        DESK_TEST(what_belongs_to_it_does_not_name_it),
        DESK_TEST(its_rating_is_counted_but_not_shown),
        DESK_TEST(the_owner_who_logged_it_and_supervisors_see_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
