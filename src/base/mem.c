/* Memory that never fails.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"

#include "base/log.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*abort_hook)(void);

void mem_on_abort(void (*last_words)(void))
{
    abort_hook = last_words;
}

void panic(const char *fmt, ...)
{
    char text[512];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    if (abort_hook) {
        void (*hook)(void) = abort_hook;
        abort_hook = NULL;
        hook();
    }
    log_line("panic: %s", text);
    fprintf(stderr, "rihla: %s\n", text);
    abort();
}

void *mem_alloc(size_t size)
{
    void *p = calloc(1, size ? size : 1);
    if (!p)
        panic("out of memory (%zu bytes)", size);
    return p;
}

void *mem_array(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size ? size : 1);
    if (!p)
        panic("out of memory (%zu times %zu bytes)", count, size);
    return p;
}

void *mem_resize(void *p, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        panic("out of memory (%zu times %zu bytes)", count, size);
    size_t bytes = count * size;
    void *q = realloc(p, bytes ? bytes : 1);
    if (!q)
        panic("out of memory (%zu bytes)", bytes);
    return q;
}

char *mem_strdup(const char *s)
{
    return s ? mem_strndup(s, strlen(s)) : NULL;
}

char *mem_strndup(const char *s, size_t n)
{
    size_t len = strnlen(s, n);
    char *p = mem_alloc(len + 1);
    memcpy(p, s, len);
    return p;
}

char *mem_printf(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char *s = NULL;
    int n = vasprintf(&s, fmt, ap);
    va_end(ap);
    if (n < 0)
        panic("out of memory (formatting)");
    return s;
}
