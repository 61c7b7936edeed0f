/* Applications: opening, changing, listing; their answers and kept texts; their documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

static void an_opened_application_is_read_back_whole(void **state)
{
    struct desk *d = *state;
    struct application got;
    OK(db_begin(d->db, &d->err));
    struct customer c = desk_add_customer(d, 1);
    struct application a = desk_add_application(d, c.id, 1);
    OK(db_commit(d->db, &d->err));
    OK(application_by_number(d->db, "e26-05-000001", &got, &d->err));
    assert_int_equal(got.id.n, a.id.n);
    assert_string_equal(got.number, "E26-05-000001");
    assert_string_equal(got.customer_number, c.number);
    assert_string_equal(got.customer_en, c.name_en);
    assert_string_equal(got.customer_ar, c.name_ar);
    assert_string_equal(got.service, "test-service");
    assert_string_equal(got.service_en, "Test service");
    assert_string_equal(got.service_ar, "خدمة تجريبية");
    assert_int_equal(got.card_version.n, a.card_version.n);
    assert_int_equal(got.form_version.n, a.form_version.n);
    assert_int_equal(got.state, STATE_DRAFT);
    assert_int_equal(got.version, 1);
    assert_string_equal(got.opened_by, "agent1");
    assert_int_equal(got.opened_at, MORNING);
    assert_int_equal(got.changed_at, MORNING);
    assert_int_equal(got.submitted_at, 0);
    assert_int_equal(got.promised.year, 0);
}

static void a_number_is_given_once(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct customer c = desk_add_customer(d, 1);
    desk_add_application(d, c.id, 1);
    struct application again = desk_application(d, c.id, 1);
    assert_int_equal(application_insert(d->db, &again, &d->err), RC_CONFLICT);
    assert_string_equal(d->err.msg.arg[0], "E26-05-000001");
    db_rollback(d->db);
    assert_int_equal(application_by_number(d->db, "E26-05-000001", &again, &d->err), RC_NOT_FOUND);
}

static void a_move_on_the_current_version_is_kept(void **state)
{
    struct desk *d = *state;
    struct application got;
    OK(db_begin(d->db, &d->err));
    struct customer c = desk_add_customer(d, 1);
    struct application a = desk_add_application(d, c.id, 1);
    a.state = STATE_UNDER_REVIEW;
    a.submitted_at = a.changed_at = MORNING + 60;
    a.promised = (struct date){2026, 5, 19};
    OK(application_update(d->db, &a, &d->err));
    OK(db_commit(d->db, &d->err));
    assert_int_equal(a.version, 2);
    OK(application_by_number(d->db, a.number, &got, &d->err));
    assert_int_equal(got.state, STATE_UNDER_REVIEW);
    assert_int_equal(got.version, 2);
    assert_int_equal(got.submitted_at, MORNING + 60);
    assert_int_equal(got.changed_at, MORNING + 60);
    assert_int_equal(date_cmp(got.promised, a.promised), 0);
}

static void a_move_on_an_old_version_is_a_conflict_and_changes_nothing(void **state)
{
    struct desk *d = *state;
    struct application got;
    OK(db_begin(d->db, &d->err));
    struct customer c = desk_add_customer(d, 1);
    struct application mine = desk_add_application(d, c.id, 1), theirs = mine;
    theirs.state = STATE_UNDER_REVIEW;
    OK(application_update(d->db, &theirs, &d->err));
    mine.state = STATE_WITHDRAWN;
    assert_int_equal(application_update(d->db, &mine, &d->err), RC_CONFLICT);
    assert_string_equal(d->err.msg.arg[0], mine.number);
    OK(application_by_number(d->db, mine.number, &got, &d->err));
    assert_int_equal(got.state, STATE_UNDER_REVIEW);
    assert_int_equal(got.version, 2);
    db_rollback(d->db);
}

static void the_schema_knows_every_state_of_the_workflow(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct customer c = desk_add_customer(d, 1);
    for (int s = 0; s < STATE_COUNT; s++) {
        struct application a = desk_application(d, c.id, (unsigned)s + 1);
        a.state = (enum state)s;
        OK(application_insert(d->db, &a, &d->err));
    }
    db_rollback(d->db);
}

static void answers_come_back_in_their_order_and_are_replaced_as_a_whole(void **state)
{
    struct desk *d = *state;
    struct answers put, got;
    answers_init(&put);
    answers_set(&put, "zone", "دبي");
    answers_set(&put, "amount", "1250.00");
    OK(db_begin(d->db, &d->err));
    struct application a = desk_add_application(d, desk_add_customer(d, 1).id, 1);
    OK(application_answers_put(d->db, a.id, &put, &d->err));
    OK(application_answers_get(d->db, a.id, &got, &d->err));
    assert_int_equal(got.count, 2);
    assert_string_equal(got.list[0].name, "zone");
    assert_string_equal(got.list[0].value, "دبي");
    assert_string_equal(got.list[1].name, "amount");
    answers_done(&got);
    answers_set(&put, "zone", "");
    OK(application_answers_put(d->db, a.id, &put, &d->err));
    OK(application_answers_get(d->db, a.id, &got, &d->err));
    assert_int_equal(got.count, 1);
    assert_string_equal(answers_get(&got, "amount"), "1250.00");
    answers_done(&got);
    answers_done(&put);
    db_rollback(d->db);
}

static void the_same_text_is_kept_once_and_a_changed_one_beside_it(void **state)
{
    struct desk *d = *state;
    struct rowid first, again, changed, form;
    char *xml = NULL;
    OK(db_begin(d->db, &d->err));
    OK(kept_text_put(d->db, "card", "a", "<card fee='1'/>", &first, &d->err));
    OK(kept_text_put(d->db, "card", "a", "<card fee='2'/>", &changed, &d->err));
    OK(kept_text_put(d->db, "card", "a", "<card fee='1'/>", &again, &d->err));
    OK(kept_text_put(d->db, "form", "a", "<card fee='1'/>", &form, &d->err));
    assert_int_equal(first.n, again.n);
    assert_int_not_equal(first.n, changed.n);
    assert_int_not_equal(first.n, form.n);
    OK(kept_text_get(d->db, first, &xml, &d->err));
    assert_string_equal(xml, "<card fee='1'/>");
    free(xml);
    assert_int_equal(kept_text_get(d->db, (struct rowid){999}, &xml, &d->err), RC_NOT_FOUND);
    db_rollback(d->db);
}

struct listed {
    char serials[200];
};

static bool list_one(void *ctx, const struct application *a)
{
    struct listed *l = ctx;
    size_t at = strlen(l->serials);
    snprintf(l->serials + at, sizeof l->serials - at, "%s%c", at ? " " : "",
             a->number[strlen(a->number) - 1]);
    return true;
}

static const char *list(struct desk *d, struct application_filter f)
{
    static struct listed l;
    memset(&l, 0, sizeof l);
    OK(application_each(d->db, &f, list_one, &l, &d->err));
    return l.serials;
}

/* 1, 3, 5, 7 are agent1's, the others agent2's; 1 … 4 the first customer's; 4 and 8 are closed.
 * What has an even number is promised, the later the smaller it is: 2 for 26/5, 8 for 20/5. */
