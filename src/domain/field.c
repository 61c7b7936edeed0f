/* Fields: from what was typed to what is stored.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/field.h"

#include "base/word.h"
#include "domain/fieldread.h"
#include "domain/identity.h"
#include "domain/money.h"
#include "domain/pattern.h"
#include "domain/typed.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct word types[] = {
#define X(name, word) [FIELD_##name] = {word, NULL},
    FIELD_TYPE_LIST(X)
#undef X
};

WORD_WORD(field_type, types)
WORD_PARSE(field_type, types)

static enum rc check_length(const struct reading *r)
{
    const struct field *f = r->field;
    int length = (int)utf8_length(r->value->s), longest = field_readers[f->type].longest;
    if (f->max_length > 0 && (!longest || f->max_length < longest))
        longest = f->max_length;
    if (length >= f->min_length && (!longest || length <= longest))
        return RC_OK;
    char has[12], limit[12];
    snprintf(has, sizeof has, "%d", length);
    snprintf(limit, sizeof limit, "%d", length < f->min_length ? f->min_length : longest);
    if (length < f->min_length)
        return FAULT(r, N_("This is too short. Characters needed: %1$s, entered: %2$s"), limit,
                     has);
    return FAULT(r, N_("This is too long. Characters that fit: %1$s, entered: %2$s"), limit, has);
}

/* Numbers, amounts and dates as one number that orders them. */
static bool ordinal(const struct reading *r, const char *value, int64_t *ret_n)
{
    struct money m;
    struct date d;
    if (r->field->type == FIELD_DATE) {
        if (!date_parse(value, r->today, &d))
            return false;
        *ret_n = date_serial(d);
        return true;
    }
    if (r->field->type == FIELD_MONEY) {
        if (!money_parse(value, &m))
            return false;
        *ret_n = m.fils;
        return true;
    }
    return r->field->type == FIELD_NUMBER && typed_digits(&value, 12, ret_n) && !*value;
}

/* A bound of the range as people read it. Appends. */
static void show_bound(const struct reading *r, const char *bound, struct buf *out)
{
    struct date d;
    if (!bound)
        return;
    if (r->field->type == FIELD_DATE && date_parse(bound, r->today, &d))
        date_shown(out, d);
    else
        field_shown(out, r->field, bound);
}

/* The sentences for a range with both ends, only a lower and only an upper one. */
static const struct range_sentences {
    const char *both, *lower, *upper;
} ranges[] = {
    [FIELD_NUMBER] = {N_("Enter a number from %1$s to %2$s"), N_("Enter %1$s or more"),
                      N_("Enter at most %1$s")},
    [FIELD_MONEY] = {N_("Enter an amount from AED %1$s to AED %2$s"),
                     N_("Enter an amount of AED %1$s or more"),
                     N_("Enter an amount of at most AED %1$s")},
    [FIELD_DATE] = {N_("Enter a date from %1$s to %2$s"), N_("Enter the date %1$s or a later one"),
                    N_("Enter the date %1$s or an earlier one")},
};

static enum rc out_of_range(const struct reading *r)
{
    const struct field *f = r->field;
    const struct range_sentences *say = &ranges[f->type];
    struct buf min = {0}, max = {0};
    enum rc rc;
    show_bound(r, f->min, &min);
    show_bound(r, f->max, &max);
    if (f->min && f->max)
        rc = FAULT(r, say->both, buf_text(&min), buf_text(&max));
    else if (f->min)
        rc = FAULT(r, say->lower, buf_text(&min));
    else
        rc = FAULT(r, say->upper, buf_text(&max));
    buf_done(&min);
    buf_done(&max);
    return rc;
}

static enum rc check_range(const struct reading *r)
{
    int64_t value, bound;
    if (!ordinal(r, r->value->s, &value))
        return RC_OK;
    if (r->field->min && ordinal(r, r->field->min, &bound) && value < bound)
        return out_of_range(r);
    if (r->field->max && ordinal(r, r->field->max, &bound) && value > bound)
        return out_of_range(r);
    return RC_OK;
}

static enum rc check_pattern(const struct reading *r)
{
    if (!r->field->pattern || pattern_matches(r->field->pattern, r->value->s))
        return RC_OK;
    return FAULT(r, N_("This is not written as expected: compare it with the hint"));
}

/* Its own sentence always: the field's would not tell why. */
static enum rc check_card_number(const struct reading *r)
{
    if (!field_readers[r->field->type].free_text || r->field->any_digits ||
        !text_holds_card_number(r->text))
        return RC_OK;
    return ERR(r->err, RC_BAD_DATA, r->field->name,
               N_("This looks like a payment card number, which must never be kept. Leave it out; "
                  "the receipt number or the last four digits are enough"));
}

static enum rc read_value(const struct reading *r)
{
    enum rc rc = check_card_number(r);
    if (rc == RC_OK)
        rc = field_readers[r->field->type].read(r);
    if (rc == RC_OK)
        rc = check_length(r);
    if (rc == RC_OK)
        rc = check_range(r);
    if (rc == RC_OK)
        rc = check_pattern(r);
    return rc;
}

enum rc field_parse(const struct field *f, const char *typed, struct date today, char **ret_value,
                    struct msg *ret_warning, struct err *reterr)
{
    char *text = typed_clean(typed, f->type == FIELD_LONG_TEXT);
    struct buf value = {0};
    struct reading r = {f, today, text, &value, ret_warning, reterr};
    enum rc rc = RC_OK;
    if (ret_warning)
        memset(ret_warning, 0, sizeof *ret_warning);
    if (*text)
        rc = read_value(&r);
    else if (f->required)
        rc = ERR(reterr, RC_BAD_DATA, f->name, N_("This must be filled in"));
    if (rc == RC_OK)
        *ret_value = buf_take(&value);
    else if (ret_warning)
        memset(ret_warning, 0, sizeof *ret_warning);
    buf_done(&value);
    free(text);
    return rc;
}

int field_rows(const char *counter, const struct answers *answers)
{
    const char *given = answers_get(answers, counter);
    return *given && strlen(given) < 4 ? atoi(given) : 0;
}

bool field_demanded(const struct field *f, const struct answers *answers)
{
    return f->required || (f->unless && !*answers_get(answers, f->unless));
}

bool field_asked(const struct field *f, const struct answers *answers)
{
    if (f->counter && !f->row_always && field_rows(f->counter, answers) < f->row)
        return false;
    return condition_holds(&f->when, answers);
}
