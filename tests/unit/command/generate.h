/* Answers made out of a form alone: for any field a text that its type, pattern, lengths and limits
 * allow, and for a whole form one for each field that the answers before it show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_UNIT_COMMAND_GENERATE_H
#define RIHLA_TESTS_UNIT_COMMAND_GENERATE_H

#include "unit/check.h"

#include "base/buf.h"
#include "base/mem.h"
#include "form/form.h"

#include <ctype.h>

/* A pattern's shortest match: the first alternative, the first of a class, the fewest repeats. */
static inline void match_branches(struct buf *out, const char **p);

static inline char first_of_class(const char **p)
{
    char first = *++*p;
    assert_true(first != '^' && first != '[');
    while (**p != ']')
        ++*p;
    ++*p;
    return first;
}

static inline int fewest(const char **p)
{
    int n = 1;
    if (**p == '*' || **p == '?')
        n = 0;
    else if (**p == '{')
        n = (int)strtol(*p + 1, NULL, 10);
    if (**p == '{')
        *p = strchr(*p, '}') + 1;
    else if (**p && strchr("*?+", **p))
        ++*p;
    return n;
}

static inline void match_piece(struct buf *out, const char **p)
{
    struct buf one = {0};
    if (**p == '(') {
        ++*p;
        match_branches(&one, p);
        ++*p;
    } else if (**p == '[') {
        buf_addc(&one, first_of_class(p));
    } else {
        *p += **p == '\\';
        buf_addc(&one, **p == '.' ? 'a' : **p);
        ++*p;
    }
    for (int n = fewest(p); n > 0; n--)
        buf_add(out, buf_text(&one));
    buf_done(&one);
}

static inline void match_branches(struct buf *out, const char **p)
{
    struct buf unused = {0};
    struct buf *into = out;
    for (; **p && **p != ')'; ) {
        if (**p == '|') {
            into = &unused;
            ++*p;
        } else {
            match_piece(into, p);
        }
    }
    buf_done(&unused);
}

/* The type's plainest value, filled up to the shortest length allowed. */
static inline void make_text(struct buf *out, const struct field *f)
{
    const char *p = f->pattern;
    if (p)
        match_branches(out, &p);
    else
        buf_add(out, "Example");
    while (out->len < (size_t)f->min_length)
        buf_addc(out, 'e');
}

static inline void make_value(struct buf *out, const struct field *f, size_t choice)
{
    switch (f->type) {
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
        make_text(out, f);
        break;
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_DATE:
        buf_add(out, f->min ? f->min : f->max ? f->max : f->type == FIELD_DATE ? "today" : "7");
        break;
    case FIELD_YES_NO:
        buf_add(out, choice ? "no" : "yes");
        break;
    case FIELD_CHOICE:
        buf_add(out, f->choices[choice].value);
        break;
    case FIELD_EMIRATES_ID:
        buf_add(out, "784-1990-0000001-0");
        break;
    case FIELD_MOBILE:
        buf_add(out, "+971500000001");
        break;
    case FIELD_EMAIL:
        buf_add(out, "one@example.ae");
        break;
    case FIELD_TRADE_LICENCE:
        buf_add(out, "TEST-00001");
        break;
    case FIELD_TYPE_COUNT:
        fail();
    }
}

/* Groups that repeat have their fewest rows or one more, by turns. */
enum { ROWS_MADE = 2 };

static inline void make_rows(struct buf *out, const struct field *f, size_t round)
{
    int rows = atoi(f->min) + (int)(round % ROWS_MADE);
    buf_printf(out, "%d", rows < 1 ? 1 : rows > f->rows ? f->rows : rows);
}

static inline bool ever_made(const struct field *f)
{
    return f->row <= ROWS_MADE;
}

static inline size_t branches(const struct field *f)
{
    return f->type == FIELD_YES_NO ? 2 : f->type == FIELD_CHOICE ? f->nchoices : 1;
}

/* seen[field]: a bit for each branch that was answered. The first that was not comes next; when all
 * were, they take turns, so that what depends on them comes round too. */
static inline void make_answers(const struct form *form, size_t round, uint64_t *seen,
                                struct answers *ret)
{
    for (size_t i = 0; i < form->nfields; i++) {
        const struct field *f = &form->fields[i];
        if (!form_shows(form, f, ret))
            continue;
        struct buf value = {0};
        size_t n = branches(f), next = 0;
        while (next < n && seen[i] & (UINT64_C(1) << next))
            next++;
        next = next < n ? next : round % n;
        seen[i] |= UINT64_C(1) << next;
        if (f->rows)
            make_rows(&value, f, round);
        else
            make_value(&value, f, next);
        answers_set(ret, f->name, buf_text(&value));
        buf_done(&value);
    }
}

static inline bool all_seen(const struct form *form, const uint64_t *seen)
{
    for (size_t i = 0; i < form->nfields; i++) {
        if (ever_made(&form->fields[i]) && seen[i] != (UINT64_C(1) << branches(&form->fields[i])) - 1)
            return false;
    }
    return true;
}

#endif
