/* What a file is, by what is in it; its name is somebody's word and counts for nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_FILETYPE_H
#define RIHLA_DOMAIN_FILETYPE_H

#include <stdbool.h>
#include <stddef.h>

/* X(name, word, title): the kinds of which copies are kept. */
#define FILE_TYPE_LIST(X)                                                                          \
    X(PDF, "pdf", N_("PDF"))                                                                       \
    X(PNG, "png", N_("PNG picture"))                                                               \
    X(JPEG, "jpeg", N_("JPEG picture"))

enum file_type {
#define X(name, word, title) FILE_TYPE_##name,
    FILE_TYPE_LIST(X)
#undef X
    FILE_TYPE_COUNT
};
const char *file_type_word(enum file_type t);
const char *file_type_title(enum file_type t); /* msgid */
bool file_type_parse(const char *word, enum file_type *ret);

/* So many bytes from the beginning are enough to tell. */
enum { FILE_TYPE_BYTES = 16 };

/* False: none of these kinds. */
bool file_type_of(const void *begin, size_t n, enum file_type *ret);

#endif
