/* A database of its own for each store test: a folder that goes with the test, one member of staff,
 * a kept card and form, and rows to work with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_UNIT_STORE_DESK_H
#define RIHLA_TESTS_UNIT_STORE_DESK_H

#include "unit/check.h"

#include "store/trail.h"
#include "store/document.h"
#include "store/payment.h"
#include "store/staff.h"

#include <dirent.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

struct desk {
    char folder[64];
    char path[128]; /* the database's */
    struct db *db;
    struct err err;
};

/* What an instant is worth in these tests: 10:00 of 12 May 2026 in the UAE. */
#define MORNING INT64_C(1778565600)
#define DAY_OF_MORNING ((struct date){2026, 5, 12})

/* The result, and on failure the sentence and the detail in the test's output. */
#define OK(call) desk_ok((call), &d->err, #call, __FILE__, __LINE__)
static inline void desk_ok(enum rc rc, const struct err *e, const char *what, const char *file,
                           int line)
{
    if (rc != RC_OK)
        print_error("%s: %s: %s (%s)\n", what, rc_name(rc), e->msg.id ? e->msg.id : "", e->detail);
    _assert_int_equal((uintmax_t)rc, RC_OK, file, line);
}

static inline void desk_folder(struct desk *d)
{
    const char *tmp = getenv("TMPDIR");
    memset(d, 0, sizeof *d);
    snprintf(d->folder, sizeof d->folder, "%.40s/rihla-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(d->folder));
    snprintf(d->path, sizeof d->path, "%s/desk.db", d->folder);
}

static inline void desk_staff(struct desk *d)
{
    struct rowid id;
    struct staff agent = {
        .login = "agent1", .name = "Test Agent One", .role = ROLE_AGENT, .active = true};
    OK(db_begin(d->db, &d->err));
    OK(staff_add(d->db, &agent, &id, &d->err));
    OK(db_commit(d->db, &d->err));
}

static inline int desk_setup(void **state)
{
    struct desk *d = malloc(sizeof *d);
    desk_folder(d);
    OK(db_create(d->path, false, NULL, &d->err));
    OK(db_open(d->path, &d->db, &d->err));
    desk_staff(d);
    *state = d;
    return 0;
}

static inline int desk_setup_folder(void **state)
{
    struct desk *d = malloc(sizeof *d);
    desk_folder(d);
    *state = d;
    return 0;
}

static inline int desk_teardown(void **state)
{
    struct desk *d = *state;
    db_close(d->db);
    DIR *folder = opendir(d->folder);
    for (struct dirent *e; folder && (e = readdir(folder));) {
        char name[400];
        snprintf(name, sizeof name, "%s/%s", d->folder, e->d_name);
        if (e->d_name[0] != '.' && unlink(name) != 0)
            rmdir(name);
    }
    if (folder)
        closedir(folder);
    rmdir(d->folder);
    free(d);
    return 0;
}

/* Number n gives Test Customer n with an Emirates ID and mobile of its own. */
static inline struct customer desk_customer(unsigned number)
{
    unsigned n = number % 10000000u;
    struct customer c = {.kind = CUSTOMER_INDIVIDUAL, .lang = LANG_AR, .registered_at = MORNING};
    snprintf(c.number, sizeof c.number, "C26-05-%06u", n);
    snprintf(c.name_en, sizeof c.name_en, "Test Customer %u", n);
    snprintf(c.name_ar, sizeof c.name_ar, "متعامل تجريبي %u", n);
    snprintf(c.eid, sizeof c.eid, "784-1990-%07u-%u", n, n % 10);
    snprintf(c.mobile, sizeof c.mobile, "+97150%07u", n);
    snprintf(c.email, sizeof c.email, "customer%u@example.ae", n);
    return c;
}

static inline struct customer desk_add_customer(struct desk *d, unsigned n)
{
    struct customer c = desk_customer(n);
    OK(customer_insert(d->db, &c, &d->err));
    return c;
}

static inline struct application desk_application(struct desk *d, struct rowid customer, unsigned n)
{
    struct application a = {
        .customer = customer,
        .service = "test-service",
        .service_en = "Test service",
        .service_ar = "خدمة تجريبية",
        .state = STATE_DRAFT,
        .opened_by = "agent1",
        .opened_at = MORNING,
    };
    snprintf(a.number, sizeof a.number, "E26-05-%06u", n);
    OK(kept_text_put(d->db, "card", "test-service", "<card/>", &a.card_version, &d->err));
    OK(kept_text_put(d->db, "form", "test-form", "<form/>", &a.form_version, &d->err));
    return a;
}

/* Opened, with the timeline row that a command writes beside it. */
static inline struct application desk_add_application(struct desk *d, struct rowid customer,
                                                      unsigned n)
{
    struct application a = desk_application(d, customer, n);
    OK(application_insert(d->db, &a, &d->err));
    struct timeline_entry e = {
        .application = a.id, .at = MORNING, .by = "agent1", .event = "open", .to = "draft"};
    OK(timeline_add(d->db, &e, &d->err));
    return a;
}

/* The process ends after that many microseconds, as by kill -9: nothing is cleaned up. */
static inline void desk_die_after(int us)
{
    struct itimerval once = {.it_value = {us / 1000000, us % 1000000}};
    signal(SIGALRM, SIG_DFL);
    setitimer(ITIMER_REAL, &once, NULL);
}

#define STORE_TEST(f) cmocka_unit_test_setup_teardown(f, desk_setup, desk_teardown)
#define FOLDER_TEST(f) cmocka_unit_test_setup_teardown(f, desk_setup_folder, desk_teardown)

#endif
