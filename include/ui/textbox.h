/* A long text of several lines being typed: readline's keys, soft wrap, arrows that go where they
 * point.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_TEXTBOX_H
#define RIHLA_UI_TEXTBOX_H

#include "ui/paint.h"
#include "ui/screen.h"

struct textbox;

struct textbox *textbox_new(const char *text);
void textbox_free(struct textbox *t); /* wipes the text; NULL is harmless */
const char *textbox_text(const struct textbox *t); /* borrowed until the next key */
void textbox_set(struct textbox *t, const char *text);
size_t textbox_point(const struct textbox *t);     /* byte of the text */
void textbox_set_point(struct textbox *t, size_t at);

/* Tab, function keys and Esc are ignored; so are Up and Page Up on the first line, Down and Page
 * Down on the last: they leave the box. */
enum widget_event textbox_key(struct textbox *t, const struct key *k);
void textbox_draw(struct textbox *t, struct canvas *c, struct area a, bool focused);

/* Puts the cursor where somebody clicked, a row and a visual column of the canvas drawn on last. */
void textbox_click(struct textbox *t, const struct canvas *c, int row, int column);

#endif
