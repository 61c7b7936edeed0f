/* A sentence for a person, still untranslated: a msgid and the words that fill it.
 * Front ends turn it into text with lang_msg() (text/lang.h); nothing else prints.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_BASE_MSG_H
#define RIHLA_BASE_MSG_H

#include <stdbool.h>

/* Marks a literal for translation without translating it (xgettext keyword). */
#define N_(s) (s)

enum { MSG_ARGS = 4, MSG_ARG_SIZE = 256, MSG_OWN_SIZE = 512 };

struct msg {
    const char *id;     /* msgid, a literal; NULL: no message; "": own_en and own_ar are the
                         * sentence. Arguments are %1$s … %4$s. */
    const char *plural; /* msgid_plural, or NULL where the sentence does not count */
    unsigned long n;    /* what the plural counts */
    char arg[MSG_ARGS][MSG_ARG_SIZE]; /* logical UTF-8, cut at a character border when too long;
                                       * an argument "=word" is a msgid, translated when shown;
                                       * "=AED %1$s\t500.00" is one that takes the value after the
                                       * tab; "=word\nword\nword" is a list of msgids, shown with
                                       * the comma of the language between them */
    char own_en[MSG_OWN_SIZE], own_ar[MSG_OWN_SIZE]; /* see msg_own() */
};

/* MSG(&m, N_("Customer %1$s was registered"), number); at most MSG_ARGS arguments, all
 * const char *. Every argument is copied. */
#define MSG(m, ...) msg_fill((m), (const char *const[]){__VA_ARGS__, (const char *)0})
void msg_fill(struct msg *m, const char *const *id_and_args);

/* MSG_N(&m, n, N_("%1$s document"), N_("%1$s documents"), number_text): a counted sentence;
 * the literals must also be listed for xgettext with NP_(). */
#define NP_(singular, several) (singular), (several)
#define MSG_N(m, count, ...)                                                                       \
    msg_fill_n((m), (count), (const char *const[]){__VA_ARGS__, (const char *)0})
void msg_fill_n(struct msg *m, unsigned long n, const char *const *ids_and_args);

/* A sentence that is data and brings both languages with it (the fault text of a form's field):
 * no msgid, no arguments, copied. lang_msg() shows the one of the language of the moment as it is,
 * and the other one where that is "". */
void msg_own(struct msg *m, const char *en, const char *ar);

#endif
