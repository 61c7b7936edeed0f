/* Memory of one card or form: many small pieces, freed at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_FORM_ARENA_H
#define RIHLA_FORM_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is allowed */
void *arena_array(struct arena *a, size_t count, size_t size); /* zeroed; NULL for none */
const char *arena_text(struct arena *a, const char *s);        /* a copy */

#endif
