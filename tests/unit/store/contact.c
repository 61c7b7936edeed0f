/* Contacts: kept whole, counted, one conversation at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/contact.h"

static struct contact contact_of(enum contact_kind kind, enum contact_state state, unsigned n)
{
    struct contact c = {.kind = kind,
                        .state = state,
                        .lang = LANG_EN,
                        .logged_by = "agent1",
                        .started_at = MORNING,
                        .changed_at = MORNING,
                        .ended_at = state == CONTACT_IS_TALKING ? 0 : MORNING};
    snprintf(c.number, sizeof c.number, "%s26-05-%06u", contact_kind_prefix(kind), n);
    c.text = strdup("A long text.\nاستفسار تجريبي");
    c.answer = strdup("");
    return c;
}

static void a_contact_is_read_back_whole(void **state)
{
    struct desk *d = *state;
    struct contact got;
    OK(db_begin(d->db, &d->err));
    struct customer who = desk_add_customer(d, 1);
    struct application a = desk_add_application(d, who.id, 1);
    struct contact c = contact_of(CONTACT_ENQUIRY, CONTACT_IS_OPEN, 1);
    c.channel = CONTACT_BY_LIVE_CHAT;
    c.outgoing = true;
    c.customer = who.id;
    c.application = a.id;
    strcpy(c.caller, "+971500000001");
    strcpy(c.card, "test-service");
    strcpy(c.campaign, "Camp-1");
    strcpy(c.owner, "agent1");
    c.promised = (struct date){2026, 5, 13};
    OK(contact_insert(d->db, &c, &d->err));
    OK(contact_by_number(d->db, "custinq-26-05-000001", &got, &d->err));
    assert_int_equal(got.id.n, c.id.n);
    assert_int_equal(got.channel, CONTACT_BY_LIVE_CHAT);
    assert_true(got.outgoing);
    assert_int_equal(got.kind, CONTACT_ENQUIRY);
    assert_string_equal(got.customer_ar, who.name_ar);
    assert_string_equal(got.application_number, a.number);
    assert_string_equal(got.complaint_number, "");
    assert_string_equal(got.caller, c.caller);
    assert_string_equal(got.card, "test-service");
    assert_string_equal(got.campaign, "Camp-1");
    assert_string_equal(got.owner, "agent1");
    assert_string_equal(got.text, c.text);
    assert_string_equal(got.solved, "");
    assert_int_equal(got.outcome, OUTCOME_NONE);
    assert_int_equal(got.seconds, 0);
    assert_int_equal(got.version, 1);
    assert_int_equal(date_cmp(got.promised, c.promised), 0);
    contact_done(&got);
    contact_done(&c);
    db_rollback(d->db);
}

static void nobody_is_in_two_conversations(void **state)
{
    struct desk *d = *state;
    struct contact got;
    bool found;
    OK(db_begin(d->db, &d->err));
    struct contact one = contact_of(CONTACT_PLAIN, CONTACT_IS_TALKING, 1);
    struct contact two = contact_of(CONTACT_PLAIN, CONTACT_IS_TALKING, 2);
    OK(contact_insert(d->db, &one, &d->err));
    assert_int_equal(contact_insert(d->db, &two, &d->err), RC_CONFLICT);
    OK(contact_talking(d->db, "agent1", &got, &found, &d->err));
    assert_true(found);
    assert_string_equal(got.number, one.number);
    contact_done(&got);
    one.state = CONTACT_IS_CLOSED;
    one.ended_at = MORNING + 90;
    OK(contact_update(d->db, &one, &d->err));
    OK(contact_talking(d->db, "agent1", &got, &found, &d->err));
    assert_false(found);
    OK(contact_insert(d->db, &two, &d->err));
    contact_done(&one);
    contact_done(&two);
    db_rollback(d->db);
}

static void figures_follow_every_change(void **state)
{
    struct desk *d = *state;
    struct contact_figures f;
    OK(db_begin(d->db, &d->err));
    struct contact call = contact_of(CONTACT_PLAIN, CONTACT_IS_TALKING, 1);
    OK(contact_insert(d->db, &call, &d->err));
    OK(contact_figures_get(d->db, DAY_OF_MORNING, &f, &d->err));
    assert_int_equal(f.contacts, 0);
    struct contact asked = contact_of(CONTACT_ENQUIRY, CONTACT_IS_OPEN, 1);
    asked.part_of = call.id;
    OK(contact_insert(d->db, &asked, &d->err));
    call.state = CONTACT_IS_CLOSED;
    call.ended_at = MORNING + 150;
    call.seconds = 150;
    strcpy(call.solved, "yes");
    OK(contact_update(d->db, &call, &d->err));
    OK(contact_figures_get(d->db, DAY_OF_MORNING, &f, &d->err));
    assert_int_equal(f.contacts, 1); /* the enquiry is a part of the call */
    assert_int_equal(f.solved, 1);
    assert_int_equal(f.timed, 1);
    assert_int_equal(f.seconds, 150);
    assert_int_equal(f.waiting, 1);
    assert_int_equal(f.unassigned, 1);
    strcpy(asked.owner, "agent1");
    OK(contact_update(d->db, &asked, &d->err));
    OK(contact_figures_get(d->db, DAY_OF_MORNING, &f, &d->err));
    assert_int_equal(f.waiting, 1);
    assert_int_equal(f.unassigned, 0);
    asked.state = CONTACT_IS_CLOSED;
    OK(contact_update(d->db, &asked, &d->err));
    OK(contact_figures_get(d->db, DAY_OF_MORNING, &f, &d->err));
    assert_int_equal(f.waiting, 0);
    contact_done(&call);
    contact_done(&asked);
    db_rollback(d->db);
}

