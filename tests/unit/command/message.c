/* What was written to customers: listed by what it is about, shown with its words, hidden where it is
 * confidential.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

/* Message 1 is a text message of the application, 2 an e-mail of the complaint. */
static void write_two(struct desk *d)
{
    submit_one(d);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 channel=email");
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=Noise text=Loud");
    DONE(d, "supervisor1", "message list");
    assert_int_equal(d->out.nrows, 2);
}

static int64_t listed(struct desk *d, const char *with)
{
    DONE(d, "supervisor1", "message list %s", with);
    return (int64_t)d->out.nrows;
}

static void messages_are_listed_newest_first_with_their_address_hidden(void **state)
{
    struct desk *d = *state;
    write_two(d);
    assert_string_equal(reply_at(&d->out, 0, "about")->s, "CustComp-26-05-000001");
    assert_string_equal(reply_at(&d->out, 0, "to")->s, "o***@example.ae");
    assert_string_equal(reply_at(&d->out, 1, "to")->s, "+9715*****001");
    assert_string_equal(reply_at(&d->out, 1, "text")->s, "Application E26-05-000001: pending payment");
    assert_int_equal(reply_at(&d->out, 1, "subject")->type, CELL_NONE);
}

static void a_list_is_narrowed_by_case_customer_channel_and_period(void **state)
{
    struct desk *d = *state;
    static const struct {
        const char *with;
        int64_t rows;
    } rows[] = {
        {"application=e26-05-000001", 1},
        {"complaint=CustComp-26-05-000001", 1},
        {"customer=C26-05-000001", 2},
        {"customer=C26-05-000001 channel=sms", 1},
        {"application=E26-05-000001 channel=email", 0},
        {"application=E26-05-000001 customer=C26-05-000001", 1},
        {"from=today to=today", 2},
        {"from=today", 2},
        {"to=-1", 0},
        {"from=+1", 0},
    };
    write_two(d);
    for (size_t i = 0; i < COUNT(rows); i++)
        ROW_TRUE(listed(d, rows[i].with) == rows[i].rows, rows[i].with);
    REFUSED(d, RC_BAD_DATA, "after the last", "agent1", "message list from=today to=-1");
    REFUSED(d, RC_NOT_FOUND, "E26-05-000009", "agent1", "message list application=E26-05-000009");
}

static void a_message_is_shown_with_subject_and_words_and_that_is_recorded(void **state)
{
    struct desk *d = *state;
    write_two(d);
    DONE(d, "supervisor1", "message show 2");
    assert_string_equal(entry(d, "subject"), "Your complaint CustComp-26-05-000001 was received");
    assert_string_equal(entry(d, "text"), "Your complaint CustComp-26-05-000001 was received. The "
                                           "answer is promised by 18/05/2026");
    assert_string_equal(entry(d, "to"), "o***@example.ae");
    DONE(d, "supervisor1", "message show 2 reveal=yes");
    assert_string_equal(entry(d, "to"), "one@example.ae");
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'message show' AND about = '2'"), 2);
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'message show' AND about = '2'"
                             " AND details = 'message reveal'"),
                     1);
    REFUSED(d, RC_NOT_FOUND, "no message 77", "supervisor1", "message show 77");
}

static void a_confidential_complaint_hides_its_messages(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=Noise text=Loud class=confidential");
    DONE(d, "agent1", "message show 1");
    DONE(d, "supervisor1", "message show 1");
    REFUSED(d, RC_NOT_FOUND, "no message 1", "counter1", "message show 1");
    DONE(d, "counter1", "message list customer=C26-05-000001");
    assert_int_equal(d->out.nrows, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(messages_are_listed_newest_first_with_their_address_hidden),
        DESK_TEST(a_list_is_narrowed_by_case_customer_channel_and_period),
        DESK_TEST(a_message_is_shown_with_subject_and_words_and_that_is_recorded),
        DESK_TEST(a_confidential_complaint_hides_its_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
