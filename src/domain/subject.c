/* The subject of an e-mail, where nobody wrote one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/subject.h"

#include "text/utf8.h"

#include <stdbool.h>
#include <string.h>

static const uint32_t ARABIC_QUESTION_MARK = 0x61F;

static bool ends_word(char c)
{
    return c == ' ' || c == '\n' || c == '\0';
}

static bool ends_sentence(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == ARABIC_QUESTION_MARK;
}

struct cut {
    size_t bytes;
    bool whole; /* the sentence fits */
};

/* One character of room is kept for the sign that it goes on. */
static struct cut first_sentence(const char *text)
{
    size_t at = 0, left = strlen(text), word = 0;
    uint32_t c = 0;
    for (int chars = 0; left > 0 && text[at] != '\n'; chars++) {
        if (ends_word(text[at]) && chars < SUBJECT_MOST)
            word = at;
        if (chars == SUBJECT_MOST)
            return (struct cut){word, false};
        size_t n = utf8_decode(text + at, left, &c);
        at += n;
        left -= n;
        if (ends_sentence(c) && ends_word(text[at]))
            break;
    }
    return (struct cut){c == '.' ? at - 1 : at, true};
}

void subject_of_text(const char *text, char ret[SUBJECT_SIZE])
{
    static const char goes_on[] = "…";
    struct cut cut = first_sentence(text);
    memcpy(ret, text, cut.bytes);
    strcpy(ret + cut.bytes, cut.whole ? "" : goes_on);
}
