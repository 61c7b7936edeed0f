/* The Luhn check.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/luhn.h"

bool luhn_passes(const char *digits, size_t n)
{
    int sum = 0;
    for (size_t i = 0; i < n; i++) {
        int d = digits[n - 1 - i] - '0';
        if (i % 2 == 1)
            d = d < 5 ? d * 2 : d * 2 - 9;
        sum += d;
    }
    return sum % 10 == 0;
}
