/* Whoever is registered is found at once, and by the lists once they are filed: whole, corrected,
 * again. SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/customer.h"
#include "store/search.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Customers are filed by the hundred, so several times; ENDS: so many different last four digits.
 */
enum { RUNS = 12, OF_A_RUN = 6000, MOST_LOG = 28 << 20 };
enum { PEOPLE = 1700, TOGETHER = 60, ENDS = 13, CORRECTED_EACH = 97, LIMIT = 40 };

static struct customer people[PEOPLE + 1]; /* by id */

static struct customer make(int i)
{
    static const char *const given[] = {"Mohammed", "Fatima", "Zayed", "Thuraya", "Abdul Rahman"};
    static const char *const family[] = {"Al Tajruba", "Mithal", "Namudhaji", "Al Ikhtibar",
                                         "Badil",      "Ramz",   "Ism"};
    struct customer c = {.kind = CUSTOMER_INDIVIDUAL, .registered_at = MORNING};
    snprintf(c.number, sizeof c.number, "C26-%02d-%06d", i > PEOPLE / 2 ? 6 : 5,
             i > PEOPLE / 2 ? i - PEOPLE / 2 : i);
    snprintf(c.name_en, sizeof c.name_en, "%s %s", given[i % 5], family[i % 7]);
    if (i % 3 == 0)
        snprintf(c.name_ar, sizeof c.name_ar, "%s", i % 2 ? "محمد التجربة" : "فاطمة المثال");
    if (i % 4)
        snprintf(c.eid, sizeof c.eid, "784-1990-%04d%03d-%d", i, i % ENDS, i % 3);
    snprintf(c.mobile, sizeof c.mobile, "+97150%03d%04d", i * 37 % 1000, i % ENDS);
    return c;
}

static void correct(struct desk *d, int i, int k)
{
    struct customer *c = &people[i];
    snprintf(c->name_en, sizeof c->name_en, "Zuhair Tashih %s", k % 2 ? "Mithal" : "Ramz");
    snprintf(c->mobile, sizeof c->mobile, "+97152%03d%04d", k % 1000, k % ENDS);
    if (k % 5 == 0)
        c->mobile[0] = '\0';
    OK(customer_update(d->db, c, &d->err));
}

/* In many transactions; now and then somebody of long ago, of lately and of just now is corrected.
 */
static int fill(void **state)
{
    if (desk_setup(state))
        return -1;
    struct desk *d = *state;
    for (int i = 1; i <= PEOPLE;) {
        OK(db_begin(d->db, &d->err));
        for (int k = 0; k < TOGETHER && i <= PEOPLE; k++, i++) {
            people[i] = make(i);
            OK(customer_insert(d->db, &people[i], &d->err));
            assert_int_equal(people[i].id.n, i);
            if (i % CORRECTED_EACH == 0) {
                correct(d, i, i);
                correct(d, i - CORRECTED_EACH / 2, i + 1);
                correct(d, i / 3, i + 2);
            }
        }
        OK(db_commit(d->db, &d->err));
    }
    return 0;
}

static bool ends_so(const char *number, const char *end)
{
    char digits[20];
    size_t n = 0, length = strlen(end);
    for (; *number; number++) {
        if (*number >= '0' && *number <= '9')
            digits[n++] = *number;
    }
    digits[n] = '\0';
    return n >= length && strcmp(digits + n - length, end) == 0;
}

static void assert_ends(struct desk *d, enum search_part part, const char *end)
{
    struct search_hits hits;
    struct search_code code = {.part = part, .fit = SEARCH_ENDS};
    struct search_ask ask = {.codes = &code, .ncodes = 1, .limit = LIMIT};
    struct search *s = search_new(d->db);
    size_t found = 0;
    snprintf(code.value, sizeof code.value, "%s", end);
    OK(search_full(s, &ask, &hits, &d->err));
    search_free(s);
    for (int i = PEOPLE; i > 0 && found < LIMIT; i--) {
        if (!ends_so(part == SEARCH_EID ? people[i].eid : people[i].mobile, end))
            continue;
        if (found >= hits.count || hits.hit[found].customer.n != i)
            fail_msg("%s: hit %zu of %zu is not customer %d", end, found + 1, hits.count, i);
        found++;
    }
    assert_int_equal(hits.count, found);
}

