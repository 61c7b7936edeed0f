/* Checking and backing up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "domain/number.h"
#include "store/rating.h"
#include "store/search.h"

#include <fcntl.h>
#include <sqlite3.h>

struct findings {
    char text[4000];
    int count;
};

static void note(void *ctx, const struct msg *m)
{
    struct findings *f = ctx;
    size_t at = strlen(f->text);
    snprintf(f->text + at, sizeof f->text - at, "%s [%s]\n", m->id, m->arg[0]);
    f->count++;
}

/* A paid and delivered application, an open one, an open complaint. */
static void do_some_work(struct desk *d)
{
    int64_t serial;
    OK(db_begin(d->db, &d->err));
    struct customer c = desk_add_customer(d, 1);
    struct application a = desk_add_application(d, c.id, 1);
    desk_add_application(d, c.id, 2);
    struct charge fee = {
        .application = a.id, .fee = "f", .units = 1, .unit_amount = {500}, .total = {500}};
    OK(charge_insert(d->db, &fee, &d->err));
    OK(db_next_serial(d->db, NUMBER_PREFIX_RECEIPT, 2026, &serial, &d->err));
    struct payment p = {.application = a.id,
                        .reference = "T-1",
                        .receipt = "REC26-05-000001",
                        .amount = {500},
                        .method = "gateway",
                        .outcome = PAYMENT_PAID,
                        .by = "agent1",
                        .at = MORNING};
    OK(payment_insert(d->db, &p, &d->err));
    struct timeline_entry e = {.application = a.id,
                               .at = MORNING,
                               .by = "agent1",
                               .event = "submit",
                               .from = "draft",
                               .to = "delivered"};
    a.state = STATE_DELIVERED;
    a.submitted_at = MORNING;
    OK(application_update(d->db, &a, &d->err));
    OK(timeline_add(d->db, &e, &d->err));
    struct complaint k = {.number = "K1",
                          .customer = c.id,
                          .subject = "s",
                          .logged_by = "agent1",
                          .logged_at = MORNING};
    OK(complaint_insert(d->db, &k, &d->err));
    struct timeline_entry logged = {.complaint = k.id,
                                    .at = MORNING,
                                    .by = "agent1",
                                    .event = "complaint-logged",
                                    .to = "open"};
    OK(timeline_add(d->db, &logged, &d->err));
    struct rating r = {.application = a.id,
                       .stage = RATED_DELIVERY,
                       .score = 4,
                       .employee = "agent1",
                       .login = "agent1",
                       .at = MORNING};
    OK(rating_add(d->db, &r, &d->err));
    OK(db_commit(d->db, &d->err));
}

static void sound_work_has_no_faults(void **state)
{
    struct desk *d = *state;
    struct findings f = {.count = 0};
    do_some_work(d);
    OK(db_check(d->db, note, &f, &d->err));
    assert_string_equal(f.text, "");
}

static void reopen(struct desk *d)
{
    db_close(d->db);
    d->db = NULL;
    OK(db_open(d->path, &d->db, &d->err));
}

