/* What a text message costs: its segments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_SMS_H
#define RIHLA_DOMAIN_SMS_H

#include <stdbool.h>

struct sms_size {
    int units;    /* septets of GSM-7, or UTF-16 units */
    int segments; /* 160 or 70 units in one; 153 or 67 in each where it is joined of several */
    bool unicode; /* holds a character that GSM-7 has not, as all of Arabic */
};

/* Of UTF-8 text; an empty one takes no segment. A character that takes two units is never cut. */
struct sms_size sms_measure(const char *text);

#endif
