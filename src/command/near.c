/* The word that was probably meant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/parse.h"

#include <string.h>

enum { LONGEST = 40 };

static int least(int a, int b, int c)
{
    int m = a < b ? a : b;
    return m < c ? m : c;
}

/* Letters to change, add, drop or swap with the neighbour (optimal string alignment). */
static int distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    if (n > LONGEST || m > LONGEST)
        return LONGEST;
    int d[LONGEST + 1][LONGEST + 1];
    for (size_t i = 0; i <= n; i++)
        d[i][0] = (int)i;
    for (size_t j = 0; j <= m; j++)
        d[0][j] = (int)j;
    for (size_t i = 1; i <= n; i++) {
        for (size_t j = 1; j <= m; j++) {
            int change = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            d[i][j] = least(d[i - 1][j] + 1, d[i][j - 1] + 1, change);
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && d[i - 2][j - 2] + 1 < d[i][j])
                d[i][j] = d[i - 2][j - 2] + 1;
        }
    }
    return d[n][m];
}

const char *near_word(const char *typed, const char *const *words, size_t count)
{
    const char *best = NULL;
    int nearest = strlen(typed) < 4 ? 2 : 3; /* at most one or two mistakes */
    for (size_t i = 0; i < count; i++) {
        int d = distance(typed, words[i]);
        bool begins = strlen(typed) >= 2 && strncmp(words[i], typed, strlen(typed)) == 0;
        if (begins)
            d = 1;
        if (d < nearest) {
            nearest = d;
            best = words[i];
        }
    }
    return best;
}
