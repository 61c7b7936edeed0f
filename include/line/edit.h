/* GNU readline as the editor of every one-line field: emacs and vi habits, undo per field, kill ring.
 * Headless: it never touches the terminal. The only place that knows readline is src/line/edit.c and habits.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_LINE_EDIT_H
#define RIHLA_LINE_EDIT_H

#include <stdbool.h>
#include <stddef.h>

/* A field's text with its own point, mark and undo list. */
struct edit;

/* Before initscr(): readline must not replace curses' terminal. The locale must be set. Once. Only
 * functions on an allow-list can be reached by keys; $RIHLA_INPUTRC may name the site's inputrc
 * (vi habits, other keys), no other file is read. */
void edit_init(void);

enum { EDIT_LENGTH_DEFAULT = 4000 };

struct edit *edit_new(const char *text, int max_length /* characters, 0: EDIT_LENGTH_DEFAULT */);
struct edit *edit_new_long(const char *text, int max_length); /* with newlines in it */
void edit_free(struct edit *e); /* wipes the text; NULL is harmless */

const char *edit_text(struct edit *e);   /* UTF-8, borrowed until the next call */
size_t edit_point(struct edit *e);       /* byte offset, on a grapheme border */
void edit_set_text(struct edit *e, const char *text); /* undoable, point at the end */
void edit_set_point(struct edit *e, size_t at);

/* What keys without a character of their own do; the same in emacs and vi habits. */
enum edit_step {
    EDIT_BEGINNING, EDIT_END, EDIT_WORD_BACK, EDIT_WORD_FORWARD, EDIT_RUBOUT, EDIT_DELETE
};
void edit_do(struct edit *e, enum edit_step step);

/* Runs readline over typed bytes (whole characters, cleaned as a paste is). The point stays on a
 * grapheme border; in a long text keys that mean the line mean the one of the point. EDIT_ACCEPT: Enter; EDIT_EOF: C-d on an empty
 * field. What does not fit the length is not taken. */
enum edit_event { EDIT_NONE, EDIT_ACCEPT, EDIT_EOF };
enum edit_event edit_feed(struct edit *e, const char *bytes, size_t n);

/* Pasted text: cleaned (text_clean), one undo step. */
void edit_paste(struct edit *e, const char *utf8);
void edit_newline(struct edit *e); /* long texts only */

/* In the middle of a key sequence, a search or a count: keys belong to readline until it ends. */
bool edit_pending(void);
void edit_cancel_pending(void);
bool edit_vi_insert(void);  /* vi habits and inserting: Esc belongs to readline */
bool edit_vi_command(void); /* vi habits and not inserting: letters are commands */

/* Empties the kill ring and what vi's "." repeats: nothing of one customer may be yanked into the next. */
void edit_forget_kills(void);

#endif
