/* How identity was checked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/proof.h"

#include "base/word.h"

static const struct word proofs[] = {
#define X(name, word, title) [PROOF_##name] = {word, title},
    PROOF_LIST(X)
#undef X
};

WORD_FUNCTIONS(proof, proofs)

bool proof_needs_reference(enum proof p)
{
    return p == PROOF_DIGITAL;
}
