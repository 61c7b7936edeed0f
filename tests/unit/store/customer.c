/* Customers: registering, correcting, finding.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "domain/identity.h"

static void assert_same(const struct customer *a, const struct customer *b)
{
    assert_int_equal(a->id.n, b->id.n);
    assert_string_equal(a->number, b->number);
    assert_int_equal(a->kind, b->kind);
    assert_string_equal(a->name_en, b->name_en);
    assert_string_equal(a->name_ar, b->name_ar);
    assert_string_equal(a->eid, b->eid);
    assert_string_equal(a->licence, b->licence);
    assert_string_equal(a->trn, b->trn);
    assert_string_equal(a->mobile, b->mobile);
    assert_string_equal(a->email, b->email);
    assert_int_equal(a->lang, b->lang);
    assert_int_equal(a->version, b->version);
    assert_int_equal(a->registered_at, b->registered_at);
}

static void a_registered_customer_is_read_back_whole(void **state)
{
    struct desk *d = *state;
    struct customer got, c = desk_customer(1);
    c.kind = CUSTOMER_COMPANY;
    strcpy(c.licence, "CN-1234567");
    strcpy(c.trn, "100000000000003");
    OK(db_begin(d->db, &d->err));
    OK(customer_insert(d->db, &c, &d->err));
    OK(db_commit(d->db, &d->err));
    assert_int_equal(c.version, 1);
    OK(customer_by_number(d->db, "C26-05-000001", &got, &d->err));
    assert_same(&got, &c);
    OK(customer_by_number(d->db, "c26-05-000001", &got, &d->err));
    OK(customer_by_id(d->db, c.id, &got, &d->err));
    assert_same(&got, &c);
}

static void a_customer_who_is_not_there_is_not_found_by_name(void **state)
{
    struct desk *d = *state;
    struct customer got;
    assert_int_equal(customer_by_number(d->db, "C26-05-000009", &got, &d->err), RC_NOT_FOUND);
    assert_string_equal(d->err.msg.arg[0], "C26-05-000009");
}

static void the_same_emirates_id_or_licence_names_the_first_customer(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct customer first = desk_customer(1), again = desk_customer(2);
    strcpy(first.licence, "CN-1");
    OK(customer_insert(d->db, &first, &d->err));
    strcpy(again.eid, first.eid);
    assert_int_equal(customer_insert(d->db, &again, &d->err), RC_CONFLICT);
    assert_string_equal(d->err.msg.arg[0], first.number);
    assert_string_equal(d->err.field, "emirates_id");
    again = desk_customer(2);
    strcpy(again.licence, "CN-1");
    assert_int_equal(customer_insert(d->db, &again, &d->err), RC_CONFLICT);
    assert_string_equal(d->err.msg.arg[0], first.number);
    assert_string_equal(d->err.field, "licence");
    db_rollback(d->db);
}

static void two_customers_without_emirates_id_do_not_collide(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    for (unsigned n = 1; n <= 2; n++) {
        struct customer c = desk_customer(n);
        c.eid[0] = c.mobile[0] = c.email[0] = '\0';
        OK(customer_insert(d->db, &c, &d->err));
    }
    db_rollback(d->db);
}

static void a_correction_on_an_old_version_is_a_conflict_and_changes_nothing(void **state)
{
    struct desk *d = *state;
    struct customer got;
    OK(db_begin(d->db, &d->err));
    struct customer mine = desk_add_customer(d, 1), theirs = mine;
    strcpy(theirs.name_en, "Test Customer Renamed");
    OK(customer_update(d->db, &theirs, &d->err));
    assert_int_equal(theirs.version, 2);
    strcpy(mine.name_en, "Test Customer Lost");
    assert_int_equal(customer_update(d->db, &mine, &d->err), RC_CONFLICT);
    assert_string_equal(d->err.msg.arg[0], mine.number);
    assert_int_equal(mine.version, 1);
    OK(customer_by_id(d->db, mine.id, &got, &d->err));
    assert_same(&got, &theirs);
    OK(db_commit(d->db, &d->err));
}

struct found {
    char numbers[400];
    int count, stop_after;
};

static bool note(void *ctx, const struct customer *c)
{
    struct found *f = ctx;
    if (f->count++)
        strcat(f->numbers, " ");
    strcat(f->numbers, c->number + 7); /* the serial is enough */
    return f->count != f->stop_after;
}

