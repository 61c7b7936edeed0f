/* Memory that never fails: out of memory logs, restores the terminal and aborts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_BASE_MEM_H
#define RIHLA_BASE_MEM_H

#include <stddef.h>

/* Called once before abort(); the screen registers the restoring of the terminal here. */
void mem_on_abort(void (*last_words)(void));

/* A broken invariant or exhausted memory: last words, one log line, abort(). */
_Noreturn void panic(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

void *mem_alloc(size_t size);                     /* zeroed, never NULL */
void *mem_array(size_t count, size_t size);       /* zeroed, overflow checked */
void *mem_resize(void *p, size_t count, size_t size); /* overflow checked, new part not zeroed */
char *mem_strdup(const char *s);                  /* NULL gives NULL */
char *mem_strndup(const char *s, size_t n);
char *mem_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Grows an array so that one more element fits: MEM_GROW(v->rows, v->nrows, &v->cap). */
#define MEM_GROW(array, used, cap)                                                                 \
    ((used) < *(cap) ? (array)                                                                     \
                     : (*(cap) = *(cap) ? *(cap) * 2 : 8,                                          \
                        mem_resize((array), *(cap), sizeof *(array))))

#endif
