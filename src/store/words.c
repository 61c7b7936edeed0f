/* The words that a customer is found by.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/words.h"

#include "base/buf.h"
#include "base/mem.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_BYTES = 64, LAST_DIGITS = 4 };

static const char article[] = "\xD8\xA7\xD9\x84"; /* alef lam */

void words_init(struct words *w)
{
    memset(w, 0, sizeof *w);
}

void words_done(struct words *w)
{
    for (size_t i = 0; i < w->count; i++)
        free(w->list[i]);
    free(w->list);
    words_init(w);
}

/* Longer words are cut on both sides, so they still meet. */
static void add(struct words *w, const char *s, size_t n)
{
    if (n > WORD_BYTES) {
        n = WORD_BYTES;
        while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
            n--;
    }
    if (n == 0)
        return;
    w->list = MEM_GROW(w->list, w->count, &w->cap);
    w->list[w->count++] = mem_strndup(s, n);
}

/* Letters of every script but no ASCII punctuation. */
static bool in_word(char c)
{
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* The word characters of s[0 … n-1] as one word. */
static void add_joined(struct words *w, const char *s, size_t n)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < n; i++) {
        if (in_word(s[i]))
            buf_addc(&b, s[i]);
    }
    add(w, buf_text(&b), b.len);
    buf_done(&b);
}

static void add_pieces(struct words *w, const char *s, size_t n)
{
    size_t article_bytes = sizeof article - 1;
    for (size_t from = 0, to; from < n; from = to + 1) {
        for (to = from; to < n && in_word(s[to]);)
            to++;
        add(w, s + from, to - from);
        if (to - from > 2 * article_bytes && memcmp(s + from, article, article_bytes) == 0)
            add(w, s + from + article_bytes, to - from - article_bytes);
    }
}

void words_of_name(struct words *w, const char *name)
{
    char *folded = text_fold(name);
    for (const char *s = folded; *s;) {
        size_t n = strcspn(s, " "), letters = 0;
        add_pieces(w, s, n);
        while (letters < n && in_word(s[letters]))
            letters++;
        if (letters < n)
            add_joined(w, s, n);
        s += n + (s[n] == ' ');
    }
    free(folded);
}

void words_of_code(struct words *w, const char *code)
{
    char *folded = text_fold(code);
    add_joined(w, folded, strlen(folded));
    free(folded);
}

void words_of_phone(struct words *w, const char *e164)
{
    const char *digits = *e164 == '+' ? e164 + 1 : e164;
    size_t n = strlen(digits);
    if (n == 0)
        return;
    char *abroad = mem_printf("00%s", digits);
    words_of_code(w, abroad);
    free(abroad);
    if (strncmp(digits, "971", 3) == 0) {
        char *home = mem_printf("0%s", digits + 3);
        words_of_code(w, home);
        free(home);
    }
    for (size_t at = 0; at + LAST_DIGITS <= n; at++)
        add(w, digits + at, n - at);
}

static int longest_first(const void *a, const void *b)
{
    size_t m = strlen(*(char *const *)a), n = strlen(*(char *const *)b);
    return m < n ? 1 : m > n ? -1 : 0;
}

void words_typed(struct words *w, const char *text)
{
    char *digits = text_ascii_digits(text), *folded = text_fold(digits);
    for (const char *s = folded; *s;) {
        size_t n = strcspn(s, " ");
        add_joined(w, s, n);
        s += n + (s[n] == ' ');
    }
    if (w->count > 1)
        qsort(w->list, w->count, sizeof *w->list, longest_first);
    free(folded);
    free(digits);
}
