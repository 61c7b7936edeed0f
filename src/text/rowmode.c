/* Rows for terminals that do some bidi of their own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/rowmode.h"

#include "base/word.h"
#include "text/bidi.h"

static const struct word modes[] = {
#define X(name, word) [ROW_##name] = {word, 0},
    ROW_MODE_LIST(X)
#undef X
};

WORD_WORD(row_mode, modes)
WORD_PARSE(row_mode, modes)

/* One row on its way: the cells as drawn, and where each is sent. */
struct row {
    const uint32_t *base;
    size_t n;
    size_t *order;
    enum row_how *how;
};

static bool is_rtl(const struct row *r, size_t i)
{
    return bidi_kind(r->base[i]) == BIDI_RTL;
}

static void reverse(struct row *r, size_t first, size_t last)
{
    for (size_t i = first; i <= last; i++) {
        r->order[i] = first + (last - i);
        if (bidi_mirror(r->base[r->order[i]]) != r->base[r->order[i]])
            r->how[i] = ROW_MIRROR;
    }
}

/* Arabic-Indic digits run with the Arabic around them, though each number by itself does not. */
static bool runs_rtl(const struct row *r, size_t i)
{
    return is_rtl(r, i) || bidi_kind(r->base[i]) == BIDI_ARABIC_NUMBER;
}

static bool is_arabic_digit(const struct row *r, size_t k)
{
    return bidi_kind(r->base[r->order[k]]) == BIDI_ARABIC_NUMBER;
}

/* Numbers of Arabic-Indic digits inside a reversed phrase keep their own order. */
static void turn_numbers_back(struct row *r, size_t first, size_t last)
{
    for (size_t k = first; k <= last; k++) {
        if (!is_arabic_digit(r, k))
            continue;
        size_t to = k;
        while (to < last && (is_arabic_digit(r, to + 1) ||
                             (to + 1 < last && bidi_separates_digits(r->base[r->order[to + 1]]) &&
                              is_arabic_digit(r, to + 2))))
            to++;
        for (size_t a = k, z = to; a < z; a++, z--) {
            size_t t = r->order[a];
            r->order[a] = r->order[z];
            r->order[z] = t;
        }
        k = to;
    }
}

/* The next right-to-left cell after `from` that the terminal would turn round together with it: only
 * signs or one single space lie between. n: there is none. */
static size_t joined(const struct row *r, size_t from)
{
    size_t blanks = 0, i = from + 1;
    for (; i < r->n && bidi_kind(r->base[i]) == BIDI_NEUTRAL; i++)
        blanks += r->base[i] == ' ';
    bool together = i < r->n && runs_rtl(r, i) && (blanks == 0 || i == from + 2);
    return together ? i : r->n;
}

static size_t phrase_end(const struct row *r, size_t first)
{
    size_t last = first;
    for (size_t next; (next = joined(r, last)) < r->n;)
        last = next;
    return last;
}

/* The blank nearest to the phrase among the signs on one side of it (step 1 or -1) turns solid.
 * False where a number would be drawn into the phrase because there is none. */
static bool fence(struct row *r, size_t from, int step)
{
    size_t i = from + (size_t)step;
    for (; i < r->n && bidi_kind(r->base[i]) == BIDI_NEUTRAL; i += (size_t)step) {
        if (r->base[i] == ' ') {
            r->how[i] = ROW_SOLID;
            return true;
        }
    }
    return step < 0 || i >= r->n || bidi_kind(r->base[i]) != BIDI_NUMBER;
}

/* The first strong character decides the direction of the row: it has to be left-to-right. */
static bool lead_with_ltr(struct row *r, size_t first_rtl)
{
    for (size_t i = 0; i < first_rtl; i++) {
        if (r->how[i] == ROW_SOLID || bidi_kind(r->base[i]) == BIDI_LTR)
            return true;
        if (r->base[i] == ' ') {
            r->how[i] = ROW_SOLID;
            return true;
        }
    }
    return false;
}

/* Each phrase is put back into logical order; solid blanks keep phrases, numbers and signs apart. */
static bool arrange_implicit(struct row *r)
{
    bool exact = true, any = false;
    for (size_t i = 0; i < r->n; i++) {
        if (!runs_rtl(r, i))
            continue;
        if (!any)
            exact = lead_with_ltr(r, i);
        any = true;
        size_t last = phrase_end(r, i);
        reverse(r, i, last);
        turn_numbers_back(r, i, last);
        fence(r, i, -1);
        exact = fence(r, last, 1) && exact;
        i = last;
    }
    return exact;
}

static bool is_ink(const struct row *r, size_t i)
{
    return i < r->n && r->base[i] != ' ' && r->base[i] != 0;
}

static void arrange_words(struct row *r)
{
    for (size_t i = 0; i < r->n; i++) {
        size_t first = i;
        while (i < r->n && is_rtl(r, i))
            i++;
        if (i == first)
            continue;
        reverse(r, first, i - 1);
        if (first > 0 && is_ink(r, first - 1))
            r->how[first - 1] = ROW_APART;
        if (is_ink(r, i))
            r->how[i] = ROW_APART;
    }
}

bool row_arrange(enum row_mode mode, const uint32_t *base, size_t n, size_t *order,
                 enum row_how *how)
{
    struct row r = {base, n, order, how};
    for (size_t i = 0; i < n; i++) {
        order[i] = i;
        how[i] = ROW_AS_IS;
    }
    if (mode == ROW_WORD)
        arrange_words(&r);
    return mode == ROW_IMPLICIT ? arrange_implicit(&r) : true;
}

uint32_t row_char(uint32_t base, enum row_how how)
{
    return how == ROW_SOLID ? ROW_SOLID_BLANK : how == ROW_MIRROR ? bidi_mirror(base) : base;
}