static struct rowid add_eight(struct desk *d)
{
    struct rowid id;
    struct staff other = {
        .login = "agent2", .name = "Test Agent Two", .role = ROLE_AGENT, .active = true};
    OK(db_begin(d->db, &d->err));
    OK(staff_add(d->db, &other, &id, &d->err));
    struct customer first = desk_add_customer(d, 1), second = desk_add_customer(d, 2);
    for (unsigned n = 1; n <= 8; n++) {
        struct application a = desk_application(d, n <= 4 ? first.id : second.id, n);
        if (n == 8)
            strcpy(a.number, "RDX26-0000008");
        strcpy(a.opened_by, n % 2 ? "agent1" : "agent2");
        if (n % 2 == 0)
            a.promised = (struct date){2026, 5, 28 - (int)n};
        a.state = n % 4 == 0 ? STATE_DELIVERED : n % 4 == 1 ? STATE_UNDER_REVIEW : STATE_DRAFT;
        OK(application_insert(d->db, &a, &d->err));
        a.clock_since = n % 2 == 0 ? MORNING : 0;
        OK(application_update(d->db, &a, &d->err));
    }
    OK(db_commit(d->db, &d->err));
    return first.id;
}

static void lists_keep_to_their_filters_newest_first(void **state)
{
    struct desk *d = *state;
    struct rowid first = add_eight(d);
    struct {
        const char *name, *found;
        struct application_filter f;
    } rows[] = {
        {"all", "8 7 6 5 4 3 2 1", {0}},
        {"a page", "6 5", {.limit = 2, .offset = 2}},
        {"open", "7 6 5 3 2 1", {.open_only = true}},
        {"a state", "5 1", {.by_state = true, .state = STATE_UNDER_REVIEW}},
        {"a closed state", "8 4", {.by_state = true, .state = STATE_DELIVERED}},
        {"a closed state among the open",
         "",
         {.by_state = true, .state = STATE_DELIVERED, .open_only = true}},
        {"a customer", "4 3 2 1", {.customer = first}},
        {"a customer, open", "3 2 1", {.customer = first, .open_only = true}},
        {"a customer, a state", "3 2", {.customer = first, .by_state = true, .state = STATE_DRAFT}},
        {"mine", "7 5 3 1", {.opened_by = "agent1"}},
        {"theirs, open", "6 2", {.opened_by = "agent2", .open_only = true}},
        {"mine, a state",
         "5 1",
         {.opened_by = "agent1", .by_state = true, .state = STATE_UNDER_REVIEW}},
        {"mine, a customer", "3 1", {.opened_by = "agent1", .customer = first}},
        {"a number", "3", {.number = "E26-05-000003"}},
        {"a number's beginning", "7 6 5 4 3 2 1", {.number = "e26-05"}},
        {"a number's beginning, open, mine",
         "7 5 3 1",
         {.number = "E26", .opened_by = "agent1", .open_only = true}},
        {"overdue, the oldest promise first", "6 2", {.overdue_on = {2026, 5, 27}}},
        {"not overdue on the day itself", "6", {.overdue_on = {2026, 5, 26}}},
        {"overdue, mine", "", {.overdue_on = {2026, 5, 27}, .opened_by = "agent1"}},
        {"no such number", "", {.number = "X"}},
        {"a percent sign is no joker", "", {.number = "%"}},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        ROW_TEXT(list(d, rows[i].f), rows[i].found, rows[i].name);
}

static bool keep_document(void *ctx, const struct document *doc)
{
    struct document *kept = ctx;
    int n = kept[0].doc[0] ? 1 : 0;
    kept[n] = *doc;
    return true;
}

static void the_last_word_on_a_document_stands(void **state)
{
    struct desk *d = *state;
    struct document kept[2];
    memset(kept, 0, sizeof kept);
    OK(db_begin(d->db, &d->err));
    struct application a = desk_add_application(d, desk_add_customer(d, 1).id, 1);
    struct document doc = {.application = a.id,
                           .doc = "passport",
                           .state = DOCUMENT_MISSING,
                           .note = "unreadable",
                           .by = "agent1",
                           .at = MORNING};
    OK(document_put(d->db, &doc, &d->err));
    doc.state = DOCUMENT_RECEIVED;
    doc.note[0] = '\0';
    doc.at = MORNING + 5;
    OK(document_put(d->db, &doc, &d->err));
    strcpy(doc.doc, "licence");
    OK(document_put(d->db, &doc, &d->err));
    OK(document_each(d->db, a.id, keep_document, kept, &d->err));
    assert_string_equal(kept[0].doc, "licence");
    assert_string_equal(kept[1].doc, "passport");
    assert_int_equal(kept[1].state, DOCUMENT_RECEIVED);
    assert_string_equal(kept[1].note, "");
    assert_string_equal(kept[1].by, "agent1");
    assert_int_equal(kept[1].at, MORNING + 5);
    db_rollback(d->db);
}

static void nothing_is_opened_for_a_customer_or_by_staff_who_are_not_there(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct application a = desk_application(d, (struct rowid){77}, 1);
    assert_int_equal(application_insert(d->db, &a, &d->err), RC_INTERNAL);
    a = desk_application(d, desk_add_customer(d, 1).id, 1);
    strcpy(a.opened_by, "nobody");
    assert_int_equal(application_insert(d->db, &a, &d->err), RC_INTERNAL);
    db_rollback(d->db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(an_opened_application_is_read_back_whole),
        STORE_TEST(a_number_is_given_once),
        STORE_TEST(a_move_on_the_current_version_is_kept),
        STORE_TEST(a_move_on_an_old_version_is_a_conflict_and_changes_nothing),
        STORE_TEST(the_schema_knows_every_state_of_the_workflow),
        STORE_TEST(answers_come_back_in_their_order_and_are_replaced_as_a_whole),
        STORE_TEST(the_same_text_is_kept_once_and_a_changed_one_beside_it),
        STORE_TEST(lists_keep_to_their_filters_newest_first),
        STORE_TEST(the_last_word_on_a_document_stands),
        STORE_TEST(nothing_is_opened_for_a_customer_or_by_staff_who_are_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
