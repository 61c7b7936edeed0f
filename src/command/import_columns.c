/* Which column of a file is which detail of a customer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/import_columns.h"

#include "command/rows.h"
#include "command/words.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char any_name[] = "name"; /* its script says which */

/* What people write above such a column besides the label that the screen shows; folded. */
static const struct {
    const char *heading, *argument;
} synonyms[] = {
    {"name", any_name},
    {"full name", any_name},
    {"customer name", any_name},
    {"customer", any_name},
    {"الاسم", any_name},
    {"اسم المتعامل", any_name},
    {"الاسم الكامل", any_name},
    {"english name", "name_en"},
    {"الاسم الانجليزي", "name_en"},
    {"arabic name", "name_ar"},
    {"الاسم العربي", "name_ar"},
    {"eid", "emirates_id"},
    {"id number", "emirates_id"},
    {"الهويه", "emirates_id"},
    {"رقم الهويه", "emirates_id"},
    {"الهويه الاماراتيه", "emirates_id"},
    {"license", "licence"},
    {"trade license", "licence"},
    {"licence number", "licence"},
    {"license number", "licence"},
    {"الرخصه", "licence"},
    {"رقم الرخصه", "licence"},
    {"tax number", "trn"},
    {"الرقم الضريبي", "trn"},
    {"phone", "mobile"},
    {"telephone", "mobile"},
    {"mobile number", "mobile"},
    {"الهاتف", "mobile"},
    {"رقم الهاتف", "mobile"},
    {"المتحرك", "mobile"},
    {"mail", "email"},
    {"e mail", "email"},
    {"email address", "email"},
    {"البريد", "email"},
    {"customer kind", "kind"},
    {"type", "kind"},
    {"النوع", "kind"},
    {"نوع المتعامل", "kind"},
    {"lang", "language"},
    {"preferred language", "language"},
    {"اللغه", "language"},
};

/* Folded, and "_" and "-" are blanks. Owned by the caller. */
static char *heading_of(const char *s)
{
    char *clean = text_clean(s, false);
    for (char *c = clean; *c; c++) {
        if (*c == '_' || *c == '-')
            *c = ' ';
    }
    char *folded = text_fold(clean);
    free(clean);
    return folded;
}

static bool same_heading(const char *heading, const char *words)
{
    char *other = heading_of(words);
    bool same = strcmp(heading, other) == 0;
    free(other);
    return same;
}

static bool is_label(const char *heading, const struct field *f)
{
    struct msg m;
    bool same = false;
    MSG(&m, f->label.en);
    for (enum lang l = LANG_EN; !same && l <= LANG_AR; l++) {
        struct buf label = {0};
        words_in(&label, l, &m);
        same = same_heading(heading, buf_text(&label));
        buf_done(&label);
    }
    return same;
}

static const char *argument_of(const char *words)
{
    const struct command *c = &command_customer_register;
    const char *found = NULL;
    char *heading = heading_of(words);
    for (size_t i = 0; !found && i < c->nargs; i++) {
        const struct field *f = &c->args[i].field;
        if (same_heading(heading, f->name) || is_label(heading, f))
            found = f->name;
    }
    for (size_t i = 0; !found && i < sizeof synonyms / sizeof *synonyms; i++) {
        if (strcmp(heading, synonyms[i].heading) == 0)
            found = synonyms[i].argument;
    }
    free(heading);
    return found;
}

static bool has(const struct import_columns *c, const char *argument)
{
    for (size_t i = 0; i < c->count; i++) {
        if (c->argument[i] && strcmp(c->argument[i], argument) == 0)
            return true;
    }
    return false;
}

enum rc import_columns_read(const struct csv_row *header, struct import_columns *ret,
                            struct reply *out, struct err *reterr)
{
    *ret = (struct import_columns){0};
    for (size_t i = 0; i < header->nfields; i++) {
        const char *argument = argument_of(header->field[i]);
        if (argument && has(ret, argument))
            return ERR(reterr, RC_BAD_DATA, "file",
                       N_("Two columns are the same detail: %1$s. Leave one of them out"),
                       argument);
        if (!argument && *header->field[i])
            MSG(reply_message(out), N_("The column “%1$s” is not known and was left out"),
                header->field[i]);
        ret->argument[ret->count++] = argument;
    }
    if (!has(ret, any_name) && !has(ret, "name_en") && !has(ret, "name_ar"))
        return ERR(reterr, RC_BAD_DATA, "file",
                   N_("The first line has to name the columns; one of them is the name. Known are: "
                      "name, name_en, name_ar, kind, emirates_id, licence, trn, mobile, email, "
                      "language"));
    return RC_OK;
}

static bool is_arabic(const char *s)
{
    while (*s) {
        uint32_t c;
        s += utf8_decode(s, strlen(s), &c);
        if ((c >= 0x0600 && c <= 0x06FF) || (c >= 0xFB50 && c <= 0xFEFC))
            return true;
    }
    return false;
}

enum rc import_columns_take(const struct import_columns *columns, const struct csv_row *row,
                            struct args *in, struct err *reterr)
{
    enum rc rc = RC_OK;
    if (row->nfields > columns->count)
        return ERR(reterr, RC_BAD_DATA, NULL,
                   N_("This row has more columns than the first line names"));
    for (size_t i = 0; !rc && i < row->nfields; i++) {
        const char *argument = columns->argument[i], *value = row->field[i];
        if (argument == any_name)
            argument = is_arabic(value) ? "name_ar" : "name_en";
        if (argument && value[strspn(value, " \t")])
            rc = args_set(in, argument, value, reterr);
    }
    if (!rc && !args_given(in, "kind"))
        rc = args_set(in, "kind", args_given(in, "licence") ? "company" : "individual", reterr);
    return rc;
}
