/* catalogue check, list: the services as files and as a list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/card.h"
#include "command/session.h"
#include "command/words.h"

#include <stdio.h>

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    const struct catalogue *c;
    (void)in;
    enum rc rc = session_catalogue(s, &c, reterr);
    if (rc)
        return rc;
    card_table(s, out);
    for (size_t i = 0; i < c->ncards; i++)
        card_row(out, &c->cards[i]->card);
    return RC_OK;
}

const struct command command_catalogue_list = {
    .noun = "catalogue",
    .verb = "list",
    .summary = N_("List all services"),
    .who = ROLES_ALL,
    .access = ACCESS_NONE,
    .example = "catalogue list",
    .run = run_list,
};

static const struct arg check_args[] = {
    ARG_PATH("cards", N_("Folder of service cards"), REF_FOLDER, false),
    ARG_PATH("forms", N_("Folder of forms"), REF_FOLDER, false),
};

static const struct column columns[] = {
    {"file", N_("File"), CELL_CODE},
    {"line", N_("Line"), CELL_COUNT},
    {"problem", N_("Problem"), CELL_TEXT},
};

static void fault_row(struct reply *out, const struct catalogue_fault *f)
{
    struct buf text;
    buf_init(&text);
    words_plain(&text, &f->msg);
    reply_cell(out, cell_code(f->file));
    reply_cell(out, f->line ? cell_count(f->line) : cell_none());
    reply_cell(out, cell_text(buf_text(&text)));
    buf_done(&text);
}

static enum rc report(const struct catalogue *c, const struct catalogue_faults *faults,
                      struct reply *out, struct err *reterr)
{
    char cards[24], forms[24];
    snprintf(cards, sizeof cards, "%zu", c->ncards);
    snprintf(forms, sizeof forms, "%zu", c->nforms);
    reply_table(out, N_("Problems"), columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < faults->count; i++)
        fault_row(out, &faults->list[i]);
    if (faults->count)
        return ERR(reterr, RC_BAD_DATA, NULL,
                   N_("The catalogue has problems; the files named are left out until they are "
                      "mended"));
    MSG(reply_message(out), N_("All is well. Service cards: %1$s, forms: %2$s"), cards, forms);
    return RC_OK;
}

static enum rc run_check(struct session *s, const struct args *in, struct reply *out,
                         struct err *reterr)
{
    const char *cards = args_text(in, "cards"), *forms = args_text(in, "forms");
    struct catalogue *c = NULL;
    struct catalogue_faults faults = {0};
    enum rc rc = catalogue_read(*cards ? cards : s->cards_folder, *forms ? forms : s->forms_folder,
                                &c, &faults, reterr);
    if (!rc)
        rc = report(c, &faults, out, reterr);
    catalogue_faults_done(&faults);
    if (c)
        catalogue_free(c);
    return rc;
}

const struct command command_catalogue_check = {
    .noun = "catalogue",
    .verb = "check",
    .summary = N_("Check service cards and forms, and say what is wrong with them"),
    .who = ROLES_ALL,
    .access = ACCESS_NONE,
    ARGS(check_args),
    .example = "catalogue check cards=new/cards forms=new/forms",
    .run = run_check,
};
