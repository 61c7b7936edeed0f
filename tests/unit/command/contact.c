/* Contacts: conversations and what is promised an answer, from the first word to the last.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#include "domain/sms.h"

#define CALL_ONE "CustCont-26-05-000001"
#define ENQUIRY_ONE "contact=CustInq-26-05-000001 "
#define LOG "contact log kind=enquiry channel=email caller=two@example.ae text='What does it cost?' "

/* The service of the same name gives its applications the same prefix. */
#define INQUIRY_CARD                                                                               \
    "<card id=\"inquiry\">" BOTH("name", "Test inquiry", "استفسار تجريبي")                         \
    BOTH("summary", "For tests.", "للاختبار.") BOTH("category", "Tests", "اختبارات")               \
    "<audience>individual</audience><working-days from=\"1\" to=\"1\"/>"                           \
    "<number prefix=\"CustInq-\" style=\"monthly\"/><form>enquiry</form>"                          \
    "<steps><step>" BOTH("text", "Ask.", "اسأل.") "</step></steps></card>"

static void a_known_number_names_its_customer(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", "contact start caller='٠٥٠ ٠٠٠ ٠٠٠١'");
    assert_string_equal(entry(d, "number"), CALL_ONE);
    assert_string_equal(entry(d, "customer_number"), "C26-05-000001");
    assert_string_equal(entry(d, "caller"), "+9715*****001");
    assert_string_equal(entry(d, "state"), "talking");
    DONE(d, "agent1", "contact show contact=" CALL_ONE " reveal=yes");
    assert_string_equal(entry(d, "caller"), "+971500000001");
}

static void two_customers_with_one_number_are_not_guessed_between(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1",
         "customer register kind=individual name_en='Test Customer Two' mobile=0500000001");
    DONE(d, "agent1", "contact start caller=0500000001");
    TOLD(d, "Several customers have this number");
    assert_int_equal(reply_get(&d->out, "customer_number")->type, CELL_NONE);
    DONE(d, "agent1", "contact set customer=C26-05-000002");
    assert_string_equal(entry(d, "customer_number"), "C26-05-000002");
}

static void a_conversation_is_a_row_from_its_first_moment_and_only_one_goes_on(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "contact start");
    assert_int_equal(look(d, "SELECT count(*) FROM contact WHERE state = 'talking'"), 1);
    REFUSED(d, RC_CONFLICT, "already. End it first", "agent1", "contact start caller=0501234567");
    DONE(d, "agent1", "contact list talking=yes");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "counter1", "contact list talking=yes");
    assert_int_equal(d->out.nrows, 0);
    REFUSED(d, RC_NOT_FOUND, "in no conversation", "counter1", "contact end outcome=answered");
}

static void a_conversation_ends_with_an_outcome_and_is_counted_once(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "contact start caller=0501234567");
    DONE(d, "agent1", "contact set text='Asks what a permit costs' card=permit");
    REFUSED(d, RC_USAGE, "outcome", "agent1", "contact end");
    DONE(d, "agent1", "contact end outcome=answered solved=yes seconds=245");
    assert_string_equal(entry(d, "length"), "4:05");
    REFUSED(d, RC_CONFLICT, "has ended already", "agent1",
            "contact end outcome=answered contact=" CALL_ONE);
    REFUSED(d, RC_CONFLICT, "stay as they are", "agent1", "contact set text=no contact=" CALL_ONE);
    DONE(d, "agent1", "day summary");
    assert_int_equal(reply_get(&d->out, "contacts")->n, 1);
    assert_int_equal(reply_get(&d->out, "contacts_solved")->n, 1);
    assert_int_equal(reply_get(&d->out, "contacts_seconds")->n, 245);
    assert_string_equal(entry(d, "contacts_length"), "4:05");
    DONE(d, "agent1", "contact show contact=" CALL_ONE);
    assert_int_equal(d->out.nrows, 3);
    assert_string_equal(reply_at(&d->out, 2, "about")->s, "answered");
}

