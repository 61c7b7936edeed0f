/* The subject of an e-mail.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_SUBJECT_H
#define RIHLA_DOMAIN_SUBJECT_H

/* Characters: lists of e-mails show no more of it. Bytes in UTF-8, with the NUL. */
enum { SUBJECT_MOST = 78, SUBJECT_SIZE = SUBJECT_MOST * 4 + 1 };

/* The first sentence of the text, without its full stop; where that is too long, the words of it that fit
 * and "…". One line; "" for a text without words. */
void subject_of_text(const char *text, char ret[SUBJECT_SIZE]);

#endif
