/* Documents of an application: what was asked for, what came, what is missing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_DOCUMENT_H
#define RIHLA_STORE_DOCUMENT_H

#include "store/application.h"

#define DOCUMENT_STATE_LIST(X)                                                                     \
    X(AWAITED, "awaited", N_("awaited"))                                                           \
    X(RECEIVED, "received", N_("received"))                                                        \
    X(MISSING, "missing", N_("missing"))

enum document_state {
#define X(name, word, title) DOCUMENT_##name,
    DOCUMENT_STATE_LIST(X)
#undef X
    DOCUMENT_STATE_COUNT
};
const char *document_state_word(enum document_state s);
const char *document_state_title(enum document_state s); /* msgid */
bool document_state_parse(const char *word, enum document_state *ret);

/* A row exists from the moment something happened to the document; before, it is AWAITED. */
struct document {
    struct rowid application;
    char doc[65];                  /* id in the card */
    enum document_state state;
    char note[NOTE_SIZE];             /* why it is missing, or a remark on what was received */
    char remedy[NOTE_SIZE];        /* what would do instead of what is missing */
    struct date answer_by;         /* until when what is missing is waited for; year 0: not said */
    char by[33];                   /* login */
    instant at;
};

enum rc document_put(struct db *db, const struct document *d, struct err *reterr);
enum rc document_each(struct db *db, struct rowid application,
                      bool (*row)(void *ctx, const struct document *d), void *ctx, struct err *reterr);

#endif
