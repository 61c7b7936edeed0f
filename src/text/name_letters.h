/* Characters as letters of names. Private to the text layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TEXT_NAME_LETTERS_H
#define RIHLA_TEXT_NAME_LETTERS_H

#include "text/name.h"

/* What a character is in a name. */
enum name_role {
    NAME_SPLITS,   /* a blank, a dash, a dot … */
    NAME_VANISHES, /* apostrophes, vowel signs, tatweel, invisible ones: words go on across them */
    NAME_SPELLS,
};

/* For NAME_SPELLS: its letters as a form writes them, NUL-terminated, and their script. */
enum name_role name_letters(uint32_t c, char ret_letters[8], enum name_script *ret_script);

#endif
