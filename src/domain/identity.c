/* Emirates IDs, telephones, e-mail addresses, licences.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/identity.h"

#include "domain/luhn.h"
#include "domain/typed.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_in(const char *s)
{
    return strspn(s, "0123456789");
}

/* What was typed without the blanks and signs people put between digits; the first sign that is
 * neither stays and is found by the caller. Owned by the caller. */
static char *without_separators(const char *s, const char *separators)
{
    char *plain = typed_clean(s, false), *to = plain;
    for (const char *p = plain; *p;) {
        uint32_t c;
        size_t n = utf8_decode(p, strlen(p), &c);
        bool dash = c >= 0x2010 && c <= 0x2015; /* pasted from documents */
        if (!dash && !(c < 0x80 && strchr(separators, (int)c))) {
            memmove(to, p, n);
            to += n;
        }
        p += n;
    }
    *to = '\0';
    return plain;
}

enum eid_fault eid_parse(const char *s, struct eid *ret_eid)
{
    char *digits = without_separators(s, " -");
    enum eid_fault fault = EID_OK;
    if (digits_in(digits) != strlen(digits))
        fault = EID_CHARACTER;
    else if (strlen(digits) != 15)
        fault = EID_LENGTH;
    else if (strncmp(digits, "784", 3) != 0)
        fault = EID_PREFIX;
    else if (!luhn_passes(digits, 15))
        fault = EID_UNUSUAL;
    if (fault == EID_OK || fault == EID_UNUSUAL)
        memcpy(ret_eid->digits, digits, sizeof ret_eid->digits);
    free(digits);
    return fault;
}

void eid_shown(struct buf *out, struct eid e)
{
    const char *d = e.digits;
    buf_printf(out, "%.3s-%.4s-%.7s-%.1s", d, d + 3, d + 7, d + 14);
}

void eid_masked(struct buf *out, struct eid e)
{
    const char *d = e.digits;
    buf_printf(out, "%.3s-****-*****%.2s-%.1s", d, d + 12, d + 14);
}

/* A national number (behind +971 or the leading 0): true where the numbering plan has it. */
static bool uae_kind(const char *national, bool prefixed, enum phone_kind *ret_kind)
{
    size_t n = strlen(national);
    if (n == 9 && national[0] == '5' && strchr("024568", national[1]))
        *ret_kind = PHONE_MOBILE;
    else if (n == 8 && prefixed && strchr("234679", national[0]))
        *ret_kind = PHONE_FIXED;
    else if ((n == 9 && strncmp(national, "600", 3) == 0) ||
             (n >= 5 && n <= 10 && strncmp(national, "800", 3) == 0))
        *ret_kind = PHONE_SERVICE;
    else
        return false;
    return true;
}

/* The part behind the country code of the Emirates, NULL where the number is foreign or has none.
 * *ret_prefixed: there was a country code or a leading zero. */
static const char *uae_national(const char *digits, bool international, bool *ret_prefixed)
{
    *ret_prefixed = true;
    if (strncmp(digits, "971", 3) == 0 && (international || strlen(digits) >= 11))
        return digits + 3 + (digits[3] == '0'); /* +971 (0)50 … */
    if (international)
        return NULL;
    *ret_prefixed = digits[0] == '0';
    return digits + *ret_prefixed;
}

bool phone_parse(const char *s, struct phone *ret_phone, enum phone_kind *ret_kind)
{
    char *plain = without_separators(s, " -()./");
    const char *digits = plain;
    bool international = true, prefixed, found = false;
    if (*digits == '+')
        digits++;
    else if (strncmp(digits, "00", 2) == 0)
        digits += 2;
    else
        international = false;
    struct buf e164 = {0};
    if (digits_in(digits) == strlen(digits)) {
        const char *national = uae_national(digits, international, &prefixed);
        size_t n = strlen(digits);
        if (national) {
            found = uae_kind(national, prefixed, ret_kind);
            buf_printf(&e164, "+971%s", national);
        } else if (n >= 7 && n <= 15 && *digits != '0') {
            found = true;
            *ret_kind = PHONE_FOREIGN;
            buf_printf(&e164, "+%s", digits);
        }
    }
    if (found)
        memcpy(ret_phone->e164, e164.s, e164.len + 1);
    buf_done(&e164);
    free(plain);
    return found;
}

void phone_shown(struct buf *out, struct phone p)
{
    const char *n = p.e164 + strlen("+971");
    enum phone_kind kind;
    if (strncmp(p.e164, "+971", 4) != 0 || !uae_kind(n, true, &kind))
        buf_add(out, p.e164);
    else if (kind == PHONE_MOBILE)
        buf_printf(out, "+971 %.2s %.3s %s", n, n + 2, n + 5);
    else if (kind == PHONE_FIXED)
        buf_printf(out, "+971 %.1s %.3s %s", n, n + 1, n + 4);
    else
        buf_printf(out, "%.3s %s", n, n + 3); /* 600 and 800 numbers are dialled as they are */
}

void phone_masked(struct buf *out, struct phone p)
{
    size_t n = strlen(p.e164), head = n >= 12 ? 5 : 3, tail = n >= 12 ? 3 : 2;
    for (size_t i = 0; i < n; i++)
        buf_addc(out, i < head || i + tail >= n ? p.e164[i] : '*');
}

/* Letters and digits separated by single dots or hyphens, with at least one dot. */
static bool domain_valid(const char *s)
{
    bool dot = false, after_sign = true;
    for (; *s; s++) {
        bool letter = is_digit(*s) || (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z');
        if (!letter && *s != '.' && *s != '-')
            return false;
        if (*s == '.' && (after_sign || s[-1] == '-'))
            return false;
        if (*s == '-' && after_sign)
            return false;
        dot |= *s == '.';
        after_sign = *s == '.';
    }
    return dot && !after_sign && s[-1] != '-';
}

bool email_valid(const char *s)
{
    const char *at = strchr(s, '@');
    if (!at || at == s || at - s > 64 || strlen(s) > 254 || *s == '.' || at[-1] == '.')
        return false;
    for (const char *p = s; p < at; p++) {
        if (*p <= ' ' || *p >= 0x7F || strchr("\"(),:;<>[\\]", *p) || (*p == '.' && p[1] == '.'))
            return false;
    }
    return domain_valid(at + 1);
}

void email_masked(struct buf *out, const char *s)
{
    const char *at = strrchr(s, '@');
    uint32_t first;
    buf_addn(out, s, at == s ? 0 : utf8_decode(s, strlen(s), &first));
    buf_add(out, "***");
    if (at)
        buf_add(out, at);
}

bool licence_valid(const char *s)
{
    size_t n = utf8_length(s);
    for (const char *p = s; *p; p++) {
        if ((unsigned char)*p < ' ' || *p == 0x7F)
            return false;
    }
    return n >= 3 && n <= 30;
}

bool trn_valid(const char *s)
{
    return digits_in(s) == 15 && s[15] == '\0';
}
