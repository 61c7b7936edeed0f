/* Stored values as people read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/field.h"

#include "domain/identity.h"
#include "domain/money.h"

#include <string.h>

/* These append and return true where the value is what the type stores. */
static bool show_money(struct buf *out, const char *value)
{
    struct money m;
    if (!money_parse(value, &m))
        return false;
    money_grouped(out, m);
    return true;
}

static bool show_date(struct buf *out, const char *value)
{
    struct date d;
    if (!date_parse(value, DATE_FIRST, &d))
        return false;
    date_shown(out, d);
    return true;
}

static bool show_phone(struct buf *out, const char *value)
{
    struct phone p;
    enum phone_kind kind;
    if (!phone_parse(value, &p, &kind))
        return false;
    phone_shown(out, p);
    return true;
}

static bool show_choice(struct buf *out, const struct field *f, const char *value)
{
    for (size_t i = 0; i < f->nchoices; i++) {
        if (strcmp(f->choices[i].value, value) == 0) {
            buf_add(out, bi_text(&f->choices[i].label));
            return true;
        }
    }
    return false;
}

static bool show_yes_no(struct buf *out, const char *value)
{
    bool yes = strcmp(value, "yes") == 0;
    if (!yes && strcmp(value, "no") != 0)
        return false;
    buf_add(out, yes ? _("yes") : _("no"));
    return true;
}

void field_shown(struct buf *out, const struct field *f, const char *value)
{
    bool shown = false;
    switch (f->type) {
    case FIELD_MONEY:
        shown = show_money(out, value);
        break;
    case FIELD_DATE:
        shown = show_date(out, value);
        break;
    case FIELD_MOBILE:
        shown = show_phone(out, value);
        break;
    case FIELD_CHOICE:
        shown = show_choice(out, f, value);
        break;
    case FIELD_YES_NO:
        shown = show_yes_no(out, value);
        break;
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_NUMBER:
    case FIELD_EMIRATES_ID:
    case FIELD_EMAIL:
    case FIELD_TRADE_LICENCE:
    case FIELD_TYPE_COUNT:
        break;
    }
    if (!shown)
        buf_add(out, value);
}
