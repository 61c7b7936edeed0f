/* Cells in memory, drawn in start/end coordinates; the canvas alone mirrors for right-to-left.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_CANVAS_H
#define RIHLA_UI_CANVAS_H

#include "text/layout.h"

/* What a cell means; ui/term.c decides how it looks (colour only ever repeats a word or sign). */
enum style {
    STYLE_NORMAL, STYLE_TITLE, STYLE_LABEL, STYLE_FIELD, STYLE_FOCUS, STYLE_SELECTED, STYLE_BAR,
    STYLE_KEY, STYLE_ERROR, STYLE_WARN, STYLE_GOOD, STYLE_DIM, STYLE_COUNT
};

struct canvas_cell {
    uint32_t ch[GLYPH_MARKS]; /* ch[0] == 0: the second half of a wide character */
    enum style style;
};

struct canvas;
struct key;

/* A part of the picture that answers to the mouse. click() moves what `of` is about there, and says which
 * key that comes to, if any: KEYC_OTHER for none. */
struct target {
    int row, col, width; /* from the start edge */
    struct key (*click)(const struct target *t, const struct canvas *c, int column /* visual */);
    void *of;
    size_t index;
};

struct canvas {
    int rows, cols;
    bool rtl;                  /* start is at the right */
    struct canvas_cell *cells; /* visual, row by row, from the left */
    int cursor_row, cursor_col; /* visual; row -1: hidden */
    struct target *targets;     /* what was drawn last lies on top */
    size_t ntargets, targets_cap;
};

enum align { ALIGN_START, ALIGN_END, ALIGN_CENTRE };

void canvas_init(struct canvas *c);
void canvas_done(struct canvas *c);
void canvas_resize(struct canvas *c, int rows, int cols);
void canvas_clear(struct canvas *c, bool rtl);

/* Everything below takes rows from the top and columns from the start edge, and clips. */

/* Logical text (already neutralised) in `width` columns, cut with an ellipsis, the rest of the width
 * filled with blanks of the style. Base direction is the canvas's. */
void canvas_text(struct canvas *c, int row, int col, int width, const char *text, enum style style,
                 enum align align);
/* The same with a left-to-right base: codes, numbers, money. */
void canvas_code(struct canvas *c, int row, int col, int width, const char *text, enum style style,
                 enum align align);
void canvas_fill(struct canvas *c, int row, int col, int width, uint32_t ch, enum style style);
void canvas_box(struct canvas *c, int row, int col, int rows, int cols, const char *title,
                enum style style);
void canvas_rule(struct canvas *c, int row, int col, int width, const char *title);
/* An editable text: scrolled so that the caret (byte offset) is seen; sets the cursor. ltr: a code. */
void canvas_field(struct canvas *c, int row, int col, int width, const char *text, size_t caret,
                  bool focused, bool ltr, enum style style);
/* The same for one line of a longer text, whose base direction is known. */
void canvas_field_line(struct canvas *c, int row, int col, int width, const char *text,
                       size_t caret, bool focused, bool rtl, enum style style);
/* The byte of the text that such a field shows at a visual column of the canvas. */
size_t canvas_field_at(const struct canvas *c, int col, int width, const char *text, size_t caret,
                       bool focused, bool rtl, int column);
void canvas_cursor(struct canvas *c, int row, int col);

/* Makes cells answer to the mouse until the next key. */
void canvas_target(struct canvas *c, const struct target *t);
/* What answers at a visual cell; NULL: nothing. */
const struct target *canvas_hit(const struct canvas *c, int row, int column);

/* For tests: the row as UTF-8 in visual order, trailing blanks cut. Appends. */
void canvas_row_text(struct buf *out, const struct canvas *c, int row);

#endif
