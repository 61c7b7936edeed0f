/* What must hold for a step of the workflow, in words: for its picture, where workflow.h has only the
 * sentences that refuse.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_GUARD_H
#define RIHLA_DOMAIN_GUARD_H

/* One bit of enum guard (domain/workflow.h). NULL: there is no such guard. */
const char *condition_word(unsigned guard);
const char *condition_title(unsigned guard); /* msgid */

#endif
