/* Vocabularies: an enum whose values have a word (database, JSON, files, arguments) and a title
 * (msgid, for people). Each is an X-list in the header of its noun.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_BASE_WORD_H
#define RIHLA_BASE_WORD_H

#include <stdbool.h>
#include <stddef.h>

struct word {
    const char *word, *title; /* title NULL where the vocabulary has none */
};

/* The index of the row whose word is exactly this one, -1 where there is none or word is NULL. */
int word_find(const struct word *table, size_t count, const char *word);

/* Bodies of NOUN_word(), NOUN_title() and NOUN_parse() for `enum NOUN` over a table:
 *     static const struct word kinds[] = {
 *     #define X(name, word, title) [CUSTOMER_##name] = {word, title},
 *         CUSTOMER_KIND_LIST(X)
 *     #undef X
 *     };
 *     WORD_FUNCTIONS(customer_kind, kinds) */
#define WORD_WORD(noun, table)                                                                     \
    const char *noun##_word(enum noun value)                                                       \
    {                                                                                              \
        return (table)[value].word;                                                                \
    }
#define WORD_TITLE(noun, table)                                                                    \
    const char *noun##_title(enum noun value)                                                      \
    {                                                                                              \
        return (table)[value].title;                                                               \
    }
#define WORD_PARSE(noun, table)                                                                    \
    bool noun##_parse(const char *word, enum noun *ret_value)                                      \
    {                                                                                              \
        int at = word_find((table), sizeof(table) / sizeof *(table), word);                        \
        if (at >= 0)                                                                               \
            *ret_value = (enum noun)at;                                                            \
        return at >= 0;                                                                            \
    }
#define WORD_FUNCTIONS(noun, table)                                                                \
    WORD_WORD(noun, table) WORD_TITLE(noun, table) WORD_PARSE(noun, table)

#endif