static void how_a_contact_ended_stays_and_an_old_version_is_a_conflict(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct contact c = contact_of(CONTACT_PLAIN, CONTACT_IS_CLOSED, 1), old;
    OK(contact_insert(d->db, &c, &d->err));
    old = c;
    strcpy(c.card, "test-service");
    OK(contact_update(d->db, &c, &d->err));
    assert_int_equal(contact_update(d->db, &old, &d->err), RC_CONFLICT);
    c.seconds = 77;
    assert_int_not_equal(contact_update(d->db, &c, &d->err), RC_OK);
    contact_done(&c);
    db_rollback(d->db);
}

static bool count_row(void *ctx, const struct contact *c)
{
    (void)c;
    ++*(int *)ctx;
    return true;
}

static int listed(struct desk *d, struct contact_filter f)
{
    int n = 0;
    OK(contact_each(d->db, &f, count_row, &n, &d->err));
    return n;
}

static void lists_hold_what_they_say(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct customer who = desk_add_customer(d, 1);
    struct contact mine = contact_of(CONTACT_SUPPORT, CONTACT_IS_OPEN, 1);
    struct contact nobodys = contact_of(CONTACT_ENQUIRY, CONTACT_IS_OPEN, 2);
    struct contact plain = contact_of(CONTACT_PLAIN, CONTACT_IS_CLOSED, 3);
    strcpy(mine.owner, "agent1");
    mine.promised = (struct date){2026, 5, 20};
    nobodys.promised = (struct date){2026, 5, 11};
    strcpy(nobodys.caller, "+971500000009");
    plain.customer = who.id;
    strcpy(plain.campaign, "Camp-1");
    OK(contact_insert(d->db, &mine, &d->err));
    OK(contact_insert(d->db, &nobodys, &d->err));
    OK(contact_insert(d->db, &plain, &d->err));
    assert_int_equal(listed(d, (struct contact_filter){0}), 3);
    assert_int_equal(listed(d, (struct contact_filter){.owner = "agent1"}), 1);
    assert_int_equal(listed(d, (struct contact_filter){.unassigned = true}), 1);
    assert_int_equal(listed(d, (struct contact_filter){.overdue_on = DAY_OF_MORNING}), 1);
    assert_int_equal(listed(d, (struct contact_filter){.customer = who.id}), 1);
    assert_int_equal(listed(d, (struct contact_filter){.caller = "+971500000009"}), 1);
    assert_int_equal(listed(d, (struct contact_filter){.campaign = "Camp-1"}), 1);
    assert_int_equal(
        listed(d, (struct contact_filter){.by_state = true, .state = CONTACT_IS_OPEN}), 2);
    contact_done(&mine);
    contact_done(&nobodys);
    contact_done(&plain);
    db_rollback(d->db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_contact_is_read_back_whole),
        STORE_TEST(nobody_is_in_two_conversations),
        STORE_TEST(figures_follow_every_change),
        STORE_TEST(how_a_contact_ended_stays_and_an_old_version_is_a_conflict),
        STORE_TEST(lists_hold_what_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
