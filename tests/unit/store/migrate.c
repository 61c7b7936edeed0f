/* Databases of earlier schemas, full of cases: they open, nothing is missing, and the check is content.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "domain/workflow.h"
#include "store/application.h"
#include "store/filing.h"
#include "store/handle.h"
#include "store/message.h"

#include "schema.inc"

/* Rows as the program of the first schema wrote them: every state, money, complaints, the trail. */
static const char old_rows[] =
    "INSERT INTO meta VALUES ('demo', 'yes'), ('demo_day', '2026-05-12');"
    "INSERT INTO staff VALUES (1, 'counter1', 'Test Counter One', 'counter', 1),"
    " (2, 'supervisor1', 'Test Supervisor One', 'supervisor', 1);"
    "INSERT INTO customer VALUES (1, 'C26-01-000001', 'individual', 'Test Lantern Maker', '',"
    "  '784-1990-0000001-1', NULL, NULL, '+971500000001', 'lantern@example.ae', 'en', 1, 1767600000),"
    " (2, 'C26-01-000002', 'company', '', 'مصنع الفوانيس الخيالي', NULL, 'CN-0002', NULL,"
    "  '+971500000002', NULL, 'ar', 3, 1767600100);"
    "INSERT INTO sequence VALUES ('C', 2026, 2), ('GSOT', 2026, 5), ('REC', 2026, 2),"
    " ('CustComp-', 2026, 2);"
    "INSERT INTO kept_text VALUES (1, 'card', 'gso-attestation', 11, '<card/>'),"
    " (2, 'form', 'certificate-copies', 12, '<form/>');"
    "INSERT INTO application VALUES"
    " (1, 'GSOT26-01-000001', 1, 'gso-attestation', 'Attestation', 'تصديق', 1, 2, 'draft', 0, 1,"
    "  'counter1', 1767600200, 1767600200, NULL, NULL),"
    " (2, 'GSOT26-01-000002', 1, 'gso-attestation', 'Attestation', 'تصديق', 1, 2, 'pending-payment', 0,"
    "  2, 'counter1', 1767600300, 1767600400, 1767600400, '2026-01-06'),"
    " (3, 'GSOT26-01-000003', 2, 'gso-attestation', 'Attestation', 'تصديق', 1, 2, 'under-review', 0, 3,"
    "  'counter1', 1767600500, 1767600700, 1767600600, '2026-01-06'),"
    " (4, 'GSOT26-01-000004', 2, 'gso-attestation', 'Attestation', 'تصديق', 1, 2, 'returned', 0, 4,"
    "  'counter1', 1767600800, 1767601000, 1767600900, '2026-01-06'),"
    " (5, 'GSOT26-01-000005', 2, 'gso-attestation', 'Attestation', 'تصديق', 1, 2, 'delivered', 1, 6,"
    "  'counter1', 1767601100, 1767601500, 1767601200, '2026-01-06');"
    "INSERT INTO answer VALUES (3, 1, 'copies', '2'), (5, 1, 'copies', '1');"
    "INSERT INTO document VALUES (4, 'licence', 'missing', 'The copy cannot be read', 'counter1',"
    " 1767601000), (5, 'licence', 'received', '', 'counter1', 1767601150);"
    "INSERT INTO charge VALUES (1, 2, 'copies', 'Copies', 'صور', 'submission', 1, 5000, 5000),"
    " (2, 3, 'copies', 'Copies', 'صور', 'submission', 2, 5000, 10000),"
    " (3, 5, 'copies', 'Copies', 'صور', 'submission', 1, 5000, 5000);"
    "INSERT INTO payment VALUES"
    " (1, 3, 'REC26-01-000001', 'TERM-1', 10000, 'terminal', 'visa', '0001', 'paid', 'counter1',"
    "  1767600700),"
    " (2, 2, NULL, 'TERM-2', 5000, 'terminal', NULL, NULL, 'declined', 'counter1', 1767600450),"
    " (3, 5, 'REC26-01-000002', 'TERM-3', 5000, 'gateway', 'mastercard', NULL, 'paid', 'counter1',"
    "  1767601300);"
    "INSERT INTO complaint VALUES"
    " (1, 'CustComp-26-01-000001', 2, 5, 'Waiting time', 'Waited an hour', NULL, 'open', NULL, 1,"
    "  'counter1', 1767601600, 1767601600, '2026-01-12'),"
    " (2, 'CustComp-26-01-000002', 1, NULL, 'Parking', 'No place', 'There is one', 'closed', 4, 3,"
    "  'counter1', 1767601700, 1767601900, '2026-01-12');"
    "INSERT INTO timeline VALUES"
    " (1, 1, NULL, 1767600200, 'counter1', 'open', NULL, 'draft', '', ''),"
    " (2, 2, NULL, 1767600400, 'counter1', 'submit', 'draft', 'pending-payment', '', ''),"
    " (3, 3, NULL, 1767600700, 'counter1', 'pay', 'pending-payment', 'under-review', '', ''),"
    " (4, 4, NULL, 1767601000, 'counter1', 'return', 'under-review', 'returned', '', ''),"
    " (5, 5, NULL, 1767601500, 'counter1', 'deliver', 'ready', 'delivered', '', ''),"
    " (6, NULL, 1, 1767601600, 'counter1', 'complaint-logged', NULL, 'open', '', ''),"
    " (7, NULL, 2, 1767601900, 'counter1', 'complaint-closed', 'answered', 'closed', '', '');"
    "INSERT INTO audit VALUES (1, 1767600200, 'counter1', 'application open', 'GSOT26-01-000001', '',"
    " 'ok');"
    "INSERT INTO outbox VALUES (1, 1767601500, 2, 'sms', '+971500000002', 'ar',"
    " 'الطلب GSOT26-01-000005', 'GSOT26-01-000005');";

