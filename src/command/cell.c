/* Typed cells: making them, and how people and machines read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/reply.h"

#include "base/mem.h"
#include "command/words.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <stdlib.h>

static struct cell of_text(enum cell_type type, const char *s)
{
    if (!s || !*s)
        return cell_none();
    return (struct cell){.type = type, .s = mem_strdup(s)};
}

static struct cell of_number(enum cell_type type, int64_t n)
{
    return (struct cell){.type = type, .n = n};
}

struct cell cell_none(void)
{
    return (struct cell){.type = CELL_NONE};
}

struct cell cell_text(const char *s)
{
    return of_text(CELL_TEXT, s);
}

struct cell cell_long(const char *s)
{
    return of_text(CELL_LONG, s);
}

struct cell cell_code(const char *s)
{
    return of_text(CELL_CODE, s);
}

struct cell cell_count(int64_t n)
{
    return of_number(CELL_COUNT, n);
}

struct cell cell_money(struct money m)
{
    return of_number(CELL_MONEY, m.fils);
}

struct cell cell_date(struct date d)
{
    return d.year ? of_number(CELL_DATE, date_serial(d)) : cell_none();
}

struct cell cell_time(instant t)
{
    return t ? of_number(CELL_TIME, t) : cell_none();
}

struct cell cell_yes_no(bool yes)
{
    return of_number(CELL_YES_NO, yes);
}

struct cell cell_word(const char *word, const char *title)
{
    struct cell c = of_text(CELL_WORD, word);
    c.title = title;
    return c;
}

struct cell cell_timing(struct timing t)
{
    struct cell c = of_text(CELL_TIMING, timing_word(t.state));
    c.n = t.days;
    return c;
}

struct cell cell_names(const char *en, const char *ar)
{
    if ((!en || !*en) && (!ar || !*ar))
        return cell_none();
    return (struct cell){
        .type = CELL_NAMES, .s = mem_strdup(en ? en : ""), .ar = mem_strdup(ar ? ar : "")};
}

/* The name in the language of the moment, or the one there is. */
static const char *name_now(const struct cell *c, bool arabic)
{
    if (arabic)
        return *c->ar ? c->ar : c->s;
    return *c->s ? c->s : c->ar;
}

static void money_shown(struct buf *out, int64_t fils)
{
    struct buf grouped;
    struct msg m;
    buf_init(&grouped);
    money_grouped(&grouped, (struct money){fils});
    MSG(&m, N_("AED %1$s"), buf_text(&grouped));
    words_plain(out, &m);
    buf_done(&grouped);
}

static void timing_shown(struct buf *out, const struct cell *c)
{
    struct timing t = {.days = (int)c->n};
    struct msg m;
    timing_parse(c->s, &t.state);
    timing_msg(&m, t);
    words_plain(out, &m);
}

void cell_shown(struct buf *out, const struct cell *c)
{
    switch (c->type) {
    case CELL_NONE:
        break;
    case CELL_TEXT:
    case CELL_CODE:
        text_neutralise(out, c->s, false);
        break;
    case CELL_LONG:
        text_neutralise(out, c->s, true);
        break;
    case CELL_COUNT:
        buf_printf(out, "%" PRId64, c->n);
        break;
    case CELL_MONEY:
        money_shown(out, c->n);
        break;
    case CELL_DATE:
        date_shown(out, date_from_serial((long)c->n));
        break;
    case CELL_TIME:
        instant_shown(out, c->n);
        break;
    case CELL_YES_NO:
        buf_add(out, c->n ? _("yes") : _("no"));
        break;
    case CELL_WORD:
        buf_add(out, c->title ? tr(c->title) : c->s);
        break;
    case CELL_TIMING:
        timing_shown(out, c);
        break;
    case CELL_NAMES:
        text_neutralise(out, name_now(c, lang_now() == LANG_AR), false);
        break;
    }
}

void cell_plain(struct buf *out, const struct cell *c)
{
    switch (c->type) {
    case CELL_NONE:
        break;
    case CELL_TEXT:
    case CELL_CODE:
    case CELL_LONG:
    case CELL_WORD:
        buf_add(out, c->s);
        break;
    case CELL_COUNT:
        buf_printf(out, "%" PRId64, c->n);
        break;
    case CELL_MONEY:
        money_plain(out, (struct money){c->n});
        break;
    case CELL_DATE:
        date_iso(out, date_from_serial((long)c->n));
        break;
    case CELL_TIME:
        instant_iso(out, c->n);
        break;
    case CELL_YES_NO:
        buf_add(out, c->n ? "yes" : "no");
        break;
    case CELL_TIMING:
        buf_printf(out, "%s %" PRId64, c->s, c->n);
        break;
    case CELL_NAMES:
        buf_add(out, name_now(c, false));
        break;
    }
}
