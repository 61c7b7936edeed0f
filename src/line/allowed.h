/* What readline is allowed here. Everything that is not on the list stays unbound: file names,
 * macros, dumps and re-reading of init files have no place at a counter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_LINE_ALLOWED_H
#define RIHLA_LINE_ALLOWED_H

extern const char *const allowed_functions[]; /* by readline's names; ends with NULL */

/* Variables that no inputrc may change; ends with a NULL name. */
extern const struct fixed_variable {
    const char *name, *value;
} fixed_variables[];

#endif
