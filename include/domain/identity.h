/* Numbers that name people and firms: Emirates ID, telephone, e-mail, trade licence, TRN.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_IDENTITY_H
#define RIHLA_DOMAIN_IDENTITY_H

#include "base/buf.h"

#include <stdbool.h>

/* Emirates ID: 15 digits 784-YYYY-NNNNNNN-C. The authority publishes no check rule, so a Luhn
 * failure only warns. Never derive a birth date from it. */
struct eid {
    char digits[16]; /* NUL-terminated */
};
enum eid_fault {
    EID_OK,
    EID_UNUSUAL, /* Luhn failure: allowed, warn */
    EID_LENGTH,
    EID_PREFIX,
    EID_CHARACTER
};
/* Takes dashes, blanks, Arabic-Indic digits. Writes *ret_eid with EID_OK and EID_UNUSUAL. */
enum eid_fault eid_parse(const char *s, struct eid *ret_eid);
void eid_shown(struct buf *out, struct eid e);                /* 784-1990-1234567-1; appends */
void eid_masked(struct buf *out, struct eid e);               /* 784-****-*****67-1; appends */

/* Telephone, E.164. UAE mobiles are 50, 52, 54, 55, 56, 58; fixed lines 2, 3, 4, 6, 7, 9 and seven
 * digits; 600 and 800 numbers; foreign numbers only with + or 00. */
struct phone {
    char e164[17]; /* "+971501234567" */
};
enum phone_kind { PHONE_MOBILE, PHONE_FIXED, PHONE_SERVICE /* 600, 800 */, PHONE_FOREIGN };
bool phone_parse(const char *s, struct phone *ret_phone, enum phone_kind *ret_kind);
void phone_shown(struct buf *out, struct phone p);  /* +971 50 123 4567; appends */
void phone_masked(struct buf *out, struct phone p); /* +9715*****567; appends */

bool email_valid(const char *s);   /* ASCII, one @, a dot in the domain, ≤ 254 bytes */
void email_masked(struct buf *out, const char *s); /* n***@example.ae; appends */
bool licence_valid(const char *s); /* free text, 3 to 30 characters */
bool trn_valid(const char *s);     /* tax registration number: 15 digits */

/* True when the text holds a 13 to 19 digit run (blanks and dashes between digits allowed) that
 * passes Luhn, does not begin with 0 and is not an Emirates ID: it may be a payment card number and
 * is refused. */
bool text_holds_card_number(const char *s);

#endif
