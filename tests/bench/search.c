/* What the one box costs for each key on a large database: exact hits and beginnings, sound-alikes, the
 * bare queries beside it, memory, and what registering costs with and without the search.
 *     search DATABASE SEED [KIND]      KIND: register measures only that, on two copies of the file; keys all
 *                                      but sound-alikes
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DATABASE is one that populate made from the SEED. Exits with 1 where a floor is missed. Everything is
 * asked twice: the floors are those of both rounds, of sound-alikes only of the second. What a process's
 * very first key costs is measured in as many processes. */
#include "base/clock.h"
#include "base/mem.h"
#include "base/paths.h"
#include "command/command.h"
#include "command/rows.h"
#include "command/session.h"
#include "store/customer.h"
#include "store/query.h"
#include "support/people.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Milliseconds; 0: shown only. */
enum { QUICK_P99 = 5, QUICK_MAX = 16, SMALL = 100000, LARGE = 1000000, SOUND_SMALL = 10, SOUND_LARGE = 30 };
enum { SAMPLED = 120, BATCH = 64, BATCHES = 64, LOOPS = 9, TEXT = 160 };

static void die(const char *what, const struct err *e)
{
    fprintf(stderr, "search: %s: %s %s\n", what, e && e->msg.id ? e->msg.id : "", e ? e->detail : "");
    exit(2);
}

/* ---- series ---- */

struct series {
    int64_t *us;
    char (*what)[TEXT];
    size_t n, cap, what_cap;
};

static void add(struct series *s, int64_t us, const char *what)
{
    s->us = MEM_GROW(s->us, s->n, &s->cap);
    s->what = MEM_GROW(s->what, s->n, &s->what_cap);
    s->us[s->n] = us;
    snprintf(s->what[s->n++], TEXT, "%.*s", TEXT - 1, what);
}

