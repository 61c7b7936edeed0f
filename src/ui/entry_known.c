/* What the customer's record knows already and a form asks again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry_known.h"

#include "text/lang.h"
#include "ui/call.h"

#include <stdlib.h>
#include <string.h>

/* Field names that forms share, and what of the record they are. kind NULL: of every customer. */
static const struct known {
    const char *field, *entry, *kind;
} knowns[] = {
    {"establishment_name", "name", "company"},
    {"establishment_name", "name", "government"},
    {"licence_number", "licence", NULL},
    {"applicant_name", "name", NULL},
    {"contact_name", "name", "individual"},
    {"contact_emirates_id", "emirates_id", NULL},
    {"emirates_id", "emirates_id", NULL},
    {"contact_mobile", "mobile", NULL},
    {"mobile", "mobile", NULL},
    {"contact_email", "email", NULL},
    {"email", "email", NULL},
};

/* The value in the record, in the language of the moment where there are two. */
static const char *value_of(const struct reply *r, const struct known *k)
{
    const struct cell *c = reply_get(r, k->entry);
    if (!c || (k->kind && strcmp(call_text(r, "kind"), k->kind) != 0))
        return "";
    bool arabic = c->ar && c->ar[0] && (lang_now() == LANG_AR || !c->s || !c->s[0]);
    return arabic ? c->ar : c->s ? c->s : "";
}

static bool fill_one(struct sheet *sheet, const struct form *form, const struct reply *r,
                     const struct known *k)
{
    const struct field *f = form_field(form, k->field);
    const char *before = f ? sheet_get(sheet, k->field) : NULL, *value = value_of(r, k);
    char *canonical = NULL;
    if (!before || before[0] || !value[0])
        return false;
    bool fits = field_parse(f, value, DATE_FIRST, &canonical, NULL, NULL) == RC_OK;
    if (fits)
        sheet_set(sheet, k->field, canonical);
    free(canonical);
    return fits;
}

enum rc entry_known_fill(struct ui *ui, struct sheet *sheet, const struct form *form,
                         const char *customer, size_t *ret_filled)
{
    struct reply r;
    reply_init(&r);
    enum rc rc =
        CALL(ui, &command_customer_show, &r, NULL, "customer", customer, "reveal", "yes");
    *ret_filled = 0;
    for (size_t i = 0; rc == RC_OK && i < sizeof knowns / sizeof *knowns; i++)
        *ret_filled += fill_one(sheet, form, &r, &knowns[i]) ? 1 : 0;
    if (*ret_filled)
        sheet_begin(sheet);
    reply_done(&r);
    return rc;
}
