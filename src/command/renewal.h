/* An application that renews what was issued for an earlier one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_RENEWAL_H
#define RIHLA_COMMAND_RENEWAL_H

#include "command/case.h"

/* May this customer renew what was issued for that application, by that service, today? Its current
 * result; else the error says why not. */
enum rc renewal_check(struct session *s, const char *application, const struct card *by,
                      const struct customer *customer, struct result *ret, struct err *reterr);

/* A message where it has expired; nothing for a result without an id. */
void renewal_warn(struct session *s, const struct result *earlier, struct reply *out);

/* What the application renews, as entries of the record; nothing where it renews nothing. */
enum rc renewal_entries(struct session *s, struct rowid application, struct reply *out,
                        struct err *reterr);

#endif
