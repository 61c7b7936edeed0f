/* How a command is written, from its row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include <string.h>

static void choices(struct buf *out, const struct field *f)
{
    for (size_t i = 0; i < f->nchoices; i++) {
        if (i)
            buf_addc(out, '|');
        buf_add(out, f->choices[i].value);
    }
}

static const char *by_type(enum field_type t)
{
    switch (t) {
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
        return "TEXT";
    case FIELD_NUMBER:
        return "N";
    case FIELD_MONEY:
        return "AMOUNT";
    case FIELD_DATE:
        return "DATE";
    case FIELD_YES_NO:
        return "yes";
    case FIELD_CHOICE:
        return "WORD";
    case FIELD_EMIRATES_ID:
    case FIELD_MOBILE:
    case FIELD_TRADE_LICENCE:
        return "NUMBER";
    case FIELD_EMAIL:
        return "ADDRESS";
    case FIELD_TYPE_COUNT:
        break;
    }
    return "";
}

static const char *placeholder(const struct arg *a)
{
    switch (a->ref) {
    case REF_CARD:
        return "CARD";
    case REF_DOCUMENT:
        return "DOCUMENT";
    case REF_CATEGORY:
    case REF_CAUSE:
        return "WORD";
    case REF_STAFF:
        return "LOGIN";
    case REF_FILE:
    case REF_KEPT_FILE:
        return "FILE";
    case REF_FOLDER:
        return "FOLDER";
    case REF_CUSTOMER:
    case REF_APPLICATION:
    case REF_RECEIPT:
    case REF_COMPLAINT:
    case REF_CONTACT:
    case REF_ATTACHMENT:
        return "NUMBER";
    case REF_NONE:
        break;
    }
    return by_type(a->field.type);
}

static void argument(struct buf *out, const struct arg *a)
{
    buf_add(out, a->field.required ? " " : " [");
    buf_printf(out, "%s=", a->field.name);
    if (a->field.nchoices)
        choices(out, &a->field);
    else
        buf_add(out, placeholder(a));
    if (!a->field.required)
        buf_addc(out, ']');
}

void command_usage(struct buf *out, const struct command *c)
{
    buf_printf(out, "%s %s", c->noun, c->verb);
    for (size_t i = 0; i < c->nargs; i++)
        argument(out, &c->args[i]);
    if (c->takes_answers)
        buf_add(out, " FIELD=VALUE…");
}
