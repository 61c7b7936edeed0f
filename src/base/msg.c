/* Filling a message with its words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/msg.h"

#include "base/mem.h"

#include <string.h>

/* Copies what fits, never half a UTF-8 character. */
static void copy_cut(char *to, size_t size, const char *from)
{
    size_t n = strlen(from);
    if (n >= size) {
        n = size - 1;
        while (n > 0 && ((unsigned char)from[n] & 0xC0) == 0x80)
            n--;
    }
    memcpy(to, from, n);
    to[n] = '\0';
}

static void fill_args(struct msg *m, const char *const *args)
{
    for (int i = 0; args[i]; i++) {
        if (i < MSG_ARGS)
            copy_cut(m->arg[i], sizeof m->arg[i], args[i]);
        else
            panic("too many arguments for \"%s\"", m->id);
    }
}

void msg_fill(struct msg *m, const char *const *id_and_args)
{
    memset(m, 0, sizeof *m);
    m->id = id_and_args[0];
    if (m->id)
        fill_args(m, id_and_args + 1);
}

void msg_fill_n(struct msg *m, unsigned long n, const char *const *ids_and_args)
{
    memset(m, 0, sizeof *m);
    m->id = ids_and_args[0];
    m->plural = ids_and_args[1];
    m->n = n;
    if (!m->id || !m->plural)
        panic("a counted message needs two literals");
    fill_args(m, ids_and_args + 2);
}

void msg_own(struct msg *m, const char *en, const char *ar)
{
    memset(m, 0, sizeof *m);
    m->id = "";
    copy_cut(m->own_en, sizeof m->own_en, en ? en : "");
    copy_cut(m->own_ar, sizeof m->own_ar, ar ? ar : "");
}
