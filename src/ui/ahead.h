/* Keys typed before anybody could answer them, kept in order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_AHEAD_H
#define RIHLA_UI_AHEAD_H

#include "ui/screen.h"

struct ahead {
    struct key *keys; /* with their own copies of the bytes */
    size_t n, cap, next;
    struct buf bytes; /* of the key handed out last */
};

void ahead_keep(struct ahead *a, const struct key *k);

/* The oldest key; its bytes live until the next call. False: none is left. */
bool ahead_next(struct ahead *a, struct key *ret_key);

void ahead_done(struct ahead *a);

#endif
