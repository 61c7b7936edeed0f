/* The language of the moment, over GNU gettext.
 * English is the source and is never looked up, so only the Arabic catalogue is bound and the
 * language can change between two words without a locale changing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"

#include "base/mem.h"
#include "base/paths.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DOMAIN "rihla"

static enum lang current;
static bool ready;

/* Where ar/LC_MESSAGES/rihla.mo is; owned by the caller. */
static char *catalogue_folder(void)
{
    const char *given = getenv("RIHLA_LOCALE");
    if (given && *given)
        return mem_strdup(given);
    char *installed = path_share("locale");
    if (access(installed, R_OK) == 0)
        return installed;
    free(installed);
    return path_share("build/locale");
}

static void bind_catalogue(void)
{
    char *folder = catalogue_folder();
    bindtextdomain(DOMAIN, folder);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    free(folder);
    /* gettext finds a catalogue by $LANGUAGE, in any locale but the bare "C", installed or not. */
    setlocale(LC_MESSAGES, "C.UTF-8");
    setenv("LANGUAGE", "ar", 1);
}

/* The language that the environment asks for, by the usual order of variables. */
static enum lang wanted(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "ar", 2) == 0 ? LANG_AR : LANG_EN;
    }
    return LANG_EN;
}

void lang_init(void)
{
    if (ready)
        return;
    ready = true;
    if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
    current = wanted();
    bind_catalogue();
}

void lang_set(enum lang lang)
{
    lang_init();
    current = lang;
}

enum lang lang_now(void)
{
    return current;
}

bool lang_rtl(void)
{
    return current == LANG_AR;
}

bool lang_parse(const char *word, enum lang *ret_lang)
{
    for (enum lang l = LANG_EN; l <= LANG_AR; l++) {
        if (strcmp(word, lang_code(l)) == 0) {
            *ret_lang = l;
            return true;
        }
    }
    return false;
}

const char *lang_code(enum lang lang)
{
    return lang == LANG_AR ? "ar" : "en";
}

const char *bi_text(const struct bi *b)
{
    if (!b->ar)
        return b->en ? tr(b->en) : "";
    return current == LANG_AR ? b->ar : b->en;
}

const char *tr(const char *msgid)
{
    if (current == LANG_EN || !*msgid) /* gettext("") would be the catalogue's header */
        return msgid;
    return dgettext(DOMAIN, msgid);
}

const char *tr_n(const char *singular, const char *several, unsigned long n)
{
    if (current == LANG_EN)
        return n == 1 ? singular : several;
    return dngettext(DOMAIN, singular, several, n);
}
