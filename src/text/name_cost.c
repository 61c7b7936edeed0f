/* What it costs to hear one form as another: the cheapest way to cut both into pieces of up to four
 * letters and pair them. The prices are learned, see data/names/README.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/name.h"

#include "base/mem.h"

#include <string.h>

enum { LATIN_PIECES = 176, ARABIC_PIECES = 120, NODES = 512, SWAPPED = 220, REST_LETTER = 6 };

/* Each table is relative to itself. One measure for all, in hundredths: a letter that differs says
 * more within a script than across, and a Latin spelling of an Arabic name has more ways to go. */
enum { LATIN_LATIN = 110, ARABIC_ARABIC = 130, LATIN_ARABIC = 100, ARABIC_LATIN = 78 };

struct price {
    const char *a, *b; /* "" is nothing */
    uint16_t cost;
};
static const struct price latin_latin[] = {
#include "name_latin_latin.inc"
};
static const struct price latin_arabic[] = {
#include "name_latin_arabic.inc"
};
static const struct price arabic_arabic[] = {
#include "name_arabic_arabic.inc"
};

/* The pieces of one script as a tree of letters. Piece 0 is nothing. */
struct pieces {
    uint16_t next[NODES][64];
    uint8_t piece[NODES];
    uint16_t nodes;
    uint8_t count, limit;
};

static struct {
    bool ready;
    struct pieces script[2];
    uint16_t same[2][LATIN_PIECES][LATIN_PIECES];
    uint16_t latin_arabic[LATIN_PIECES][ARABIC_PIECES], arabic_latin[ARABIC_PIECES][LATIN_PIECES];
} table;

static unsigned slot_of(char c)
{
    if (c >= 'a' && c <= 'z')
        return (unsigned)(c - 'a');
    if (c >= 'A' && c <= 'Z')
        return 26 + (unsigned)(c - 'A');
    return c == '*' ? 52 : c == '$' ? 53 : c == '<' ? 54 : c == '>' ? 55 : 63;
}

static uint8_t piece_id(struct pieces *p, const char *letters)
{
    unsigned node = 0;
    if (!*letters)
        return 0;
    for (; *letters; letters++) {
        uint16_t *next = &p->next[node][slot_of(*letters)];
        if (!*next) {
            if (++p->nodes == NODES)
                panic("too many pieces of names");
            *next = p->nodes;
        }
        node = *next;
    }
    if (!p->piece[node]) {
        if (p->count + 1 == p->limit)
            panic("too many pieces of names");
        p->piece[node] = ++p->count;
    }
    return p->piece[node];
}

static uint16_t weighed(uint16_t cost, unsigned weight)
{
    return (uint16_t)(cost * weight / 100);
}

static void load_same(enum name_script script, const struct price *price, size_t n, unsigned weight)
{
    struct pieces *p = &table.script[script];
    for (size_t i = 0; i < n; i++)
        table.same[script][piece_id(p, price[i].a)][piece_id(p, price[i].b)] =
            weighed(price[i].cost, weight);
}

/* What has no price cannot be paired. */
static void load(void)
{
    if (table.ready)
        return;
    memset(table.same, 0xFF, sizeof table.same);
    memset(table.latin_arabic, 0xFF, sizeof table.latin_arabic);
    memset(table.arabic_latin, 0xFF, sizeof table.arabic_latin);
    table.script[NAME_LATIN].limit = LATIN_PIECES;
    table.script[NAME_ARABIC].limit = ARABIC_PIECES;
    load_same(NAME_LATIN, latin_latin, sizeof latin_latin / sizeof *latin_latin, LATIN_LATIN);
    load_same(NAME_ARABIC, arabic_arabic, sizeof arabic_arabic / sizeof *arabic_arabic,
              ARABIC_ARABIC);
    for (size_t i = 0; i < sizeof latin_arabic / sizeof *latin_arabic; i++) {
        uint8_t a = piece_id(&table.script[NAME_LATIN], latin_arabic[i].a);
        uint8_t b = piece_id(&table.script[NAME_ARABIC], latin_arabic[i].b);
        table.latin_arabic[a][b] = weighed(latin_arabic[i].cost, LATIN_ARABIC);
        table.arabic_latin[b][a] = weighed(latin_arabic[i].cost, ARABIC_LATIN);
    }
    table.ready = true;
}

void name_prepare(const struct name_form *f, struct name_sound *ret)
{
    load();
    ret->script = f->script;
    ret->mark[0] = '<';
    memcpy(ret->mark + 1, f->letters, f->length);
    ret->mark[f->length + 1] = '>';
    ret->length = (uint8_t)(f->length + 2);
    if (f->script == NAME_OTHER)
        return;
    const struct pieces *p = &table.script[f->script];
    for (size_t i = 0; i < ret->length; i++) {
        unsigned node = 0, k = 0;
        ret->id[i][0] = 0;
        for (size_t n = 1; n <= NAME_PIECES && i + n <= ret->length; n++) {
            node = p->next[node][slot_of(ret->mark[i + n - 1])];
            if (!node)
                break;
            if (p->piece[node]) {
                ret->size[i][k] = (uint8_t)n;
                ret->id[i][k++] = p->piece[node];
            }
        }
        ret->pieces[i] = (uint8_t)k;
    }
}

