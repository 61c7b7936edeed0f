/* What an agent waits for at the screen: from exec to the first picture, and from a key to the picture
 * it makes, through a terminal in memory.
 *     pty [RIHLA DATABASE]     default: rihla and demo.db in $BUILD or build
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "base/mem.h"
#include "support/vt.h"

#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEADLINE_MS = 20000, STARTS = 30, ROUNDS = 60, START_LIMIT_US = 50000, KEY_LIMIT_US = 10000 };

/* Measurements of one kind: how long each took, and what the terminal got for it. The answer to the
 * harness's own ping, some ten bytes, is among the bytes. */
struct series {
    int64_t *us, *bytes;
    size_t n, cap, cap_bytes;
};

struct bench {
    char *rihla, *database;
    const char *lang;
    char *state;    /* XDG_STATE_HOME=…: drafts of one series must not greet the next */
    char *terminal; /* --terminal=MODE: the terminal is not asked; NULL: it is */
};

static void add(struct series *s, int64_t from, size_t bytes)
{
    s->us = MEM_GROW(s->us, s->n, &s->cap);
    s->bytes = MEM_GROW(s->bytes, s->n, &s->cap_bytes);
    s->us[s->n] = clock_monotonic_us() - from;
    s->bytes[s->n++] = (int64_t)bytes;
}

static int by_size(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Prints the line and empties the series. Returns the median in microseconds. */
static double report(const char *what, const char *lang, struct series *s, int limit_us)
{
    qsort(s->us, s->n, sizeof *s->us, by_size);
    qsort(s->bytes, s->n, sizeof *s->bytes, by_size);
    double median = s->n ? (double)s->us[s->n / 2] : 0;
    double p99 = s->n ? (double)s->us[(s->n - 1) * 99 / 100] : 0;
    printf("%-36s %-2s  median %6.2f ms  p99 %6.2f ms  %5lld bytes", what, lang, median / 1000,
           p99 / 1000, s->n ? (long long)s->bytes[s->n / 2] : 0);
    if (limit_us)
        printf("  %5.1f %% of %d ms", 100 * median / limit_us, limit_us / 1000);
    printf("\n");
    free(s->us);
    free(s->bytes);
    *s = (struct series){0};
    return median;
}

static int drop(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st;
    (void)kind;
    (void)at;
    return remove(path);
}

static void forget_drafts(const struct bench *b)
{
    nftw(strchr(b->state, '=') + 1, drop, 8, FTW_DEPTH | FTW_PHYS);
}

static struct vt *begin(const struct bench *b)
{
    char db[] = "--db", lang[] = "--lang", word[3], as[] = "--as", who[] = "counter1";
    char *argv[] = {b->rihla, db, b->database, lang, word, as, who, b->terminal, NULL};
    snprintf(word, sizeof word, "%s", b->lang);
    char ping[] = "RIHLA_PING=1", *env[] = {b->state, ping, NULL};
    return vt_start(24, 80, "xterm-256color", argv, env);
}

static void finish(struct vt *v)
{
    kill(vt_pid(v), SIGTERM);
    vt_wait(v, DEADLINE_MS);
    vt_free(v);
}

/* The least that a program can take in a terminal, for the ratio. */
static double start_of_true(void)
{
    struct series s = {0};
    char name[] = "true", *argv[] = {name, NULL};
    for (int i = 0; i < STARTS; i++) {
        int64_t from = clock_monotonic_us();
        struct vt *v = vt_start(24, 80, "xterm-256color", argv, NULL);
        vt_wait(v, DEADLINE_MS);
        add(&s, from, vt_bytes(v));
        vt_free(v);
    }
    return report("exec of \"true\"", "", &s, 0);
}

static bool start(const struct bench *b, struct series *s)
{
    int64_t from = clock_monotonic_us();
    struct vt *v = begin(b);
    bool good = vt_settle(v, DEADLINE_MS);
    add(s, from, vt_bytes(v));
    finish(v);
    return good;
}

/* With the terminal asked who it is, and told on the command line, by turns. */
static bool starts(const struct bench *b, double floor_us)
{
    char visual[] = "--terminal=visual";
    struct bench told = *b;
    told.terminal = visual;
    struct series asked = {0}, unasked = {0};
    bool good = true;
    for (int i = 0; good && i < STARTS; i++)
        good = start(b, &asked) && start(&told, &unasked);
    double median = report("exec to the first picture", b->lang, &asked, START_LIMIT_US);
    double without = report("  the terminal not asked", b->lang, &unasked, 0);
    printf("%-36s     %.1f times \"true\"; asking costs %.2f ms\n", "",
           floor_us > 0 ? median / floor_us : 0, (median - without) / 1000);
    if (!good)
        fprintf(stderr, "%s did not begin on %s\n", b->rihla, b->database);
    return good;
}

/* The keys that lead there, then round after round each key by itself: settled before the next. */
static bool keys(const struct bench *b, const char *what, const char *lead, const char *const *typed,
                 size_t n)
{
    struct series s = {0};
    struct vt *v = begin(b);
    bool good = vt_settle(v, DEADLINE_MS);
    vt_send(v, lead, strlen(lead));
    good = good && vt_settle(v, DEADLINE_MS);
    for (size_t i = 0; good && i < n * ROUNDS; i++) {
        const char *key = typed[i % n];
        size_t bytes = vt_bytes(v);
        int64_t from = clock_monotonic_us();
        vt_send(v, key, strlen(key));
        good = vt_settle(v, DEADLINE_MS);
        add(&s, from, vt_bytes(v) - bytes);
    }
    report(what, b->lang, &s, KEY_LIMIT_US);
    finish(v);
    forget_drafts(b);
    return good;
}

int main(int argc, char *argv[])
{
    static const char *const typing[] = {"\020", "c", "u", "s", "\033[27u"};
    static const char *const search[] = {"m", "o", "z", "a", "\033[27u"};
    static const char *const screens[] = {"moza", "\r", "\r", "\t", "\033[27u", "\033[27u",
                                          "\033[27u"};
    static const char *const help[] = {"\033OP", "\033[6~", "\033[27u"};
    static const char *const language[] = {"\033[20~"};
    static const char *const form[][4] = {{"k", "h", "\177", "\177"}, {"م", "ح", "\177", "\177"}};
    static const char *const list[] = {"\033OB", "\033OB", "\033OB", "\033OA", "\033OA", "\033OA"};
    static const char *const languages[] = {"en", "ar"};
    const char *build = getenv("BUILD");
    build = build && *build ? build : "build";
    struct bench b = {.rihla = argc > 1 ? mem_strdup(argv[1]) : mem_printf("%s/rihla", build),
                      .database = argc > 2 ? mem_strdup(argv[2]) : mem_printf("%s/demo.db", build)};
    b.state = mem_printf("XDG_STATE_HOME=%s/rihla-bench-%ld", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp",
                         (long)getpid());
    double least = start_of_true();
    bool good = true;
    for (size_t i = 0; good && i < sizeof languages / sizeof *languages; i++) {
        b.lang = languages[i];
        good = starts(&b, least) && keys(&b, "a letter in a form", "\033OQ\t", form[i], 4) &&
               keys(&b, "a move in a list", "\033[18~", list, 6) &&
               keys(&b, "a key on the command line", "", typing, 5) &&
               keys(&b, "a letter in the search box", "", search, 5) &&
               keys(&b, "search, customer, application", "", screens, 7) &&
               keys(&b, "a key around F1", "", help, 3) &&
               keys(&b, "the other language, all repainted", "", language, 1);
    }
    free(b.rihla);
    free(b.database);
    free(b.state);
    return !good;
}
