/* The language of the moment, and sentences in it.
 * GNU gettext over build/locale or PREFIX/share/rihla/locale; English is in the source.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TEXT_LANG_H
#define RIHLA_TEXT_LANG_H

#include "base/buf.h"
#include "base/err.h"
#include "base/msg.h"

#include <stdbool.h>

enum lang { LANG_EN, LANG_AR };

/* A text in both languages. ar NULL: en is a msgid that gettext translates. Borrowed strings. */
struct bi {
    const char *en, *ar;
};

/* Sets LC_CTYPE (the user's own UTF-8 locale or C.UTF-8), binds the catalogue and starts in the
 * language that LC_ALL, LC_MESSAGES or LANG asks for. Only the first call does anything. The
 * catalogue is found in the shared files; $RIHLA_LOCALE names another folder
 * (ar/LC_MESSAGES/rihla.mo in it). */
void lang_init(void);
void lang_set(enum lang lang);
enum lang lang_now(void);
bool lang_rtl(void);
bool lang_parse(const char *word, enum lang *ret_lang); /* "ar", "en" */
const char *lang_code(enum lang lang);

/* The text in the language of the moment. Borrowed. */
const char *bi_text(const struct bi *b);

/* gettext() in the language of the moment; tr("") is "". Borrowed. */
const char *tr(const char *msgid) __attribute__((format_arg(1)));
#define _(s) tr(s)

/* The same for a counted text: ngettext(). Borrowed. */
const char *tr_n(const char *singular, const char *several, unsigned long n)
    __attribute__((format_arg(1))) __attribute__((format_arg(2)));

/* A message in words. Arguments that begin with '=' are msgids and are translated too ("=a\nb\nc":
 * a list, shown with ", " or "، " between; "=AED %1$s\t500.00": a word with its value put in); the
 * others are neutralised and, in Arabic, isolated (U+2068 … U+2069) so that codes keep their
 * direction: what is printed instead of laid out goes through text_strip_isolates(). A message with
 * its own sentences (msg_own(): id is "") is shown as they are. Appends. */
void lang_msg(struct buf *out, const struct msg *m);

/* "3 working days", "يوما عمل": the six Arabic plural forms come from the catalogue. Appends. */
void lang_working_days(struct buf *out, unsigned long days);

#endif
