/* The stays of applications in their states: kept by the timeline, and found for what was before.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/store/desk.h"

#include "store/handle.h"
#include "store/passage.h"

#include <sqlite3.h>

#include "schema.inc"

static sqlite3 *raw(const char *path)
{
    sqlite3 *sq;
    assert_int_equal(sqlite3_open(path, &sq), SQLITE_OK);
    return sq;
}

/* What is not at its end is in a stage of the journey, and the file knows in which. */
static void the_schema_knows_the_stage_of_every_state(void **state)
{
    struct desk *d = *state;
    sqlite3_stmt *st;
    sqlite3 *sq = raw(d->path);
    assert_int_equal(sqlite3_prepare_v2(sq, "SELECT word, coalesce(stage, '') FROM application_state",
                                        -1, &st, NULL),
                     SQLITE_OK);
    int found = 0;
    for (; sqlite3_step(st) == SQLITE_ROW; found++) {
        enum state s;
        const char *word = (const char *)sqlite3_column_text(st, 0);
        ROW_TRUE(state_parse(word, &s), word);
        ROW_TEXT((const char *)sqlite3_column_text(st, 1),
                 state_is_final(s) ? "" : stage_word(state_stage(s)), word);
    }
    assert_int_equal(found, STATE_COUNT);
    sqlite3_finalize(st);
    sqlite3_close(sq);
}

/* A move and the hour after the morning at which it happened. */
struct move {
    int hour;
    const char *event, *to;
};

static void add_moves(struct desk *d, struct rowid application, const struct move *moves, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct timeline_entry e = {
            .application = application, .at = MORNING + moves[i].hour * 3600, .by = "agent1"};
        snprintf(e.event, sizeof e.event, "%s", moves[i].event);
        snprintf(e.to, sizeof e.to, "%s", moves[i].to);
        OK(timeline_add(d->db, &e, &d->err));
    }
}

struct told {
    char text[2000];
    int rows;
};

/* "under-review 2-5 (2) return+-": hours of entering, leaving, and of the stage; begins and ends. */
static bool tell(void *ctx, const struct passage *p)
{
    struct told *t = ctx;
    size_t at = strlen(t->text);
    long entered = (long)(p->entered_at - MORNING) / 3600, since = (long)(p->stage_since - MORNING) / 3600;
    t->rows++;
    at += (size_t)snprintf(t->text + at, sizeof t->text - at, "%s %ld", state_word(p->state), entered);
    if (p->left_at)
        at += (size_t)snprintf(t->text + at, sizeof t->text - at, "-%ld",
                               (long)(p->left_at - MORNING) / 3600);
    snprintf(t->text + at, sizeof t->text - at, " (%ld) %s%s%s\n", since,
             p->left_at ? event_word(p->ended_by) : "", p->begins ? "+" : "", p->ends ? "-" : "");
    return true;
}

static const char *passages(struct desk *d, int from, int until, const char *service)
{
    static struct told t;
    memset(&t, 0, sizeof t);
    OK(passage_each(d->db, MORNING + from * 3600, MORNING + until * 3600, service, tell, &t, &d->err));
    return t.text;
}

static const struct move journey[] = {
    {1, "submit", "pending-payment"}, {2, "pay", "under-review"},   {5, "return", "returned"},
    {30, "expire", "cancelled"},      {40, "reopen", "returned"},   {41, "complete", "under-review"},
    {50, "approve", "approved"},      {51, "prepare", "ready"},     {60, "deliver", "delivered"},
};

static void a_stay_lasts_from_one_move_to_the_next(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct application a = desk_add_application(d, desk_add_customer(d, 1).id, 1);
    assert_string_equal(passages(d, 0, 100, NULL), "draft 0 (0) +\n");
    add_moves(d, a.id, journey, 3);
    assert_string_equal(passages(d, 0, 100, NULL), "draft 0-1 (0) submit+\n"
                                                   "pending-payment 1-2 (0) pay-\n"
                                                   "under-review 2-5 (2) return+\n"
                                                   "returned 5 (2) \n");
    db_rollback(d->db);
}