static void each_kind_is_promised_its_own_time_and_told(void **state)
{
    static const struct {
        const char *kind, *number;
        struct date promised;
    } kinds[] = {
        {"enquiry", "CustInq-26-05-000001", {2026, 5, 12}},
        {"suggestion", "CustSug-26-05-000001", {2026, 6, 1}},
        {"support", "CustSupp-26-05-000001", {2026, 5, 12}},
    };
    struct desk *d = *state;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        DONE(d, "agent1", "contact log kind=%s channel=call caller=0501234567 language=en text=Why",
             kinds[i].kind);
        assert_string_equal(entry(d, "number"), kinds[i].number);
        assert_int_equal(reply_get(&d->out, "promised")->n, date_serial(kinds[i].promised));
    }
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE customer IS NULL AND channel = 'sms'"
                             " AND recipient = '+971501234567' AND lang = 'en'"),
                     3);
    DONE(d, "supervisor1", "calendar limit limit=enquiry days=3");
    DONE(d, "agent1", LOG);
    assert_int_equal(reply_get(&d->out, "promised")->n, date_serial((struct date){2026, 5, 14}));
}

static void an_enquiry_and_an_application_never_share_a_number(void **state)
{
    struct desk *d = *state;
    folders_write(d->folders.cards, "inquiry.xml", INQUIRY_CARD);
    register_one(d);
    DONE(d, "agent1", "application open card=inquiry customer=C26-05-000001");
    assert_string_equal(entry(d, "number"), "CustInq-26-05-000001");
    DONE(d, "agent1", LOG);
    assert_string_equal(entry(d, "number"), "CustInq-26-05-000002");
    DONE(d, "agent1", "application open card=inquiry customer=C26-05-000001");
    assert_string_equal(entry(d, "number"), "CustInq-26-05-000003");
    DONE(d, "agent1", "search find custinq-26-05-2");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "group")->s, "contacts");
}

static void what_comes_up_in_a_call_knows_what_the_call_knows(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", "campaign draft title=Renewals text_en=Hello language=en");
    REFUSED(d, RC_NOT_FOUND, "no campaign Camp-1", "agent1",
            "contact start caller=0500000001 campaign=Camp-1");
    DONE(d, "agent1", "contact start caller=0500000001 campaign=camp-26-05-000001");
    DONE(d, "agent1", "contact log kind=enquiry call=" CALL_ONE " text='Is it needed?'");
    assert_string_equal(entry(d, "customer_number"), "C26-05-000001");
    assert_string_equal(entry(d, "channel"), "call");
    assert_string_equal(entry(d, "call"), CALL_ONE);
    assert_string_equal(entry(d, "campaign"), "Camp-26-05-000001");
    DONE(d, "agent1", "contact list campaign=camp-26-05-000001");
    assert_int_equal(d->out.nrows, 2);
    REFUSED(d, RC_NOT_FOUND, "no campaign Camp-1", "agent1", "contact list campaign=Camp-1");
    DONE(d, "agent1", "contact end outcome=logged solved=no seconds=60");
    DONE(d, "agent1", "day summary");
    assert_int_equal(reply_get(&d->out, "contacts")->n, 1);
    assert_int_equal(reply_get(&d->out, "contacts_waiting")->n, 1);
    REFUSED(d, RC_BAD_DATA, "Write down what is asked", "agent1",
            "contact log kind=enquiry channel=email");
    REFUSED(d, RC_USAGE, "which channel", "agent1", "contact log kind=contact");
}

static void an_agent_takes_for_himself_and_a_supervisor_assigns(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", LOG);
    DONE(d, "counter1", "contact list unassigned=yes");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "counter1", "contact take " ENQUIRY_ONE);
    assert_string_equal(entry(d, "owner"), "counter1");
    DONE(d, "counter1", "contact take " ENQUIRY_ONE);
    TOLD(d, "nothing was done twice");
    REFUSED(d, RC_CONFLICT, "assigned to counter1", "agent1", "contact take " ENQUIRY_ONE);
    REFUSED(d, RC_BAD_DATA, "does not serve", "supervisor1", "contact assign " ENQUIRY_ONE "to=admin1");
    REFUSED(d, RC_BAD_DATA, "does not serve", "supervisor1", "contact assign " ENQUIRY_ONE "to=nobody");
    DONE(d, "supervisor1", "contact assign " ENQUIRY_ONE "to=agent1");
    DONE(d, "agent1", "contact list mine=yes");
    assert_int_equal(d->out.nrows, 1);
    DONE(d, "counter1", "contact list mine=yes");
    assert_int_equal(d->out.nrows, 0);
}