static const char *find(struct desk *d, const char *text, int limit)
{
    static struct found f;
    memset(&f, 0, sizeof f);
    OK(customer_find(d->db, text, limit, note, &f, &d->err));
    return f.numbers;
}

static void add_people(struct desk *d)
{
    static const struct {
        const char *en, *ar, *eid, *licence, *mobile, *email;
    } people[] = {
        {"Test Maryam Al-Mansoori", "مريم المنصوري تجربة", "784-1990-0000001-2", "",
         "+971501234567", "m.test@example.ae"},
        {"Test Ahmed Hassan", "أحمد حسّان تجربة", "784-1985-7654321-0", "", "+971559876543", ""},
        {"Fictional Trading LLC", "", "", "CN-998877", "+442079460000", "info@fictional.example"},
    };
    OK(db_begin(d->db, &d->err));
    for (size_t i = 0; i < COUNT(people); i++) {
        struct customer c = desk_customer((unsigned)i + 1);
        strcpy(c.name_en, people[i].en);
        strcpy(c.name_ar, people[i].ar);
        strcpy(c.eid, people[i].eid);
        strcpy(c.licence, people[i].licence);
        strcpy(c.mobile, people[i].mobile);
        strcpy(c.email, people[i].email);
        OK(customer_insert(d->db, &c, &d->err));
    }
    OK(db_commit(d->db, &d->err));
}

static void whatever_is_known_of_a_customer_finds_them(void **state)
{
    struct desk *d = *state;
    static const struct {
        const char *typed, *found;
    } rows[] = {
        {"maryam", "000001"},
        {"MARYAM mans", "000001"},
        {"mans maryam", "000001"},
        {"al-mansoori", "000001"},
        {"almansoori", "000001"},
        {"test", "000002 000001"},
        {"المنصوري", "000001"},
        {"منصوري", "000001"},
        {"احمد", "000002"},
        {"أحمد حسان", "000002"},
        {"تجربة", "000002 000001"},
        {"C26-05-000003", "000003"},
        {"000003", "000003"},
        {"784-1990-0000001-2", "000001"},
        {"784199", "000001"},
        {"٧٨٤١٩٩", "000001"},
        {"0501234567", "000001"},
        {"050 123 4567", "000001"},
        {"+971 50 123", "000001"},
        {"00971501234567", "000001"},
        {"4567", "000001"},
        {"460000", "000003"},
        {"m.test@", "000001"},
        {"info@fictional.example", "000003"},
        {"cn-9988", "000003"},
        {"test maryam al mansoori 0501234567", "000001"},
        {"zzz", ""},
        {"%", "000003 000002 000001"},
        {"", "000003 000002 000001"},
    };
    add_people(d);
    for (size_t i = 0; i < COUNT(rows); i++)
        ROW_TEXT(find(d, rows[i].typed, 10), rows[i].found, rows[i].typed);
}

static void the_newest_come_first_and_the_limit_holds(void **state)
{
    struct desk *d = *state;
    add_people(d);
    assert_string_equal(find(d, "test", 1), "000002");
    struct found f = {.stop_after = 1};
    OK(customer_find(d->db, "test", 10, note, &f, &d->err));
    assert_string_equal(f.numbers, "000002");
}

static void a_corrected_name_is_found_and_the_old_one_is_not(void **state)
{
    struct desk *d = *state;
    struct customer c;
    add_people(d);
    OK(customer_by_number(d->db, "C26-05-000002", &c, &d->err));
    strcpy(c.name_en, "Test Khalid Hassan");
    strcpy(c.name_ar, "خالد حسّان تجربة");
    OK(db_begin(d->db, &d->err));
    OK(customer_update(d->db, &c, &d->err));
    OK(db_commit(d->db, &d->err));
    assert_string_equal(find(d, "khalid", 10), "000002");
    assert_string_equal(find(d, "ahmed", 10), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_registered_customer_is_read_back_whole),
        STORE_TEST(a_customer_who_is_not_there_is_not_found_by_name),
        STORE_TEST(the_same_emirates_id_or_licence_names_the_first_customer),
        STORE_TEST(two_customers_without_emirates_id_do_not_collide),
        STORE_TEST(a_correction_on_an_old_version_is_a_conflict_and_changes_nothing),
        STORE_TEST(whatever_is_known_of_a_customer_finds_them),
        STORE_TEST(the_newest_come_first_and_the_limit_holds),
        STORE_TEST(a_corrected_name_is_found_and_the_old_one_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
