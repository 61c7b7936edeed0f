/* How it was checked that a person is who they say. The digital identity is a browser login with a push
 * to the customer's telephone: a terminal cannot ask it, only note that it was asked elsewhere.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_PROOF_H
#define RIHLA_DOMAIN_PROOF_H

#include "base/msg.h"

#include <stdbool.h>

/* word is what the database and JSON hold, title is a msgid. */
#define PROOF_LIST(X)                                                                              \
    X(EID_CARD, "eid-card", N_("Emirates ID card seen"))                                           \
    X(QUESTIONS, "questions", N_("security questions answered"))                                   \
    X(DIGITAL, "digital-identity", N_("digital identity verified elsewhere"))

enum proof {
#define X(name, word, title) PROOF_##name,
    PROOF_LIST(X)
#undef X
    PROOF_COUNT
};

bool proof_parse(const char *word, enum proof *ret_proof);
const char *proof_word(enum proof p);
const char *proof_title(enum proof p); /* msgid */

/* Whether it counts only with the reference under which it was verified. */
bool proof_needs_reference(enum proof p);

#endif
