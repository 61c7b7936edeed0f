/* Names compared without lists: a row that was found otherwise, or is to be shown.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/box.h"

#include <string.h>

static bool form_begins(const struct name_form *a, const struct name_form *b)
{
    return a->script == b->script && a->length <= b->length &&
           memcmp(a->letters, b->letters, a->length) == 0;
}

/* 0: no; 1: asked begins stored; 2: it is the same. */
static int unit_fits(const struct name_unit *asked, const struct name_unit *stored)
{
    int best = 0;
    for (size_t i = 0; i < asked->forms; i++) {
        for (size_t k = 0; k < stored->forms; k++) {
            if (!form_begins(&asked->form[i], &stored->form[k]))
                continue;
            int fits = asked->form[i].length == stored->form[k].length ? 2 : 1;
            best = fits > best ? fits : best;
        }
    }
    return best;
}

/* Gives each word from `at` on a unit of its own. */
static bool assign(const struct name_unit *asked, size_t n, size_t at, const struct name_unit *stored,
                   size_t units, unsigned used, int least)
{
    if (at == n)
        return true;
    for (size_t u = 0; u < units; u++) {
        if (!(used >> u & 1) && unit_fits(&asked[at], &stored[u]) >= least &&
            assign(asked, n, at + 1, stored, units, used | 1u << u, least))
            return true;
    }
    return false;
}

/* True where the name may have letters of that script; a false one has none. */
static bool may_have(const char *name, enum name_script script)
{
    bool has = script == NAME_OTHER;
    for (const unsigned char *c = (const unsigned char *)name; *c && !has; c++)
        has = script == NAME_ARABIC ? *c >= 0xD8 : (*c < 0x80 ? *c >= 'A' : *c <= 0xCA || *c == 0xE1);
    return has;
}

/* Most names are asked for in one script, and cutting one of the other into units takes longest. */
static bool may_begin(const struct name_unit *asked, size_t n, const char *name)
{
    bool may = true;
    for (size_t i = 0; may && i < n; i++) {
        may = false;
        for (size_t k = 0; !may && k < asked[i].forms; k++)
            may = may_have(name, (enum name_script)asked[i].form[k].script);
    }
    return may;
}

bool name_begins(const struct name_unit *asked, size_t n, const char *const names[CUSTOMER_NAMES],
                 bool *ret_whole)
{
    bool begins = false;
    *ret_whole = false;
    for (size_t i = 0; i < CUSTOMER_NAMES && !*ret_whole; i++) {
        struct name_unit stored[NAME_UNITS];
        if (!may_begin(asked, n, names[i]))
            continue;
        size_t units = name_parse(names[i], stored, NAME_UNITS);
        *ret_whole = assign(asked, n, 0, stored, units, 0, 2);
        begins = begins || *ret_whole || assign(asked, n, 0, stored, units, 0, 1);
    }
    return begins;
}

static uint16_t unit_cost(const struct name_unit *asked, bool open, const struct name_unit *stored)
{
    int best = NAME_COST_NONE;
    for (size_t i = 0; i < asked->forms; i++) {
        struct name_sound a, b;
        name_prepare(&asked->form[i], &a);
        for (size_t k = 0; k < stored->forms; k++) {
            int begins;
            name_prepare(&stored->form[k], &b);
            int cost = name_cost(&a, &b, COST_LIMIT, &begins);
            best = cost < best ? cost : best;
            best = open && begins < best ? begins : best;
        }
    }
    return best <= COST_LIMIT ? (uint16_t)best : COST_NONE;
}

int name_distance(const struct name_unit *asked, size_t n, bool typing,
                  const char *const names[CUSTOMER_NAMES])
{
    int best = NAME_COST_NONE;
    struct parts parts;
    parts_typed(&parts, asked, n);
    for (size_t i = 0; i < CUSTOMER_NAMES; i++) {
        struct name_unit stored[NAME_UNITS];
        struct fitting f = {.parts = &parts, .missing = n > 1};
        f.units = name_parse(names[i], stored, NAME_UNITS);
        for (size_t w = 0; w < n; w++) {
            for (size_t u = 0; u < f.units; u++)
                f.cost[w][u] = unit_cost(&asked[w], typing && asked[w].open, &stored[u]);
        }
        best = fitting_score(&f, best);
    }
    return best;
}
