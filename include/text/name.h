/* Names of people in Latin and Arabic script: cut into units that compare, keys under which those
 * that sound alike meet, and what it costs to hear one as another.
 *
 * A unit is a word of a name without its article: "Abd al-Rahman", "Abdulrahman" and عبد الرحمن are
 * one unit each. Units are kept in databases, so nothing here depends on a locale, and a change of
 * how names are read needs a migration that rebuilds the search.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TEXT_NAME_H
#define RIHLA_TEXT_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NAME_LETTERS = 24, NAME_UNITS = 8, NAME_FORMS = 2 };

/* Other scripts, and digits, only compare letter by letter. */
enum name_script { NAME_LATIN, NAME_ARABIC, NAME_OTHER };

/* One spelling: a … z; for Arabic the ASCII letters of name_letters(); else UTF-8. Longer ones are
 * cut. */
struct name_form {
    char letters[NAME_LETTERS + 1];
    uint8_t length;
    uint8_t script;
};

/* The first form is the one without article. */
struct name_unit {
    struct name_form form[NAME_FORMS];
    uint8_t forms;
    bool open; /* it ends where the text ends: who types may go on */
};

/* The units of a text, in order; at most max. Returns how many. */
size_t name_parse(const char *text, struct name_unit *units, size_t max);

/* Two units in a row as one: "amir hossein" for "amirhossein", and a slip in "abd": "abdl rahman" for
 * "abdrahman". False: they make no name together. */
bool name_join(const struct name_unit *a, const struct name_unit *b, struct name_unit *ret);

/* A unit cut in two after `at` letters of its first form. False: that leaves too little of either. */
bool name_split(const struct name_unit *u, size_t at, struct name_unit *a, struct name_unit *b);

/* What may be a damaged article, so that it means little: "l", "sl", "aal". */
bool name_is_scrap(const struct name_unit *u);

/* A sound key: its consonants by class, 4 bits each from the highest on, so that keys that begin
 * alike are neighbours. 0: none (other scripts). */
typedef uint64_t name_key;
enum { NAME_KEY_CLASSES = 11, NAME_KEY_BITS = 4 * NAME_KEY_CLASSES, NAME_KEYS = 4 };

/* The keys under which a form is filed: the first is the main one. Returns how many. */
size_t name_keys(const struct name_form *f, name_key keys[NAME_KEYS]);

/* The keys of forms near that one: a consonant lost, added, changed or swapped with its neighbour, as
 * far as the key is not so short that everything is near; or a letter of those that go together.
 * Returns how many. */
enum { NAME_NEAR_KEYS = 400 };
size_t name_near_keys(const struct name_form *f, name_key near[NAME_NEAR_KEYS]);

size_t name_key_classes(name_key key);
/* The smallest key above all that begin with this one. */
name_key name_key_end(name_key key);

/* A form prepared for comparing. */
enum { NAME_MARKS = NAME_LETTERS + 2, NAME_PIECES = 4 };
struct name_sound {
    uint8_t length, script;
    char mark[NAME_MARKS];
    uint8_t pieces[NAME_MARKS], size[NAME_MARKS][NAME_PIECES], id[NAME_MARKS][NAME_PIECES];
};
void name_prepare(const struct name_form *f, struct name_sound *ret);

/* Hundredths of a nat; 0: the same. A cost above limit is only known to be above it. ret_begins (may
 * be NULL): what it costs if `heard` may go on, so that the rest of `stored` costs little. */
enum { NAME_COST_NONE = 1 << 20 };
int name_cost(const struct name_sound *heard, const struct name_sound *stored, int limit,
              int *ret_begins);

#endif