static void who_comes_back_enters_the_stage_anew_and_who_has_ended_stays_nowhere(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct application a = desk_add_application(d, desk_add_customer(d, 1).id, 1);
    add_moves(d, a.id, journey, COUNT(journey));
    assert_string_equal(passages(d, 30, 100, NULL), "returned 5-30 (2) expire-\n"
                                                    "returned 40-41 (40) complete+\n"
                                                    "under-review 41-50 (40) approve\n"
                                                    "approved 50-51 (40) prepare-\n"
                                                    "ready 51-60 (51) deliver+-\n");
    db_rollback(d->db);
}

static void a_span_of_time_finds_what_touches_it(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct application a = desk_add_application(d, desk_add_customer(d, 1).id, 1);
    add_moves(d, a.id, journey, 4);
    assert_string_equal(passages(d, -9, 0, NULL), "");
    assert_string_equal(passages(d, -9, 1, NULL), "draft 0-1 (0) submit+\n");
    assert_string_equal(passages(d, 6, 9, NULL), "returned 5-30 (2) expire-\n");
    assert_string_equal(passages(d, 31, 99, NULL), "");
    assert_string_equal(passages(d, 6, 9, "test-service"), "returned 5-30 (2) expire-\n");
    assert_string_equal(passages(d, 6, 9, "another"), "");
    db_rollback(d->db);
}

static int step_of_passages(void)
{
    int at = 0;
    while (!strstr(schema_steps[at].name, "passages"))
        at++;
    return at;
}

static char *dump(sqlite3 *sq)
{
    sqlite3_stmt *st;
    char *all = sqlite3_mprintf("");
    assert_int_equal(sqlite3_prepare_v2(sq,
                                        "SELECT application || ' ' || service || ' ' || state || ' ' ||"
                                        " stage || begins || ' ' || stage_since || ' ' || entered_at ||"
                                        " ' ' || coalesce(left_at, '-') || coalesce(ended_by, '-') ||"
                                        " coalesce(ends, '-') FROM passage ORDER BY application,"
                                        " entered_at, id",
                                        -1, &st, NULL),
                     SQLITE_OK);
    while (sqlite3_step(st) == SQLITE_ROW)
        all = sqlite3_mprintf("%z%s\n", all, sqlite3_column_text(st, 0));
    sqlite3_finalize(st);
    return all;
}

static void a_file_from_before_gets_the_same_stays(void **state)
{
    struct desk *d = *state;
    OK(db_begin(d->db, &d->err));
    struct rowid customer = desk_add_customer(d, 1).id;
    for (size_t n = 0; n <= COUNT(journey); n++)
        add_moves(d, desk_add_application(d, customer, (unsigned)n + 1).id, journey, n);
    OK(db_commit(d->db, &d->err));
    db_close(d->db);
    d->db = NULL;
    sqlite3 *sq = raw(d->path);
    char *kept = dump(sq);
    assert_int_equal(sqlite3_exec(sq,
                                  "DROP TABLE passage; DROP TRIGGER timeline_moved;"
                                  "ALTER TABLE application_state DROP COLUMN stage",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_exec(sq, schema_steps[step_of_passages()].sql, NULL, NULL, NULL),
                     SQLITE_OK);
    char *found = dump(sq);
    assert_string_equal(found, kept);
    assert_true(strlen(found) > 1000);
    sqlite3_free(found);
    sqlite3_free(kept);
    sqlite3_close(sq);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(the_schema_knows_the_stage_of_every_state),
        STORE_TEST(a_stay_lasts_from_one_move_to_the_next),
        STORE_TEST(who_comes_back_enters_the_stage_anew_and_who_has_ended_stays_nowhere),
        STORE_TEST(a_span_of_time_finds_what_touches_it),
        STORE_TEST(a_file_from_before_gets_the_same_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
