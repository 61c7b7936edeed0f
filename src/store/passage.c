/* The stays of applications in their states.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/passage.h"

#include "base/mem.h"
#include "store/query.h"

static void read_passage(struct cursor *c, struct passage *p)
{
    col_text(c, p->service, sizeof p->service);
    COL_WORD(c, state_parse, &p->state);
    p->begins = col_number(c) != 0;
    p->stage_since = col_instant(c);
    p->entered_at = col_instant(c);
    p->left_at = col_instant(c);
    if (p->left_at) {
        COL_WORD(c, event_parse, &p->ended_by);
        p->ends = col_number(c) != 0;
    }
}

enum rc passage_each(struct db *db, instant from, instant until, const char *service,
                     bool (*row)(void *ctx, const struct passage *p), void *ctx, struct err *reterr)
{
    struct cursor *c = OPEN(db, PASSAGES, V(from), V(until), V(service));
    for (bool more = true; more && query_next(c);) {
        struct passage p = {0};
        read_passage(c, &p);
        more = row(ctx, &p);
    }
    return query_close(c, reterr);
}
