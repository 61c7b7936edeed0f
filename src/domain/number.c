/* Composing the numbers that people quote.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/number.h"

#include "base/mem.h"

#include <inttypes.h>

void number_shown(struct buf *out, const char *prefix, enum number_style style, struct date day,
                  int64_t serial)
{
    if (serial < 1)
        panic("serial %" PRId64 " of prefix \"%s\"", serial, prefix);
    if (style == NUMBER_PLAIN)
        buf_printf(out, "%s%08" PRId64, prefix, serial);
    else
        buf_printf(out, "%s%02d-%02d-%06" PRId64, prefix, day.year % 100, day.month, serial);
}
