/* Messages to customers as the outbox keeps them: reading them. They are written by outbox_add() and
 * campaign_message().
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_MESSAGE_H
#define RIHLA_STORE_MESSAGE_H

#include "store/customer.h"

struct message {
    struct rowid id;
    instant at;                 /* when it was written */
    char customer_number[32], customer_en[TITLE_SIZE], customer_ar[TITLE_SIZE]; /* "": nobody registered */
    enum message_channel channel;
    char to[255];               /* E.164 or an e-mail address */
    enum lang lang;
    char about[65];             /* the number of a case or a campaign, a card's id, or "" */
    char sender[12];            /* of a promotion; else "" */
    char *subject, *text;       /* subject "": none; freed by message_done() */
};
void message_done(struct message *m);

/* Each message for which all that is said holds. */
struct message_filter {
    const char *about;          /* NULL: any */
    struct rowid customer;      /* n 0: any */
    bool by_channel;
    enum message_channel channel;
    instant from, until;        /* from … before until */
};

/* Newest first, until row() gives false. It borrows *m. */
enum rc message_each(struct db *db, const struct message_filter *f,
                     bool (*row)(void *ctx, const struct message *m), void *ctx, struct err *reterr);

/* RC_NOT_FOUND without words. */
enum rc message_by_id(struct db *db, struct rowid id, struct message *ret, struct err *reterr);

#endif
