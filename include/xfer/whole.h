/* Reading a small text file that other programs wrote, in one piece.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_XFER_WHOLE_H
#define RIHLA_XFER_WHOLE_H

#include "base/err.h"

enum { WHOLE_MAX = 16 * 1024 * 1024 /* bytes */ };

/* The text of a plain file, without a byte order mark; owned by the caller. RC_NOT_FOUND, RC_STORAGE;
 * RC_BAD_DATA: longer than WHOLE_MAX, or no text. */
enum rc whole_read(const char *path, char **ret, struct err *reterr);

#endif
