/* The draft behind a form that is filled in: read, saved, and what others changed in it taken in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry_view.h"

#include "ui/call.h"

#include <stdio.h>
#include <string.h>

static void take_saved(struct entry_view *v)
{
    answers_done(&v->saved);
    answers_init(&v->saved);
    for (size_t i = 0; i < v->draft.nrows; i++)
        answers_set(&v->saved, call_text_at(&v->draft, i, "field"),
                    call_text_at(&v->draft, i, "value"));
    snprintf(v->version, sizeof v->version, "%lld", (long long)call_number(&v->draft, "version"));
}

static enum rc read_draft(struct entry_view *v, struct err *reterr)
{
    enum rc rc =
        CALL(v->ui, &command_application_form, &v->draft, reterr, "application", v->number);
    if (rc == RC_OK)
        rc = CALL(v->ui, &command_document_list, &v->documents, reterr, "application", v->number);
    if (rc == RC_OK)
        take_saved(v);
    v->over = rc == RC_OK && strcmp(call_text(&v->draft, "state"), "draft") != 0;
    return rc;
}

static enum rc read_sources(struct entry_view *v, struct err *reterr)
{
    enum rc rc = card_read_text(call_text(&v->draft, "card"), call_text(&v->draft, "card_source"),
                                &v->card, reterr);
    if (rc == RC_OK)
        rc = form_read_text(call_text(&v->draft, "form"), call_text(&v->draft, "form_source"),
                            &v->form, reterr);
    return rc;
}

enum rc entry_read(struct entry_view *v, struct err *reterr)
{
    enum rc rc = read_draft(v, reterr);
    if (rc == RC_OK && v->over)
        rc = ERR(reterr, RC_CONFLICT, NULL,
                 N_("Application %1$s is no draft any more, so its form cannot be filled in"),
                 v->number);
    return rc == RC_OK ? read_sources(v, reterr) : rc;
}

static bool changed(struct entry_view *v, const struct field *f, const char **ret_value)
{
    *ret_value = sheet_get(v->sheet, f->name);
    return *ret_value && strcmp(*ret_value, answers_get(&v->saved, f->name)) != 0;
}

static enum rc set_changes(struct entry_view *v, struct args *a, size_t *ret_count, struct err *reterr)
{
    enum rc rc = args_set(a, "application", v->number, reterr);
    if (rc == RC_OK)
        rc = args_set(a, "version", v->version, reterr);
    *ret_count = 0;
    for (size_t i = 0; i < v->form->nfields && rc == RC_OK; i++) {
        const char *value;
        if (!changed(v, &v->form->fields[i], &value))
            continue;
        rc = args_set(a, v->form->fields[i].name, value, reterr);
        ++*ret_count;
    }
    return rc;
}

void entry_merge(struct entry_view *v)
{
    struct answers before;
    answers_init(&before);
    answers_copy(&before, &v->saved);
    if (read_draft(v, NULL) == RC_OK) {
        for (size_t i = 0; i < v->form->nfields; i++) {
            const char *name = v->form->fields[i].name, *mine = sheet_get(v->sheet, name);
            if (mine && strcmp(mine, answers_get(&before, name)) == 0 &&
                !sheet_typing(v->sheet, name))
                sheet_set_saved(v->sheet, name, answers_get(&v->saved, name));
        }
    }
    answers_done(&before);
}

static enum rc run_set(struct entry_view *v, struct args *a, struct err *err)
{
    struct reply r;
    reply_init(&r);
    enum rc rc = ui_run(v->ui, a, &r, err);
    if (rc == RC_OK) {
        for (size_t i = 0; i < a->answers.count; i++)
            answers_set(&v->saved, a->answers.list[i].name, a->answers.list[i].value);
        snprintf(v->version, sizeof v->version, "%lld", (long long)call_number(&r, "version"));
    }
    reply_done(&r);
    return rc;
}

enum rc entry_save(struct entry_view *v)
{
    if (v->over || !v->sheet)
        return RC_OK;
    struct err err = {0};
    struct args a;
    size_t count;
    args_init(&a, &command_application_set);
    enum rc rc = set_changes(v, &a, &count, &err);
    if (rc == RC_OK && count)
        rc = run_set(v, &a, &err);
    args_done(&a);
    if (rc == RC_OK) {
        sheet_saved(v->sheet);
        return rc;
    }
    if (rc == RC_CONFLICT)
        entry_merge(v);
    ui_error(v->ui, &err);
    (void)sheet_blame(v->sheet, &err);
    return rc;
}
