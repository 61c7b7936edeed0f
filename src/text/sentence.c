/* Messages in words: a translated sentence with its arguments put in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "text/lang.h"
#include "text/layout.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VALUE "%1$s" /* where a word takes its value */

/* Outside text: neutralised, and in Arabic isolated so that a code keeps its direction. */
static void add_outside(struct buf *out, const char *text)
{
    struct buf safe = {0};
    text_neutralise(&safe, text, false);
    if (lang_rtl())
        isolate(out, buf_text(&safe));
    else
        buf_add(out, buf_text(&safe));
    buf_done(&safe);
}

/* Only what the catalogue knows comes from us for certain. */
static void add_word(struct buf *out, const char *msgid)
{
    const char *text = tr(msgid);
    if (text != msgid)
        buf_add(out, text);
    else
        add_outside(out, msgid);
}

/* The words around the value are neutralised as well: in English nobody knows whose they are. */
static void add_around(struct buf *out, const char *text, const char *place, const char *value)
{
    char *before = mem_strndup(text, (size_t)(place - text));
    text_neutralise(out, before, false);
    add_outside(out, value);
    text_neutralise(out, place + strlen(VALUE), false);
    free(before);
}

/* A word and, after a tab, the value that it takes, if any. */
static void add_item(struct buf *out, const char *item)
{
    const char *tab = strchr(item, '\t');
    if (!tab) {
        add_word(out, item);
        return;
    }
    char *word = mem_strndup(item, (size_t)(tab - item));
    const char *text = tr(word), *place = strstr(text, VALUE);
    if (place && (text != word || !lang_rtl()))
        add_around(out, text, place, tab + 1);
    else
        add_outside(out, item);
    free(word);
}

static void add_words(struct buf *out, const char *list)
{
    for (;;) {
        size_t n = strcspn(list, "\n");
        char *item = mem_strndup(list, n);
        add_item(out, item);
        free(item);
        if (!list[n])
            return;
        buf_add(out, lang_rtl() ? "، " : ", ");
        list += n + 1;
    }
}

static void add_argument(struct buf *out, const char *arg)
{
    if (arg[0] == '=')
        add_words(out, arg + 1);
    else
        add_outside(out, arg);
}

/* The bytes of the directive at p ("%s", "%2$s", "%%"), 0 for any other '%'. *ret_arg: which
 * argument it wants, -1 for a percent sign; a plain %s wants *next and moves it on. */
static size_t directive(const char *p, int *next, int *ret_arg)
{
    if (p[1] == '%') {
        *ret_arg = -1;
        return 2;
    }
    if (p[1] == 's' && *next < MSG_ARGS) {
        *ret_arg = (*next)++;
        return 2;
    }
    if (p[1] >= '1' && p[1] <= '0' + MSG_ARGS && p[2] == '$' && p[3] == 's') {
        *ret_arg = p[1] - '1';
        return 4;
    }
    return 0;
}

static void fill_in(struct buf *out, const char *sentence, const struct msg *m)
{
    int next = 0, arg;
    for (const char *p = sentence;;) {
        size_t n = strcspn(p, "%");
        buf_addn(out, p, n);
        p += n;
        if (!*p)
            return;
        n = directive(p, &next, &arg);
        if (n > 0 && arg >= 0)
            add_argument(out, m->arg[arg]);
        else
            buf_addc(out, '%');
        p += n > 0 ? n : 1;
    }
}

static const char *own_sentence(const struct msg *m)
{
    bool arabic = (lang_rtl() && m->own_ar[0]) || !m->own_en[0];
    return arabic ? m->own_ar : m->own_en;
}

void lang_msg(struct buf *out, const struct msg *m)
{
    if (!m->id)
        return;
    if (!*m->id)
        buf_add(out, own_sentence(m));
    else
        fill_in(out, m->plural ? tr_n(m->id, m->plural, m->n) : tr(m->id), m);
}

void lang_working_days(struct buf *out, unsigned long days)
{
    char number[24];
    struct msg m;
    snprintf(number, sizeof number, "%lu", days);
    MSG_N(&m, days, NP_("%1$s working day", "%1$s working days"), number);
    lang_msg(out, &m);
}