static void an_answer_goes_out_with_its_words_and_then_it_is_closed(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", LOG "language=en");
    REFUSED(d, RC_BAD_DATA, "say why it needs none", "agent1", "contact close " ENQUIRY_ONE);
    DONE(d, "agent1", "contact answer " ENQUIRY_ONE "answer='It costs AED 100'");
    assert_string_equal(entry(d, "state"), "answered");
    assert_string_equal(entry(d, "owner"), "agent1");
    DONE(d, "agent1", "contact answer " ENQUIRY_ONE "answer='It costs AED 100'");
    TOLD(d, "nothing was done twice");
    REFUSED(d, RC_CONFLICT, "does not wait for an answer", "agent1", "contact answer " ENQUIRY_ONE "answer=No");
    assert_int_equal(
        look(d, "SELECT count(*) FROM outbox WHERE channel = 'email' AND recipient = 'two@example.ae'"
                " AND text = 'The answer to your enquiry CustInq-26-05-000001:' || char(10)"
                " || 'It costs AED 100'"),
        1);
    DONE(d, "agent1", "contact close " ENQUIRY_ONE);
    DONE(d, "agent1", "contact close " ENQUIRY_ONE);
    TOLD(d, "closed already");
    DONE(d, "agent1", "contact show " ENQUIRY_ONE);
    assert_int_equal(d->out.nrows, 3);
    DONE(d, "admin1", "admin check");
}

static void what_needs_no_answer_is_closed_with_a_reason(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", LOG);
    DONE(d, "agent1", "contact close " ENQUIRY_ONE "reason='Asked twice'");
    DONE(d, "agent1", "contact show " ENQUIRY_ONE);
    assert_string_equal(reply_at(&d->out, 1, "note")->s, "Asked twice");
    DONE(d, "agent1", "contact list state=open");
    assert_int_equal(d->out.nrows, 0);
}

static void earlier_contacts_of_the_same_caller_are_found(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "contact log kind=contact channel=call caller=0501234567 outcome=answered");
    DONE(d, "agent1", "contact log kind=contact channel=call caller=0507654321 outcome=answered");
    DONE(d, "agent1", "contact start caller='+971 50 123 4567'");
    DONE(d, "agent1", "contact list like=CustCont-26-05-000003");
    assert_int_equal(d->out.nrows, 2);
    DONE(d, "counter1", "contact start");
    DONE(d, "counter1", "contact list like=CustCont-26-05-000004");
    assert_int_equal(d->out.nrows, 0);
}

static void a_caller_is_a_telephone_and_a_payment_card_is_nobody(void **state)
{
    struct desk *d = *state;
    REFUSED(d, RC_BAD_DATA, "no telephone number", "agent1", "contact start caller=12");
    REFUSED(d, RC_BAD_DATA, "payment card", "agent1",
            "contact log kind=contact channel=live-chat caller=4111111111111111");
    DONE(d, "agent1", "contact log kind=contact channel=social-media caller=@test_lanterns");
    assert_string_equal(entry(d, "caller"), "@test_lanterns");
    DONE(d, "agent1", "contact log kind=contact channel=call caller=+4915112345678");
}

static void messages_follow_the_customers_channel_and_language(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 channel=email language=ar");
    assert_string_equal(entry(d, "channel"), "email");
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=a text=b");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE channel = 'email' AND lang = 'ar'"
                             " AND recipient = 'one@example.ae'"),
                     1);
    DONE(d, "agent1", "customer register kind=individual name_en='Test Two' mobile=0500000002");
    REFUSED(d, RC_BAD_DATA, "e-mail address that messages", "agent1",
            "customer correct customer=C26-05-000002 channel=email");
}

