/* Random walks over the commands of the desk: many cases, all roles, a clock that jumps, commands that
 * come twice, late or out of order. Whatever happens, what must hold holds.
 *     walks [EVENTS]      SEED=N walks the same way again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "walks/walk.h"

#include <inttypes.h>
#include <stdarg.h>
#include <time.h>

enum { BATCH = 2500, TOLD = 40 };

static long events_wanted = 100000;

/* ---- dice ---- */

uint64_t roll(struct walk *w)
{
    uint64_t z = (w->dice += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

int below(struct walk *w, int n)
{
    return (int)(roll(w) % (uint64_t)n);
}

bool chance(struct walk *w, int percent)
{
    return below(w, 100) < percent;
}

/* ---- the other connection ---- */

int64_t walk_look(struct walk *w, const char *sql, int64_t first, int64_t second)
{
    size_t i = 0;
    while (i < COUNT(w->looks) && w->looks[i] && strcmp(sqlite3_sql(w->looks[i]), sql) != 0)
        i++;
    assert_true(i < COUNT(w->looks));
    if (!w->looks[i] && sqlite3_prepare_v2(w->look, sql, -1, &w->looks[i], NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(w->look));
    sqlite3_bind_int64(w->looks[i], 1, first);
    sqlite3_bind_int64(w->looks[i], 2, second);
    assert_int_equal(sqlite3_step(w->looks[i]), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(w->looks[i], 0);
    sqlite3_reset(w->looks[i]);
    return n;
}

/* ---- what went before ---- */

static void print_event(const struct happened *h)
{
    struct buf when = {0};
    instant_iso(&when, h->at);
    printf("# %ld  %.16s  %s: %s  [%s] %s\n", h->nth, buf_text(&when), h->login, h->line,
           rc_name(h->rc), h->why ? h->why : "");
    buf_done(&when);
}

/* What the file says of the case, row by row. */
static void print_rows(struct walk *w, int of, const char *sql)
{
    sqlite3_stmt *st;
    if (sqlite3_prepare_v2(w->look, sql, -1, &st, NULL) != SQLITE_OK)
        return;
    sqlite3_bind_int(st, 1, of);
    while (sqlite3_step(st) == SQLITE_ROW)
        printf("#   %s\n", sqlite3_column_text(st, 0));
    sqlite3_finalize(st);
}

static void print_case(struct walk *w, int of)
{
    printf("# its clock, charges, payments and moves:\n");
    print_rows(w, of,
               "SELECT 'since ' || coalesce(clock_since, '-') || ' stopped ' || coalesce(clock_stopped, '-')"
               " || ' used ' || clock_used || ' version ' || version FROM application WHERE id = ?1");
    print_rows(w, of,
               "SELECT 'charge ' || id || ': ' || fee || ' at ' || moment || ' ' || total || ' by ' ||"
               " coalesce(login, '-') || ' of ' || coalesce(takes_back, '-') FROM charge WHERE application"
               " = ?1");
    print_rows(w, of,
               "SELECT 'payment ' || reference || ': ' || amount || ' ' || outcome FROM payment WHERE"
               " application = ?1");
    print_rows(w, of,
               "SELECT 'from ' || coalesce(from_state, '-') || ' to ' || to_state || ' by ' || event FROM"
               " timeline WHERE application = ?1 AND to_state IS NOT NULL");
}

void walk_broken(struct walk *w, int of, const char *format, ...)
{
    char what[500];
    va_list ap;
    va_start(ap, format);
    vsnprintf(what, sizeof what, format, ap);
    va_end(ap);
    printf("# the last events of %s:\n", of > 0 ? w->cases[of].number : "all");
    long first = w->events > REMEMBERED ? w->events - REMEMBERED : 0, told = 0, from = w->events;
    while (from > first && told < TOLD) {
        from--;
        told += of <= 0 || w->history[from % REMEMBERED].of == of;
    }
    for (long i = from; i < w->events; i++) {
        if (of <= 0 || w->history[i % REMEMBERED].of == of)
            print_event(&w->history[i % REMEMBERED]);
    }
    if (of > 0)
        print_case(w, of);
    printf("# and last:\n");
    if (w->events)
        print_event(&w->history[(w->events - 1) % REMEMBERED]);
    printf("# again: SEED=%" PRIu64 " %ld events\n", w->seed, w->events);
    fflush(stdout);
    fail_msg("after %ld events (SEED=%" PRIu64 ") of %s: %s", w->events, w->seed,
             of > 0 ? w->cases[of].number : "the desk", what);
    abort();
}

static void remember(struct walk *w, const struct line *l, enum rc rc)
{
    struct happened *h = &w->history[w->events % REMEMBERED];
    *h = (struct happened){.nth = w->events, .at = w->now, .of = l->of, .rc = rc, .why = w->why};
    snprintf(h->login, sizeof h->login, "%s", l->login);
    snprintf(h->line, sizeof h->line, "%.199s", l->text);
    w->events++;
    w->refused += rc != RC_OK;
}

/* ---- walking ---- */

enum rc walk_run(struct walk *w, const struct line *l, struct reply *out)
{
    struct args in;
    struct err e = {0};
    free(w->session.as);
    w->session.as = mem_strdup(l->login);
    w->session.at = w->now;
    enum rc rc = command_parse_line(l->text, &in, &e);
    w->why = e.msg.id;
    if (rc)
        return rc;
    rc = command_run(&w->session, &in, out, &e);
    w->why = e.msg.id;
    args_done(&in);
    if (rc == RC_INTERNAL || rc == RC_STORAGE || rc == RC_BUSY)
        printf("# %s: %s\n", l->text, e.detail);
    return rc;
}

static void keep_complaint(struct walk *w, const struct line *l, const struct reply *out)
{
    const struct cell *number = reply_get(out, "number");
    if (strncmp(l->text, "complaint log", 13) == 0 && number && number->s && w->ncomplaints < COMPLAINTS)
        snprintf(w->complaints[w->ncomplaints++], sizeof w->complaints[0], "%s", number->s);
}

static void event(struct walk *w, const struct line *l)
{
    struct reply out;
    reply_init(&out);
    enum rc rc = walk_run(w, l, &out);
    remember(w, l, rc);
    if (rc == RC_INTERNAL || rc == RC_STORAGE || rc == RC_BUSY)
        walk_broken(w, l->of, "%s", rc_name(rc));
    rules_after(w, l, rc);
    if (!rc)
        keep_complaint(w, l, &out);
    reply_done(&out);
}

/* Minutes mostly; now and then a night, a week; and a machine whose clock is set back a little. */
static void time_goes_on(struct walk *w)
{
    int d = below(w, 1000);
    if (d < 700)
        w->now += below(w, 300);
    else if (d < 995)
        w->now += below(w, 1800);
    else if (d < 998)
        w->now += 3600 * below(w, 20);
    else if (d < 999)
        w->now += 86400 * below(w, 6);
    else {
        instant back = below(w, 600);
        w->now -= back;
        w->back += back;
    }
}

/* The last one again, by the same person or another; or one that was thought of earlier. */
static void next_line(struct walk *w, struct line *ret)
{
    if (*w->last.text && chance(w, 5)) {
        *ret = w->last;
        return;
    }
    if (w->nlater && chance(w, w->nlater == LATER ? 100 : 6)) {
        int at = below(w, w->nlater);
        *ret = w->later[at];
        w->later[at] = w->later[--w->nlater];
        return;
    }
    step_make(w, ret);
    if (chance(w, 5) && w->nlater < LATER) {
        w->later[w->nlater++] = *ret;
        step_make(w, ret);
    }
}

static void whatever_happens_what_must_hold_holds(void **state)
{
    struct walk *w = *state;
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    while (w->events < events_wanted) {
        struct line l;
        next_line(w, &l);
        if (w->ncases == MOST_CASES && strncmp(l.text, "application open", 16) == 0)
            continue;
        event(w, &l);
        w->last = l;
        time_goes_on(w);
        if (w->events % BATCH == 0)
            rules_all(w);
    }
    rules_all(w);
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("# SEED=%" PRIu64 ": %ld events (%ld refused, %ld moves) over %d cases in %.1f s\n", w->seed,
           w->events, w->refused, w->moves, w->ncases,
           (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9);
    assert_true(events_wanted < 100000 || w->ncases >= MOST_CASES);
}

/* A walk that went nowhere proves nothing. */
static void every_state_was_reached_and_every_ending(void **state)
{
    struct walk *w = *state;
    for (int s = 0; s < STATE_COUNT; s++) {
        char sql[120];
        const char *word = state_word((enum state)s);
        snprintf(sql, sizeof sql, "SELECT count(*) FROM timeline WHERE to_state = '%s'", word);
        int64_t reached = walk_look(w, sql, 0, 0);
        printf("# %s: %" PRId64 "\n", word, reached);
        ROW_TRUE(events_wanted < 100000 || reached >= 20, word);
    }
}

/* ---- the desk ---- */

static void add_staff(struct walk *w)
{
    struct db *db;
    struct rowid id;
    assert_int_equal(db_open(w->session.db_path, &db, NULL), RC_OK);
    assert_int_equal(db_begin(db, NULL), RC_OK);
    for (int i = 0; i < 2 * ROLE_COUNT; i++) {
        struct staff who = {.role = (enum role)(i % ROLE_COUNT), .active = true};
        snprintf(who.login, sizeof who.login, "%s%d", role_word(who.role), 1 + i / ROLE_COUNT);
        snprintf(who.name, sizeof who.name, "Test %s", who.login);
        assert_int_equal(staff_add(db, &who, &id, NULL), RC_OK);
    }
    assert_int_equal(db_commit(db, NULL), RC_OK);
    db_close(db);
}

static void add_customers(struct walk *w)
{
    for (int i = 0; i < CUSTOMERS; i++) {
        struct line l = {.of = -1, .login = "agent1"};
        struct reply out;
        reply_init(&out);
        snprintf(l.text, sizeof l.text,
                 "customer register kind=%s name_en='Test Customer %d' mobile=0500000%03d "
                 "%s%05d language=%s",
                 i % 3 ? "company" : "individual", i, i,
                 i % 3 ? "licence=TEST-" : "email=test@example.ae trn=1000000000", i, i % 2 ? "ar" : "en");
        assert_int_equal(walk_run(w, &l, &out), RC_OK);
        snprintf(w->customers[i], sizeof w->customers[i], "%s", reply_get(&out, "number")->s);
        reply_done(&out);
    }
}

static int open_desk(void **state)
{
    struct walk *w = mem_alloc(sizeof *w);
    const char *seed = getenv("SEED");
    struct err e;
    lang_init();
    const char *tmp = getenv("TMPDIR");
    snprintf(w->folders.root, sizeof w->folders.root, "%.40s/rihla-walk-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(w->folders.root));
    char *path = mem_printf("%s/desk.db", w->folders.root);
    w->seed = seed ? strtoull(seed, NULL, 10) : (uint64_t)time(NULL);
    w->dice = w->seed;
    w->now = date_start((struct date){2026, 1, 5}) + 8 * 3600;
    printf("# SEED=%" PRIu64 "\n", w->seed);
    session_init(&w->session, path, "agent1");
    assert_int_equal(db_create(path, true, &(struct date){2026, 1, 5}, &e), RC_OK);
    add_staff(w);
    assert_int_equal(session_open(&w->session, &e), RC_OK);
    assert_int_equal(session_catalogue(&w->session, &w->catalogue, &e), RC_OK);
    /* Its files stay as they are: a look at each of them before every command would be a third of it. */
    w->session.cards_folder[0] = w->session.forms_folder[0] = '\0';
    assert_int_equal(sqlite3_open_v2(path, &w->look, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    add_customers(w);
    free(path);
    *state = w;
    return 0;
}

static int close_desk(void **state)
{
    struct walk *w = *state;
    for (size_t i = 0; i < COUNT(w->looks); i++)
        sqlite3_finalize(w->looks[i]);
    sqlite3_close(w->look);
    session_done(&w->session);
    folders_done(&w->folders);
    free(w);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_happens_what_must_hold_holds),
        cmocka_unit_test(every_state_was_reached_and_every_ending),
    };
    if (argc > 1)
        events_wanted = strtol(argv[1], NULL, 10);
    return cmocka_run_group_tests(tests, open_desk, close_desk);
}
