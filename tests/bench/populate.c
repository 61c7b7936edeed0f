/* Makes a database as large as a ministry's: customers, two cases for each, receipts, complaints, all
 * from a seed. What was made already is kept, so an interrupted run goes on.
 *     populate DATABASE CUSTOMERS SEED
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows go in through the functions of the store, many in one transaction. The indexes that these do not
 * need are made at the end, sorted, as it would take many times as long to fill them in disorder. */
#include "base/clock.h"
#include "base/mem.h"
#include "base/paths.h"
#include "domain/number.h"
#include "form/catalogue.h"
#include "store/complaint.h"
#include "store/handle.h"
#include "store/payment.h"
#include "store/staff.h"
#include "support/people.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The last FRESH customers are few enough to stay out of the lists of the search, as on most days. */
enum { TOGETHER = 131072, FRESH = 500, CASES_EACH = 2, COMPLAINT_PART = 40, PAID_PART = 8, HEAVY = 500, STAFF = 40 };

static const char *const staff_named[] = {"agent1", "counter1", "supervisor1", "admin1"};

struct populating {
    const char *path;
    struct db *db;
    struct catalogue *catalogue;
    struct rowid *card_texts, *form_texts;
    uint64_t seed;
    int64_t customers, cases, first_us;
};

static void die(const char *what, const struct err *e)
{
    fprintf(stderr, "populate: %s: %s %s\n", what, e && e->msg.id ? e->msg.id : "", e ? e->detail : "");
    exit(2);
}

static void told(const struct populating *p, const char *what, int64_t done, int64_t all)
{
    fprintf(stderr, "%s%s: %s %" PRId64 " of %" PRId64 ", %" PRId64 " s%s", isatty(2) ? "\r" : "",
            p->path, what, done, all, (clock_monotonic_us() - p->first_us) / 1000000,
            done == all || !isatty(2) ? "\n" : "   ");
}

/* ---- the engine by itself: what is no business of the store ---- */

static sqlite3 *engine(const struct populating *p)
{
    sqlite3 *sq;
    if (sqlite3_open(p->path, &sq) != SQLITE_OK)
        die(p->path, NULL);
    sqlite3_exec(sq, "PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000", NULL, NULL, NULL);
    return sq;
}

static void run(sqlite3 *sq, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(sq, sql, NULL, NULL, &why) != SQLITE_OK) {
        fprintf(stderr, "populate: %s: %s\n", sql, why);
        exit(2);
    }
}

