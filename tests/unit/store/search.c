/* Customers found by name: the other script, other cuts, slips of the fingers, and the best first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/box.h"
#include "store/customer.h"

#include <stdio.h>
#include <string.h>

static const char *const names[] = {
    "Amirhussain Al Tajruba",
    "زين حسين التجربة",
    "Amir Tajruba",
    "Zain Tajruba",
    "عبد الرحمن النموذجي",
    "Abdulrahman Namudhaji Al Mithal",
    "Fatima Mithal",
    "فاطمة المثال",
    "Fatima Noora Mithal",
    "آية المثال",
    "Bahia Namudhaji",
    "Mithal Fatima",
    "Thuraya Mansour",
};

static int fill(void **state)
{
    struct desk *d;
    if (desk_setup(state))
        return -1;
    d = *state;
    OK(db_begin(d->db, &d->err));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct customer c = {.kind = CUSTOMER_INDIVIDUAL, .registered_at = MORNING};
        bool arabic = (unsigned char)names[i][0] >= 0xD8;
        snprintf(c.number, sizeof c.number, "C26-05-%06zu", i + 1);
        snprintf(arabic ? c.name_ar : c.name_en, sizeof c.name_en, "%s", names[i]);
        OK(customer_insert(d->db, &c, &d->err));
    }
    OK(db_commit(d->db, &d->err));
    return 0;
}

static const char *hit_name(struct desk *d, const struct search_hit *h)
{
    static struct customer c;
    OK(customer_by_id(d->db, h->customer, &c, &d->err));
    return *c.name_en ? c.name_en : c.name_ar;
}

static const struct search_hits *ask(struct desk *d, const char *text)
{
    static struct search_hits hits;
    struct search *s = search_new(d->db);
    struct search_ask q = {.names = text, .limit = 10, .typing = true};
    OK(search_full(s, &q, &hits, &d->err));
    search_free(s);
    return &hits;
}

static void assert_first(struct desk *d, const char *text, const char *name)
{
    const struct search_hits *hits = ask(d, text);
    if (hits->count == 0 || strcmp(hit_name(d, &hits->hit[0]), name) != 0)
        fail_msg("%s found %s, not %s", text, hits->count ? hit_name(d, &hits->hit[0]) : "nobody", name);
}

static void assert_among(struct desk *d, const char *text, const char *name)
{
    const struct search_hits *hits = ask(d, text);
    for (size_t i = 0; i < hits->count; i++) {
        if (strcmp(hit_name(d, &hits->hit[i]), name) == 0)
            return;
    }
    fail_msg("%s did not find %s among %zu", text, name, hits->count);
}

static void what_was_typed_as_two_words_is_found_as_one_and_the_other_way_round(void **state)
{
    struct desk *d = *state;
    assert_first(d, "amir hussain tajruba", "Amirhussain Al Tajruba");
    assert_first(d, "زينحسين التجربة", "زين حسين التجربة");
    assert_first(d, "امير حسين التجربة", "Amirhussain Al Tajruba");
}

static void a_slip_in_the_small_words_loses_nobody(void **state)
{
    struct desk *d = *state;
    assert_first(d, "عند الرحمن النموذجي", "عبد الرحمن النموذجي");
    assert_first(d, "avdul rahman namudhaji mithal", "Abdulrahman Namudhaji Al Mithal");
    assert_first(d, "fatima l mithal", "Fatima Mithal");
    assert_first(d, "rhuraya mansour", "Thuraya Mansour");
    assert_first(d, "bahiq namudhaji", "Bahia Namudhaji");
}

static void a_name_without_consonants_is_found_in_the_other_script(void **state)
{
    assert_first(*state, "aya mithal", "آية المثال");
}

static void the_whole_name_in_its_order_comes_first(void **state)
{
    struct desk *d = *state;
    assert_first(d, "fatima mithal", "Fatima Mithal");
    assert_first(d, "mithal fatima", "Mithal Fatima");
    assert_first(d, "فاطمة المثال", "فاطمة المثال");
    assert_among(d, "fatima mithal", "فاطمة المثال");
    assert_among(d, "fatima mithal", "Fatima Noora Mithal");
}

enum { PATIENCE = 100 };

/* How a customer fits by the name itself; -1: it does not begin so. */
static int fit_of(struct desk *d, int64_t id, const char *text)
{
    struct name_unit units[ASK_WORDS];
    struct customer c;
    bool whole;
    OK(customer_by_id(d->db, (struct rowid){id}, &c, &d->err));
    size_t n = name_parse(text, units, ASK_WORDS);
    if (!name_begins(units, n, (const char *const[]){c.name_en, c.name_ar}, &whole))
        return -1;
    return whole ? SEARCH_WHOLE : SEARCH_BEGINS;
}

static void assert_who_begins_so(struct desk *d, const char *text)
{
    static struct search_hits hits;
    struct search *s = search_new(d->db);
    size_t found = 0;
    hits.stopped = true;
    for (int i = 0; hits.stopped && i < PATIENCE; i++) /* it gives itself milliseconds; the machine may be busy */
        OK(search_quick(s, &(struct search_ask){.names = text, .limit = 50, .typing = true}, &hits, &d->err));
    search_free(s);
    for (int64_t id = sizeof names / sizeof *names; id > 0; id--) {
        int fit = fit_of(d, id, text);
        if (fit < 0)
            continue;
        if (found == hits.count || hits.hit[found].customer.n != id || (int)hits.hit[found].fit != fit)
            fail_msg("%s: %s is not hit %zu, or fits otherwise", text, names[id - 1], found);
        found++;
    }
    assert_int_equal(hits.count, found);
}

/* Two words may fit the same word of a name, and a name with and without its article: nobody is found who
 * does not have both. */
static void whoever_begins_so_is_found_newest_first_filed_or_not(void **state)
{
    static const char *const typed[] = {
        "m",      "mi",           "mith",   "mitha",  "mithal",      "mithal m", "mithal mithal", "fatima m",
        "f n m",  "al",           "almith", "al m",   "abd",         "abdulrah", "abdulrahman",   "namudhaji",
        "n n",    "zain tajruba", "t",      "tajrub", "x",           "ا",        "ع",             "عبد",
        "عبد الر", "المث",         "المثال", "ف ا",    "فاطمة المثال", "المثال م",  "م ا",           "thuraya"};
    struct desk *d = *state;
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        assert_who_begins_so(d, typed[i]);
    OK(search_rebuild(d->db, NULL, NULL, &d->err));
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        assert_who_begins_so(d, typed[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            what_was_typed_as_two_words_is_found_as_one_and_the_other_way_round, fill, desk_teardown),
        cmocka_unit_test_setup_teardown(a_slip_in_the_small_words_loses_nobody, fill, desk_teardown),
        cmocka_unit_test_setup_teardown(a_name_without_consonants_is_found_in_the_other_script, fill,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(the_whole_name_in_its_order_comes_first, fill, desk_teardown),
        cmocka_unit_test_setup_teardown(whoever_begins_so_is_found_newest_first_filed_or_not, fill,
                                        desk_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
