/* Looking for everything at once: what was typed, read and handed to each group.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/seek.h"

#include "base/buf.h"
#include "base/mem.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

bool seek_is_name(const struct sought_term *t)
{
    return sought_way_of(t, SOUGHT_NAME) && !strpbrk(t->text, "0123456789");
}

char *seek_names(const struct seek *s)
{
    struct buf names = {0};
    for (size_t i = 0; i < s->sought.nterms; i++) {
        if (seek_is_name(&s->sought.terms[i]))
            buf_printf(&names, "%s%s", names.len ? " " : "", s->sought.terms[i].text);
    }
    return names.s ? buf_take(&names) : mem_strdup("");
}

size_t seek_count(const struct seek *s, enum sought_group g)
{
    size_t n = 0;
    for (size_t i = 0; i < s->nhits; i++)
        n += s->hits[i].group == g;
    return n;
}

void seek_add(struct seek *s, const struct seek_hit *hit)
{
    for (size_t i = 0; i < s->nhits; i++) {
        if (s->hits[i].group == hit->group && strcmp(s->hits[i].number, hit->number) == 0)
            return;
    }
    if (seek_count(s, hit->group) == s->limit) {
        s->more = true;
        return;
    }
    s->hits = MEM_GROW(s->hits, s->nhits, &s->cap);
    s->hits[s->nhits++] = *hit;
}

/* Letters and digits: some of it may be a number with its prefix. */
static bool may_have_prefix(const char *typed)
{
    char *clean = text_clean(typed, false), *ascii = text_ascii_digits(clean);
    bool has = strpbrk(ascii, "0123456789") &&
               strpbrk(ascii, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    free(clean);
    free(ascii);
    return has;
}

/* What people type after a prefix can only be told apart from words by knowing the prefixes. Reading
 * the cards takes longer than all of a search: for a name or a telephone it is left to who needs them. */
static void read_typed(struct seek *s, const char *typed)
{
    const struct catalogue *c;
    bool wanted = s->session->catalogue || may_have_prefix(typed);
    size_t n = !wanted || session_catalogue(s->session, &c, NULL) ? 0 : c->ncards;
    const char **prefixes = mem_array(n + 1, sizeof *prefixes);
    for (size_t i = 0; i < n; i++)
        prefixes[i] = c->cards[i]->card.number_prefix;
    sought_read(typed, prefixes, n, &s->sought);
    free(prefixes);
}

/* The group that holds a whole number that was typed stands first. */
static int group_rank(const struct seek *s, enum sought_group g)
{
    for (size_t i = 0; i < s->nhits; i++) {
        if (s->hits[i].group == g && s->hits[i].fit == SEARCH_WHOLE &&
            s->hits[i].why != SOUGHT_NAME && sought_certain(&s->sought))
            return (int)g - SOUGHT_GROUP_COUNT;
    }
    return (int)g;
}

static void order_groups(struct seek *s)
{
    struct seek_hit *ordered = mem_array(s->nhits ? s->nhits : 1, sizeof *ordered);
    size_t n = 0;
    for (int rank = -SOUGHT_GROUP_COUNT; rank < SOUGHT_GROUP_COUNT; rank++) {
        enum sought_group g = (enum sought_group)((rank + SOUGHT_GROUP_COUNT) % SOUGHT_GROUP_COUNT);
        if (group_rank(s, g) != rank)
            continue;
        for (size_t i = 0; i < s->nhits; i++) {
            if (s->hits[i].group == g)
                ordered[n++] = s->hits[i];
        }
    }
    free(s->hits);
    s->hits = ordered;
    s->cap = s->nhits ? s->nhits : 1;
}

/* What was typed is large and read next: it is not cleared for nothing at each key. */
static void seek_init(struct seek *s, struct session *session, size_t limit, bool sounds)
{
    s->session = session;
    s->limit = limit;
    s->sounds = sounds;
    s->more = s->stopped = false;
    s->hits = NULL;
    s->nhits = s->cap = 0;
}

enum rc seek_run(struct session *session, const char *typed, unsigned groups, size_t limit,
                 bool sounds, struct seek *ret, struct err *reterr)
{
    static enum rc (*const each[])(struct seek *, struct err *) = {
        [SOUGHT_CUSTOMERS] = seek_customers,
        [SOUGHT_CASES] = seek_cases,
        [SOUGHT_SERVICES] = seek_services,
        [SOUGHT_COMPLAINTS] = seek_complaints,
        [SOUGHT_CONTACTS] = seek_contacts,
    };
    enum rc rc = RC_OK;
    seek_init(ret, session, limit, sounds);
    read_typed(ret, typed);
    ret->sought.groups &= groups;
    for (enum sought_group g = 0; !rc && ret->sought.nterms && g < SOUGHT_GROUP_COUNT; g++) {
        if (ret->sought.groups & SOUGHT_GROUP_BIT(g))
            rc = each[g](ret, reterr);
    }
    if (!rc)
        order_groups(ret);
    else
        seek_done(ret);
    return rc;
}

void seek_done(struct seek *s)
{
    free(s->hits);
    s->hits = NULL;
    s->nhits = s->cap = 0;
}
