/* Attachments in the database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/attachment.h"

static const char hash[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

static struct attachment made(struct desk *d, unsigned n)
{
    struct customer c = desk_add_customer(d, n);
    struct application a = desk_add_application(d, c.id, n);
    struct attachment h = {.application = a.id, .part = ATTACHMENT_DOCUMENT, .doc = "invoice",
                           .type = FILE_TYPE_PNG, .size = 7, .name = "scan.png", .by = "agent1",
                           .at = MORNING};
    snprintf(h.number, sizeof h.number, "Att-26-05-%06u", n);
    snprintf(h.hash, sizeof h.hash, "%s", hash);
    OK(attachment_insert(d->db, &h, &d->err));
    return h;
}

static void what_was_attached_is_found_whatever_the_case(void **state)
{
    struct desk *d = *state;
    struct attachment h;
    OK(db_begin(d->db, &d->err));
    (void)made(d, 1);
    OK(attachment_by_number(d->db, "att-26-05-000001", &h, &d->err));
    assert_string_equal(h.hash, hash);
    assert_int_equal(h.type, FILE_TYPE_PNG);
    assert_int_equal(h.size, 7);
    assert_string_equal(h.application_number, "E26-05-000001");
    assert_string_equal(h.doc, "invoice");
    assert_int_equal(attachment_by_number(d->db, "Att-26-05-000002", &h, &d->err), RC_NOT_FOUND);
    OK(db_commit(d->db, &d->err));
}

static bool count_row(void *ctx, const struct attachment *a)
{
    (void)a;
    ++*(int *)ctx;
    return true;
}

static bool count_content(void *ctx, const char *found, const char *number)
{
    (void)number;
    assert_string_equal(found, hash);
    ++*(int *)ctx;
    return true;
}

static void what_was_removed_is_listed_no_more_and_stays(void **state)
{
    struct desk *d = *state;
    int rows = 0, contents = 0;
    OK(db_begin(d->db, &d->err));
    struct attachment one = made(d, 1), two = made(d, 2);
    snprintf(one.removed_by, sizeof one.removed_by, "agent1");
    snprintf(one.removed_why, sizeof one.removed_why, "mistake");
    one.removed_at = MORNING;
    OK(attachment_removed(d->db, &one, &d->err));
    assert_int_equal(attachment_removed(d->db, &one, &d->err), RC_CONFLICT);
    OK(attachment_each(d->db, (struct rowid){0}, (struct rowid){0}, 10, count_row, &rows, &d->err));
    assert_int_equal(rows, 1);
    OK(attachment_contents(d->db, count_content, &contents, &d->err));
    assert_int_equal(contents, 1);
    OK(attachment_by_number(d->db, one.number, &one, &d->err));
    assert_string_equal(one.removed_why, "mistake");
    rows = 0;
    OK(attachment_each(d->db, two.application, (struct rowid){0}, 10, count_row, &rows, &d->err));
    assert_int_equal(rows, 1);
    OK(db_commit(d->db, &d->err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(what_was_attached_is_found_whatever_the_case),
        STORE_TEST(what_was_removed_is_listed_no_more_and_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
