/* What an agent waits for at the screen: from exec to the first picture, and from a key to the picture
 * it makes, through a terminal in memory.
 *     pty [RIHLA DATABASE]     default: rihla and demo.db in $BUILD or build
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "base/mem.h"
#include "support/vt.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEADLINE_MS = 20000, STARTS = 30, ROUNDS = 60, START_LIMIT_US = 50000, KEY_LIMIT_US = 10000 };

/* Measurements of one kind; bytes is what the terminal got for all of them. */
struct series {
    int64_t *us;
    size_t n, cap, bytes;
};

struct bench {
    char *rihla, *database;
    const char *lang;
};

static void add(struct series *s, int64_t from, size_t bytes)
{
    s->us = MEM_GROW(s->us, s->n, &s->cap);
    s->us[s->n++] = clock_monotonic_us() - from;
    s->bytes += bytes;
}

static int by_size(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Prints the line and empties the series. Returns the median in microseconds. */
static double report(const char *what, const char *lang, struct series *s, int limit_us)
{
    size_t n = s->n ? s->n : 1;
    qsort(s->us, s->n, sizeof *s->us, by_size);
    double median = s->n ? (double)s->us[s->n / 2] : 0;
    double p99 = s->n ? (double)s->us[(s->n - 1) * 99 / 100] : 0;
    printf("%-36s %-2s  median %6.2f ms  p99 %6.2f ms  %5zu bytes", what, lang, median / 1000,
           p99 / 1000, s->bytes / n);
    if (limit_us)
        printf("  %5.1f %% of %d ms", 100 * median / limit_us, limit_us / 1000);
    printf("\n");
    free(s->us);
    *s = (struct series){0};
    return median;
}

static struct vt *begin(const struct bench *b)
{
    char db[] = "--db", lang[] = "--lang", word[3], as[] = "--as", who[] = "counter1";
    char *argv[] = {b->rihla, db, b->database, lang, word, as, who, NULL};
    snprintf(word, sizeof word, "%s", b->lang);
    return vt_start(24, 80, "xterm-256color", argv, NULL);
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

static bool starts(const struct bench *b, double floor_us)
{
    struct series s = {0};
    bool good = true;
    for (int i = 0; good && i < STARTS; i++) {
        int64_t from = clock_monotonic_us();
        struct vt *v = begin(b);
        good = vt_settle(v, DEADLINE_MS);
        add(&s, from, vt_bytes(v));
        finish(v);
    }
    double median = report("exec to the first picture", b->lang, &s, START_LIMIT_US);
    printf("%-36s     %.1f times \"true\"\n", "", floor_us > 0 ? median / floor_us : 0);
    if (!good)
        fprintf(stderr, "%s did not begin on %s\n", b->rihla, b->database);
    return good;
}

/* Round after round, each key by itself: settled before the next. */
static bool keys(const struct bench *b, const char *what, const char *const *typed, size_t n)
{
    struct series s = {0};
    struct vt *v = begin(b);
    bool good = vt_settle(v, DEADLINE_MS);
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
    static const char *const languages[] = {"en", "ar"};
    const char *build = getenv("BUILD");
    build = build && *build ? build : "build";
    struct bench b = {.rihla = argc > 1 ? mem_strdup(argv[1]) : mem_printf("%s/rihla", build),
                      .database = argc > 2 ? mem_strdup(argv[2]) : mem_printf("%s/demo.db", build)};
    double least = start_of_true();
    bool good = true;
    for (size_t i = 0; good && i < sizeof languages / sizeof *languages; i++) {
        b.lang = languages[i];
        good = starts(&b, least) && keys(&b, "a key on the command line", typing, 5) &&
               keys(&b, "a letter in the search box", search, 5) &&
               keys(&b, "search, customer, application", screens, 7) &&
               keys(&b, "a key around F1", help, 3) &&
               keys(&b, "the other language, all repainted", language, 1);
    }
    free(b.rihla);
    free(b.database);
    return !good;
}
