/* Who holds a case: claims bind what changes it, never what reads it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CLAIM_H
#define RIHLA_COMMAND_CLAIM_H

#include "command/case.h"
#include "store/claim.h"

/* Who holds it now: a login, or "" where nobody does or the time is over. Borrowed. */
const char *claim_holder(const struct application *a, instant now);

/* Before a change by the staff of the session. RC_CONFLICT names who holds it and the way out. The
 * holder's own change gives the claim its full time again. What time does by itself is not bound. */
enum rc claim_check(struct session *s, const struct application *a, struct err *reterr);

/* The step for which it was claimed is done: the next belongs to whoever takes it. */
enum rc claim_over(struct session *s, const struct application *a, struct err *reterr);

/* Removes one whose time is over, and tells it in the story. */
enum rc claim_lapse(struct session *s, const struct kept_claim *l, struct err *reterr);

/* Lets others work on all that somebody holds who works here no longer, and tells it in the stories. */
enum rc claim_release_all(struct session *s, const char *login, size_t *ret_count, struct err *reterr);

/* Holder and end, where somebody holds it, as entries of the reply's record. */
void claim_entries(struct session *s, const struct application *a, struct reply *out);

#endif
