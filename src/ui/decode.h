/* From characters and function codes of a terminal to keys; knows neither curses nor the clock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_DECODE_H
#define RIHLA_UI_DECODE_H

#include "ui/screen.h"

/* Where characters come from. function: the code of a function key instead of a character. */
struct decoder {
    bool (*read)(uint32_t *ret, bool *ret_function); /* what is there already; false: nothing */
    void (*push_back)(uint32_t c, bool function);
    bool (*wait)(int timeout_ms);                    /* false: nothing more will come */
    /* An escape sequence that is no key; it may be the terminal's answer. NULL: there are none. */
    void (*answer)(const char *sequence, size_t n);
    struct buf typed;                                /* the bytes of the key decoded last */
};

/* The key that begins with the character ch, reading on where more belongs to it. The key's bytes
 * live until the next call. */
struct key decode_char(struct decoder *d, uint32_t ch);

/* A bracketed paste, after its opening mark; end_code is the function code of the closing one. */
struct key decode_paste(struct decoder *d, uint32_t end_code);

/* The mouse, after "CSI <": KEYC_CLICK or the wheel, with row and col as the terminal counts them from 0;
 * KEYC_OTHER for anything else about it. */
struct key decode_mouse(struct decoder *d);

/* Esc sent in a way that cannot be mistaken for the beginning of something else. */
struct key decode_esc(struct decoder *d);

#endif
