/* Cutting a name into words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/name_word.h"

#include "text/name_letters.h"
#include "text/utf8.h"

#include <string.h>

static void append(struct name_word *w, const char *letters)
{
    size_t n = w->length;
    while (*letters && n < NAME_LETTERS)
        w->letters[n++] = *letters++;
    if (!*letters)
        w->length = n;
    w->letters[w->length] = '\0';
}

size_t name_words(const char *text, struct name_word words[NAME_WORDS])
{
    size_t n = strlen(text), count = 0;
    struct name_word *w = NULL;
    for (size_t at = 0; at < n;) {
        uint32_t c = (unsigned char)text[at];
        char letters[8];
        enum name_script script;
        at += c < 0x80 ? 1 : utf8_decode(text + at, n - at, &c);
        enum name_role role = name_letters(c, letters, &script);
        if (role == NAME_SPLITS)
            w = NULL;
        if (role != NAME_SPELLS)
            continue;
        if (!w || w->script != script) {
            if (count == NAME_WORDS)
                return count;
            w = &words[count++];
            *w = (struct name_word){.script = script};
        }
        append(w, letters);
    }
    if (w)
        w->open = true;
    return count;
}

bool name_word_is(const struct name_word *w, const char *const list[])
{
    const char *first = *list++;
    while (*first && *first != w->letters[0])
        first++;
    for (; *first && *list; list++) {
        if (w->letters[0] == **list && strcmp(w->letters, *list) == 0)
            return true;
    }
    return false;
}
