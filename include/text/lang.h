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

/* Sets the locale (C.UTF-8 or the user's own UTF-8 locale) and binds the catalogue. Once. */
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

/* A message in words. Arguments that begin with '=' are msgids and are translated too ("=a\nb\nc": a
 * list, shown with ", " or "، " between); the others are isolated (U+2068 … U+2069) so that codes
 * keep their direction inside Arabic. A message with its own sentences (msg_own(): id is "") is
 * shown as they are. Appends. */
void lang_msg(struct buf *out, const struct msg *m);

/* "3 working days", "يوما عمل": the six Arabic plural forms come from the catalogue. Appends. */
void lang_working_days(struct buf *out, unsigned long days);

#endif
