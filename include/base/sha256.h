/* SHA-256 (FIPS 180-4): the name of a content. For telling contents apart, not for secrets.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_BASE_SHA256_H
#define RIHLA_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_HEX_SIZE = 65 }; /* 64 digits in lower case and a NUL */

struct sha256 {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
};

void sha256_init(struct sha256 *h);
void sha256_add(struct sha256 *h, const void *data, size_t n);
void sha256_hex(struct sha256 *h, char ret[SHA256_HEX_SIZE]); /* ends it */

#endif
