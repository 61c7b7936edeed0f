/* What must hold for a step of the workflow, as a few words: for its picture, where workflow.h has the
 * sentences that refuse.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_GUARD_H
#define RIHLA_DOMAIN_GUARD_H

#include "domain/workflow.h"

const char *guard_title(enum guard one); /* msgid */

#endif
