/* Checking a database: the file, its references, and what must always hold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "domain/number.h"
#include "domain/workflow.h"
#include "store/customer.h"
#include "store/filing.h"
#include "store/handle.h"
#include "store/query.h"

#include <string.h>

enum { UNFOUND_TOLD = 20 };

struct check {
    struct db *db;
    void (*problem)(void *ctx, const struct msg *what);
    void *ctx;
    int found, unfound;
};

/* Queries whose every row is a fault; their columns fill the sentence. */
static const struct {
    enum query_id query;
    const char *sentence;
} rules[] = {
    {Q_CHECK_INTEGRITY, N_("The database file is damaged: %1$s")},
    {Q_CHECK_REFERENCES, N_("A row of %1$s (%2$s) points at a row of %3$s that is not there")},
    {Q_CHECK_LAST_STATE,
     N_("Application %1$s is in state %2$s, but its timeline ends in another state")},
    {Q_CHECK_PASSAGES, N_("How long application %1$s stayed in its states is kept wrongly")},
    {Q_CHECK_OVERPAID, N_("More was paid for application %1$s than was charged")},
    {Q_CHECK_STATE_FIGURES, N_("The number of applications in state %1$s is wrong")},
    {Q_CHECK_WAITING, N_("The number of open complaints (%1$s) is wrong")},
    {Q_CHECK_COMPLAINT_STATE,
     N_("Complaint %1$s is in state %2$s, but its timeline ends in another state")},
    {Q_CHECK_COMPLAINT_CLOCK, N_("The clock of complaint %1$s does not fit its state")},
    {Q_CHECK_COMPLAINT_WORD, N_("Complaint %1$s has a category or a cause that no list knows")},
    {Q_CHECK_MERGED, N_("Customer %1$s was merged into another but still has something")},
    {Q_CHECK_MERGE_CIRCLE, N_("Customer %1$s was merged into somebody who was merged into it")},
    {Q_CHECK_RESULT_CUSTOMER,
     N_("The result of application %1$s belongs to another customer than the application")},
    {Q_CHECK_RATINGS, N_("Complaint %1$s shows another rating than the one that counts")},
    {Q_CHECK_RATING_EARLY, N_("The delivery of application %1$s was rated, but it was not delivered")},
    {Q_CHECK_CONTACT_STATE,
     N_("Contact %1$s is in state %2$s, but its story ends in another state")},
    {Q_CHECK_CONTACT_FIGURE,
     N_("The number of contacts that wait (%1$s, of nobody: %2$s) is wrong")},
    {Q_CHECK_CONTACT_DAYS, N_("The contacts of %1$s are counted wrongly")},
    {Q_CHECK_DAY_FIGURES, N_("The figures of %1$s are wrong")},
    {Q_CHECK_CAMPAIGNS, N_("Campaign %1$s counts its messages wrongly")},
};

static void tell(struct check *k, const struct msg *m)
{
    k->found++;
    k->problem(k->ctx, m);
}

/* A file so damaged that the question fails is itself what was asked. */
static void finish(struct check *k, struct cursor *c)
{
    struct err e;
    if (query_close(c, &e) != RC_OK)
        tell(k, &e.msg);
}

static void check_rule(struct check *k, enum query_id query, const char *sentence)
{
    size_t columns = strlen(query_table[query].columns);
    struct cursor *c = query_open(k->db, query, &BIND_END);
    while (query_next(c)) {
        struct msg m;
        char word[3][MSG_ARG_SIZE] = {{0}};
        for (size_t i = 0; i < columns && i < 3; i++)
            col_text(c, word[i], sizeof word[i]);
        MSG(&m, sentence, word[0], word[1], word[2]);
        tell(k, &m);
    }
    finish(k, c);
}

/* Which states are final only the workflow knows. */
static void check_closed(struct check *k)
{
    struct cursor *c = OPEN(k->db, CHECK_CLOSED, BIND_END);
    while (query_next(c)) {
        struct msg m;
        enum state s;
        char word[33];
        col_text(c, word, sizeof word);
        bool closed = col_number(c) != 0;
        MSG(&m, N_("Applications in state %1$s are listed wrongly among the open or closed ones"),
            word);
        if (!state_parse(word, &s) || state_is_final(s) != closed)
            tell(k, &m);
    }
    finish(k, c);
}

/* Receipts count up without gaps, so their counter knows how many payments there are. */
static void check_receipts(struct check *k)
{
    struct cursor *c = OPEN(k->db, CHECK_RECEIPTS, V(NUMBER_PREFIX_RECEIPT));
    while (query_next(c)) {
        struct msg m;
        char paid[33], given[33];
        col_text(c, paid, sizeof paid);
        col_text(c, given, sizeof given);
        MSG(&m, N_("%1$s payments were taken, but %2$s receipt numbers were given out"), paid,
            given);
        tell(k, &m);
    }
    finish(k, c);
}

/* Somebody whom the lists of the search know wrongly; many are all of one cause. */
static void tell_unfound(void *ctx, struct rowid customer)
{
    struct check *k = ctx;
    struct customer c;
    struct msg m;
    if (customer.n == 0)
        MSG(&m, N_("The search knows spellings wrongly; build it again with: admin reindex"));
    else if (k->unfound++ >= UNFOUND_TOLD ||
             customer_by_id(k->db, customer, &c, NULL) != RC_OK)
        return;
    else
        MSG(&m,
            N_("The search knows the names of customer %1$s wrongly; build it again with: admin "
               "reindex"),
            c.number);
    tell(k, &m);
}

static void check_search(struct check *k)
{
    struct err e;
    if (filing_compare(k->db, tell_unfound, k, &e) != RC_OK)
        tell(k, &e.msg);
}

enum rc db_check(struct db *db, void (*problem)(void *ctx, const struct msg *what), void *ctx,
                 struct err *reterr)
{
    struct check k = {.db = db, .problem = problem, .ctx = ctx};
    enum rc rc = db_begin_read(db, reterr);
    if (rc != RC_OK)
        return rc;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        check_rule(&k, rules[i].query, rules[i].sentence);
    check_closed(&k);
    check_receipts(&k);
    check_search(&k);
    db_end_read(db);
    if (k.found)
        return ERR(reterr, RC_STORAGE, NULL,
                   N_("The database %1$s has faults; keep a copy of it and go back to a backup"),
                   db_path(db));
    return RC_OK;
}
