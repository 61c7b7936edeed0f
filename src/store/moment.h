/* Where the clock of a demonstration stands. Private to the store.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_MOMENT_H
#define RIHLA_STORE_MOMENT_H

#include "store/handle.h"

/* Reads it from the file: when that is opened, and with each transaction on a demonstration, because
 * another process may have moved it. */
enum rc moment_read(struct db *db, struct err *reterr);

#endif
