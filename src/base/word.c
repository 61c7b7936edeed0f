/* Looking a word up in its vocabulary.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/word.h"

#include <string.h>

int word_find(const struct word *table, size_t count, const char *word)
{
    if (!word)
        return -1;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(table[i].word, word) == 0)
            return (int)i;
    }
    return -1;
}
