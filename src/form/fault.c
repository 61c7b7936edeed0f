/* Collecting what is wrong with a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "form/fault.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool file_is_full(const struct catalogue_faults *f, const char *file)
{
    return f->count >= FAULTS_PER_FILE &&
           strcmp(f->list[f->count - FAULTS_PER_FILE].file, file) == 0;
}

void fault_add(struct catalogue_faults *f, const char *file, int line,
               const char *const *id_and_args)
{
    if (file_is_full(f, file))
        return;
    f->list = MEM_GROW(f->list, f->count, &f->cap);
    struct catalogue_fault *fault = &f->list[f->count++];
    *fault = (struct catalogue_fault){.file = mem_strdup(file), .line = line};
    msg_fill(&fault->msg, id_and_args);
}

/* "drone.xml, line 12: …" in that language. */
static char *sentence_in(enum lang lang, const struct catalogue_fault *f)
{
    struct buf out = {0};
    struct msg place;
    char line[16];
    snprintf(line, sizeof line, "%d", f->line);
    lang_set(lang);
    if (f->line)
        MSG(&place, N_("%1$s, line %2$s:"), f->file, line);
    else
        MSG(&place, N_("%1$s:"), f->file);
    lang_msg(&out, &place);
    buf_addc(&out, ' ');
    lang_msg(&out, &f->msg);
    return buf_take(&out);
}

/* A sentence inside a sentence cannot be an argument, which is outside text; so the error brings
 * both languages with it. */
enum rc fault_error(const struct catalogue_faults *f, struct err *reterr)
{
    enum lang now = lang_now();
    char *en = sentence_in(LANG_EN, &f->list[0]), *ar = sentence_in(LANG_AR, &f->list[0]);
    lang_set(now);
    err_own(reterr, RC_BAD_DATA, NULL, en, ar);
    free(en);
    free(ar);
    return RC_BAD_DATA;
}

void catalogue_faults_done(struct catalogue_faults *f)
{
    for (size_t i = 0; i < f->count; i++)
        free(f->list[i].file);
    free(f->list);
    *f = (struct catalogue_faults){0};
}
