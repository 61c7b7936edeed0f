/* Complaints in and out of files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#define HEADER "number,external,customer,subject,text,class,state,answer,logged_at\n"

static const char *file_of(struct desk *d, const char *name, const char *text)
{
    static char path[400];
    snprintf(path, sizeof path, "%s/%s", d->folders.root, name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
    return path;
}

static int64_t count(struct desk *d, const char *key)
{
    const struct cell *c = reply_get(&d->out, key);
    if (!c)
        fail_msg("the answer has no %s: %s", key, answer(d));
    return c->n;
}

/* Rejected rows leave the list of them beside the error. */
static void import_with_faults(struct desk *d, const char *path)
{
    assert_int_equal(as(d, "supervisor1", "complaint import %s", path), RC_BAD_DATA);
}

static char *exported(struct desk *d, enum reply_format format)
{
    struct buf text = {0};
    DONE(d, "supervisor1", "complaint export confidential=yes");
    reply_write(&text, &d->out, format);
    return buf_take(&text);
}

static void make_some(struct desk *d)
{
    register_one(d);
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject='=1+1' text='Line one\nline \"two\"' "
                      "class=urgent category=delay external=NCRM-1 employee=counter1");
    DONE(d, "supervisor1", "complaint assign complaint=CustComp-26-05-000001 to=agent1");
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=شكوى text='نص الشكوى'");
    DONE(d, "agent1", "complaint answer complaint=CustComp-26-05-000002 answer='نعتذر منكم'");
    DONE(d, "agent1", "complaint close complaint=CustComp-26-05-000002 rating=4 cause=staff "
                      "corrective='Spoken about'");
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=Secret text='Only for some' "
                      "class=confidential");
    DONE(d, "agent1", "complaint answer complaint=CustComp-26-05-000003 answer=Sorry");
    DONE(d, "agent1",
         "complaint verdict complaint=CustComp-26-05-000003 verdict=rejected reason=No rating=1");
}

static void into_a_fresh_database(struct desk *d)
{
    char *path = mem_printf("%s/fresh.db", d->folders.root);
    session_close(&d->session);
    free(d->session.db_path);
    d->session.db_path = path;
    assert_int_equal(db_create(path, true, &(struct date){2026, 5, 11}, &d->err), RC_OK);
    desk_staff(d);
    register_one(d);
}

static void round_trip(struct desk *d, enum reply_format format, const char *name)
{
    make_some(d);
    char *before = exported(d, format);
    const char *path = file_of(d, name, before);
    into_a_fresh_database(d);
    DONE(d, "supervisor1", "complaint import %s", path);
    assert_int_equal(count(d, "entered"), 3);
    DONE(d, "admin1", "admin check");
    char *after = exported(d, format);
    assert_string_equal(before, after);
    free(before);
    free(after);
    /* Numbers go on after those that came. */
    DONE(d, "agent1", "complaint log customer=C26-05-000001 subject=a text=b");
    assert_string_equal(reply_get(&d->out, "number")->s, "CustComp-26-05-000004");
    DONE(d, "supervisor1", "complaint import %s", path);
    assert_int_equal(count(d, "entered"), 0);
    assert_int_equal(count(d, "duplicates"), 3);
}

static void a_csv_round_trip_into_a_fresh_database_gives_the_same(void **state)
{
    round_trip(*state, REPLY_CSV, "complaints.csv");
}

static void a_json_round_trip_into_a_fresh_database_gives_the_same(void **state)
{
    round_trip(*state, REPLY_JSON, "complaints.json");
}