static int by_size(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Of 1000: 500 the median, 1000 the most; in milliseconds. */
static double at(const struct series *s, size_t part)
{
    int64_t *sorted = mem_array(s->n ? s->n : 1, sizeof *sorted);
    if (s->n)
        memcpy(sorted, s->us, s->n * sizeof *sorted);
    qsort(sorted, s->n, sizeof *sorted, by_size);
    double ms = s->n ? (double)sorted[(s->n - 1) * part / 1000] / 1000 : 0;
    free(sorted);
    return ms;
}

static double sum(const struct series *s)
{
    double us = 0;
    for (size_t i = 0; i < s->n; i++)
        us += (double)s->us[i];
    return us;
}

static const char *worst(const struct series *s)
{
    size_t most = 0;
    for (size_t i = 1; i < s->n; i++)
        most = s->us[i] > s->us[most] ? i : most;
    return s->n ? s->what[most] : "";
}

static void done(struct series *s)
{
    free(s->us);
    free(s->what);
    *s = (struct series){0};
}

/* One line; true where no limit (0: none) is passed. */
static bool report(const char *what, const struct series *s, double p95, double p99, double most)
{
    bool good = (p95 <= 0 || at(s, 950) <= p95) && (p99 <= 0 || at(s, 990) <= p99) &&
                (most <= 0 || at(s, 1000) <= most);
    printf("%-34s %6zu  p50 %7.3f  p95 %7.3f  p99 %7.3f  max %7.3f ms", what, s->n, at(s, 500),
           at(s, 950), at(s, 990), at(s, 1000));
    if (p95 > 0)
        printf("  floor p95 %.0f", p95);
    if (p99 > 0)
        printf("  floor p99 %.0f, max %.0f", p99, most);
    printf("%s", good ? "" : "  MISSED");
    printf(*worst(s) ? "  (\"%s\")\n" : "\n", worst(s));
    fflush(stdout);
    return good;
}

/* ---- what is typed ---- */

/* Common names, two common words, words that never meet, services, numbers, nothing at all. */
static const char *const texts[] = {
    "mohammed ahmed", "ahmed ali hassan", "fatima al mansoori", "abdul rahman", "maryam mohammed",
    "sara khalid", "xqzzjk", "mohd ahmd", "al ali", "a m", "m a s", "fatima omar khan",
    "lanterns fatima", "محمد أحمد", "عبد الله علي",
    "فاطمة حسن", "نورة محمد", "م أ", "ا ع م", "للتجارة محمد", "محمد الهاشمي", "mohammed المنصوري",
    "moh 4567", "label", "accreditation renewal", "تصريح", "الاعتماد", "@mohammed", "#mohammed ali",
    "#ahmed", "!fatima", "*conform", "0501234567", "+971 50 12", "7841", "784-1984", "e26-03-000123",
    "a2", "c26-11-42", "rec2", "custcomp-26", "10000", "999999", "#1234567", "4567", "cn-12", "100000000",
    "ali.", "mohammed.1",
};

struct typed {
    char (*text)[TEXT];
    size_t n, cap;
};

static void type(struct typed *t, const char *text)
{
    t->text = MEM_GROW(t->text, t->n, &t->cap);
    snprintf(t->text[t->n++], TEXT, "%s", text);
}

/* As it grows letter by letter; a blank alone changes nothing. */
static void type_letters(struct typed *t, const char *text)
{
    char part[TEXT];
    for (size_t n = 1; n <= strlen(text) && n < TEXT; n++) {
        if (((unsigned char)text[n] & 0xC0) == 0x80 || text[n - 1] == ' ')
            continue;
        snprintf(part, sizeof part, "%.*s", (int)n, text);
        type(t, part);
    }
}

static int64_t customers_of(struct db *db)
{
    struct cursor *c = OPEN(db, CUSTOMER_LAST, BIND_END);
    int64_t n = query_next(c) ? col_number(c) : 0;
    if (query_close(c, NULL))
        die("customers", NULL);
    return n;
}

/* Somebody who is there, by each of the things known of them in turn. */
static void type_somebody(struct typed *t, uint64_t seed, int64_t customers, int64_t i)
{
    struct customer c;
    char text[TEXT];
    people_customer(seed, 1 + (int64_t)(people_dice(seed, i, 50) % (uint64_t)customers), &c);
    const char *const known[] = {c.name_en, c.name_ar, c.number, c.eid, c.mobile, c.email, c.licence};
    const char *what = known[i % 7];
    snprintf(text, sizeof text, "%.*s", TEXT - 1, *what ? what : *c.name_en ? c.name_en : c.name_ar);
    type_letters(t, text);
}

/* Every beginning of one and two letters, and the first letters of two words. */
static void type_beginnings(struct typed *t)
{
    static const char *const letters[] = {
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
        "u", "v", "w", "x", "y", "z", "ا", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص",
        "ض", "ط", "ظ", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي"};
    /* Nearly everybody has one of these words, nearly nobody both. */
    static const char *const rare[] = {"mohamed mohamed", "ali ali ali", "motors mohammed", "محمد محمد"};
    static const char *const third[] = {"moh", "muh", "ahm", "abd", "ali", "fat", "mar", "khal", "has",
                                        "hus", "alm", "als", "محم", "احم", "عبد", "علي", "فاط", "مري",
                                        "الم", "الع", "الش"};
    enum { LETTERS = sizeof letters / sizeof *letters, LATIN = 26 };
    char text[TEXT];
    for (size_t i = 0; i < sizeof rare / sizeof *rare; i++)
        type_letters(t, rare[i]);
    for (size_t i = 0; i < LETTERS; i++) {
        type(t, letters[i]);
        for (size_t k = i < LATIN ? 0 : LATIN; k < (i < LATIN ? LATIN : LETTERS); k++) {
            snprintf(text, sizeof text, "%s%s", letters[i], letters[k]);
            type(t, text);
            snprintf(text, sizeof text, "%s %s", letters[i], letters[k]);
            type(t, text);
        }
    }
    for (size_t i = 0; i < sizeof third / sizeof *third; i++) {
        type(t, third[i]);
        for (size_t k = 0; k < sizeof third / sizeof *third; k++) {
            snprintf(text, sizeof text, "%s %s", third[i], third[k]);
            type(t, text);
        }
    }
}

/* ---- asking ---- */

static int64_t ask(struct session *s, const char *text, bool sounds)
{
    struct err e;
    struct args a;
    struct reply out;
    reply_init(&out);
    int64_t from = clock_monotonic_us();
    args_init(&a, &command_search_find);
    if (args_set(&a, "text", text, &e) || (!sounds && args_set(&a, "sounds", "no", &e)) ||
        args_set(&a, "limit", *text && strchr("@#!*", *text) ? "50" : "5", &e) ||
        command_run(s, &a, &out, &e))
        die(text, &e);
    args_done(&a);
    reply_done(&out);
    return clock_monotonic_us() - from;
}

/* The next key comes later; and a scheduler that was asked for all of a core gives nine tenths of it. */
static void rest(int64_t us)
{
    struct timespec t = {.tv_nsec = 1000 * (100 + us / 8)};
    nanosleep(&t, NULL);
}

static void ask_all(struct session *s, const struct typed *t, bool sounds, struct series *ret)
{
    for (size_t i = 0; i < t->n; i++) {
        add(ret, ask(s, t->text[i], sounds), t->text[i]);
        rest(ret->us[i]);
    }
}

/* Twice. */
static bool keys(struct session *s, const char *what, const struct typed *t, bool sounds, double p95,
                 double p99, double most)
{
    struct series first = {0}, again = {0};
    char title[64];
    ask_all(s, t, sounds, &first);
    ask_all(s, t, sounds, &again);
    snprintf(title, sizeof title, "%s, first time", what);
    bool good = report(title, &first, 0, p99, most);
    good = report(what, &again, p95, p99, most) && good;
    done(&first);
    done(&again);
    return good;
}

/* ---- the first key of a process ---- */

enum { FIRSTS = 2 * sizeof texts / sizeof *texts };

/* A text, or only how it begins. */
static void first_text(size_t i, char to[TEXT])
{
    const char *text = texts[i / 2];
    size_t n = i % 2 ? strlen(text) : 1;
    while (((unsigned char)text[n] & 0xC0) == 0x80)
        n++;
    snprintf(to, TEXT, "%.*s", (int)n, text);
}

/* What the screen does while its first picture stands and nobody types. */
static int64_t foresee(struct session *s)
{
    int64_t from = clock_monotonic_us();
    while (session_foresee(s))
        continue;
    return clock_monotonic_us() - from;
}

/* As a process of its own: one key. Says what it took. */
static int first_key(const char *path, bool foreseen, size_t i)
{
    struct session s;
    struct err e;
    char text[TEXT];
    session_init(&s, path, "counter1");
    if (session_open(&s, &e))
        die(path, &e);
    s.glancing = true;
    first_text(i, text);
    if (foreseen)
        rest(foresee(&s));
    printf("%" PRId64 "\n", ask(&s, text, false));
    session_done(&s);
    return 0;
}

static void first_keys(const char *self, const char *path, const char *kind, struct series *ret)
{
    char text[TEXT], line[32];
    for (size_t i = 0; i < FIRSTS; i++) {
        char *command = mem_printf("'%s' '%s' 0 %s %zu", self, path, kind, i);
        FILE *f = popen(command, "r");
        if (!f || !fgets(line, sizeof line, f) || pclose(f) != 0)
            die(command, NULL);
        first_text(i, text);
        add(ret, strtoll(line, NULL, 10), text);
        free(command);
    }
}

/* The screen uses the time that it has; a command from a shell has none. */
static bool very_first(const char *self, const char *path)
{
    struct series desk = {0}, shell = {0};
    first_keys(self, path, "first", &desk);
    first_keys(self, path, "first-at-once", &shell);
    bool good = report("the very first key of a desk", &desk, 0, QUICK_P99, QUICK_MAX);
    report("the same without a moment before", &shell, 0, 0, 0);
    done(&desk);
    done(&shell);
    return good;
}

/* ---- sizes ---- */

static double mib_of(sqlite3 *sq, const char *sql)
{
    sqlite3_stmt *s;
    double n = 0;
    if (sqlite3_prepare_v2(sq, sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        n = (double)sqlite3_column_int64(s, 0) / 1048576;
    sqlite3_finalize(s);
    return n;
}

#define SEARCH_INDEXES                                                                             \
    "'customer_mobile', 'customer_email', 'customer_licence', 'customer_licence_end',"             \
    " 'customer_trn'"
#define CASE_INDEXES "'application_serial', 'complaint_serial', 'payment_serial'"
#define SIZE_OF(names) "SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND name IN (" names ")"

static void sizes(const char *path)
{
    sqlite3 *sq;
    if (sqlite3_open_v2(path, &sq, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        die(path, NULL);
    printf("size: file %.0f MiB; names and sounds %.0f MiB; indexes of customers' numbers %.0f MiB, of"
           " cases' %.0f MiB\n",
           mib_of(sq, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"),
           mib_of(sq, SIZE_OF("'search_term', 'search_settled', 'search_recent', 'search_sound'")),
           mib_of(sq, SIZE_OF(SEARCH_INDEXES)), mib_of(sq, SIZE_OF(CASE_INDEXES)));
    fflush(stdout);
    sqlite3_close(sq);
}

/* In KiB, from /proc. */
static long of_process(const char *file, const char *name)
{
    char line[256];
    long kib = 0, n;
    FILE *f = fopen(file, "r");
    while (f && fgets(line, sizeof line, f)) {
        if (strncmp(line, name, strlen(name)) == 0 && sscanf(line + strlen(name), "%*[:]%ld", &n) == 1)
            kib += n;
    }
    if (f)
        fclose(f);
    return kib;
}

static void memory(const char *when)
{
    printf("memory %s: at most %.1f MiB, of which now private %.1f MiB\n", when,
           (double)of_process("/proc/self/status", "VmHWM") / 1024,
           (double)(of_process("/proc/self/smaps_rollup", "Private_Dirty") +
                    of_process("/proc/self/smaps_rollup", "Private_Clean")) / 1024);
}

/* ---- beside the bare queries ---- */

/* The statements that a key ran, with their values: to be run again by themselves. */
struct bare {
    sqlite3 *sq;
    sqlite3_stmt *begin, *end;
    size_t n, cap;
    struct statement {
        void *of;
        char *sql;
        int rows; /* that were read of it */
        sqlite3_stmt *again;
    } *list;
};
static struct bare bare;

static int write_down(unsigned type, void *ctx, void *of, void *text)
{
    struct bare *b = ctx;
    size_t i = b->n;
    while (type == SQLITE_TRACE_ROW && i-- > 0) {
        if (b->list[i].of == of) {
            b->list[i].rows++;
            return 0;
        }
    }
    char *sql = sqlite3_expanded_sql(of);
    if (type == SQLITE_TRACE_STMT && strncmp(text, "--", 2) != 0 && strncmp(sql, "SELECT", 6) == 0) {
        b->list = MEM_GROW(b->list, b->n, &b->cap);
        b->list[b->n++] = (struct statement){.of = of, .sql = mem_strdup(sql)};
    }
    sqlite3_free(sql);
    return 0;
}

/* SQLite tells of each connection that is opened. */
static int met(sqlite3 *sq, char **ret_error, const struct sqlite3_api_routines *api)
{
    (void)ret_error;
    (void)api;
    bare.sq = sq;
    return SQLITE_OK;
}

static sqlite3_stmt *prepared(const char *sql)
{
    sqlite3_stmt *s;
    if (sqlite3_prepare_v3(bare.sq, sql, -1, SQLITE_PREPARE_PERSISTENT, &s, NULL) != SQLITE_OK)
        die(sql, NULL);
    return s;
}

static void prepare_again(void)
{
    bare.begin = prepared("BEGIN");
    bare.end = prepared("ROLLBACK");
    for (size_t i = 0; i < bare.n; i++)
        bare.list[i].again = prepared(bare.list[i].sql);
}

static void run_one(sqlite3_stmt *s)
{
    sqlite3_step(s);
    sqlite3_reset(s);
}

static void read_row(sqlite3_stmt *s)
{
    for (int i = sqlite3_column_count(s); i-- > 0;)
        sqlite3_column_type(s, i) == SQLITE_INTEGER ? (void)sqlite3_column_int64(s, i)
                                                    : (void)sqlite3_column_blob(s, i);
}

static int64_t run_again(void)
{
    int64_t from = clock_monotonic_us();
    run_one(bare.begin);
    for (size_t i = 0; i < bare.n; i++) {
        for (int row = 0; row <= bare.list[i].rows && sqlite3_step(bare.list[i].again) == SQLITE_ROW; row++)
            read_row(bare.list[i].again);
        sqlite3_reset(bare.list[i].again);
    }
    run_one(bare.end);
    return clock_monotonic_us() - from;
}

static void forget_bare(void)
{
    for (size_t i = 0; i < bare.n; i++) {
        sqlite3_finalize(bare.list[i].again);
        free(bare.list[i].sql);
    }
    sqlite3_finalize(bare.begin);
    sqlite3_finalize(bare.end);
    bare.n = 0;
}

/* The least of some times each, by turns: everything is warm then. */
static void beside_one(struct session *s, const char *text, double *whole, double *least)
{
    int64_t key = INT64_MAX, alone = INT64_MAX;
    sqlite3_trace_v2(bare.sq, SQLITE_TRACE_STMT | SQLITE_TRACE_ROW, write_down, &bare);
    ask(s, text, false);
    sqlite3_trace_v2(bare.sq, 0, NULL, NULL);
    prepare_again();
    for (int k = 0; k < LOOPS; k++) {
        int64_t a = ask(s, text, false), b = run_again();
        key = a < key ? a : key;
        alone = b < alone ? b : alone;
    }
    *whole += (double)key;
    *least += (double)alone;
    forget_bare();
}

static bool beside(struct session *s)
{
    struct typed t = {0};
    double whole = 0, least = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        type_letters(&t, texts[i]);
    for (size_t i = 0; i < t.n; i++)
        beside_one(s, t.text[i], &whole, &least);
    double ratio = whole / least;
    printf("a key costs %.3f ms, its queries alone in a loop %.3f ms: %.2f times; floor 1.5%s\n",
           whole / (double)t.n / 1000, least / (double)t.n / 1000, ratio, ratio > 1.5 ? "  MISSED" : "");
    free(t.text);
    return ratio <= 1.5;
}

/* ---- registering ---- */

struct registering {
    struct session session;
    struct series us;
    uint64_t seed;
    int64_t next;
    bool searched; /* or the same transaction without any of the search */
};

static void give(struct args *a, const char *name, const char *value)
{
    struct err e;
    if (*value && args_set(a, name, value, &e))
        die(name, &e);
}

/* Somebody whom nobody else is: counted from the other end, and of names that are new in part. */
static void new_customer(uint64_t seed, int64_t n, struct customer *ret)
{
    people_customer(seed + 1, PEOPLE_MOST - n, ret);
}

static void fill(struct registering *r, struct args *a)
{
    struct customer c;
    new_customer(r->seed, r->next++, &c);
    give(a, "kind", customer_kind_word(c.kind));
    give(a, "name_en", c.name_en);
    give(a, "name_ar", c.name_ar);
    give(a, "emirates_id", c.eid);
    give(a, "licence", c.licence);
    give(a, "trn", c.trn);
    give(a, "mobile", c.mobile);
    give(a, "email", c.email);
}

static void register_one(struct registering *r)
{
    struct args a;
    struct reply out;
    struct err e;
    reply_init(&out);
    args_init(&a, &command_customer_register);
    fill(r, &a);
    int64_t from = clock_monotonic_us();
    if (command_run(&r->session, &a, &out, &e))
        die("registering", &e);
    add(&r->us, clock_monotonic_us() - from, "");
    args_done(&a);
    reply_done(&out);
}

static void register_batch(struct registering *r)
{
    int64_t from = clock_monotonic_us();
    for (int i = 0; i < BATCH; i++)
        register_one(r);
    rest(clock_monotonic_us() - from);
}

static void copy_file(const char *from, const char *to)
{
    char buffer[1 << 16];
    size_t n;
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    while (in && out && (n = fread(buffer, 1, sizeof buffer, in)) > 0) {
        if (fwrite(buffer, 1, n, out) != n)
            die(to, NULL);
    }
    if (!in || !out || fclose(out))
        die(to, NULL);
    fclose(in);
}

/* The row that says how far the lists go stays, and says that they hold everybody there will ever be:
 * so nothing is filed and the command is the same. */
static void drop_search(const char *path)
{
    sqlite3 *sq;
    if (sqlite3_open(path, &sq) != SQLITE_OK ||
        sqlite3_exec(sq,
                     "UPDATE search_state SET filed = 9000000000000000000; DROP TABLE search_term;"
                     "DROP TABLE search_settled; DROP TABLE search_recent; DROP TABLE search_sound;"
                     "DROP INDEX customer_mobile; DROP INDEX customer_email;"
                     "DROP INDEX customer_licence; DROP INDEX customer_licence_end;"
                     "DROP INDEX customer_trn",
                     NULL, NULL, NULL) != SQLITE_OK)
        die(path, NULL);
    sqlite3_close(sq);
}

/* Indexes that were just made are full to the last byte, and each of the first registrations splits a
 * page of every one of them. Those of a desk have grown: so a 32nd more come first, in one go. Returns how
 * many. */
static int64_t grow(const char *path, uint64_t seed)
{
    struct db *db;
    struct err e;
    struct customer c;
    if (db_open(path, &db, &e) || db_begin(db, &e))
        die(path, &e);
    int64_t n = customers_of(db) / 32;
    for (int64_t i = 1; i <= n; i++) {
        new_customer(seed, i, &c);
        if (customer_insert(db, &c, &e))
            die("growing", &e);
    }
    if (db_commit(db, &e))
        die("growing", &e);
    db_close(db);
    return n;
}

static void open_copy(struct registering *r, const char *copy)
{
    struct err e;
    if (!r->searched)
        drop_search(copy);
    session_init(&r->session, copy, "agent1");
    if (session_open(&r->session, &e))
        die(copy, &e);
}

static void close_copy(struct registering *r, char *copy)
{
    char *wal = mem_printf("%s-wal", copy), *shm = mem_printf("%s-shm", copy);
    session_done(&r->session);
    unlink(copy);
    unlink(wal);
    unlink(shm);
    free(wal);
    free(shm);
    free(copy);
    done(&r->us);
}

/* Batches in turn, each with its own copy of the grown file: one without anything of the search. The
 * first batch of each reads the file. */
static bool registering(const char *path, uint64_t seed)
{
    struct registering r[2] = {{.seed = seed, .searched = true}, {.seed = seed}};
    char *copies[2] = {mem_printf("%s.with", path), mem_printf("%s.without", path)};
    copy_file(path, copies[0]);
    r[0].next = r[1].next = 1 + grow(copies[0], seed);
    copy_file(copies[0], copies[1]);
    for (int i = 0; i < 2; i++)
        open_copy(&r[i], copies[i]);
    for (int i = 0; i < 2 * (BATCHES + 1); i++) {
        if (i == 2)
            r[0].us.n = r[1].us.n = 0;
        register_batch(&r[i % 2]);
    }
    double ratio = sum(&r[0].us) / sum(&r[1].us);
    report("registering a customer", &r[0].us, 0, 0, 0);
    report("the same without the search", &r[1].us, 0, 0, 0);
    printf("registering costs %.2f times as much with the search, filing included; floor 2%s\n", ratio,
           ratio > 2 ? "  MISSED" : "");
    for (int i = 0; i < 2; i++)
        close_copy(&r[i], copies[i]);
    return ratio <= 2;
}

/* ---- all ---- */

/* As a desk finds it that is not the first of the day: the system keeps what was read. */
static void read_through(const char *path)
{
    static char buffer[1 << 20];
    FILE *f = fopen(path, "rb");
    while (f && fread(buffer, 1, sizeof buffer, f) == sizeof buffer)
        continue;
    if (f)
        fclose(f);
}

static bool measure(const char *self, const char *path, uint64_t seed, bool sound)
{
    struct session s;
    struct err e;
    struct typed some = {0}, beginnings = {0};
    sqlite3_auto_extension((void (*)(void))met);
    session_init(&s, path, "counter1");
    if (session_open(&s, &e))
        die(path, &e);
    s.glancing = true;
    memory("before the first key");
    printf("what the first key would wait for, done before it: %.3f ms\n", (double)foresee(&s) / 1000);
    int64_t customers = customers_of(s.db);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        type_letters(&some, texts[i]);
    for (int64_t i = 0; i < SAMPLED; i++)
        type_somebody(&some, seed, customers, i);
    type_beginnings(&beginnings);
    int sounds = customers <= SMALL ? SOUND_SMALL : customers <= LARGE ? SOUND_LARGE : 0;
    bool good = very_first(self, path);
    good = keys(&s, "exact and beginnings", &some, false, 0, QUICK_P99, QUICK_MAX) && good;
    good = keys(&s, "the worst beginnings", &beginnings, false, 0, QUICK_P99, QUICK_MAX) && good;
    good = beside(&s) && good;
    memory("without sound-alikes");
    if (sound) {
        good = keys(&s, "sound-alikes too, complete", &some, true, sounds, 0, 0) && good;
        memory("with sound-alikes");
    }
    session_done(&s);
    free(some.text);
    free(beginnings.text);
    return good;
}

int main(int argc, char **argv)
{
    struct err e;
    struct db *db;
    if (argc < 3)
        die("search DATABASE SEED [register]", NULL);
    const char *kind = argc > 3 ? argv[3] : "";
    uint64_t seed = strtoull(argv[2], NULL, 10);
    if (strncmp(kind, "first", strlen("first")) == 0 && argc > 4)
        return first_key(argv[1], strcmp(kind, "first") == 0, strtoull(argv[4], NULL, 10));
    if (db_open(argv[1], &db, &e)) /* an older schema goes forward now */
        die(argv[1], &e);
    if (strcmp(kind, "register") == 0) {
        db_close(db);
        return !registering(argv[1], seed);
    }
    printf("%" PRId64 " customers; all numbers are of this machine, the file read once before\n", customers_of(db));
    db_close(db);
    read_through(argv[1]);
    sizes(argv[1]);
    return !measure(argv[0], argv[1], seed, strcmp(kind, "keys") != 0);
}
