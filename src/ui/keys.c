/* Keys on Latin and Arabic keyboards, and their names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/keys.h"

#include "text/utf8.h"

/* The standard Arabic layout (101), key by key. U+FEFB stands for the lam-alef key, whether the
 * keyboard sent the ligature or lam and alef in one go. */
static const struct {
    uint32_t arabic;
    char latin;
} layout[] = {
    {0x0634, 'a'}, {0xFEFB, 'b'}, {0x0624, 'c'}, {0x064A, 'd'}, {0x062B, 'e'}, {0x0628, 'f'},
    {0x0644, 'g'}, {0x0627, 'h'}, {0x0647, 'i'}, {0x062A, 'j'}, {0x0646, 'k'}, {0x0645, 'l'},
    {0x0629, 'm'}, {0x0649, 'n'}, {0x062E, 'o'}, {0x062D, 'p'}, {0x0636, 'q'}, {0x0642, 'r'},
    {0x0633, 's'}, {0x0641, 't'}, {0x0639, 'u'}, {0x0631, 'v'}, {0x0635, 'w'}, {0x0621, 'x'},
    {0x063A, 'y'}, {0x0626, 'z'}, {0x0638, '/'}, {0x061F, '?'}, {0x0643, ';'}, {0x0637, '\''},
    {0x0648, ','}, {0x0632, '.'}, {0x062C, '['}, {0x062F, ']'}, {0x0630, '`'},
};

uint32_t key_latin(uint32_t ch)
{
    if (ch >= 0x0660 && ch <= 0x0669)
        return '0' + (ch - 0x0660);
    if (ch >= 0x06F0 && ch <= 0x06F9)
        return '0' + (ch - 0x06F0);
    for (size_t i = 0; i < sizeof layout / sizeof *layout; i++) {
        if (layout[i].arabic == ch)
            return (uint32_t)layout[i].latin;
    }
    return ch;
}

bool key_is(const struct key *k, enum key_code code, uint32_t ch)
{
    if (k->code != code)
        return false;
    if (code != KEYC_CHAR && code != KEYC_CTRL && code != KEYC_META)
        return true;
    return k->ch == ch || key_latin(k->ch) == ch;
}

/* Terminals, tmux and window managers steal function keys; these always arrive. */
static const struct {
    enum key_code code;
    uint32_t ch;
    enum key_code means;
} plain[] = {
    {KEYC_META, '1', KEYC_F1},   {KEYC_META, '2', KEYC_F2}, {KEYC_META, '3', KEYC_F3},
    {KEYC_META, '4', KEYC_F4},   {KEYC_META, '5', KEYC_F5}, {KEYC_META, '6', KEYC_F6},
    {KEYC_META, '7', KEYC_F7},   {KEYC_META, '8', KEYC_F8}, {KEYC_META, '9', KEYC_F9},
    {KEYC_META, '0', KEYC_F10},  {KEYC_META, '-', KEYC_F11}, {KEYC_META, '=', KEYC_F12},
    {KEYC_CTRL, 'q', KEYC_F3},   {KEYC_CTRL, 'o', KEYC_F4}, {KEYC_CTRL, 'r', KEYC_F5},
    {KEYC_CTRL, 't', KEYC_F9},   {KEYC_CTRL, 's', KEYC_F10},
};

struct key key_plain(const struct key *k)
{
    if (k->code == KEYC_META || k->code == KEYC_CTRL) {
        for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
            if (key_is(k, plain[i].code, plain[i].ch))
                return (struct key){.code = plain[i].means};
        }
    }
    return *k;
}

static const char *const names[] = {
    [KEYC_ENTER] = "Enter", [KEYC_ESC] = "Esc", [KEYC_TAB] = "Tab", [KEYC_BACKTAB] = "Shift-Tab",
    [KEYC_UP] = "↑", [KEYC_DOWN] = "↓", [KEYC_LEFT] = "←", [KEYC_RIGHT] = "→",
    [KEYC_HOME] = "Home", [KEYC_END] = "End", [KEYC_PAGE_UP] = "PgUp", [KEYC_PAGE_DOWN] = "PgDn",
    [KEYC_BACKSPACE] = "Backspace", [KEYC_DELETE] = "Del", [KEYC_INSERT] = "Ins",
    [KEYC_WORD_LEFT] = "Ctrl-←", [KEYC_WORD_RIGHT] = "Ctrl-→", [KEYC_OTHER] = NULL,
};

void key_shown(struct buf *out, enum key_code code, uint32_t ch)
{
    if (code >= KEYC_F1 && code <= KEYC_F12) {
        buf_printf(out, "F%d", code - KEYC_F1 + 1);
        return;
    }
    if (code == KEYC_CTRL || code == KEYC_META)
        buf_add(out, code == KEYC_CTRL ? "^" : "Alt-");
    if (code == KEYC_CTRL && ch >= 'a' && ch <= 'z')
        ch -= 'a' - 'A';
    if (code == KEYC_CHAR || code == KEYC_CTRL || code == KEYC_META) {
        char bytes[4];
        if (ch == ' ')
            buf_add(out, "Space");
        else
            buf_addn(out, bytes, utf8_encode(ch, bytes));
        return;
    }
    if (names[code])
        buf_add(out, names[code]);
}
