/* Searching while twenty write and the lists are built anew: what was committed before a search began
 * is found, what it shows is there and is what was asked for, and it never fails.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "base/clock.h"
#include "store/search.h"

#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/wait.h>

enum {
    WRITERS = 20,
    SEARCHERS = 6,
    EACH = 500,              /* customers that one writer has room for */
    TOGETHER = 25,           /* in one transaction */
    ENOUGH = 4600,           /* customers, so that they were filed twice */
    SOME = 800,              /* from then on the lists are built anew */
    ENOUGH_SEARCHES = 1500,
    DEADLINE_US = 150000000,
    PATIENCE_MS = 60000,
    BETWEEN_US = 2000,       /* two searches: those who never rest leave nothing to the others */
    MOBILES = 100000,
};

/* What everybody knows of a customer. Told only after the commit; "changing" before it begins. */
enum { NOT_YET, AS_REGISTERED, CHANGING, CORRECTED };

static struct {
    atomic_bool over;
    atomic_int state[WRITERS][EACH];
    atomic_int written, corrected, searched, missable, rebuilt;
    atomic_bool failed;
    char why[2000];
} *all;

static void fail_with(const char *what, const char *text, enum rc rc, const struct err *e)
{
    if (!atomic_exchange(&all->failed, true))
        snprintf(all->why, sizeof all->why, "%s: %s: %s %s %s", what, text, rc ? rc_name(rc) : "",
                 rc && e->msg.id ? e->msg.id : "", rc ? e->detail : "");
    all->over = true;
}

/* A family of their own for each customer, none of which begins another; corrected, it begins with
 * another letter. */
static void name_of(int writer, int i, bool corrected, char to[TITLE_SIZE])
{
    static const char consonants[] = "bdfgklmnrstz";
    static const char *const given[] = {"Salem", "Mariam", "Khalid", "Huda"};
    int n = writer * EACH + i;
    size_t at = (size_t)snprintf(to, TITLE_SIZE, "%s %ca", given[n % 4], corrected ? 'Z' : 'K');
    for (int digit = 0; digit < 4; digit++, n /= 12) {
        to[at++] = consonants[n % 12];
        to[at++] = digit % 2 ? 'o' : 'a';
    }
    to[at] = '\0';
}

static unsigned serial_of(int writer, int i)
{
    return (unsigned)(writer * EACH + i + 1);
}

/* ---- the writers ---- */

static enum rc write_new(struct db *db, int writer, int i, struct err *e)
{
    struct customer c = desk_customer(serial_of(writer, i));
    struct application a = {.service = "test-service", .service_en = "Test service", .service_ar = "خدمة",
                            .state = STATE_DRAFT, .opened_by = "agent1", .opened_at = MORNING};
    name_of(writer, i, false, c.name_en);
    c.name_ar[0] = '\0';
    snprintf(a.number, sizeof a.number, "E26-05-%06u", serial_of(writer, i));
    enum rc rc = customer_insert(db, &c, e);
    a.customer = c.id;
    rc = rc ? rc : kept_text_put(db, "card", "test-service", "<card/>", &a.card_version, e);
    rc = rc ? rc : kept_text_put(db, "form", "test-form", "<form/>", &a.form_version, e);
    rc = rc ? rc : application_insert(db, &a, e);
    struct timeline_entry opened = {
        .application = a.id, .at = MORNING, .by = "agent1", .event = "open", .to = "draft"};
    return rc ? rc : timeline_add(db, &opened, e);
}

static enum rc write_correction(struct db *db, int writer, int i, struct err *e)
{
    struct customer c;
    char number[24];
    snprintf(number, sizeof number, "C26-05-%06u", serial_of(writer, i));
    enum rc rc = customer_by_number(db, number, &c, e);
    name_of(writer, i, true, c.name_en);
    return rc ? rc : customer_update(db, &c, e);
}

static bool commit(struct db *db, enum rc rc, struct err *e)
{
    if (!rc)
        rc = db_commit(db, e);
    else
        db_rollback(db);
    if (rc)
        fail_with("writing", "", rc, e);
    return !rc;
}

