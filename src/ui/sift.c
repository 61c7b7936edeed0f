/* Keeping the rows of a list that fit what was typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/sift.h"

#include "base/mem.h"
#include "domain/sought.h"
#include "text/name.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* About two letters in doubt. */
enum { COST_MOST = 220 };

struct word {
    char *folded;
    struct name_sound sounds[NAME_UNITS * NAME_FORMS]; /* how the word may be heard */
    size_t nsounds;
};

struct sift {
    struct sought sought;
    struct word words[SOUGHT_TERMS];
};

static char *fold(const char *s)
{
    char *digits = text_ascii_digits(s), *folded = text_fold(digits);
    free(digits);
    return folded;
}

static size_t sounds_of(const char *text, struct name_sound *ret, size_t max)
{
    struct name_unit units[NAME_UNITS];
    size_t n = name_parse(text, units, NAME_UNITS), count = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < units[i].forms && count < max; j++)
            name_prepare(&units[i].form[j], &ret[count++]);
    }
    return count;
}

struct sift *sift_new(const char *typed)
{
    struct sift *s = mem_alloc(sizeof *s);
    sought_read(typed, NULL, 0, &s->sought);
    for (size_t i = 0; i < s->sought.nterms; i++) {
        const struct sought_term *t = &s->sought.terms[i];
        struct word *w = &s->words[i];
        w->folded = fold(t->text);
        if (sought_way_of(t, SOUGHT_NAME))
            w->nsounds = sounds_of(t->text, w->sounds, sizeof w->sounds / sizeof *w->sounds);
    }
    return s;
}

void sift_free(struct sift *s)
{
    for (size_t i = 0; s && i < s->sought.nterms; i++)
        free(s->words[i].folded);
    free(s);
}

/* ---- one cell ---- */

static bool holds(const char *text, const char *folded)
{
    char *where = text ? fold(text) : NULL;
    bool found = where && strstr(where, folded);
    free(where);
    return found;
}

static bool is_written(const struct cell *c, const char *folded)
{
    struct buf shown = {0};
    cell_shown(&shown, c);
    bool found = holds(buf_text(&shown), folded) || holds(c->s, folded) || holds(c->ar, folded);
    buf_done(&shown);
    return found;
}

static bool is_number(const struct cell *c, const struct sought_term *t)
{
    for (size_t i = 0; c->type == CELL_CODE && c->s && i < t->nways; i++) {
        if (sought_fits(&t->ways[i], c->s))
            return true;
    }
    return false;
}

static bool name_sounds(const char *name, const struct word *w)
{
    struct name_sound stored[NAME_UNITS * NAME_FORMS];
    size_t n = name && *name ? sounds_of(name, stored, sizeof stored / sizeof *stored) : 0;
    for (size_t i = 0; i < w->nsounds; i++) {
        for (size_t j = 0; j < n; j++) {
            int begins = NAME_COST_NONE;
            int cost = name_cost(&w->sounds[i], &stored[j], COST_MOST, &begins);
            if (cost <= COST_MOST || begins <= COST_MOST)
                return true;
        }
    }
    return false;
}

static bool sounds_so(const struct cell *c, const struct word *w)
{
    return c->type == CELL_NAMES && (name_sounds(c->s, w) || name_sounds(c->ar, w));
}

/* ---- a row ---- */

static bool term_fits(const struct sift *s, size_t term, const struct cell *cells, size_t n,
                      bool sounds)
{
    const struct word *w = &s->words[term];
    for (size_t i = 0; i < n; i++) {
        if (is_written(&cells[i], w->folded) || is_number(&cells[i], &s->sought.terms[term]) ||
            (sounds && sounds_so(&cells[i], w)))
            return true;
    }
    return false;
}

bool sift_fits(const struct sift *s, const struct reply *r, size_t row, bool sounds)
{
    const struct cell *cells = &r->cells[row * r->ncolumns];
    for (size_t i = 0; i < s->sought.nterms; i++) {
        if (!term_fits(s, i, cells, r->ncolumns, sounds))
            return false;
    }
    return true;
}