static void every_row_that_is_not_taken_has_its_line_and_reason(void **state)
{
    struct desk *d = *state;
    register_one(d);
    import_with_faults(
        d, file_of(d, "complaints.csv",
                   HEADER ",,C26-05-000009,a,b,,,,\n"
                          ",,C26-05-000001,a,b,loud,,,\n"
                          ",NCRM-1,C26-05-000001,a,b,,,,\n"
                          ",,C26-05-000001,,b,,,,\n"
                          ",,C26-05-000001,a,b,,closed,,\n"
                          ",,C26-05-000001,a,b,,,,yesterday\n"
                          ",NCRM-1,C26-05-000001,a,b,,,,\n"
                          "CustComp-1,,C26-05-000001,a,b,,,,\n"
                          ",,C26-05-000001,a,4111 1111 1111 1111,,,,\n"));
    static const struct {
        int line;
        const char *result, *field;
    } rows[] = {
        {2, "rejected", "customer"}, {3, "rejected", "class"},  {5, "rejected", "subject"},
        {6, "rejected", "answer"},   {7, "rejected", "logged_at"}, {8, "duplicate", ""},
        {9, "rejected", "number"},   {10, "rejected", "text"},
    };
    assert_int_equal(d->out.nrows, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct cell *field = reply_at(&d->out, i, "field");
        assert_int_equal(reply_at(&d->out, i, "line")->n, rows[i].line);
        assert_string_equal(reply_at(&d->out, i, "result")->s, rows[i].result);
        ROW_TEXT(field->s ? field->s : "", rows[i].field, reply_at(&d->out, i, "reason")->s);
    }
    assert_int_equal(count(d, "entered"), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM complaint WHERE external = 'NCRM-1'"), 1);
}

static void a_dry_run_says_the_same_and_changes_nothing(void **state)
{
    struct desk *d = *state;
    register_one(d);
    const char *path = file_of(d, "complaints.csv",
                               HEADER ",NCRM-1,C26-05-000001,a,b,,,,\n"
                                      ",NCRM-1,C26-05-000001,a,b,,,,\n");
    DONE(d, "supervisor1", "complaint import %s dry=yes", path);
    assert_int_equal(count(d, "entered"), 1);
    assert_int_equal(count(d, "duplicates"), 1);
    assert_int_equal(look(d, "SELECT count(*) FROM complaint"), 0);
    assert_int_equal(look(d, "SELECT count(*) FROM sequence WHERE prefix = 'CustComp-'"), 0);
    DONE(d, "supervisor1", "complaint import %s", path);
    assert_int_equal(look(d, "SELECT count(*) FROM complaint"), 1);
}

static void json_of_another_shape_is_answered(void **state)
{
    struct desk *d = *state;
    register_one(d);
    REFUSED(d, RC_BAD_DATA, "no JSON list", "supervisor1", "complaint import %s",
            file_of(d, "a.json", "{\"complaints\": 1}"));
    REFUSED(d, RC_BAD_DATA, "no JSON list", "supervisor1", "complaint import %s",
            file_of(d, "a.json", "[{\"customer\": \"C26-05-0000"));
    import_with_faults(d, file_of(d, "a.json", "[1, {}, {\"customer\": \"C26-05-000001\", \"subject\":"
                                               " \"a\", \"text\": \"b\", \"level\": 2}]"));
    assert_int_equal(d->out.nrows, 2);
    assert_int_equal(count(d, "entered"), 1);
    assert_int_equal(look(d, "SELECT level FROM complaint"), 2);
    REFUSED(d, RC_NOT_FOUND, "There is no file", "supervisor1", "complaint import %s/none.csv",
            d->folders.root);
}

static void an_imported_complaint_tells_nobody_and_has_its_line_in_the_story(void **state)
{
    struct desk *d = *state;
    register_one(d);
    DONE(d, "supervisor1", "complaint import %s",
         file_of(d, "complaints.csv",
                 HEADER "CustComp-25-12-000007,NCRM-7,C26-05-000001,a,b,,answered,Done,"
                        "2025-12-01T09:00:00+04:00\n"));
    assert_int_equal(look(d, "SELECT count(*) FROM outbox"), 0);
    DONE(d, "agent1", "complaint show complaint=CustComp-25-12-000007");
    assert_int_equal(d->out.nrows, 1);
    assert_string_equal(reply_at(&d->out, 0, "event")->s, "complaint-imported");
    assert_string_equal(reply_at(&d->out, 0, "to")->s, "answered");
    assert_string_equal(reply_get(&d->out, "external")->s, "NCRM-7");
    assert_int_equal(look(d, "SELECT last FROM sequence WHERE prefix = 'CustComp-' AND year = 2025"), 7);
}

static void confidential_ones_leave_the_house_only_when_asked_for(void **state)
{
    struct desk *d = *state;
    make_some(d);
    DONE(d, "supervisor1", "complaint export");
    assert_int_equal(d->out.nrows, 2);
    assert_null(strstr(answer(d), "Secret"));
    assert_string_equal(reply_get(&d->out, "exported_by")->s, "supervisor1");
    assert_int_equal(look(d, "SELECT count(*) FROM audit WHERE what = 'complaint export'"), 1);
    DONE(d, "supervisor1", "complaint export from=today to=today confidential=yes");
    assert_int_equal(d->out.nrows, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_csv_round_trip_into_a_fresh_database_gives_the_same),
        DESK_TEST(a_json_round_trip_into_a_fresh_database_gives_the_same),
        DESK_TEST(every_row_that_is_not_taken_has_its_line_and_reason),
        DESK_TEST(a_dry_run_says_the_same_and_changes_nothing),
        DESK_TEST(json_of_another_shape_is_answered),
        DESK_TEST(an_imported_complaint_tells_nobody_and_has_its_line_in_the_story),
        DESK_TEST(confidential_ones_leave_the_house_only_when_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
