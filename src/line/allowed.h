/* The readline functions a key may reach. Everything else stays unbound: file names, shell-like
 * macros, dumps and re-reading of init files have no place at a counter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_LINE_ALLOWED_H
#define RIHLA_LINE_ALLOWED_H

extern const char *const allowed_functions[]; /* readline's names; ends with NULL */

#endif