/* Some customers at once, as an import does, then the correction of an earlier one. */
static void write_some(struct db *db, int writer, int first)
{
    struct err e;
    enum rc rc = db_begin(db, &e);
    for (int i = first; !rc && i < first + TOGETHER; i++)
        rc = write_new(db, writer, i, &e);
    if (commit(db, rc, &e)) {
        for (int i = first; i < first + TOGETHER; i++)
            all->state[writer][i] = AS_REGISTERED;
        all->written += TOGETHER;
    }
    int old = first / 2;
    if (all->state[writer][old] != AS_REGISTERED)
        return;
    all->state[writer][old] = CHANGING;
    rc = db_begin(db, &e);
    if (commit(db, rc ? rc : write_correction(db, writer, old, &e), &e)) {
        all->state[writer][old] = CORRECTED;
        all->corrected++;
    }
}

static void write_all(struct db *db, int writer)
{
    for (int i = 0; i + TOGETHER <= EACH && !all->over; i += TOGETHER)
        write_some(db, writer, i);
}

static void rebuild_all(struct db *db, int unused)
{
    struct err e;
    (void)unused;
    while (!all->over && all->written < SOME)
        usleep(1000);
    while (!all->over) {
        enum rc rc = search_rebuild(db, NULL, NULL, &e);
        if (rc)
            fail_with("building the lists anew", "", rc, &e);
        all->rebuilt++;
    }
}

/* ---- the searchers ---- */

static bool begins_word(const char *name, const char *word, size_t n)
{
    for (const char *at = name; *at; at++) {
        if ((at == name || at[-1] == ' ') && strncasecmp(at, word, n) == 0)
            return true;
    }
    return false;
}

/* Each word begins one of the name. */
static bool is_what_was_asked(const char *name, const char *asked)
{
    size_t first = strcspn(asked, " ");
    return begins_word(name, asked, first) &&
           (!asked[first] || begins_word(name, asked + first + 1, strlen(asked + first + 1)));
}

/* In the moment of the search. *ret_found: that customer is among them. */
static bool look_at_hits(struct db *db, const struct search_hits *hits, const char *asked, bool by_name,
                         const char *number, bool *ret_found)
{
    struct err e;
    *ret_found = false;
    for (size_t i = 0; i < hits->count; i++) {
        struct customer c;
        enum rc rc = customer_by_id(db, hits->hit[i].customer, &c, &e);
        if (rc) {
            fail_with("a hit is not there", asked, rc, &e);
            return false;
        }
        if (by_name && hits->hit[i].fit <= SEARCH_BEGINS && !is_what_was_asked(c.name_en, asked)) {
            fail_with("a hit is not what was asked for", asked, RC_OK, NULL);
            return false;
        }
        *ret_found = *ret_found || strcmp(c.number, number) == 0;
    }
    return true;
}

static bool found_by(struct db *db, struct search *s, const struct search_ask *q, bool quick,
                     const char *asked, const char *number)
{
    struct search_hits hits;
    struct err e;
    bool found = false;
    enum rc rc = db_begin_read(db, &e);
    if (!rc)
        rc = quick ? search_quick(s, q, &hits, &e) : search_full(s, q, &hits, &e);
    if (rc)
        fail_with("searching", asked, rc, &e);
    else if (!look_at_hits(db, &hits, asked, q->names != NULL, number, &found))
        rc = RC_INTERNAL;
    db_end_read(db);
    return !rc && (found || (quick && hits.stopped));
}

static bool found_by_name(struct db *db, struct search *s, int writer, int i, bool corrected, bool quick,
                          const char *number)
{
    char name[TITLE_SIZE];
    name_of(writer, i, corrected, name);
    if (i % 4 == 0)
        name[strlen(name) - 1] = '\0'; /* still being typed */
    struct search_ask q = {.names = name, .limit = 60, .typing = true};
    return found_by(db, s, &q, quick, name, number);
}

static bool found_by_mobile(struct db *db, struct search *s, int writer, int i, const char *number)
{
    struct search_code code = {.part = SEARCH_MOBILE, .fit = i % 2 ? SEARCH_WHOLE : SEARCH_ENDS};
    snprintf(code.value, sizeof code.value, i % 2 ? "97150%07u" : "%07u", serial_of(writer, i));
    struct search_ask q = {.codes = &code, .ncodes = 1, .limit = 60};
    return found_by(db, s, &q, false, code.value, number);
}

static bool take_case(void *ctx, const struct search_case *c)
{
    (void)c;
    *(bool *)ctx = true;
    return true;
}

