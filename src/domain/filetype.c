/* What a file is, by its first bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/filetype.h"

#include "base/msg.h"
#include "base/word.h"

#include <string.h>

static const struct word types[] = {
#define X(name, word, title) [FILE_TYPE_##name] = {word, title},
    FILE_TYPE_LIST(X)
#undef X
};
WORD_FUNCTIONS(file_type, types)

/* PNG: its signature and the length and name of the chunk that must come first. JPEG: start of image
 * and the first byte of a marker. */
static const struct {
    enum file_type type;
    size_t n;
    const char *begin;
} beginnings[] = {
    {FILE_TYPE_PDF, 7, "%PDF-1."},
    {FILE_TYPE_PDF, 7, "%PDF-2."},
    {FILE_TYPE_PNG, 16, "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"},
    {FILE_TYPE_JPEG, 3, "\xff\xd8\xff"},
};

bool file_type_of(const void *begin, size_t n, enum file_type *ret)
{
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        if (n >= beginnings[i].n && memcmp(begin, beginnings[i].begin, beginnings[i].n) == 0) {
            *ret = beginnings[i].type;
            return true;
        }
    }
    return false;
}
