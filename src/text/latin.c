/* The bare letters under Latin ones with marks. Kept in databases, so it depends on no locale.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/latin.h"

#include <string.h>

/* One small letter for each character from U+00C0 and from U+1E00; capitals stand for two letters,
 * see pairs; * for a character that is no letter or has none under it. */
static const char near_ascii[] =
    "aaaaaaAceeeeiiiidnooooo*ouuuuyTSaaaaaaAceeeeiiiidnooooo*ouuuuyTy"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll"
    "lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "bbbb***cc*ddd**a*ffg***ikkl**nnooo**pp*****ttttuu*vyyzz*********"
    "****ZZZLLLNNNaaiioouuuuuuuuuu*aaaaAAggggkkoooo**jZZZgg**nnaaAAoo"
    "aaaaeeeeiiiioooorrrruuuusstt**hhnd**zzaaeeooooooooyylnt***acclts"
    "z**b**eejj*qrryy";
static const char additional[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyas**S*aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy****yy";

static const char *const pairs[26] = {
    ['A' - 'A'] = "ae", ['I' - 'A'] = "ij", ['L' - 'A'] = "lj", ['N' - 'A'] = "nj",
    ['O' - 'A'] = "oe", ['S' - 'A'] = "ss", ['T' - 'A'] = "th", ['Z' - 'A'] = "dz",
};

static const char *const singles[26] = {
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m",
    "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z",
};

const char *latin_letters(uint32_t c)
{
    char letter = '*';
    if (c >= 0xC0 && c < 0xC0 + sizeof near_ascii - 1)
        letter = near_ascii[c - 0xC0];
    else if (c >= 0x1E00 && c < 0x1E00 + sizeof additional - 1)
        letter = additional[c - 0x1E00];
    if (letter >= 'a' && letter <= 'z')
        return singles[letter - 'a'];
    return letter >= 'A' && letter <= 'Z' ? pairs[letter - 'A'] : NULL;
}