static void a_card_is_sent_in_its_readers_words(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", "card send card=permit customer=C26-05-000001");
    assert_string_equal(entry(d, "to"), "+9715*****001");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE about = 'permit' AND text LIKE"
                             " 'Test permit' || char(10) || 'Time: 2 – 3 working days' || char(10)"
                             " || 'Fees: Request: AED 100.00 per copy, on submission;%Required documents:"
                             " Invoice; Licence (only in some cases); Photo (optional)'"),
                     1);
    struct sms_size size = sms_measure(entry(d, "text"));
    assert_int_equal(reply_get(&d->out, "segments")->n, size.segments);
    DONE(d, "agent1", "card send card=permit to='٠٥٠ ١٢٣ ٤٥٦٧'");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE customer IS NULL AND lang = 'ar'"
                             " AND text LIKE 'تصريح تجريبي%'"),
                     1);
    DONE(d, "agent1", "card send card=permit to=two@example.ae language=en");
    assert_string_equal(entry(d, "channel"), "email");
    assert_holds(entry(d, "text"), "1. Apply.");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE channel = 'email'"
                             " AND subject = 'The service card that you asked for'"),
                     1);
    REFUSED(d, RC_BAD_DATA, "neither a mobile", "agent1", "card send card=permit to=043334444");
    REFUSED(d, RC_USAGE, "whom to send it to", "agent1", "card send card=permit");
}

static void a_card_is_sent_once_in_a_conversation_unless_again(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "contact start caller=0501234567");
    DONE(d, "agent1", "card send card=permit");
    REFUSED(d, RC_CONFLICT, "already", "agent1", "card send card=permit");
    DONE(d, "agent1", "card send card=permit again=yes");
    assert_int_equal(look(d, "SELECT count(*) FROM outbox WHERE about = '" CALL_ONE "'"), 2);
    assert_int_equal(look(d, "SELECT count(*) FROM contact_story WHERE event = 'card-sent'"), 2);
    DONE(d, "counter1", "contact start");
    REFUSED(d, RC_BAD_DATA, "Ask for one", "counter1", "card send card=permit");
}

static void what_is_late_is_escalated_once_and_a_forgotten_call_is_ended(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", LOG);
    DONE(d, "agent1", "contact start");
    DONE(d, "admin1", "admin day date=2026-05-13");
    DONE(d, "agent1", "contact list overdue=yes");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "timing")->s, "overdue");
    DONE(d, "supervisor1", "tick run");
    assert_int_equal(d->out.nrows, 2);
    TOLD(d, "contact-escalated");
    DONE(d, "supervisor1", "tick run");
    TOLD(d, "Nothing is to be done now");
    DONE(d, "agent1", "contact show contact=" CALL_ONE);
    assert_string_equal(entry(d, "outcome"), "dropped");
    assert_int_equal(reply_get(&d->out, "seconds")->type, CELL_NONE);
    DONE(d, "agent1", "contact start");
    DONE(d, "admin1", "admin check");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_known_number_names_its_customer),
        DESK_TEST(two_customers_with_one_number_are_not_guessed_between),
        DESK_TEST(a_conversation_is_a_row_from_its_first_moment_and_only_one_goes_on),
        DESK_TEST(a_conversation_ends_with_an_outcome_and_is_counted_once),
        DESK_TEST(each_kind_is_promised_its_own_time_and_told),
        DESK_TEST(an_enquiry_and_an_application_never_share_a_number),
        DESK_TEST(what_comes_up_in_a_call_knows_what_the_call_knows),
        DESK_TEST(an_agent_takes_for_himself_and_a_supervisor_assigns),
        DESK_TEST(an_answer_goes_out_with_its_words_and_then_it_is_closed),
        DESK_TEST(what_needs_no_answer_is_closed_with_a_reason),
        DESK_TEST(earlier_contacts_of_the_same_caller_are_found),
        DESK_TEST(a_caller_is_a_telephone_and_a_payment_card_is_nobody),
        DESK_TEST(messages_follow_the_customers_channel_and_language),
        DESK_TEST(a_card_is_sent_in_its_readers_words),
        DESK_TEST(a_card_is_sent_once_in_a_conversation_unless_again),
        DESK_TEST(what_is_late_is_escalated_once_and_a_forgotten_call_is_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
