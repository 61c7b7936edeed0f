/* The database as a whole: making, checking, copying, and the demonstration.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#include "base/paths.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NOBODYS_UID = 54321 };

static void use_file(struct desk *d, const char *name)
{
    if (d->session.db)
        db_close(d->session.db);
    d->session.db = NULL;
    free(d->session.db_path);
    d->session.db_path = mem_printf("%s/%s", d->folders.root, name);
}

static void a_database_that_is_there_is_left_alone(void **state)
{
    struct desk *d = *state;
    REFUSED(d, RC_CONFLICT, "There is a database already", "admin1", "admin init demo=yes");
    DONE(d, "admin1", "staff list");
    assert_int_equal(d->out.nrows, ROLE_COUNT);
}

static void an_init_that_was_interrupted_can_be_completed(void **state)
{
    struct desk *d = *state;
    use_file(d, "half.db");
    assert_int_equal(db_create(d->session.db_path, false, NULL, NULL), RC_OK);
    DONE(d, NULL, "admin init");
    DONE(d, NULL, "staff list");
    assert_int_equal(d->out.nrows, 1);
}

/* Such an account could never come back to administer it. */
static void an_account_without_a_name_makes_no_database(void **state)
{
    struct desk *d = *state;
    const uid_t me = geteuid();
    if (me != 0 || getpwuid(NOBODYS_UID))
        skip();
    use_file(d, "new.db");
    assert_int_equal(chmod(d->folders.root, 0777), 0);
    assert_int_equal(seteuid(NOBODYS_UID), 0);
    enum rc rc = as(d, NULL, "admin init");
    assert_int_equal(seteuid(me), 0);
    assert_int_equal(rc, RC_DENIED);
    assert_holds(d->sentence, "system account");
    assert_int_equal(access(d->session.db_path, F_OK), -1);
}

static void only_a_demonstration_has_a_clock_that_stands(void **state)
{
    struct desk *d = *state;
    use_file(d, "new.db");
    REFUSED(d, RC_USAGE, "demo=yes", NULL, "admin init date=1/1/2026");
    REFUSED(d, RC_NOT_FOUND, "admin init", NULL, "day summary");
}

static void a_copy_is_whole_and_never_written_over_another_file(void **state)
{
    struct desk *d = *state;
    pay_one(d);
    DONE(d, "admin1", "admin backup to='%s/copy.db'", d->folders.root);
    REFUSED(d, RC_CONFLICT, "copy.db", "admin1", "admin backup to='%s/copy.db'", d->folders.root);
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'admin backup' AND outcome = 'ok'"),
                     1);
    use_file(d, "copy.db");
    DONE(d, "agent1", "application show E26-05-000001");
    assert_string_equal(entry(d, "state"), "under-review");
    DONE(d, "admin1", "admin check");
}

static void all_states_are_there(struct desk *d)
{
    DONE(d, "admin1", "day summary");
    for (size_t i = 0; i < d->out.nrows; i++)
        ROW_TRUE(reply_at(&d->out, i, "count")->n > 0, reply_at(&d->out, i, "state")->s);
    assert_int_equal(look(d, "SELECT count(DISTINCT state) FROM complaint"), 3);
    assert_int_equal(look(d, "SELECT count(DISTINCT outcome) FROM payment"), 3);
    assert_true(look(d, "SELECT count(*) FROM customer") >= 100);
    assert_true(look(d, "SELECT count(*) FROM application") >= 200);
}

/* With the services that come with Rihla: each has a case that went all the way, so its form has
 * answers that suit it. */
static void the_demonstration_has_every_service_and_every_state(void **state)
{
    struct desk *d = *state;
    use_file(d, "demo.db");
    free(d->session.cards_folder);
    free(d->session.forms_folder);
    d->session.cards_folder = path_share("data/cards");
    d->session.forms_folder = path_share("forms");
    DONE(d, NULL, "admin init demo=yes date=12/5/2026");
    all_states_are_there(d);
    DONE(d, NULL, "catalogue list");
    assert_int_equal(look(d, "SELECT count(DISTINCT service) FROM application WHERE state = 'delivered'"),
                     d->out.nrows);
    DONE(d, "admin1", "admin check");
}

