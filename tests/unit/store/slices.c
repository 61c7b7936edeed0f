/* Sound-alikes among more customers than are looked at together: the answer is that of looking at
 * everybody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/box.h"
#include "store/customer.h"

#include <stdlib.h>

enum { CUSTOMERS = 20000, LATE = 300, TOP = 10 };

/* Words that no one hears as one another. */
static const char *const words[] = {"tajruba", "mithal", "namudhaji", "fikra",   "waraqa", "lawha",
                                    "shubbak", "bustan", "qalamun",   "zujaja",  "thallaja",  "dafatir"};
enum { WORDS = sizeof words / sizeof *words };

static unsigned dice(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 8;
}

/* Two to four of the words; the first few of them are common, the last are rare. */
static void name_of(int i, char to[TITLE_SIZE])
{
    unsigned seed = (unsigned)i * 2654435761u;
    size_t n = 2 + dice(&seed) % 3, at = 0;
    for (size_t k = 0; k < n; k++) {
        size_t part = dice(&seed) % 100;
        size_t word = part * part * part * WORDS / (100 * 100 * 100);
        at += (size_t)snprintf(to + at, TITLE_SIZE - at, "%s%s", k ? " " : "", words[word]);
    }
}

static void insert(struct desk *d, int from, int to)
{
    OK(db_begin(d->db, &d->err));
    for (int i = from; i < to; i++) {
        struct customer c = {.kind = CUSTOMER_INDIVIDUAL, .registered_at = MORNING};
        snprintf(c.number, sizeof c.number, "C26-05-%06d", i + 1);
        name_of(i, c.name_en);
        OK(customer_insert(d->db, &c, &d->err));
    }
    OK(db_commit(d->db, &d->err));
}

/* Most are filed, the last are not yet. */
static int fill(void **state)
{
    if (desk_setup(state))
        return -1;
    insert(*state, 0, CUSTOMERS - LATE);
    insert(*state, CUSTOMERS - LATE, CUSTOMERS);
    return 0;
}

struct top {
    int id, cost;
};

static int nearer(const void *a, const void *b)
{
    const struct top *x = a, *y = b;
    return x->cost != y->cost ? x->cost - y->cost : y->id - x->id;
}

/* Everybody, one after the other. */
static struct top *look_at_everybody(const char *text)
{
    struct top *all = calloc(CUSTOMERS, sizeof *all);
    struct name_unit asked[ASK_WORDS];
    size_t n = name_parse(text, asked, ASK_WORDS);
    assert_non_null(all);
    for (int i = 0; i < CUSTOMERS; i++) {
        char name[TITLE_SIZE];
        name_of(i, name);
        all[i] = (struct top){i + 1, name_distance(asked, n, false, (const char *const[]){name, ""})};
    }
    qsort(all, CUSTOMERS, sizeof *all, nearer);
    return all;
}

static void the_answer_is_that_of_looking_at_everybody(void **state)
{
    static const char *const asked[] = {"tajruba mithal",           "tajruba",
                                        "mithal tajruba namudhaji", "dafatir thallaja",
                                        "dafatir zujaja thallaja",     "dafatir",
                                        "tajruba dafatir",          "bustan qalamun shubbak lawha",
                                        "tajroba mitthal",          "dafater xyzzy"};
    struct desk *d = *state;
    struct search *s = search_new(d->db);
    static struct search_hits hits;
    for (size_t k = 0; k < sizeof asked / sizeof *asked; k++) {
        struct top *all = look_at_everybody(asked[k]);
        OK(search_full(s, &(struct search_ask){.names = asked[k], .limit = TOP}, &hits, &d->err));
        ROW_TRUE(hits.count == TOP && hits.more, asked[k]);
        for (size_t i = 0; i < hits.count; i++) {
            if (hits.hit[i].customer.n != all[i].id || hits.hit[i].cost != all[i].cost)
                fail_msg("%s, %zu: customer %d at %d, not %d at %d", asked[k], i, (int)hits.hit[i].customer.n,
                         hits.hit[i].cost, all[i].id, all[i].cost);
        }
        free(all);
    }
    search_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_answer_is_that_of_looking_at_everybody, fill, desk_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
