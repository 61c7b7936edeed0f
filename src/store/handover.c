/* Results on their way to the customer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/handover.h"

#include "base/mem.h"
#include "store/query.h"

enum rc handover_insert(struct db *db, struct handover *h, struct err *reterr)
{
    enum rc rc = RUN(db, HANDOVER_INSERT, reterr, V(h->application), V(handover_way_word(h->way)),
                     V(h->receiver), V(h->relation), V(h->authority), V(h->proof),
                     V(h->proof_reference), V(h->courier), V(h->tracking), V(h->link),
                     V(handover_state_word(h->state)), V(h->by), V(h->begun_at), V(h->ended_at));
    if (rc == RC_CONFLICT)
        return ERR(reterr, rc, NULL, N_("It is with a courier already; nothing was sent twice"));
    if (rc == RC_OK)
        h->id = query_inserted(db);
    return rc;
}

enum rc handover_end(struct db *db, const struct handover *h, struct err *reterr)
{
    return RUN(db, HANDOVER_END, reterr, V(h->id), V(h->receiver), V(handover_state_word(h->state)),
               V(h->ended_at));
}

static void read_handover(struct cursor *c, struct handover *h)
{
    h->id = col_rowid(c);
    h->application = col_rowid(c);
    COL_WORD(c, handover_way_parse, &h->way);
    col_text(c, h->receiver, sizeof h->receiver);
    col_text(c, h->relation, sizeof h->relation);
    col_text(c, h->authority, sizeof h->authority);
    col_text(c, h->proof, sizeof h->proof);
    col_text(c, h->proof_reference, sizeof h->proof_reference);
    col_text(c, h->courier, sizeof h->courier);
    col_text(c, h->tracking, sizeof h->tracking);
    col_text(c, h->link, sizeof h->link);
    COL_WORD(c, handover_state_parse, &h->state);
    col_text(c, h->by, sizeof h->by);
    h->begun_at = col_instant(c);
    h->ended_at = col_instant(c);
}

enum rc handover_last(struct db *db, struct rowid application, struct handover *ret,
                      struct err *reterr)
{
    struct cursor *c = OPEN(db, HANDOVER_LAST, V(application));
    bool found = query_next(c);
    if (found)
        read_handover(c, ret);
    return query_found(c, found, reterr);
}
