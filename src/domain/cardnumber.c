/* Finding what may be a payment card number in free text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/identity.h"

#include "base/mem.h"
#include "domain/luhn.h"
#include "text/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Digits that follow each other with nothing but blanks and dashes between, and where the groups
 * begin: a card number is one group or several whole ones, never half of one. */
struct run {
    struct buf digits;
    size_t *starts; /* of each group, in digits */
    size_t ngroups, cap;
};

static void run_clear(struct run *r)
{
    buf_clear(&r->digits);
    r->ngroups = 0;
}

static void run_add(struct run *r, char digit, bool new_group)
{
    if (new_group) {
        r->starts = MEM_GROW(r->starts, r->ngroups, &r->cap);
        r->starts[r->ngroups++] = r->digits.len;
    }
    buf_addc(&r->digits, digit);
}

static size_t group_end(const struct run *r, size_t group)
{
    return group + 1 < r->ngroups ? r->starts[group + 1] : r->digits.len;
}

/* The group behind the Emirates ID that begins with this group, or the group itself. */
static size_t behind_emirates_id(const struct run *r, size_t group)
{
    size_t start = r->starts[group], last = group;
    if (strncmp(r->digits.s + start, "784", 3) != 0)
        return group;
    while (last < r->ngroups && group_end(r, last) - start < 15)
        last++;
    return last < r->ngroups && group_end(r, last) - start == 15 ? last + 1 : group;
}

/* Whether a card number begins with this group. No card number begins with 0: a telephone number
 * written with 00 does. */
static bool card_begins(const struct run *r, size_t group)
{
    const char *start = r->digits.s + r->starts[group];
    if (*start == '0')
        return false;
    for (size_t last = group; last < r->ngroups; last++) {
        size_t n = group_end(r, last) - r->starts[group];
        if (n > 19 || (last > group && behind_emirates_id(r, last) > last))
            return false;
        if (n >= 13 && luhn_passes(start, n))
            return true;
    }
    return false;
}

static bool run_holds_card(const struct run *r)
{
    for (size_t group = 0; group < r->ngroups;) {
        size_t behind = behind_emirates_id(r, group);
        if (behind > group) {
            group = behind;
            continue;
        }
        if (card_begins(r, group))
            return true;
        group++;
    }
    return false;
}

/* 0 … 9 for European, Arabic-Indic, eastern Arabic-Indic and full-width digits, else -1. */
static int digit_value(uint32_t c)
{
    static const uint32_t zeros[] = {'0', 0x0660, 0x06F0, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
        if (c >= zeros[i] && c <= zeros[i] + 9)
            return (int)(c - zeros[i]);
    }
    return -1;
}

static bool is_separator(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '-' || c == 0xA0 || c == 0x2212 || c == 0x202F ||
           (c >= 0x2000 && c <= 0x2015);
}

static bool is_invisible(uint32_t c)
{
    return c >= 0x80 && c != 0xA0 && c != 0x202F && char_is_hostile(c);
}

bool text_holds_card_number(const char *s)
{
    struct run run = {0};
    bool found = false, new_group = true;
    for (size_t left = strlen(s), n; left > 0 && !found; s += n, left -= n) {
        uint32_t c;
        n = utf8_decode(s, left, &c);
        int digit = digit_value(c);
        if (digit >= 0) {
            run_add(&run, (char)('0' + digit), new_group);
            new_group = false;
        } else if (is_separator(c)) {
            new_group = true;
        } else if (!is_invisible(c)) {
            found = run_holds_card(&run);
            run_clear(&run);
            new_group = true;
        }
    }
    found = found || run_holds_card(&run);
    buf_done(&run.digits);
    free(run.starts);
    return found;
}