static void the_demonstration_is_the_same_each_time(void **state)
{
    struct desk *d = *state;
    struct buf first = {0};
    for (int i = 0; i < 2; i++) {
        use_file(d, i ? "second.db" : "first.db");
        DONE(d, NULL, "admin init demo=yes date=12/5/2026");
        DONE(d, "supervisor1", "application list");
        if (i == 0)
            buf_add(&first, answer(d));
    }
    assert_string_equal(answer(d), buf_text(&first));
    buf_done(&first);
}

static void a_demonstration_without_services_leaves_no_file(void **state)
{
    struct desk *d = *state;
    use_file(d, "none.db");
    free(d->session.cards_folder);
    d->session.cards_folder = mem_strdup(d->folders.root);
    REFUSED(d, RC_NOT_FOUND, "nothing to demonstrate", NULL, "admin init demo=yes");
    assert_int_equal(access(d->session.db_path, F_OK), -1);
}

static void a_sound_catalogue_is_said_to_be_well(void **state)
{
    struct desk *d = *state;
    DONE(d, NULL, "catalogue check");
    TOLD(d, "Service cards: 2, forms: 2");
    assert_int_equal(d->out.nrows, 0);
}

static void faults_of_the_catalogue_are_told_with_file_and_line(void **state)
{
    struct desk *d = *state;
    folders_write(d->folders.cards, "bad.xml", "<card id=\"bad\">\n<nonsense/>\n</card>\n");
    REFUSED(d, RC_BAD_DATA, "The catalogue has problems", NULL, "catalogue check cards='%s' forms='%s'",
            d->folders.cards, d->folders.forms);
    assert_true(d->out.nrows >= 1);
    assert_holds(reply_at(&d->out, 0, "file")->s, "bad.xml");
    assert_true(reply_at(&d->out, 0, "line")->n > 0);
    REFUSED(d, RC_NOT_FOUND, "nowhere", NULL, "catalogue check cards=nowhere");
}

static void a_card_is_shown_with_everything_on_it(void **state)
{
    struct desk *d = *state;
    DONE(d, NULL, "card show permit");
    assert_string_equal(entry(d, "promise"), "2 – 3 working days");
    assert_string_equal(entry(d, "audience"), "individuals, companies");
    assert_string_equal(entry(d, "fee_request"), "AED 100.00 per copy, on submission");
    assert_string_equal(entry(d, "fee_visit"), "assessed later, per assessor and day");
    assert_string_equal(entry(d, "step_1"), "Apply.");
    assert_int_equal(d->out.nrows, 3);
    assert_int_equal(reply_at(&d->out, 1, "conditional")->n, 1);
    DONE(d, NULL, "card show enquiry");
    assert_string_equal(entry(d, "promise"), "instant service");
    DONE(d, NULL, "card find تصريح");
    assert_string_equal(reply_at(&d->out, 0, "card")->s, "permit");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_database_that_is_there_is_left_alone),
        DESK_TEST(an_init_that_was_interrupted_can_be_completed),
        DESK_TEST(an_account_without_a_name_makes_no_database),
        DESK_TEST(only_a_demonstration_has_a_clock_that_stands),
        DESK_TEST(a_copy_is_whole_and_never_written_over_another_file),
        DESK_TEST(the_demonstration_has_every_service_and_every_state),
        DESK_TEST(the_demonstration_is_the_same_each_time),
        DESK_TEST(a_demonstration_without_services_leaves_no_file),
        DESK_TEST(a_sound_catalogue_is_said_to_be_well),
        DESK_TEST(faults_of_the_catalogue_are_told_with_file_and_line),
        DESK_TEST(a_card_is_shown_with_everything_on_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
