/* A long text of several lines being typed: soft wrap, Enter starts a new line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_TEXTBOX_H
#define RIHLA_UI_TEXTBOX_H

#include "ui/paint.h"
#include "ui/screen.h"

struct textbox;

struct textbox *textbox_new(const char *text);
void textbox_free(struct textbox *t); /* wipes the text */
const char *textbox_text(const struct textbox *t); /* borrowed until the next key */
void textbox_set(struct textbox *t, const char *text);

/* Tab, function keys and Esc are ignored; so are Up on the first line and Down on the last. */
enum widget_event textbox_key(struct textbox *t, const struct key *k);
void textbox_draw(struct textbox *t, struct canvas *c, struct area a, bool focused);

#endif
