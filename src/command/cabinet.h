/* The cabinet as a whole: whether every copy is there, what nothing refers to, and copying all of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CABINET_H
#define RIHLA_COMMAND_CABINET_H

#include "command/command.h"
#include "command/session.h"

/* Reads every copy that something refers to; problem() is called for each that is gone or changed. Tells
 * of copies that nothing refers to, and removes those older than a day with `tidy`: a younger one may
 * belong to something that is just being written. RC_STORAGE: there were problems. */
enum rc cabinet_check(struct session *s, bool tidy, struct reply *out,
                      void (*problem)(void *ctx, const struct msg *what), void *ctx,
                      struct err *reterr);

/* Copies what is attached to DATABASE-files beside a backup. Says so where there is anything. */
enum rc cabinet_backup(struct session *s, const char *database, struct reply *out,
                       struct err *reterr);

#endif