/* Each fault, made behind Rihla's back, and what tells of it. */
static void every_broken_rule_is_told(void **state)
{
    struct desk *d = *state;
    static const struct {
        const char *tampering, *told, *mending;
    } rows[] = {
        {"UPDATE application_state SET applications = 9 WHERE word = 'draft'",
         "number of applications in state %1$s is wrong [draft]",
         "UPDATE application_state SET applications = 1 WHERE word = 'draft'"},
        {"UPDATE complaint_figure SET waiting = 7", "open complaints (%1$s) is wrong [7]",
         "UPDATE complaint_figure SET waiting = 1"},
        {"UPDATE day_figure SET taken = taken + 1", "figures of %1$s are wrong [2026-05-12]",
         "UPDATE day_figure SET taken = taken - 1"},
        {"UPDATE day_figure SET day = day + 1", "figures of %1$s are wrong [2026-05-13]",
         "UPDATE day_figure SET day = day - 1"},
        {"DROP TRIGGER timeline_stays; UPDATE timeline SET to_state = 'ready' WHERE to_state = "
         "'delivered'",
         "timeline ends in another state [E26-05-000001]",
         "UPDATE timeline SET to_state = 'delivered' WHERE to_state = 'ready'"},
        {"UPDATE passage SET left_at = NULL, ended_by = NULL, ends = NULL WHERE id = 1",
         "stayed in its states is kept wrongly [E26-05-000001]",
         "UPDATE passage SET left_at = entered_at, ended_by = 'submit', ends = 1 WHERE id = 1"},
        {"UPDATE application SET closed = 0 WHERE state = 'delivered'", "listed wrongly",
         "UPDATE application SET closed = 1 WHERE state = 'delivered'"},
        {"UPDATE customer SET name_en = 'Test Someone' WHERE id = 1",
         "names of customer %1$s wrongly; build it again with: admin reindex [C26-05-000001]",
         "UPDATE customer SET name_en = 'Test Customer 1' WHERE id = 1"},
        {"CREATE TABLE was AS SELECT * FROM search_sound; DELETE FROM search_sound",
         "knows spellings wrongly", "INSERT INTO search_sound SELECT * FROM was"},
        {"UPDATE complaint SET open_since = NULL", "clock of complaint %1$s does not fit its state [K1]",
         "UPDATE complaint SET open_since = logged_at"},
        {"UPDATE complaint SET category = 'weather'", "a cause that no list knows [K1]",
         "UPDATE complaint SET category = NULL"},
        {"UPDATE complaint SET rating = 3", "shows another rating than the one that counts [K1]",
         "UPDATE complaint SET rating = NULL"},
        {"UPDATE complaint SET state = 'answered', settled_at = logged_at, open_since = NULL",
         "Complaint %1$s is in state %2$s, but its timeline ends in another state [K1]",
         "UPDATE complaint SET state = 'open', settled_at = NULL, open_since = logged_at"},
        {"UPDATE rating SET counts = 0; INSERT INTO rating (application, stage, score, reason, service,"
         " channel, employee, login, at) SELECT 2, 'delivery', 1, '', '', '', 'agent1', 'agent1', 1",
         "The delivery of application %1$s was rated, but it was not delivered [E26-05-000002]",
         "UPDATE rating SET counts = 0 WHERE counts = 1"},
        {"UPDATE sequence SET last = 3", "receipt numbers were given out [1]",
         "UPDATE sequence SET last = 1"},
        {"DROP TRIGGER charge_stays; UPDATE charge SET unit_amount = 1, total = 1",
         "More was paid for application %1$s than was charged [E26-05-000001]",
         "UPDATE charge SET unit_amount = 500, total = 500"},
        {"INSERT INTO answer VALUES (99, 0, 'a', 'b')",
         "points at a row of %3$s that is not there [answer]", "DELETE FROM answer"},
    };
    do_some_work(d);
    OK(search_rebuild(d->db, NULL, NULL, &d->err)); /* else the newest are not in any list */
    sqlite3 *sq;
    assert_int_equal(sqlite3_open(d->path, &sq), SQLITE_OK);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct findings f = {.count = 0};
        ROW_TRUE(sqlite3_exec(sq, rows[i].tampering, NULL, NULL, NULL) == SQLITE_OK,
                 sqlite3_errmsg(sq));
        ROW_TRUE(db_check(d->db, note, &f, &d->err) == RC_STORAGE, rows[i].tampering);
        if (!strstr(f.text, rows[i].told))
            fail_msg("%s: told \"%s\"", rows[i].tampering, f.text);
        ROW_TRUE(sqlite3_exec(sq, rows[i].mending, NULL, NULL, NULL) == SQLITE_OK,
                 sqlite3_errmsg(sq));
        f.text[0] = '\0';
        db_check(d->db, note, &f, &d->err);
        ROW_TEXT(f.text, "", rows[i].mending);
    }
    sqlite3_close(sq);
}

static long page_of(struct desk *d, const char *table)
{
    sqlite3 *sq;
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_open(d->path, &sq), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(sq, "SELECT rootpage FROM sqlite_schema WHERE name = ?1",
                                        -1, &stmt, NULL),
                     SQLITE_OK);
    sqlite3_bind_text(stmt, 1, table, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    long page = (long)sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    sqlite3_close(sq);
    return page;
}

