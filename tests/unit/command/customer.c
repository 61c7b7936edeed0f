/* Customers: registering, finding, correcting, masking.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

static void personal_numbers_are_masked_unless_revealed(void **state)
{
    struct desk *d = *state;
    register_one(d);
    assert_string_equal(entry(d, "emirates_id"), "784-****-*****01-0");
    DONE(d, "agent1", "customer find text='test cust'");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "mobile")->s, "+9715*****001");
    assert_string_equal(reply_at(&d->out, 0, "emirates_id")->s, "784-****-*****01-0");
    DONE(d, "agent1", "customer show customer=C26-05-000001");
    assert_string_equal(entry(d, "email"), "o***@example.ae");
    DONE(d, "agent1", "customer show customer=c26-05-000001 reveal=yes");
    assert_string_equal(entry(d, "emirates_id"), "784-1990-0000001-0");
    assert_string_equal(entry(d, "mobile"), "+971500000001");
    assert_string_equal(entry(d, "email"), "one@example.ae");
}

static void each_kind_has_what_it_needs(void **state)
{
    static const struct {
        const char *line, *field;
    } refused[] = {
        {"kind=individual mobile=0500000001", "name_en"},
        {"kind=individual name_en=Test", "mobile"},
        {"kind=individual name_en=Test mobile=0500000001 licence=CN-100", "licence"},
        {"kind=company name_en=Test", "licence"},
        {"kind=company name_en=Test licence=CN-1 emirates_id=784-1990-0000001-0", "emirates_id"},
        {"kind=government", "name_en"},
        {"kind=shop name_en=Test", "kind"},
        {"kind=company name_en=Test licence=CN-1 trn=123", "trn"},
        {"kind=individual name_en=Test mobile=123", "mobile"},
        {"kind=individual name_en=Test emirates_id=783-1990-0000001-0", "emirates_id"},
        {"kind=individual name_en='4111 1111 1111 1111' mobile=0500000001", "name_en"},
    };
    struct desk *d = *state;
    for (size_t i = 0; i < COUNT(refused); i++) {
        ROW_TRUE(as(d, "agent1", "customer register %s", refused[i].line) == RC_BAD_DATA, refused[i].line);
        ROW_TEXT(d->err.field, refused[i].field, refused[i].line);
    }
    assert_int_equal(look(d, "SELECT count(*) FROM customer"), 0);
    DONE(d, "agent1", "customer register kind=company name_ar='مصنع تجريبي' licence=CN-100 "
                      "trn=100000000000009");
    DONE(d, "agent1", "customer register kind=government name_en='Test Office'");
}

static void the_language_follows_the_name_unless_said(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "customer register kind=government name_ar='دائرة تجريبية'");
    assert_string_equal(entry(d, "language"), "ar");
    DONE(d, "agent1", "customer register kind=government name_en='Test Office'");
    assert_string_equal(entry(d, "language"), "en");
}

static void an_unusual_emirates_id_is_taken_with_a_warning(void **state)
{
    struct desk *d = *state;
    DONE(d, "agent1", "customer register kind=individual name_en=Test emirates_id=784199000000016");
    assert_int_equal(d->out.nmessages, 2);
}

static void the_same_emirates_id_twice_names_the_customer(void **state)
{
    struct desk *d = *state;
    register_one(d);
    REFUSED(d, RC_CONFLICT, "C26-05-000001", "agent1",
            "customer register kind=individual name_en=Other emirates_id=784-1990-0000001-0");
    assert_int_equal(look(d, "SELECT count(*) FROM customer"), 1);
}

static void a_correction_replaces_only_what_is_given(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "agent1", "customer correct customer=C26-05-000001 mobile=0520000002 email=''");
    DONE(d, "agent1", "customer show customer=C26-05-000001 reveal=yes");
    assert_string_equal(entry(d, "mobile"), "+971520000002");
    assert_string_equal(entry(d, "email"), "");
    assert_string_equal(entry(d, "emirates_id"), "784-1990-0000001-0");
    assert_int_equal(reply_get(&d->out, "version")->n, 2);
}

static void a_correction_of_nothing_is_refused(void **state)
{
    struct desk *d = *state;
    register_one(d);
    REFUSED(d, RC_USAGE, "Say what to correct", "agent1", "customer correct customer=C26-05-000001");
}

static void a_conflict_names_who_corrected_what(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "counter1", "customer correct customer=C26-05-000001 version=1 mobile=0520000002");
    REFUSED(d, RC_CONFLICT,
            "Meanwhile counter1 corrected customer C26-05-000001 on 11/05/2026 10:00 (mobile)", "agent1",
            "customer correct customer=C26-05-000001 version=1 mobile=0540000003");
    DONE(d, "agent1", "customer show customer=C26-05-000001 reveal=yes");
    assert_string_equal(entry(d, "mobile"), "+971520000002");
}

static char *letters(const char *letter, int n)
{
    struct buf b = {0};
    while (n-- > 0)
        buf_add(&b, letter);
    return buf_take(&b);
}

/* Characters are counted, not bytes: an Arabic letter has two, others have four. */
static void two_hundred_letters_fit_in_every_script(void **state)
{
    struct desk *d = *state;
    static const char *const of_each[] = {"ش", "\U00010FF0"};
    char *note = letters("\U00010FF0", 430);
    open_one(d);
    DONE(d, "counter1", "document flag E26-05-000001 document=invoice reason=%s", note);
    assert_string_equal(reply_at(&d->out, 0, "note")->s, note);
    free(note);
    for (size_t i = 0; i < COUNT(of_each); i++) {
        char *name = letters(of_each[i], 200), *licence = letters(of_each[i], 30);
        DONE(d, "agent1", "customer register kind=company name_ar=%s licence=%s", name, licence);
        assert_string_equal(reply_get(&d->out, "name")->ar, name);
        DONE(d, "agent1", "customer show %s", entry(d, "number"));
        assert_string_equal(reply_get(&d->out, "name")->ar, name);
        assert_string_equal(entry(d, "licence"), licence);
        DONE(d, "agent1", "complaint log C26-05-000001 subject=%s text=x", name);
        DONE(d, "agent1", "complaint show %s", entry(d, "number"));
        assert_string_equal(entry(d, "subject"), name);
        DONE(d, "admin1", "staff add login=s%d name=%s role=agent", (int)i, name);
        free(name);
        free(licence);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(personal_numbers_are_masked_unless_revealed),
        DESK_TEST(each_kind_has_what_it_needs),
        DESK_TEST(the_language_follows_the_name_unless_said),
        DESK_TEST(an_unusual_emirates_id_is_taken_with_a_warning),
        DESK_TEST(the_same_emirates_id_twice_names_the_customer),
        DESK_TEST(a_correction_replaces_only_what_is_given),
        DESK_TEST(a_correction_of_nothing_is_refused),
        DESK_TEST(a_conflict_names_who_corrected_what),
        DESK_TEST(two_hundred_letters_fit_in_every_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
