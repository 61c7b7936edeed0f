/* Characters out of bytes that come one at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_GATHER_H
#define RIHLA_UI_GATHER_H

#include <stdbool.h>
#include <stdint.h>

/* True when the byte ends a character. One that is broken off by another key is dropped. There is one
 * keyboard, so what was begun is kept here. */
bool gather_byte(unsigned char byte, uint32_t *ret);

#endif
