/* What the desk's own files share: its frame, its help and its ":" line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_DESK_H
#define RIHLA_UI_DESK_H

#include "ui/screen.h"

enum { DESK_MIN_ROWS = 24, DESK_MIN_COLS = 80 };

extern const struct screen_class screen_help;    /* with: the struct screen to explain */
extern const struct screen_class screen_palette; /* with: NULL, or the line to begin with */

/* Opens F1 for the screen on top; on the help itself nothing happens. */
void desk_help(struct ui *ui);

/* A key that works everywhere, for the key bar and for F1. */
struct desk_key {
    enum key_code code;
    uint32_t ch;
    const char *label;   /* msgid, for the bar */
    const char *plain;   /* the alternative that every terminal lets through */
    const char *meaning; /* msgid, for F1 */
};
extern const struct desk_key desk_keys[];
extern const size_t desk_nkeys;

#endif
