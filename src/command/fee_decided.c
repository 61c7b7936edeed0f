/* Which fees of a card are decided already.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/fee.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

struct deciding {
    const struct card *card;
    bool *decided;
};

static bool note_charge(void *ctx, const struct charge *h)
{
    const struct deciding *d = ctx;
    for (size_t i = 0; i < d->card->nfees; i++) {
        if (strcmp(d->card->fees[i].id, h->fee) == 0 && !h->taken_back && !h->takes_back.n)
            d->decided[i] = true;
    }
    return true;
}

enum rc fee_decided(struct session *s, const struct casework *c, bool *decided, struct err *reterr)
{
    memset(decided, 0, c->card->nfees * sizeof *decided);
    return charge_each(s->db, c->app.id, note_charge, &(struct deciding){c->card, decided}, reterr);
}

bool fee_is_assessed(const struct casework *c, const struct card_fee *fee)
{
    return (fee->assessed_later || fee->moment == FEE_AT_ASSESSMENT) &&
           condition_holds(&fee->when, &c->counted);
}

/* The first that is not decided; NULL: none. */
static enum rc first_undecided(struct session *s, const struct casework *c, bool of_moment,
                               enum fee_moment moment, const struct card_fee **ret,
                               struct err *reterr)
{
    bool *decided = mem_array(c->card->nfees ? c->card->nfees : 1, sizeof *decided);
    enum rc rc = fee_decided(s, c, decided, reterr);
    *ret = NULL;
    for (size_t i = 0; !rc && i < c->card->nfees && !*ret; i++) {
        const struct card_fee *f = &c->card->fees[i];
        if (!decided[i] && fee_is_assessed(c, f) && (!of_moment || f->moment == moment))
            *ret = f;
    }
    free(decided);
    return rc;
}

enum rc fees_unassessed(struct session *s, const struct casework *c, bool *ret_unassessed,
                        struct err *reterr)
{
    const struct card_fee *first;
    enum rc rc = first_undecided(s, c, false, FEE_AT_ASSESSMENT, &first, reterr);
    if (!rc)
        *ret_unassessed = first != NULL;
    return rc;
}

enum rc fee_check_raised(struct session *s, const struct casework *c, enum fee_moment moment,
                         struct err *reterr)
{
    const struct card_fee *first;
    enum rc rc = first_undecided(s, c, true, moment, &first, reterr);
    if (rc || !first)
        return rc;
    return ERR(reterr, RC_BAD_DATA, NULL,
               N_("What \"%1$s\" costs is not known yet. First raise it, or have a supervisor waive it: "
                  "fee raise application=%2$s fee=%3$s amount=…"),
               bi_text(&first->purpose), c->app.number, first->id);
}