static void damage_in_the_middle_of_the_file_is_told(void **state)
{
    struct desk *d = *state;
    struct findings f = {.count = 0};
    char rubbish[4096];
    do_some_work(d);
    long page = page_of(d, "timeline");
    db_close(d->db);
    d->db = NULL;
    memset(rubbish, 0x5A, sizeof rubbish);
    int fd = open(d->path, O_WRONLY);
    assert_int_equal(pwrite(fd, rubbish, sizeof rubbish, (page - 1) * 4096), sizeof rubbish);
    close(fd);
    OK(db_open(d->path, &d->db, &d->err));
    assert_int_equal(db_check(d->db, note, &f, &d->err), RC_STORAGE);
    assert_true(f.count > 0);
}

static void count(void *ctx, int done, int all)
{
    int *last = ctx;
    assert_true(done >= *last && done <= all);
    *last = done;
}

static void a_backup_opens_and_holds_what_the_original_holds(void **state)
{
    struct desk *d = *state;
    struct findings f = {.count = 0};
    struct application a;
    char to[160];
    int pages = 0;
    do_some_work(d);
    snprintf(to, sizeof to, "%s/copy.db", d->folder);
    OK(db_backup(d->db, to, count, &pages, &d->err));
    assert_true(pages > 10);
    strcpy(d->path, to);
    reopen(d);
    OK(application_by_number(d->db, "E26-05-000001", &a, &d->err));
    OK(db_check(d->db, note, &f, &d->err));
}

struct writer {
    struct desk *d;
    struct db *db;
    unsigned n;
};

static void write_meanwhile(void *ctx, int done, int all)
{
    struct writer *w = ctx;
    struct desk *d = w->d;
    struct db *mine = d->db;
    (void)done;
    (void)all;
    d->db = w->db;
    OK(db_begin(d->db, &d->err));
    desk_add_customer(d, ++w->n);
    OK(db_commit(d->db, &d->err));
    d->db = mine;
}

static void a_backup_shows_one_moment_while_others_write(void **state)
{
    struct desk *d = *state;
    struct findings f = {.count = 0};
    struct writer w = {.d = d, .n = 100};
    struct customer c;
    char to[160];
    do_some_work(d);
    OK(db_begin(d->db, &d->err));
    for (unsigned n = 1000; n < 1400; n++)
        desk_add_customer(d, n);
    OK(db_commit(d->db, &d->err));
    OK(db_open(d->path, &w.db, &d->err));
    snprintf(to, sizeof to, "%s/copy.db", d->folder);
    OK(db_backup(d->db, to, write_meanwhile, &w, &d->err));
    db_close(w.db);
    assert_true(w.n > 101);
    OK(customer_by_number(d->db, "C26-05-000101", &c, &d->err));
    strcpy(d->path, to);
    reopen(d);
    OK(customer_by_number(d->db, "C26-05-001399", &c, &d->err));
    assert_int_equal(customer_by_number(d->db, "C26-05-000101", &c, &d->err), RC_NOT_FOUND);
    OK(db_check(d->db, note, &f, &d->err));
}

static void a_backup_never_overwrites_and_leaves_nothing_when_refused(void **state)
{
    struct desk *d = *state;
    char to[200];
    assert_int_equal(db_backup(d->db, d->path, NULL, NULL, &d->err), RC_CONFLICT);
    snprintf(to, sizeof to, "%s/nowhere/copy.db", d->folder);
    assert_int_equal(db_backup(d->db, to, NULL, NULL, &d->err), RC_STORAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(sound_work_has_no_faults),
        STORE_TEST(every_broken_rule_is_told),
        STORE_TEST(damage_in_the_middle_of_the_file_is_told),
        STORE_TEST(a_backup_opens_and_holds_what_the_original_holds),
        STORE_TEST(a_backup_shows_one_moment_while_others_write),
        STORE_TEST(a_backup_never_overwrites_and_leaves_nothing_when_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