/* Customers of two months share a serial here. */
static void assert_serials(struct desk *d)
{
    struct search_hits hits;
    struct search_code code = {.part = SEARCH_SERIAL, .fit = SEARCH_WHOLE};
    struct search_ask ask = {.codes = &code, .ncodes = 1, .limit = LIMIT};
    struct search *s = search_new(d->db);
    for (int i = 1; i <= PEOPLE / 2; i += 13) {
        snprintf(code.value, sizeof code.value, "%d", i);
        OK(search_full(s, &ask, &hits, &d->err));
        assert_int_equal(hits.count, 2);
        assert_int_equal(hits.hit[0].customer.n, i + PEOPLE / 2);
        assert_int_equal(hits.hit[1].customer.n, i);
    }
    snprintf(code.value, sizeof code.value, "%d", PEOPLE);
    OK(search_full(s, &ask, &hits, &d->err));
    assert_int_equal(hits.count, 0);
    search_free(s);
}

static void assert_found(struct desk *d)
{
    for (int i = 1; i <= PEOPLE; i += 31) {
        size_t n = strlen(people[i].mobile), m = strlen(people[i].eid);
        char digits[16] = "";
        for (size_t length = 4; n && length <= 9; length++)
            assert_ends(d, SEARCH_MOBILE, people[i].mobile + n - length);
        if (m)
            snprintf(digits, sizeof digits, "%.7s%c", people[i].eid + 9, people[i].eid[m - 1]);
        for (size_t length = 4; m && length <= 8; length++)
            assert_ends(d, SEARCH_EID, digits + 8 - length);
    }
    assert_ends(d, SEARCH_MOBILE, "9999");
    assert_ends(d, SEARCH_EID, "99999");
    assert_serials(d);
}

static void told(void *ctx, const struct msg *m)
{
    (void)ctx;
    fail_msg("%s [%s]", m->id, m->arg[0]);
}

static void last_digits_find_the_newest_first_filed_or_not(void **state)
{
    assert_found(*state);
}

static void the_lists_hold_whom_they_should_however_they_came_to_be(void **state)
{
    struct desk *d = *state;
    OK(db_check(d->db, told, NULL, &d->err));
    OK(search_rebuild(d->db, NULL, NULL, &d->err));
    OK(db_check(d->db, told, NULL, &d->err));
    assert_found(d);
    OK(db_begin(d->db, &d->err));
    for (int i = 1; i <= PEOPLE; i += 11)
        correct(d, i, i);
    OK(db_commit(d->db, &d->err));
    OK(db_check(d->db, told, NULL, &d->err));
    assert_found(d);
}

/* Each run of the program files its customers and ends, while somebody else only looks. */
static void the_log_does_not_grow_with_each_process_that_files(void **state)
{
    struct desk *d = *state;
    struct stat st;
    char log[160];
    struct db *run;
    for (int k = 0; k < RUNS; k++) {
        OK(db_open(d->path, &run, &d->err));
        OK(db_begin(run, &d->err));
        for (int i = 0; i < OF_A_RUN; i++) {
            struct customer c = make(i);
            snprintf(c.number, sizeof c.number, "C26-07-%06d", k * OF_A_RUN + i);
            c.eid[0] = '\0';
            OK(customer_insert(run, &c, &d->err));
        }
        OK(db_commit(run, &d->err));
        db_close(run);
    }
    snprintf(log, sizeof log, "%s-wal", d->path);
    assert_int_equal(stat(log, &st), 0);
    if (st.st_size > MOST_LOG)
        fail_msg("the log has %lld bytes", (long long)st.st_size);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(last_digits_find_the_newest_first_filed_or_not, fill,
                                        desk_teardown),
        cmocka_unit_test_setup_teardown(the_lists_hold_whom_they_should_however_they_came_to_be,
                                        fill, desk_teardown),
        STORE_TEST(the_log_does_not_grow_with_each_process_that_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
