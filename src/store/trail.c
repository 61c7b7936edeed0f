/* Timeline, audit and outbox: what happened, who did it, what the customer is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/trail.h"

#include "base/mem.h"
#include "store/query.h"

enum { LOGIN_SIZE = 33 };

enum rc timeline_add(struct db *db, const struct timeline_entry *e, struct err *reterr)
{
    return RUN(db, TIMELINE_INSERT, reterr, V(e->application), V(e->complaint), V(e->at), V(e->by),
               V(e->event), V(e->from), V(e->to), V(e->note), V(e->about));
}

enum rc timeline_each(struct db *db, struct rowid application, struct rowid complaint,
                      bool (*row)(void *ctx, const struct timeline_entry *e), void *ctx,
                      struct err *reterr)
{
    struct cursor *c = application.n ? OPEN(db, TIMELINE_OF_APPLICATION, V(application))
                                     : OPEN(db, TIMELINE_OF_COMPLAINT, V(complaint));
    for (bool more = true; more && query_next(c);) {
        struct timeline_entry e;
        e.application = col_rowid(c);
        e.complaint = col_rowid(c);
        e.at = col_instant(c);
        col_text(c, e.by, sizeof e.by);
        col_text(c, e.event, sizeof e.event);
        col_text(c, e.from, sizeof e.from);
        col_text(c, e.to, sizeof e.to);
        col_text(c, e.note, sizeof e.note);
        col_text(c, e.about, sizeof e.about);
        more = row(ctx, &e);
    }
    return query_close(c, reterr);
}

enum rc timeline_last_by(struct db *db, struct rowid application, struct rowid complaint,
                         const char *event, char *ret_login, struct err *reterr)
{
    struct cursor *c = application.n ? OPEN(db, TIMELINE_APPLICATION_BY, V(application), V(event))
                                     : OPEN(db, TIMELINE_COMPLAINT_BY, V(complaint), V(event));
    bool found = query_next(c);
    if (found)
        col_text(c, ret_login, LOGIN_SIZE);
    return query_found(c, found, reterr);
}

enum rc audit_add(struct db *db, instant at, const char *by, const char *what, const char *about,
                  const char *details, enum rc outcome, struct err *reterr)
{
    return RUN(db, AUDIT_INSERT, reterr, V(at), V(by), V(what), V(about), V(details),
               V(rc_name(outcome)));
}

enum rc audit_last(struct db *db, const char *what, const char *about, struct audit_entry *ret,
                   struct err *reterr)
{
    struct cursor *c = OPEN(db, AUDIT_LAST, V(what), V(about));
    bool found = query_next(c);
    if (found) {
        ret->at = col_instant(c);
        col_text(c, ret->by, sizeof ret->by);
        col_text(c, ret->details, sizeof ret->details);
    }
    enum rc rc = query_found(c, found, reterr);
    if (rc == RC_NOT_FOUND)
        return ERR(reterr, rc, NULL, N_("Nothing of that kind was done with %1$s"), about);
    return rc;
}

enum rc outbox_add(struct db *db, instant at, struct rowid customer, const char *channel,
                   const char *to, enum lang lang, const char *subject, const char *text,
                   const char *about, struct err *reterr)
{
    return RUN(db, OUTBOX_INSERT, reterr, V(at), V(customer), V(channel), V(to), V(lang_code(lang)),
               V(text), V(about), V(subject));
}