static bool found_by_case(struct db *db, int writer, int i)
{
    struct err e;
    char number[24];
    bool found = false;
    snprintf(number, sizeof number, i % 2 ? "E26-05-%06u" : "%u", serial_of(writer, i));
    enum rc rc = search_cases(db, SEARCH_APPLICATIONS, i % 2 ? SEARCH_NUMBER : SEARCH_SERIAL, SEARCH_WHOLE,
                              number, 5, take_case, &found, &e);
    if (rc)
        fail_with("searching for a case", number, rc, &e);
    return !rc && found;
}

/* One that is certain before the search and has not begun to change after it must have been found. */
static void search_one(struct db *db, struct search *s, int writer, int i, int round)
{
    char number[24], name[TITLE_SIZE];
    int before = all->state[writer][i];
    snprintf(number, sizeof number, "C26-05-%06u", serial_of(writer, i));
    if (before == NOT_YET || before == CHANGING)
        return;
    bool found = round % 4 == 0   ? found_by_name(db, s, writer, i, before == CORRECTED, true, number)
                 : round % 4 == 1 ? found_by_name(db, s, writer, i, before == CORRECTED, false, number)
                 : round % 4 == 2 ? found_by_mobile(db, s, writer, i, number)
                                  : found_by_case(db, writer, i);
    all->searched++;
    if (all->state[writer][i] != before)
        return;
    all->missable++;
    name_of(writer, i, before == CORRECTED, name);
    if (!found)
        fail_with(round % 4 == 0   ? "missed at once"
                  : round % 4 == 1 ? "missed by sound"
                  : round % 4 == 2 ? "missed by mobile"
                                   : "missed by its case",
                  name, RC_OK, NULL);
}

static void search_all(struct db *db, int searcher)
{
    struct search *s = search_new(db);
    unsigned dice = (unsigned)searcher * 7919 + 1;
    for (int round = 0; !all->over; round++) {
        dice = dice * 1103515245 + 12345;
        int writer = (int)(dice >> 8) % WRITERS, last = EACH - 1;
        while (last > 0 && all->state[writer][last] == NOT_YET)
            last--;
        /* Half of the times the one that was committed just now. */
        int i = dice >> 20 & 1 ? last : (int)(dice >> 4) % (last + 1);
        search_one(db, s, writer, i, round);
        usleep(BETWEEN_US);
    }
    search_free(s);
}

/* ---- all together ---- */

static pid_t start(struct desk *d, void (*work)(struct db *, int), int which)
{
    pid_t child = fork();
    if (child == 0) {
        struct db *db;
        struct err e;
        enum rc rc = db_open(d->path, &db, &e);
        if (rc) {
            fail_with("opening", "", rc, &e);
            _exit(1);
        }
        db_patience(db, PATIENCE_MS);
        work(db, which);
        db_close(db);
        _exit(0);
    }
    return child;
}

static void told(void *ctx, const struct msg *what)
{
    (void)ctx;
    print_error("%s\n", what->id);
}

static bool enough(void)
{
    return all->written >= ENOUGH && all->missable >= ENOUGH_SEARCHES && all->rebuilt > 0;
}

static void nothing_is_missed_made_up_or_refused_while_twenty_write(void **state)
{
    struct desk *d = *state;
    pid_t children[WRITERS + SEARCHERS + 1];
    int n = 0, status;
    all = mmap(NULL, sizeof *all, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(all != MAP_FAILED);
    for (int i = 0; i < WRITERS; i++)
        children[n++] = start(d, write_all, i);
    for (int i = 0; i < SEARCHERS; i++)
        children[n++] = start(d, search_all, i);
    children[n++] = start(d, rebuild_all, 0);
    int64_t end = clock_monotonic_us() + DEADLINE_US;
    while (!all->over && !enough() && clock_monotonic_us() < end)
        usleep(10000);
    bool in_time = enough();
    all->over = true;
    for (int i = 0; i < n; i++) {
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        ROW_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0, all->why);
    }
    ROW_TRUE(!all->failed, all->why);
    if (!in_time)
        fail_msg("too slow: %d written, %d corrected, %d searched, %d built anew", all->written,
                 all->corrected, all->searched, all->rebuilt);
    assert_true(all->corrected > 0);
    OK(db_check(d->db, told, NULL, &d->err));
    munmap(all, sizeof *all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(nothing_is_missed_made_up_or_refused_while_twenty_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
