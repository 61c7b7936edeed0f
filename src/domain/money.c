/* Reading and writing amounts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/money.h"

#include "domain/typed.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const currency[] = {"AED", "درهم"};

/* Moves past the currency and blanks before the amount. */
static const char *skip_currency(const char *s)
{
    for (size_t i = 0; i < sizeof currency / sizeof *currency; i++) {
        size_t n = strlen(currency[i]);
        if (strncasecmp(s, currency[i], n) == 0)
            return s + n + (s[n] == ' ');
    }
    return s;
}

static bool is_rest(const char *s)
{
    if (*s == '\0')
        return true;
    s += *s == ' ';
    for (size_t i = 0; i < sizeof currency / sizeof *currency; i++) {
        if (strcasecmp(s, currency[i]) == 0)
            return true;
    }
    return false;
}

/* "1250", "1,250": whole dirhams; separators either nowhere or before every three digits. */
static bool read_dirhams(const char **at, int64_t *ret_dirhams)
{
    int digits = typed_digits(at, 9, ret_dirhams);
    if (!digits || (**at == ',' && digits > 3))
        return false;
    while (**at == ',') {
        int64_t three;
        ++*at;
        if (typed_digits(at, 3, &three) != 3 || *ret_dirhams > MONEY_MAX_FILS / 100 / 1000)
            return false;
        *ret_dirhams = *ret_dirhams * 1000 + three;
    }
    return true;
}

/* ".5", ".50" or nothing. */
static bool read_fils(const char **at, int64_t *ret_fils)
{
    *ret_fils = 0;
    if (**at != '.')
        return true;
    ++*at;
    int digits = typed_digits(at, 2, ret_fils);
    if (digits == 1)
        *ret_fils *= 10;
    return digits > 0;
}

bool money_parse(const char *s, struct money *ret_money)
{
    char *plain = typed_clean(s, false);
    const char *amount = skip_currency(plain), *at = amount;
    int64_t dirhams, fils;
    bool found = read_dirhams(&at, &dirhams) && read_fils(&at, &fils) &&
                 (amount == plain ? is_rest(at) : *at == '\0') &&
                 money_add((struct money){dirhams * 100}, (struct money){fils}, ret_money);
    free(plain);
    return found;
}

void money_plain(struct buf *out, struct money m)
{
    uint64_t fils = m.fils < 0 ? 0 - (uint64_t)m.fils : (uint64_t)m.fils;
    buf_printf(out, "%s%" PRIu64 ".%02d", m.fils < 0 ? "-" : "", fils / 100, (int)(fils % 100));
}

void money_grouped(struct buf *out, struct money m)
{
    struct buf plain = {0};
    money_plain(&plain, m);
    const char *s = plain.s;
    if (*s == '-')
        buf_addc(out, *s++);
    size_t whole = strlen(s) - strlen(".00");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            buf_addc(out, ',');
        buf_addc(out, s[i]);
    }
    buf_add(out, s + whole);
    buf_done(&plain);
}

static bool within(int64_t fils)
{
    return fils >= -MONEY_MAX_FILS && fils <= MONEY_MAX_FILS;
}

bool money_add(struct money a, struct money b, struct money *ret_sum)
{
    int64_t sum;
    if (__builtin_add_overflow(a.fils, b.fils, &sum) || !within(sum))
        return false;
    ret_sum->fils = sum;
    return true;
}

bool money_times(struct money a, int64_t count, struct money *ret_product)
{
    int64_t product;
    if (__builtin_mul_overflow(a.fils, count, &product) || !within(product))
        return false;
    ret_product->fils = product;
    return true;
}
