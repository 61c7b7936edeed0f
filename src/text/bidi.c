/* The Unicode bidirectional algorithm and Arabic shaping. The only file that knows FriBidi.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/bidi.h"

#include "base/mem.h"

#include <fribidi.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

void bidi_resolve(const uint32_t *chars, size_t n, bool rtl, uint32_t *ret_shaped,
                  signed char *ret_levels)
{
    if (n > INT_MAX / sizeof(FriBidiCharType))
        panic("a line of %zu characters", n);
    FriBidiStrIndex len = (FriBidiStrIndex)n;
    FriBidiCharType *types = mem_array(n, sizeof *types);
    FriBidiBracketType *brackets = mem_array(n, sizeof *brackets);
    FriBidiArabicProp *joining = mem_array(n, sizeof *joining);
    FriBidiParType base = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;

    fribidi_get_bidi_types(chars, len, types);
    fribidi_get_bracket_types(chars, len, types, brackets);
    if (fribidi_get_par_embedding_levels_ex(types, brackets, len, &base, ret_levels) == 0)
        panic("no memory left for a line of %zu characters", n);
    fribidi_get_joining_types(chars, len, joining);
    fribidi_join_arabic(types, len, ret_levels, joining);
    memcpy(ret_shaped, chars, n * sizeof *chars);
    fribidi_shape(FRIBIDI_FLAG_SHAPE_MIRRORING | FRIBIDI_FLAG_SHAPE_ARAB_PRES, ret_levels, len,
                  joining, ret_shaped);
    free(types);
    free(brackets);
    free(joining);
}

enum bidi_kind bidi_kind(uint32_t c)
{
    FriBidiCharType type = fribidi_get_bidi_type(c);
    if (type == FRIBIDI_TYPE_LTR)
        return BIDI_LTR;
    if (type == FRIBIDI_TYPE_RTL || type == FRIBIDI_TYPE_AL)
        return BIDI_RTL;
    if (type == FRIBIDI_TYPE_EN)
        return BIDI_NUMBER;
    return type == FRIBIDI_TYPE_AN ? BIDI_ARABIC_NUMBER : BIDI_NEUTRAL;
}

bool bidi_separates_digits(uint32_t c)
{
    return fribidi_get_bidi_type(c) == FRIBIDI_TYPE_CS;
}

uint32_t bidi_mirror(uint32_t c)
{
    FriBidiChar partner = c;
    fribidi_get_mirror_char(c, &partner);
    return partner;
}
