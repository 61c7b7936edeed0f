/* What an agent waits for who types into the box: from a key to the settled picture, through a terminal
 * in memory, the next key at once, while sound-alikes of the last text are still being looked for.
 *     find [RIHLA DATABASE [LOGIN]]     default: rihla and demo.db in $BUILD or build, counter1
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "base/mem.h"
#include "support/vt.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEADLINE_MS = 60000, ROUNDS = 5, LIMIT_US = 16000 };

/* Common names, whose first letters fit the most; both scripts; numbers; nothing at all. */
static const char *const texts[] = {
    "mohammed ahmed",   "ahmed ali hassan", "fatima al mansoori", "abdul rahman", "maryam",
    "sara khalid",      "xqzzjk",           "محمد أحمد",          "عبد الله علي", "فاطمة حسن",
    "نورة",             "0501234567",       "784199012345671",    "e26-03-000123", "c26-11-42",
    "moh 4567",         "label",            "تصريح",
};

struct series {
    int64_t *us;
    size_t n, cap;
};

static void series_add(struct series *s, int64_t from)
{
    s->us = MEM_GROW(s->us, s->n, &s->cap);
    s->us[s->n++] = clock_monotonic_us() - from;
}

static int series_by_size(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* In microseconds; sorts. part of 100: 50 the median, 100 the most. */
static double series_at(struct series *s, size_t part)
{
    qsort(s->us, s->n, sizeof *s->us, series_by_size);
    return s->n ? (double)s->us[(s->n - 1) * part / 100] : 0;
}

static void series_done(struct series *s)
{
    free(s->us);
    *s = (struct series){0};
}

static void type(struct vt *v, const char *s, size_t n)
{
    vt_send(v, s, n);
}

static bool type_text(struct vt *v, const char *text, struct series *s)
{
    bool good = true;
    while (good && *text) {
        size_t n = 1;
        while (((unsigned char)text[n] & 0xC0) == 0x80)
            n++;
        int64_t from = clock_monotonic_us();
        type(v, text, n);
        good = vt_settle(v, DEADLINE_MS);
        series_add(s, from);
        text += n;
    }
    type(v, "\033[27u", 5);
    return good && vt_settle(v, DEADLINE_MS);
}

static struct vt *begin(char *rihla, char *database, char *login)
{
    char db[] = "--db", as[] = "--as", ping[] = "RIHLA_PING=1";
    char state[] = "XDG_STATE_HOME=/nonexistent"; /* no draft of anybody's greets us */
    char *env[] = {ping, state, NULL}, *argv[] = {rihla, db, database, as, login, NULL};
    if (!*login)
        argv[3] = NULL;
    return vt_start(24, 80, "xterm-256color", argv, env);
}

/* The least that any key takes: one that changes nothing but the box. */
static bool floor_of_keys(struct vt *v, struct series *s)
{
    bool good = true;
    for (int i = 0; good && i < 100; i++) {
        int64_t from = clock_monotonic_us();
        type(v, "\033[D", 3);
        good = vt_settle(v, DEADLINE_MS);
        series_add(s, from);
    }
    return good;
}

int main(int argc, char *argv[])
{
    const char *build = getenv("BUILD");
    char counter[] = "counter1";
    struct series keys = {0}, least = {0};
    build = build && *build ? build : "build";
    char *rihla = argc > 1 ? mem_strdup(argv[1]) : mem_printf("%s/rihla", build);
    char *database = argc > 2 ? mem_strdup(argv[2]) : mem_printf("%s/demo.db", build);
    struct vt *v = begin(rihla, database, argc > 3 ? argv[3] : counter);
    bool good = vt_settle(v, DEADLINE_MS) && floor_of_keys(v, &least);
    for (size_t i = 0; good && i < ROUNDS * sizeof texts / sizeof *texts; i++)
        good = type_text(v, texts[i % (sizeof texts / sizeof *texts)], &keys);
    if (!good)
        fprintf(stderr, "%s did not answer on %s\n", rihla, database);
    double p99 = series_at(&keys, 99);
    printf("key to settled screen while searching  median %6.2f ms  p95 %6.2f ms  p99 %6.2f ms  "
           "max %6.2f ms  (a key that searches nothing: %.2f ms, limit of p99: %d ms)\n",
           series_at(&keys, 50) / 1000, series_at(&keys, 95) / 1000, p99 / 1000,
           series_at(&keys, 100) / 1000, series_at(&least, 50) / 1000, LIMIT_US / 1000);
    kill(vt_pid(v), SIGTERM);
    vt_wait(v, DEADLINE_MS);
    vt_free(v);
    series_done(&keys);
    series_done(&least);
    free(rihla);
    free(database);
    return !good || p99 > LIMIT_US;
}