static void write_old(struct desk *d, int version)
{
    d->db = calloc(1, sizeof *d->db);
    FILE *f = fopen(d->path, "w");
    assert_non_null(f);
    assert_int_equal(fclose(f), 0);
    d->db->path = strdup(d->path);
    OK(engine_open(d->path, &d->db->engine, &d->err));
    turn_init(&d->db->turn, d->path);
    db_patience(d->db, 1000);
    OK(schema_migrate(d->db, schema_steps, 1, &d->err));
    OK(engine_script(d->db, old_rows, &d->err));
    OK(schema_migrate(d->db, schema_steps, version, &d->err));
    db_close(d->db);
    d->db = NULL;
}

static void tell(void *ctx, const struct msg *what)
{
    (void)ctx;
    print_error("%s: %s %s\n", what->id, what->arg[0], what->arg[1]);
}

static bool count(void *ctx, const struct application *a)
{
    (void)a;
    ++*(int *)ctx;
    return true;
}

static void look_round(struct desk *d)
{
    struct application a;
    struct customer c;
    struct complaint p;
    struct message m;
    struct application_filter all = {0};
    int n = 0;
    OK(db_open(d->path, &d->db, &d->err));
    OK(db_check(d->db, tell, NULL, &d->err));
    OK(application_each(d->db, &all, count, &n, &d->err));
    assert_int_equal(n, 5);
    OK(application_by_number(d->db, "gsot26-01-000004", &a, &d->err));
    assert_int_equal(a.state, STATE_RETURNED);
    assert_true(a.answer_by.year > 0);
    assert_string_equal(a.customer_ar, "مصنع الفوانيس الخيالي");
    OK(complaint_by_number(d->db, "CustComp-26-01-000002", &p, &d->err));
    assert_int_equal(p.rating, 4);
    assert_string_equal(p.answer, "There is one");
    complaint_done(&p);
    OK(customer_by_number(d->db, "C26-01-000001", &c, &d->err));
    assert_string_equal(c.eid, "784-1990-0000001-1");
    OK(message_by_id(d->db, (struct rowid){1}, &m, &d->err));
    assert_string_equal(m.subject, "");
    message_done(&m);
    assert_int_equal(db_now(d->db), MORNING);
    db_close(d->db);
    d->db = NULL;
}

static void a_database_of_every_earlier_schema_opens_with_all_that_it_held(void **state)
{
    struct desk *d = *state;
    for (int version = 1; version <= (int)COUNT(schema_steps); version++) {
        write_old(d, version);
        look_round(d);
        unlink(d->path);
    }
}

/* Whoever took the last step was stopped before all were filed again. */
static void customers_whom_nobody_came_to_file_are_filed_at_the_next_opening(void **state)
{
    struct desk *d = *state;
    struct filing f;
    write_old(d, (int)COUNT(schema_steps));
    OK(db_open(d->path, &d->db, &d->err));
    OK(db_begin(d->db, &d->err));
    OK(engine_script(d->db,
                     "WITH RECURSIVE n (n) AS (SELECT 3 UNION ALL SELECT n + 1 FROM n WHERE n < 2000)"
                     "INSERT INTO customer (id, number, kind, name_en, name_ar, lang, version, registered_at)"
                     " SELECT n, printf('C26-01-%06d', n), 'individual', 'Test Lantern ' || n, '', 'en', 1,"
                     " 1767600000 FROM n",
                     &d->err));
    OK(db_commit(d->db, &d->err));
    db_close(d->db);
    OK(db_open(d->path, &d->db, &d->err));
    OK(filing_read(d->db, &f, &d->err));
    assert_int_equal(f.filed, 2000);
    OK(db_check(d->db, tell, NULL, &d->err));
}

/* As the program of schema 17 did, which was open all the time: it files a customer in the table that it knows,
 * and all of them when it comes between the step and the filing that follows. */
static const char filed_by_old_program[] =
    "INSERT INTO search_posting (at, list) VALUES (1, x'0000') ON CONFLICT (at) DO UPDATE SET list = x'0000';"
    "UPDATE search_state SET filed = 2, changes = changes + 1";

static void an_older_program_that_is_still_open_files_nobody(void **state)
{
    struct desk *d = *state;
    write_old(d, 17);
    OK(db_open(d->path, &d->db, &d->err));
    OK(db_begin(d->db, &d->err));
    assert_int_not_equal(engine_script(d->db, filed_by_old_program, &d->err), RC_OK);
    db_rollback(d->db);
    OK(db_check(d->db, tell, NULL, &d->err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_database_of_every_earlier_schema_opens_with_all_that_it_held, desk_setup_folder,
            desk_teardown),
        FOLDER_TEST(an_older_program_that_is_still_open_files_nobody),
        FOLDER_TEST(customers_whom_nobody_came_to_file_are_filed_at_the_next_opening),
    };
    return cmocka_run_group_tests_name("store/migrate", tests, NULL, NULL);
}
