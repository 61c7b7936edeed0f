/* Decoding keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/decode.h"

#include "text/utf8.h"

enum { PASTE_MAX = 64 * 1024, PASTE_PATIENCE_MS = 1000 };
enum { SEQUENCE_MAX = 128, SEQUENCE_PATIENCE_MS = 50 };
enum { ESCAPE = 0x1B, LAM = 0x0644, ALEF = 0x0627, LAM_ALEF = 0xFEFB };

static void type_char(struct decoder *d, uint32_t ch)
{
    char bytes[4];
    buf_addn(&d->typed, bytes, utf8_encode(ch, bytes));
}

static struct key typed(const struct decoder *d, enum key_code code, uint32_t ch)
{
    return (struct key){
        .code = code, .ch = ch, .bytes = buf_text(&d->typed), .nbytes = d->typed.len};
}

/* All up to the closing mark is text, whatever keys it may look like. A terminal that forgets the
 * mark must not hold the desk for ever. */
struct key decode_paste(struct decoder *d, uint32_t end_code)
{
    uint32_t c;
    bool function;
    buf_clear(&d->typed);
    for (;;) {
        if (!d->read(&c, &function)) {
            if (!d->wait(PASTE_PATIENCE_MS))
                break;
            continue;
        }
        if (function && c == end_code)
            break;
        if (!function && c && d->typed.len < PASTE_MAX)
            type_char(d, c == '\r' ? '\n' : c);
    }
    return typed(d, KEYC_PASTE, 0);
}

/* The rest of a sequence may be a packet behind its beginning. */
static bool read_on(struct decoder *d, uint32_t *ret, bool *ret_function)
{
    return d->read(ret, ret_function) ||
           (d->wait(SEQUENCE_PATIENCE_MS) && d->read(ret, ret_function));
}

/* An escape sequence nobody defined is never typed into a field: it is an answer of the terminal, or
 * it is swallowed whole. in_string: it goes on to ESC \, else to its first letter. */
static struct key sequence(struct decoder *d, bool in_string)
{
    uint32_t c, before = 0;
    bool function;
    for (int i = 0; i < SEQUENCE_MAX && read_on(d, &c, &function); i++) {
        if (function)
            break;
        type_char(d, c);
        if (in_string ? before == ESCAPE && c == '\\' : c >= 0x40 && c <= 0x7E)
            break;
        before = c;
    }
    if (d->answer)
        d->answer(buf_text(&d->typed), d->typed.len);
    return (struct key){.code = KEYC_OTHER};
}

struct key decode_mouse(struct decoder *d)
{
    enum { BUTTON, COLUMN, ROW, NUMBERS, LEFT = 0, WHEEL_UP = 64, WHEEL_DOWN = 65, MOST = 9999 };
    int number[NUMBERS] = {0}, at = BUTTON;
    uint32_t c = 0;
    bool function = false;
    for (int i = 0; i < SEQUENCE_MAX && read_on(d, &c, &function); i++) {
        if (function || (c != ';' && (c < '0' || c > '9')))
            break;
        if (c == ';')
            at += at < NUMBERS - 1;
        else if (number[at] <= MOST)
            number[at] = number[at] * 10 + (int)(c - '0');
    }
    struct key k = {.code = KEYC_OTHER, .row = number[ROW] - 1, .col = number[COLUMN] - 1};
    if (function || c != 'M') /* m: let go */
        return k;
    if (number[BUTTON] == LEFT)
        k.code = KEYC_CLICK;
    else if (number[BUTTON] == WHEEL_UP || number[BUTTON] == WHEEL_DOWN)
        k.code = number[BUTTON] == WHEEL_UP ? KEYC_WHEEL_UP : KEYC_WHEEL_DOWN;
    return k;
}

/* Alt-P, or the string in which a terminal says its name: ESC P > | … */
static bool is_string(struct decoder *d, uint32_t c)
{
    uint32_t next;
    bool function;
    if (c != 'P' || !d->read(&next, &function))
        return false;
    d->push_back(next, function);
    return !function && next == '>';
}

struct key decode_esc(struct decoder *d)
{
    buf_clear(&d->typed);
    type_char(d, ESCAPE);
    return typed(d, KEYC_ESC, 0);
}

/* Esc alone, Alt with a character (Esc and the character in one go), or an unknown sequence. */
static struct key after_escape(struct decoder *d)
{
    uint32_t c;
    bool function;
    struct key esc = decode_esc(d);
    if (!d->read(&c, &function))
        return esc;
    if (function || c == ESCAPE) {
        d->push_back(c, function);
        return esc;
    }
    bool in_string = is_string(d, c);
    type_char(d, c);
    if (c == '[' || c == 'O' || in_string)
        return sequence(d, in_string);
    return typed(d, KEYC_META, c);
}

/* The lam-alef key of an Arabic keyboard sends two letters in one go; for bindings it is one key. */
static struct key after_lam(struct decoder *d)
{
    uint32_t c;
    bool function;
    if (!d->read(&c, &function))
        return typed(d, KEYC_CHAR, LAM);
    if (!function && c == ALEF) {
        type_char(d, ALEF);
        return typed(d, KEYC_CHAR, LAM_ALEF);
    }
    d->push_back(c, function);
    return typed(d, KEYC_CHAR, LAM);
}

static struct key control(const struct decoder *d, uint32_t ch)
{
    if (ch == '\r' || ch == '\n')
        return typed(d, KEYC_ENTER, 0);
    if (ch == '\t')
        return typed(d, KEYC_TAB, 0);
    if (ch == 0x08)
        return typed(d, KEYC_BACKSPACE, 0);
    if (ch == 0)
        return (struct key){.code = KEYC_CTRL, .ch = '@'};
    return typed(d, KEYC_CTRL, ch < ESCAPE ? ch + 'a' - 1 : ch + '@');
}

struct key decode_char(struct decoder *d, uint32_t ch)
{
    if (ch == ESCAPE)
        return after_escape(d);
    if (ch >= 0x80 && ch < 0xA0)
        return (struct key){.code = KEYC_OTHER};
    buf_clear(&d->typed);
    type_char(d, ch);
    if (ch < 0x20)
        return control(d, ch);
    if (ch == 0x7F)
        return typed(d, KEYC_BACKSPACE, 0);
    return ch == LAM ? after_lam(d) : typed(d, KEYC_CHAR, ch);
}
