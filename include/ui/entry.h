/* A one-line field being typed in: which keys belong to the line editor, and what they do there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_ENTRY_H
#define RIHLA_UI_ENTRY_H

#include "line/edit.h"
#include "ui/screen.h"

/* Hands a key to the editor. VERDICT_IGNORED: the key is not the editor's (Enter, Tab, Esc, up,
 * down, function keys, F9's C-t and the like) and means what the screen says it means. code: the text
 * is laid out left-to-right whatever it holds, as canvas_field() was told. */
enum verdict entry_key(struct edit *e, const struct key *k, bool code, bool canvas_rtl);

/* Draws the editor's text with its caret, or without when it has not the focus. */
void entry_draw(struct edit *e, struct canvas *c, int row, int col, int width, bool focused,
                bool code);

/* Puts the cursor where somebody clicked into a field that was drawn so. */
void entry_click(struct edit *e, const struct canvas *c, int col, int width, bool focused, bool code,
                 int column);

/* The base direction of a field's text: that of its first letter, else `otherwise`. */
bool entry_rtl(const char *text, bool otherwise);

#endif