/* Whoever typed three letters probably goes on, whoever typed six has probably finished; and the rest
 * should not be long. Marks are counted. */
static int goes_on(const struct name_sound *heard, int rest)
{
    static const int from[] = {40, 40, 40, 40, 40, 40, 80};
    size_t n = heard->length;
    return (n < sizeof from / sizeof *from ? from[n] : 120) + rest * REST_LETTER;
}

/* Letter by letter: the same, or a beginning. */
static int other_cost(const struct name_sound *heard, const struct name_sound *stored,
                      int *ret_begins)
{
    int letters = heard->length - 1;
    if (heard->script != stored->script || heard->length > stored->length ||
        memcmp(heard->mark, stored->mark, (size_t)letters) != 0)
        return NAME_COST_NONE;
    if (ret_begins)
        *ret_begins = goes_on(heard, stored->length - heard->length);
    return heard->length == stored->length ? 0 : NAME_COST_NONE;
}

/* The prices of pairs of pieces: of[a * width + b]. */
struct prices {
    const uint16_t *of;
    size_t width;
    bool same_script;
};

static struct prices prices_for(const struct name_sound *heard, const struct name_sound *stored)
{
    if (heard->script == stored->script)
        return (struct prices){table.same[heard->script][0], LATIN_PIECES, true};
    if (heard->script == NAME_LATIN)
        return (struct prices){table.latin_arabic[0], ARABIC_PIECES, false};
    return (struct prices){table.arabic_latin[0], LATIN_PIECES, false};
}

typedef int costs[NAME_MARKS + NAME_PIECES + 1][NAME_MARKS + NAME_PIECES];

static inline void lower(int *to, int cost)
{
    if (cost < *to)
        *to = cost;
}

/* Carries the cost of having paired i marks with j on to every next pair. Returns the last row
 * reached so far. */
static size_t carry(costs d, size_t i, size_t j, const struct prices *p, const struct name_sound *a,
                    const struct name_sound *b, size_t reached)
{
    int cost = d[i][j];
    if (j < b->length)
        lower(&d[i][j + 1], cost + p->of[b->id[j][0]]);
    if (i == a->length)
        return reached;
    lower(&d[i + 1][j], cost + p->of[a->id[i][0] * p->width]);
    if (reached < i + 1)
        reached = i + 1;
    if (j == b->length)
        return reached;
    for (unsigned x = 0; x < a->pieces[i]; x++) {
        const uint16_t *price = p->of + a->id[i][x] * p->width;
        int *row = d[i + a->size[i][x]] + j;
        if (reached < i + a->size[i][x])
            reached = i + a->size[i][x];
        for (unsigned y = 0; y < b->pieces[j]; y++)
            lower(&row[b->size[j][y]], cost + price[b->id[j][y]]);
    }
    if (p->same_script && i + 1 < a->length && j + 1 < b->length && a->mark[i] == b->mark[j + 1] &&
        a->mark[i + 1] == b->mark[j])
        lower(&d[i + 2][j + 2], cost + SWAPPED);
    return reached;
}

/* Everything heard is paired, and the rest of what is stored is left over. */
static int begins_cost(costs d, const struct name_sound *heard, const struct name_sound *stored)
{
    const int *row = d[heard->length - 1];
    int best = NAME_COST_NONE;
    for (int j = 1; j < stored->length; j++)
        lower(&best, row[j] + goes_on(heard, stored->length - 1 - j));
    return best;
}

/* Rows are emptied only as far as they are reached. */
static void empty_row(costs d, size_t i, size_t columns)
{
    for (size_t j = 0; j <= columns; j++)
        d[i][j] = NAME_COST_NONE;
}

int name_cost(const struct name_sound *heard, const struct name_sound *stored, int limit,
              int *ret_begins)
{
    static _Thread_local costs d;
    if (ret_begins)
        *ret_begins = NAME_COST_NONE;
    if (heard->script == NAME_OTHER || stored->script == NAME_OTHER)
        return other_cost(heard, stored, ret_begins);
    struct prices p = prices_for(heard, stored);
    for (size_t i = 0; i < NAME_PIECES; i++)
        empty_row(d, i, stored->length);
    d[0][0] = 0;
    size_t alive = 0; /* the last row reached within the limit */
    for (size_t i = 0; i <= alive; i++) {
        empty_row(d, i + NAME_PIECES, stored->length);
        for (size_t j = 0; j <= stored->length; j++) {
            if (d[i][j] <= limit)
                alive = carry(d, i, j, &p, heard, stored, alive);
        }
    }
    if (ret_begins && alive + 1 >= heard->length)
        *ret_begins = begins_cost(d, heard, stored);
    return alive < heard->length ? NAME_COST_NONE : d[heard->length][stored->length];
}
