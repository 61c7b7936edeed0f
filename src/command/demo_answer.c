/* Plausible answers for any form: what the field itself accepts out of a list of candidates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Tried in turn, so that a pattern (an HS code, a year, a number of a drone) finds its match. */
static const char *const texts[] = {
    "Sample product %03d", "منتج تجريبي %03d", "DEMO-%05d",   "84713%03d", "8471.30.%02d",
    "%04d",                "202%d",            "%06d",        "D%05d",     "DEMO%04d",
    "E26-11-%06d",         "IMA%05d",          "1000000%08d", "ISO %d",    "REC26-11-%06d",
    "www.example.ae/%d",   "AE",               "A%d",        "RDX%08d",
};

static const char *const numbers[] = {"%d", "1", "2", "10", "100", "1000", "10000", "1000000", "2026"};
static const char *const amounts[] = {"%d000.00", "250000.00", "1000000.00", "100.00", "1.00",
                                      "5000000.00"};
static const char *const dates[] = {"-%d", "+%d", "today", "-400", "+400", "1/1/2001"};

static char *accepted(const struct field *f, const char *typed, struct date today)
{
    char *value;
    return field_parse(f, typed, today, &value, NULL, NULL) == RC_OK ? value : NULL;
}

/* Each candidate takes one small number in place of its only conversion, or none. */
static char *with_number(const char *candidate, int n)
{
    struct buf text = {0};
    for (const char *c = candidate; *c; c++) {
        if (*c != '%') {
            buf_addc(&text, *c);
            continue;
        }
        int width = 0;
        while (*++c != 'd')
            width = width * 10 + (*c - '0');
        buf_printf(&text, "%0*d", width, n);
    }
    return buf_take(&text);
}

static char *first_accepted(const struct field *f, const char *const *candidates, size_t count, int n,
                            struct date today)
{
    for (size_t i = 0; i < count; i++) {
        char *typed = with_number(candidates[i], n);
        char *value = accepted(f, typed, today);
        free(typed);
        if (value)
            return value;
    }
    return mem_strdup("");
}

/* What a field is called says what would stand there in earnest. */
static const struct {
    const char *part, *candidate;
} by_name[] = {
    {"establishment", "Imaginary Factory %d"}, {"company", "Imaginary Factory %d"},
    {"manufacturer", "Imaginary Factory %d"},  {"contact", "Test Contact %d"},
    {"certificate", "CERT-%05d"},              {"invoice", "INV-%05d"},
    {"chassis", "DEM00000000000%03d"},         {"vin", "DEM00000000000%03d"},
    {"brand", "Paper Moon"},                   {"model", "PM-%03d"},
    {"address", "1 Imaginary Street, Al Ain"}, {"city", "Al Ain"},
    {"country", "United Arab Emirates"},       {"hs", "84713%03d"},
};

/* NULL where the name says nothing. */
static char *by_its_name(const struct field *f, int n, struct date today)
{
    for (size_t i = 0; i < COUNT(by_name); i++) {
        if (strstr(f->name, by_name[i].part)) {
            char *value = first_accepted(f, &by_name[i].candidate, 1, n, today);
            if (*value)
                return value;
            free(value);
        }
    }
    return NULL;
}

static char *text_answer(const struct field *f, int n, struct date today)
{
    char *value = by_its_name(f, n, today);
    return value ? value : first_accepted(f, texts, COUNT(texts), n, today);
}

static char *one(const struct field *f, const char *candidate, int n, struct date today)
{
    return first_accepted(f, &candidate, 1, n, today);
}

char *demo_answer(const struct field *f, int n, struct date today)
{
    int small = n % 9 + 1;
    switch (f->type) {
    case FIELD_TEXT:
        return text_answer(f, small, today);
    case FIELD_LONG_TEXT:
        return one(f, "Only an example, made for the demonstration (%d).", small, today);
    case FIELD_NUMBER:
        return first_accepted(f, numbers, COUNT(numbers), n % 4 + 1, today);
    case FIELD_MONEY:
        return first_accepted(f, amounts, COUNT(amounts), small, today);
    case FIELD_DATE:
        return first_accepted(f, dates, COUNT(dates), small * 10, today);
    case FIELD_YES_NO:
        return mem_strdup(n % 2 ? "yes" : "no");
    case FIELD_CHOICE:
        return mem_strdup(f->nchoices ? f->choices[(size_t)n % f->nchoices].value : "");
    case FIELD_EMIRATES_ID:
        return one(f, "784-1990-0000001-0", small, today);
    case FIELD_MOBILE:
        return one(f, "05000000%02d", small, today);
    case FIELD_EMAIL:
        return one(f, "demo%03d@example.ae", small, today);
    case FIELD_TRADE_LICENCE:
        return one(f, "DEMO-%05d", small, today);
    case FIELD_TYPE_COUNT:
        break;
    }
    return mem_strdup("");
}
