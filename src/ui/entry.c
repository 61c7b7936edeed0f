/* Keys of a one-line field. Arrows move on screen, so that Left goes left in Arabic too; all other
 * editing is readline's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry.h"

#include "text/utf8.h"
#include "ui/keys.h"

#include <stdlib.h>
#include <string.h>
#include <wctype.h>

/* Letters of right-to-left scripts: Hebrew to Arabic Extended-A, and the presentation forms; digits
 * and marks there have no direction of their own. */
static bool is_rtl_letter(uint32_t ch)
{
    bool in_block = (ch >= 0x0590 && ch <= 0x08FF) || (ch >= 0xFB1D && ch <= 0xFDFF) ||
                    (ch >= 0xFE70 && ch <= 0xFEFE);
    return in_block && iswalpha((wint_t)ch) && !iswdigit((wint_t)ch) &&
           !(ch >= 0x0660 && ch <= 0x0669) && !(ch >= 0x06F0 && ch <= 0x06F9);
}

bool entry_rtl(const char *text, bool otherwise)
{
    size_t left = strlen(text);
    while (left) {
        uint32_t ch;
        size_t n = utf8_decode(text, left, &ch);
        if (is_rtl_letter(ch))
            return true;
        if (iswalpha((wint_t)ch) && !(ch >= 0x0600 && ch <= 0x06FF))
            return false;
        text += n;
        left -= n;
    }
    return otherwise;
}

/* One cell to the left (-1) or right (+1). */
static void move_visually(struct edit *e, bool rtl, int step)
{
    const char *text = edit_text(e);
    struct glyph *g = NULL;
    size_t n = layout_line(text, rtl, &g);
    edit_set_point(e, layout_move(g, n, rtl, edit_point(e), strlen(text), step));
    free(g);
}

/* C-keys that readline edits with; the others (C-t language, C-p palette, …) are the program's. */
static bool is_editing_ctrl(uint32_t ch)
{
    return ch && ch < 0x80 && strchr("abdefghkuwxy_]", (int)ch) != NULL;
}

/* Keys that edit the same whatever the habits are. */
static bool do_special(struct edit *e, enum key_code code, bool rtl)
{
    if (code == KEYC_LEFT || code == KEYC_RIGHT)
        move_visually(e, rtl, code == KEYC_LEFT ? -1 : 1);
    else if (code == KEYC_WORD_LEFT || code == KEYC_WORD_RIGHT)
        edit_do(e, (code == KEYC_WORD_LEFT) != rtl ? EDIT_WORD_BACK : EDIT_WORD_FORWARD);
    else if (code == KEYC_HOME || code == KEYC_END)
        edit_do(e, code == KEYC_HOME ? EDIT_BEGINNING : EDIT_END);
    else if (code == KEYC_BACKSPACE || code == KEYC_DELETE)
        edit_do(e, code == KEYC_BACKSPACE ? EDIT_RUBOUT : EDIT_DELETE);
    else
        return false;
    return true;
}

/* Keys whose bytes readline reads by itself. */
static bool is_typed(const struct key *k)
{
    if (!k->bytes || k->nbytes == 0)
        return false;
    if (k->code == KEYC_CHAR || k->code == KEYC_META || edit_pending())
        return true;
    if (k->code == KEYC_ESC)
        return edit_vi_insert();
    return k->code == KEYC_CTRL && is_editing_ctrl(k->ch);
}

/* Alt with a letter of an Arabic keyboard means the Latin letter of the key. */
static void feed(struct edit *e, const struct key *k)
{
    uint32_t latin = key_latin(k->ch);
    char bytes[2] = {0x1B, (char)latin};
    if (k->code == KEYC_META && latin != k->ch && latin < 0x80 && !edit_pending())
        edit_feed(e, bytes, sizeof bytes);
    else
        edit_feed(e, k->bytes, k->nbytes);
}

enum verdict entry_key(struct edit *e, const struct key *k, bool code, bool canvas_rtl)
{
    if (k->code == KEYC_PASTE) {
        edit_cancel_pending();
        edit_paste(e, k->bytes);
        return VERDICT_HANDLED;
    }
    if (is_typed(k)) {
        feed(e, k);
        return VERDICT_HANDLED;
    }
    edit_cancel_pending();
    bool rtl = !code && entry_rtl(edit_text(e), canvas_rtl);
    return do_special(e, k->code, rtl) ? VERDICT_HANDLED : VERDICT_IGNORED;
}

void entry_click(struct edit *e, const struct canvas *c, int col, int width, bool focused, bool code,
                 int column)
{
    const char *text = edit_text(e);
    bool rtl = !code && entry_rtl(text, c->rtl);
    edit_set_point(e, canvas_field_at(c, col, width, text, edit_point(e), focused, rtl, column));
}

static struct key click_text(const struct target *t, const struct canvas *c, int column)
{
    entry_click(t->of, c, t->col, t->width, t->index, false, column);
    return (struct key){.code = KEYC_OTHER};
}

static struct key click_code(const struct target *t, const struct canvas *c, int column)
{
    entry_click(t->of, c, t->col, t->width, t->index, true, column);
    return (struct key){.code = KEYC_OTHER};
}

void entry_draw(struct edit *e, struct canvas *c, int row, int col, int width, bool focused,
                bool code)
{
    struct target t = {row, col, width, code ? click_code : click_text, e, focused};
    canvas_target(c, &t);
    canvas_field(c, row, col, width, edit_text(e), edit_point(e), focused, code,
                 focused ? STYLE_FOCUS : STYLE_FIELD);
}
