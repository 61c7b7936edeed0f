/* Turning what was typed into what is stored: a reader for each type of field.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/fieldread.h"

#include "domain/identity.h"
#include "domain/money.h"
#include "domain/typed.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum rc field_fault(const struct reading *r, const char *const *id_and_args)
{
    const struct field *f = r->field;
    if (f->fault.en && f->fault.ar)
        return err_own(r->err, RC_BAD_DATA, f->name, f->fault.en, f->fault.ar);
    if (f->fault.en)
        return ERR(r->err, RC_BAD_DATA, f->name, f->fault.en);
    return err_fill(r->err, RC_BAD_DATA, f->name, id_and_args);
}

static void warn(const struct reading *r, const char *id)
{
    if (r->warning)
        MSG(r->warning, id);
}

static enum rc read_text(const struct reading *r)
{
    buf_add(r->value, r->text);
    return RC_OK;
}

static enum rc read_number(const struct reading *r)
{
    int64_t n;
    const char *at = r->text;
    int digits = typed_digits(&at, 12, &n);
    for (bool first = true; digits && *at == ','; first = false) { /* 1,250 */
        int64_t three;
        at++;
        if ((first && digits > 3) || typed_digits(&at, 3, &three) != 3 || n > 999999999)
            digits = 0;
        else
            n = n * 1000 + three;
    }
    if (!digits || *at)
        return FAULT(r, N_("Enter a whole number in digits, for example 25"));
    buf_printf(r->value, "%" PRId64, n);
    return RC_OK;
}

static enum rc read_money(const struct reading *r)
{
    struct money m;
    if (!money_parse(r->text, &m))
        return FAULT(r, N_("Enter an amount in dirhams with at most two decimals, "
                           "for example 1250.00"));
    money_plain(r->value, m);
    return RC_OK;
}

static enum rc read_date(const struct reading *r)
{
    struct date d;
    if (!date_parse(r->text, r->today, &d)) /* the field's own sentence is about which day it may be */
        return ERR(r->err, RC_BAD_DATA, r->field->name,
                   N_("Enter a date as day/month/year, for example 25/12/2026"));
    date_iso(r->value, d);
    return RC_OK;
}

static bool is_one_of(const char *text, const char *const *words)
{
    for (; *words; words++) {
        if (strcasecmp(text, *words) == 0)
            return true;
    }
    return false;
}

static enum rc read_yes_no(const struct reading *r)
{
    static const char *const yes[] = {"yes", "y", "نعم", NULL};
    static const char *const no[] = {"no", "n", "لا", NULL};
    if (is_one_of(r->text, yes))
        buf_add(r->value, "yes");
    else if (is_one_of(r->text, no))
        buf_add(r->value, "no");
    else
        return FAULT(r, N_("Answer yes or no"));
    return RC_OK;
}

static bool same_folded(const char *a, const char *b)
{
    if (!b)
        return false;
    char *fa = text_fold(a), *fb = text_fold(b);
    bool same = strcmp(fa, fb) == 0;
    free(fa);
    free(fb);
    return same;
}

/* By its stored value, else by its label in either language. */
static const struct choice *find_choice(const struct field *f, const char *text)
{
    for (size_t i = 0; i < f->nchoices; i++) {
        if (strcmp(f->choices[i].value, text) == 0)
            return &f->choices[i];
    }
    for (size_t i = 0; i < f->nchoices; i++) {
        const struct choice *c = &f->choices[i];
        if (same_folded(text, c->value) || same_folded(text, c->label.en) ||
            same_folded(text, c->label.ar) || same_folded(text, bi_text(&c->label)))
            return c;
    }
    return NULL;
}

static enum rc read_choice(const struct reading *r)
{
    const struct choice *c = find_choice(r->field, r->text);
    if (c) {
        buf_add(r->value, c->value);
        return RC_OK;
    }
    struct buf values = {0};
    for (size_t i = 0; i < r->field->nchoices; i++)
        buf_printf(&values, "%s%s", i ? ", " : "", r->field->choices[i].value);
    enum rc rc = FAULT(r, N_("Choose one of these: %1$s"), buf_text(&values));
    buf_done(&values);
    return rc;
}

static enum rc read_emirates_id(const struct reading *r)
{
    struct eid e;
    switch (eid_parse(r->text, &e)) {
    case EID_CHARACTER:
        return FAULT(r, N_("An Emirates ID holds digits only, for example 784-1990-1234567-1"));
    case EID_LENGTH:
        return FAULT(r, N_("An Emirates ID has exactly 15 digits, for example 784-1990-1234567-1"));
    case EID_PREFIX:
        return FAULT(r, N_("An Emirates ID begins with 784, for example 784-1990-1234567-1"));
    case EID_UNUSUAL:
        warn(r, N_("The last digit of this Emirates ID is unusual: compare it with the card"));
        break;
    case EID_OK:
        break;
    }
    eid_shown(r->value, e);
    return RC_OK;
}

static enum rc read_mobile(const struct reading *r)
{
    struct phone p;
    enum phone_kind kind;
    if (!phone_parse(r->text, &p, &kind))
        return FAULT(r, N_("Enter a mobile number, for example 050 123 4567, or a foreign number "
                           "that begins with +"));
    if (kind != PHONE_MOBILE && kind != PHONE_FOREIGN)
        return FAULT(r, N_("This is not a mobile number and cannot receive messages. Enter a "
                           "mobile number, for example 050 123 4567"));
    buf_add(r->value, p.e164);
    return RC_OK;
}

static enum rc read_email(const struct reading *r)
{
    if (!email_valid(r->text))
        return FAULT(r, N_("Enter an e-mail address, for example name@example.ae"));
    const char *at = strchr(r->text, '@');
    buf_addn(r->value, r->text, (size_t)(at - r->text));
    for (; *at; at++) /* host names do not distinguish capitals */
        buf_addc(r->value, *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at);
    return RC_OK;
}

static enum rc read_licence(const struct reading *r)
{
    if (!licence_valid(r->text))
        return FAULT(r, N_("Enter the number as it is printed on the trade licence, 3 to 30 "
                           "characters, for example CN-1234567"));
    buf_add(r->value, r->text);
    return RC_OK;
}

const struct reader field_readers[FIELD_TYPE_COUNT] = {
    [FIELD_TEXT] = {read_text, FIELD_TEXT_MAX, true},
    [FIELD_LONG_TEXT] = {read_text, FIELD_LONG_TEXT_MAX, true},
    [FIELD_NUMBER] = {read_number, 0, false},
    [FIELD_MONEY] = {read_money, 0, false},
    [FIELD_DATE] = {read_date, 0, false},
    [FIELD_YES_NO] = {read_yes_no, 0, false},
    [FIELD_CHOICE] = {read_choice, 0, false},
    [FIELD_EMIRATES_ID] = {read_emirates_id, 0, false},
    [FIELD_MOBILE] = {read_mobile, 0, false},
    [FIELD_EMAIL] = {read_email, 0, true},
    [FIELD_TRADE_LICENCE] = {read_licence, 0, true},
};
