/* A box in which somebody types keeps what it found out for the next key: whatever happens in between, it answers
 * as a new box does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/customer.h"
#include "store/search.h"

#include <sqlite3.h>
#include <stdlib.h>

enum { PEOPLE = 1500, TURNS = 60, LIMIT = 20 };

/* ---- a disk that fails ---- */

static sqlite3_vfs failing;
static sqlite3_io_methods methods;
static const sqlite3_io_methods *real;
static int reads_left = -1; /* reads until one fails; -1: none does */

static int read_or_fail(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
    if (reads_left > 0)
        reads_left--;
    return reads_left == 0 ? SQLITE_IOERR_READ : real->xRead(f, to, n, at);
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *ret_flags)
{
    sqlite3_vfs *below = vfs->pAppData;
    int code = below->xOpen(below, name, f, flags, ret_flags);
    if (code == SQLITE_OK && f->pMethods && flags & SQLITE_OPEN_MAIN_DB) {
        real = f->pMethods;
        methods = *real;
        methods.xRead = read_or_fail;
        f->pMethods = &methods;
    }
    return code;
}

static void let_reads_fail(void)
{
    sqlite3_vfs *below = sqlite3_vfs_find(NULL);
    failing = *below;
    failing.zName = "failing";
    failing.pAppData = below;
    failing.xOpen = open_file;
    assert_int_equal(sqlite3_vfs_register(&failing, 1), SQLITE_OK);
}

/* ---- customers ---- */

static unsigned seed = 1;

static unsigned dice(unsigned n)
{
    seed = seed * 1103515245 + 12345;
    return (seed >> 8) % n;
}

/* Spellings of which most are rare, and many sound alike. */
static void word(char to[16])
{
    static const char *const begin[] = {"Ta", "Mi", "Na", "Fi", "Wa", "La", "Shu", "Bu"};
    static const char *const middle[] = {"j", "th", "m", "kh", "r", "zz", "bb", "st", "l", "d"};
    static const char *const end[] = {"a", "an", "il", "oon", "uba", "ira", "ah", "een"};
    snprintf(to, 16, "%s%s%s", begin[dice(8)], middle[dice(10)], end[dice(8)]);
}

static void name(char to[TITLE_SIZE])
{
    char words[4][16];
    size_t at = 0, n = 1 + dice(4);
    for (size_t i = 0; i < n; i++) {
        word(words[i]);
        at += (size_t)snprintf(to + at, TITLE_SIZE - at, "%s%s", i ? " " : "", words[i]);
    }
}

static void insert(struct desk *d, struct db *db, int n)
{
    static int number;
    OK(db_begin(db, &d->err));
    while (n-- > 0) {
        struct customer c = {.kind = CUSTOMER_INDIVIDUAL, .registered_at = MORNING};
        snprintf(c.number, sizeof c.number, "C26-05-%06d", ++number);
        name(c.name_en);
        OK(customer_insert(db, &c, &d->err));
    }
    OK(db_commit(db, &d->err));
}

static void correct(struct desk *d, struct db *db, int id)
{
    struct customer c;
    OK(customer_by_id(db, (struct rowid){id}, &c, &d->err));
    name(c.name_en);
    OK(db_begin(db, &d->err));
    OK(customer_update(db, &c, &d->err));
    OK(db_commit(db, &d->err));
}

static int fill(void **state)
{
    if (desk_setup(state))
        return -1;
    insert(*state, ((struct desk *)*state)->db, PEOPLE);
    return 0;
}

static void assert_same(const struct search_hits *a, const struct search_hits *b, const char *names)
{
    ROW_TRUE(a->count == b->count && a->more == b->more, names);
    for (size_t i = 0; i < a->count; i++)
        ROW_TRUE(a->hit[i].customer.n == b->hit[i].customer.n && a->hit[i].cost == b->hit[i].cost, names);
}

static void ask_new_box(struct desk *d, struct db *db, const struct search_ask *q, struct search_hits *ret)
{
    struct search *s = search_new(db);
    OK(search_full(s, q, ret, &d->err));
    search_free(s);
}

/* ---- tests ---- */

static void a_failed_read_leaves_nothing_behind(void **state)
{
    struct desk *d = *state;
    static struct search_hits before, after;
    struct search_ask q = {.names = "Mithan Tajuba", .limit = LIMIT};
    struct err err;
    ask_new_box(d, d->db, &q, &before);
    assert_true(before.count > 0);
    db_close(d->db);
    d->db = NULL;
    let_reads_fail();
    bool failed = true;
    for (int n = 1; failed; n++) {
        OK(db_open(d->path, &d->db, &d->err));
        struct search *s = search_new(d->db);
        reads_left = n;
        failed = search_full(s, &q, &after, &err) != RC_OK;
        reads_left = -1;
        OK(search_full(s, &q, &after, &d->err));
        assert_same(&after, &before, q.names);
        search_free(s);
        db_close(d->db);
        d->db = NULL;
    }
    sqlite3_vfs_unregister(&failing);
}

static void a_box_answers_like_a_new_one_whatever_others_do(void **state)
{
    struct desk *d = *state;
    struct db *other;
    static struct search_hits kept, new;
    static char asked[8][TITLE_SIZE];
    struct search *s = search_new(d->db);
    OK(db_open(d->path, &other, &d->err));
    for (size_t i = 0; i < COUNT(asked); i++)
        name(asked[i]);
    for (int turn = 0; turn < TURNS; turn++) {
        if (dice(3) == 0)
            insert(d, dice(2) ? d->db : other, 1 + (int)dice(300));
        if (dice(2) == 0)
            correct(d, dice(2) ? d->db : other, 1 + (int)dice(PEOPLE));
        if (dice(10) == 0)
            OK(search_rebuild(other, NULL, NULL, &d->err));
        for (int i = 0; i < 4; i++) {
            struct search_ask q = {.names = asked[dice(COUNT(asked))], .limit = LIMIT, .typing = dice(2)};
            OK(search_full(s, &q, &kept, &d->err));
            ask_new_box(d, d->db, &q, &new);
            assert_same(&kept, &new, q.names);
        }
    }
    db_close(other);
    search_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_failed_read_leaves_nothing_behind, fill, desk_teardown),
        cmocka_unit_test_setup_teardown(a_box_answers_like_a_new_one_whatever_others_do, fill, desk_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
