/* How well names are found: loads a corpus of names, asks every query of its list, and counts for each
 * kind of query how often the right customer came first and among the first ten.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * names CORPUS QUERIES DATABASE [EVERY]: the database is made if it is not there, and the customers
 * come into it through "customer import". CORPUS has lines of id and name, QUERIES of query, kind, text
 * and the id that is meant, all with tabs between. Exits with 1 where a floor is missed. */
#include "base/clock.h"
#include "base/mem.h"
#include "command/command.h"
#include "command/rows.h"
#include "command/session.h"
#include "store/search.h"
#include "store/staff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { KINDS = 64, HITS = 10, LARGE = 100000, MARGIN = 80 };

/* What must be reached at 100,000 customers, in thousandths; MARGIN less above that. */
static const struct {
    const char *kind;
    int first, ten;
} floors[] = {
    {"LA", 890, 960},  {"AL", 830, 940},  {"LL", 930, 980}, {"AA", 0, 995},
    {"SLt", 0, 985},   {"SAt", 0, 985},   {"LAt", 0, 900},  {"ALt", 0, 820},
    {"LLt", 0, 930},   {"LAq", 0, 840},   {"ALq", 0, 890},  {"LLq", 0, 840},
};

struct kind {
    char name[8];
    int64_t asked, first, ten;
    int64_t *us;
    size_t cap;
};

static void die(const char *what, const struct err *e)
{
    fprintf(stderr, "%s: %s %s\n", what, e ? e->msg.id : "", e ? e->detail : "");
    exit(2);
}

/* The corpus as a file to import: the ids are those that customers get one after the other. */
static void write_csv(const char *corpus, const char *csv)
{
    char line[1024];
    FILE *f = fopen(corpus, "r"), *to = fopen(csv, "w");
    if (!f || !to)
        die(corpus, NULL);
    fputs("mobile,name\n", to);
    for (unsigned n = 1; fgets(line, sizeof line, f); n++) {
        const char *name = strchr(line, '\t');
        if (name)
            fprintf(to, "050%07u,%s", n, name + 1);
    }
    fclose(f);
    if (fclose(to))
        die(csv, NULL);
}

static void import(const char *path, const char *csv)
{
    struct session s;
    struct args a;
    struct reply out;
    struct err e;
    session_init(&s, path, "admin1");
    args_init(&a, &command_customer_import);
    reply_init(&out);
    if (session_open(&s, &e) || args_set(&a, "file", csv, &e) || command_run(&s, &a, &out, &e))
        die("customer import", &e);
    reply_done(&out);
    args_done(&a);
    session_done(&s);
}

static void load(const char *corpus, const char *path)
{
    struct err e;
    struct db *db = NULL;
    struct rowid id;
    struct date day = {2026, 1, 1};
    struct staff admin = {.login = "admin1", .name = "Test", .role = ROLE_ADMIN, .active = true};
    char csv[4096];
    int64_t began = clock_monotonic_us();
    snprintf(csv, sizeof csv, "%s.csv", path);
    write_csv(corpus, csv);
    if (db_create(path, true, &day, &e) || db_open(path, &db, &e) || db_begin(db, &e) ||
        staff_add(db, &admin, &id, &e) || db_commit(db, &e))
        die(path, &e);
    db_close(db);
    import(path, csv);
    unlink(csv);
    printf("imported in %.1f s\n", (double)(clock_monotonic_us() - began) / 1e6);
}

static struct kind *kind_of(struct kind *kinds, const char *name)
{
    size_t i = 0;
    while (i < KINDS - 1 && *kinds[i].name && strcmp(kinds[i].name, name) != 0)
        i++;
    snprintf(kinds[i].name, sizeof kinds[i].name, "%s", name);
    return &kinds[i];
}

static void ask(struct search *s, struct kind *k, const char *text, int64_t wanted)
{
    static struct search_hits hits;
    struct err e;
    int64_t began = clock_monotonic_us();
    if (search_full(s, &(struct search_ask){.names = text, .limit = HITS, .typing = true}, &hits, &e))
        die(text, &e);
    k->us = MEM_GROW(k->us, (size_t)k->asked, &k->cap);
    k->us[k->asked++] = clock_monotonic_us() - began;
    for (size_t i = 0; i < hits.count; i++) {
        k->first += i == 0 && hits.hit[i].customer.n == wanted;
        k->ten += hits.hit[i].customer.n == wanted;
    }
}

static int by_us(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

static bool report(struct kind *kinds, int margin)
{
    bool reached = true;
    printf("%-5s %6s %8s %8s %8s %8s %8s\n", "kind", "asked", "first", "ten", "p50 ms", "p95 ms",
           "max ms");
    for (struct kind *k = kinds; *k->name; k++) {
        const char *missed = "";
        double first = (double)k->first / (double)k->asked, ten = (double)k->ten / (double)k->asked;
        for (size_t i = 0; i < sizeof floors / sizeof *floors; i++) {
            if (strcmp(floors[i].kind, k->name) == 0 &&
                (first * 1000 < floors[i].first - margin || ten * 1000 < floors[i].ten - margin))
                missed = " below its floor";
        }
        reached = reached && !*missed;
        qsort(k->us, (size_t)k->asked, sizeof *k->us, by_us);
        printf("%-5s %6lld %8.4f %8.4f %8.2f %8.2f %8.2f%s\n", k->name, (long long)k->asked, first,
               ten, (double)k->us[k->asked / 2] / 1e3, (double)k->us[k->asked * 95 / 100] / 1e3,
               (double)k->us[k->asked - 1] / 1e3, missed);
    }
    return reached;
}

static void ask_all(struct search *s, const char *queries, int every, struct kind *kinds)
{
    char line[2048];
    FILE *f = fopen(queries, "r");
    if (!f)
        die(queries, NULL);
    for (int n = 0; fgets(line, sizeof line, f); n++) {
        char *rest = line, *field[4];
        for (size_t i = 0; i < 4; i++)
            field[i] = strsep(&rest, "\t");
        if (n % every == 0 && field[3])
            ask(s, kind_of(kinds, field[1]), field[2], atoll(field[3]));
    }
    fclose(f);
}

static int64_t lines_of(const char *corpus)
{
    char line[1024];
    int64_t n = 0;
    FILE *f = fopen(corpus, "r");
    if (!f)
        die(corpus, NULL);
    while (fgets(line, sizeof line, f))
        n++;
    fclose(f);
    return n;
}

int main(int argc, char **argv)
{
    static struct kind kinds[KINDS];
    struct db *db;
    struct err e;
    struct rusage used;
    if (argc < 4)
        die("names CORPUS QUERIES DATABASE [EVERY]", NULL);
    if (access(argv[3], F_OK) != 0)
        load(argv[1], argv[3]);
    if (db_open(argv[3], &db, &e))
        die(argv[3], &e);
    int64_t customers = lines_of(argv[1]);
    struct search *s = search_new(db);
    ask_all(s, argv[2], argc > 4 ? atoi(argv[4]) : 1, kinds);
    bool reached = report(kinds, customers > LARGE ? MARGIN : 0);
    getrusage(RUSAGE_SELF, &used);
    printf("%lld customers, %ld MiB of memory\n", (long long)customers, used.ru_maxrss / 1024);
    search_free(s);
    db_close(db);
    return reached ? 0 : 1;
}
