/* Collecting what is wrong with a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "form/fault.h"

#include "base/mem.h"
#include "text/utf8.h"

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
    /* Words quoted from the file are outside text: they must not steer a terminal. */
    struct buf words[MSG_ARGS];
    const char *safe[MSG_ARGS + 2] = {id_and_args[0]};
    int n = 0;
    for (; n < MSG_ARGS && id_and_args[n + 1]; n++) {
        buf_init(&words[n]);
        text_neutralise(&words[n], id_and_args[n + 1], false);
        safe[n + 1] = buf_text(&words[n]);
    }
    f->list = MEM_GROW(f->list, f->count, &f->cap);
    struct catalogue_fault *fault = &f->list[f->count++];
    *fault = (struct catalogue_fault){.file = mem_strdup(file), .line = line};
    msg_fill(&fault->msg, safe);
    while (n > 0)
        buf_done(&words[--n]);
}

enum rc fault_error(const struct catalogue_faults *f, struct err *reterr)
{
    const struct catalogue_fault *first = &f->list[0];
    struct buf sentence, file;
    char line[16];
    buf_init(&sentence);
    buf_init(&file);
    lang_msg(&sentence, &first->msg);
    text_neutralise(&file, first->file, false);
    snprintf(line, sizeof line, "%d", first->line);
    enum rc rc = first->line ? ERR(reterr, RC_BAD_DATA, NULL, N_("%1$s, line %2$s: %3$s"),
                                   buf_text(&file), line, buf_text(&sentence))
                             : ERR(reterr, RC_BAD_DATA, NULL, N_("%1$s: %2$s"), buf_text(&file),
                                   buf_text(&sentence));
    buf_done(&sentence);
    buf_done(&file);
    return rc;
}

void catalogue_faults_done(struct catalogue_faults *f)
{
    for (size_t i = 0; i < f->count; i++)
        free(f->list[i].file);
    free(f->list);
    *f = (struct catalogue_faults){0};
}