static int64_t number_of(sqlite3 *sq, const char *sql)
{
    sqlite3_stmt *s;
    int64_t n = -1;
    if (sqlite3_prepare_v2(sq, sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        n = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return n;
}

/* Runs the statements that a query gives, one after the other. */
static void run_each(const struct populating *p, sqlite3 *sq, const char *query, const char *what)
{
    sqlite3_stmt *s;
    char *list[64];
    int n = 0;
    if (sqlite3_prepare_v2(sq, query, -1, &s, NULL) != SQLITE_OK)
        die(query, NULL);
    while (n < 64 && sqlite3_step(s) == SQLITE_ROW)
        list[n++] = mem_strdup((const char *)sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    for (int i = 0; i < n; i++) {
        run(sq, list[i]);
        free(list[i]);
        told(p, what, i + 1, n);
    }
}

/* Kept in the file, because the run may be interrupted. payment_reference is asked for by a trigger,
 * search_… are no indexes of this kind. */
static void put_indexes_away(const struct populating *p)
{
    sqlite3 *sq = engine(p);
    run(sq, "CREATE TABLE IF NOT EXISTS indexes_to_make (sql TEXT NOT NULL) STRICT;"
            "INSERT INTO indexes_to_make SELECT sql FROM sqlite_schema WHERE type = 'index'"
            " AND sql IS NOT NULL AND name <> 'payment_reference' AND name <> 'kept_text_hash'"
            " AND tbl_name IN ('customer', 'application', 'complaint', 'payment')");
    run_each(p, sq,
             "SELECT 'DROP INDEX ' || name FROM sqlite_schema WHERE type = 'index' AND sql IN"
             " (SELECT sql FROM indexes_to_make)",
             "indexes put away");
    sqlite3_close(sq);
}

static void make_indexes(const struct populating *p)
{
    sqlite3 *sq = engine(p);
    run_each(p, sq,
             "SELECT sql FROM indexes_to_make WHERE sql NOT IN"
             " (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL)",
             "indexes");
    run(sq, "DROP TABLE indexes_to_make");
    run(sq, "PRAGMA wal_checkpoint(TRUNCATE)");
    sqlite3_close(sq);
}

/* ---- through the store ---- */

static void open_store(struct populating *p)
{
    struct err e;
    if (db_open(p->path, &p->db, &e) ||
        engine_script(p->db,
                      "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -1000000",
                      &e))
        die(p->path, &e);
}

static void begin(struct populating *p)
{
    struct err e;
    if (db_begin(p->db, &e))
        die("begin", &e);
}

static void commit(struct populating *p)
{
    struct err e;
    if (db_commit(p->db, &e))
        die("commit", &e);
}

static void hire(struct populating *p)
{
    static const enum role first[] = {ROLE_AGENT, ROLE_COUNTER, ROLE_SUPERVISOR, ROLE_ADMIN};
    struct err e;
    struct rowid id;
    for (int i = 0; i < STAFF; i++) {
        struct staff s = {.role = i < 4 ? first[i] : ROLE_AGENT, .active = true};
        if (i < 4)
            snprintf(s.login, sizeof s.login, "%s", staff_named[i]);
        else
            snprintf(s.login, sizeof s.login, "agent%d", i);
        snprintf(s.name, sizeof s.name, "Test Member %d", i);
        if (staff_add(p->db, &s, &id, &e))
            die("staff", &e);
    }
}

static void keep_texts(struct populating *p)
{
    struct err e;
    for (size_t i = 0; i < p->catalogue->ncards; i++) {
        const struct card_file *f = p->catalogue->cards[i];
        const struct form *form = catalogue_form(p->catalogue, f->card.form);
        if (kept_text_put(p->db, "card", f->card.id, f->source, &p->card_texts[i], &e) ||
            kept_text_put(p->db, "form", form->id, form->source, &p->form_texts[i], &e))
            die("texts", &e);
    }
}

static void add_customer(struct populating *p, int64_t n)
{
    struct err e;
    struct customer c;
    people_customer(p->seed, n, &c);
    if (customer_insert(p->db, &c, &e) || c.id.n != n)
        die(c.number, &e);
}

static const char *login_of(const struct populating *p, int64_t n, char to[33])
{
    int which = (int)(people_dice(p->seed, n, 30) % STAFF);
    if (which < 4)
        return staff_named[which];
    snprintf(to, 33, "agent%d", which);
    return to;
}

static void pay(struct populating *p, int64_t n, const struct application *a)
{
    struct err e;
    struct buf receipt = {0};
    struct payment pay = {.application = a->id, .amount = {15000}, .method = "terminal",
                          .outcome = PAYMENT_PAID, .at = a->opened_at + 600};
    number_shown(&receipt, NUMBER_PREFIX_RECEIPT, NUMBER_MONTHLY, date_of(pay.at), n);
    snprintf(pay.receipt, sizeof pay.receipt, "%s", buf_text(&receipt));
    snprintf(pay.reference, sizeof pay.reference, "TEST-%" PRId64, n);
    snprintf(pay.by, sizeof pay.by, "counter1");
    if (payment_insert(p->db, &pay, &e))
        die(pay.receipt, &e);
    buf_done(&receipt);
}

/* Some firms have thousands. */
static int64_t whose(const struct populating *p, int64_t n)
{
    uint64_t d = people_dice(p->seed, n, 31);
    return 1 + (int64_t)(d % 8 ? d / 8 % (uint64_t)p->customers : d / 8 % HEAVY * (uint64_t)(p->customers / HEAVY / 2 + 1) % (uint64_t)p->customers);
}

static void complain(struct populating *p, int64_t n, instant at)
{
    struct err e;
    struct buf number = {0};
    char login[33];
    struct complaint c = {.customer = {whose(p, n)}, .text = mem_strdup("Test complaint"),
                          .state = n % 50 ? COMPLAINT_CLOSED : COMPLAINT_OPEN, .logged_at = at};
    number_shown(&number, NUMBER_PREFIX_COMPLAINT, NUMBER_MONTHLY, date_of(at), n);
    snprintf(c.number, sizeof c.number, "%s", buf_text(&number));
    snprintf(c.subject, sizeof c.subject, "It took too long");
    snprintf(c.logged_by, sizeof c.logged_by, "%s", login_of(p, n, login));
    if (complaint_insert(p->db, &c, &e))
        die(c.number, &e);
    complaint_done(&c);
    buf_done(&number);
}

static void apply(struct populating *p, int64_t n, instant at)
{
    static const enum state states[] = {STATE_DRAFT, STATE_PENDING_PAYMENT, STATE_UNDER_REVIEW,
                                        STATE_RETURNED, STATE_READY};
    struct err e;
    struct buf number = {0};
    char login[33];
    uint64_t d = people_dice(p->seed, n, 32);
    size_t which = (size_t)(d % p->catalogue->ncards * (d / 64 % p->catalogue->ncards) / p->catalogue->ncards);
    const struct card *card = &p->catalogue->cards[which]->card;
    struct application a = {.customer = {whose(p, n)}, .opened_at = at,
                            .card_version = p->card_texts[which], .form_version = p->form_texts[which],
                            .state = d >> 32 & 15 ? STATE_DELIVERED : states[(d >> 40) % 5]};
    number_shown(&number, card->number_prefix, card->number_style, date_of(at), n);
    snprintf(a.number, sizeof a.number, "%s", buf_text(&number));
    snprintf(a.service, sizeof a.service, "%s", card->id);
    snprintf(a.service_en, sizeof a.service_en, "%s", card->name.en);
    snprintf(a.service_ar, sizeof a.service_ar, "%s", card->name.ar);
    snprintf(a.opened_by, sizeof a.opened_by, "%s", login_of(p, n, login));
    a.submitted_at = a.state == STATE_DRAFT ? 0 : at + 300;
    if (application_insert(p->db, &a, &e))
        die(a.number, &e);
    if (a.submitted_at && (d >> 48) % PAID_PART == 0)
        pay(p, n, &a);
    buf_done(&number);
}

/* Every so many cases one is a complaint. */
static void add_case(struct populating *p, int64_t n)
{
    instant at = (instant)date_serial(people_day(n, p->cases)) * 86400 + 14400 + n % 28800;
    if (n % COMPLAINT_PART == 0)
        complain(p, n, at);
    else
        apply(p, n, at);
}

static void add_all(struct populating *p, const char *what, int64_t done, int64_t all,
                    void (*add)(struct populating *, int64_t))
{
    while (done < all) {
        int64_t end = done + TOGETHER < all ? done + TOGETHER : all;
        begin(p);
        while (done < end)
            add(p, ++done);
        commit(p);
        told(p, what, done, all);
    }
}

static void fill(struct populating *p)
{
    sqlite3 *sq = engine(p);
    int64_t customers = number_of(sq, "SELECT coalesce(max(id), 0) FROM customer");
    int64_t cases = number_of(sq, "SELECT (SELECT coalesce(max(id), 0) FROM application)"
                                  " + (SELECT coalesce(max(id), 0) FROM complaint)");
    int64_t staff = number_of(sq, "SELECT count(*) FROM staff");
    sqlite3_close(sq);
    open_store(p);
    begin(p);
    if (staff == 0)
        hire(p);
    keep_texts(p);
    commit(p);
    add_all(p, "customers", customers, p->customers - FRESH, add_customer);
    add_all(p, "customers", p->customers > FRESH ? p->customers - FRESH : customers, p->customers,
            add_customer);
    add_all(p, "cases", cases, p->cases, add_case);
    db_close(p->db);
}

static void read_cards(struct populating *p)
{
    struct err e;
    struct catalogue_faults faults = {0};
    char *cards = path_share("data/cards"), *forms = path_share("forms");
    if (catalogue_read(cards, forms, &p->catalogue, &faults, &e))
        die(cards, &e);
    p->card_texts = mem_array(p->catalogue->ncards, sizeof *p->card_texts);
    p->form_texts = mem_array(p->catalogue->ncards, sizeof *p->form_texts);
    catalogue_faults_done(&faults);
    free(cards);
    free(forms);
}

int main(int argc, char **argv)
{
    struct err e;
    const struct date day = {2026, 11, 28};
    if (argc < 4)
        die("populate DATABASE CUSTOMERS SEED", NULL);
    struct populating p = {.path = argv[1], .seed = strtoull(argv[3], NULL, 10),
                           .customers = atoll(argv[2]), .first_us = clock_monotonic_us()};
    if (p.customers < 1 || p.customers > PEOPLE_MOST)
        die("CUSTOMERS is 1 to 10000000", NULL);
    p.cases = CASES_EACH * p.customers;
    char *begun = mem_printf("%s.unfinished", p.path);
    if (access(p.path, F_OK) == 0 && access(begun, F_OK) != 0)
        return 0;
    if (access(p.path, F_OK) != 0) {
        FILE *f = fopen(begun, "w");
        if (!f || fclose(f) || db_create(p.path, true, &day, &e))
            die(p.path, &e);
        put_indexes_away(&p);
    }
    read_cards(&p);
    fill(&p);
    make_indexes(&p);
    unlink(begun);
    catalogue_free(p.catalogue);
    free(p.card_texts);
    free(p.form_texts);
    free(begun);
    return 0;
}
