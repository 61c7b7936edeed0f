/* Messages to people: whom they reach, on which way, in which language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_TELL_H
#define RIHLA_COMMAND_TELL_H

#include "command/session.h"
#include "store/trail.h"

struct recipient {
    struct rowid customer;        /* n 0: nobody who is registered */
    enum message_channel channel;
    char to[255];                 /* E.164 or an e-mail address */
    enum lang lang;
};

/* By the customer's preferred channel, or the other one where that is not known. False: there is no
 * way to reach the customer. */
bool tell_customer(const struct customer *c, struct recipient *ret);

/* At a telephone number that takes text messages, or an e-mail address. False: it is neither. */
bool tell_address(const char *address, enum lang lang, struct recipient *ret);

/* What somebody typed, neutralised and in one line: its beginning in a text message, all of it in an
 * e-mail. Appends. */
void tell_typed(struct buf *out, const struct recipient *r, const char *typed);

/* Puts the final words into the outbox. subject, for an e-mail alone: a msgid whose one argument is about,
 * so that it can tell nothing of anybody but the number of their case. */
enum rc tell_send(struct session *s, const struct recipient *r, const char *subject, const char *text,
                  const char *about, struct err *reterr);

#endif
