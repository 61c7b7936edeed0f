/* The words of a name before they become units. Private to the text layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TEXT_NAME_WORD_H
#define RIHLA_TEXT_NAME_WORD_H

#include "text/name.h"

struct name_word {
    char letters[2 * NAME_LETTERS]; /* longer ones are cut */
    size_t length;
    enum name_script script;
    char article[6]; /* letters of an article written apart before it, or "" */
    bool open;       /* nothing follows it in the text */
};

enum { NAME_WORDS = 24 };

/* The words of a text, in the letters of forms. Returns how many. */
size_t name_words(const char *text, struct name_word words[NAME_WORDS]);

/* The list begins with the letters that its words begin with, and ends with NULL: nearly every word of a
 * name is looked for in every list, and is in none. */
bool name_word_is(const struct name_word *w, const char *const list[]);

#endif
