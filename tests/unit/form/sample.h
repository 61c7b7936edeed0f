/* A small sound form and card, changed by the tests one place at a time, and a folder for files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_FORM_SAMPLE_H
#define RIHLA_TESTS_FORM_SAMPLE_H

#include "unit/check.h"

#include "base/mem.h"
#include "form/catalogue.h"

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#define BOTH(tag, en, ar) "<" tag " lang=\"en\">" en "</" tag "><" tag " lang=\"ar\">" ar "</" tag ">"

/* One element to a line, so that a fault's line is known. */
#define SAMPLE_FORM                                                                                \
    "<form id=\"sample\">\n"                                                                       \
    BOTH("title", "Sample", "نموذج") "\n"                                                          \
    "<page>" BOTH("title", "Page", "صفحة") "\n"                                                    \
    "<group>" BOTH("title", "Group", "مجموعة") "\n"                                                \
    "<field name=\"kind\" type=\"choice\" required=\"yes\">\n" /* 5 */                             \
    BOTH("label", "Kind", "النوع") "\n"                                                            \
    "<choice value=\"person\">" BOTH("label", "Person", "شخص") "</choice>\n"                       \
    "<choice value=\"company\">" BOTH("label", "Company", "شركة") "</choice>\n"                    \
    "</field>\n"                                                                                   \
    "<field name=\"members\" type=\"yes-no\" when-field=\"kind\" when-is=\"company\">\n" /* 10 */  \
    BOTH("label", "Members?", "أعضاء؟") "</field>\n"                                               \
    "<field name=\"count\" type=\"number\" required=\"yes\" min=\"1\" max=\"9\""                   \
    " when-field=\"members\" when-is=\"yes\">\n" /* 12 */                                          \
    BOTH("label", "Count", "العدد") "</field>\n"                                                   \
    "<field name=\"code\" type=\"text\" pattern=\"[A-Z]{3}\" min-length=\"3\" max-length=\"8\">\n" \
    BOTH("label", "Code", "الرمز") BOTH("hint", "Three letters", "ثلاثة أحرف")                     \
    BOTH("fault", "Write three letters", "اكتب ثلاثة أحرف") "</field>\n" /* 15 */                  \
    "<field name=\"units\" type=\"number\" required=\"yes\" min=\"1\">"                            \
    BOTH("label", "Units", "الوحدات") "</field>\n"                                                 \
    "</group>\n</page>\n</form>\n"

#define SAMPLE_CARD                                                                                \
    "<card id=\"sample\">\n"                                                                       \
    "<federal-code>114-00-000-000</federal-code>\n"                                                \
    BOTH("name", "Sample service", "خدمة نموذجية") "\n"                                            \
    BOTH("summary", "For tests &amp; trials.", "للاختبار.") "\n"                                   \
    BOTH("category", "Samples", "نماذج") "\n" /* 5 */                                              \
    "<audience>company individual</audience>\n"                                                    \
    "<channels>website counter</channels>\n"                                                       \
    "<working-days from=\"2\" to=\"5\"/>\n"                                                        \
    "<number prefix=\"S\" style=\"monthly\"/>\n"                                                   \
    "<form>sample</form>\n" /* 10 */                                                               \
    BOTH("validity", "One year", "سنة") "\n"                                                       \
    "<documents>\n"                                                                                \
    "<document id=\"licence\" when-field=\"kind\" when-is=\"company\">"                            \
    BOTH("name", "Licence", "رخصة") "</document>\n"                                                \
    "<document id=\"photo\" optional=\"yes\">" BOTH("name", "Photo", "صورة")                       \
    BOTH("note", "In colour", "ملونة") "</document>\n"                                             \
    "</documents>\n" /* 15 */                                                                      \
    "<fees>\n"                                                                                     \
    "<fee id=\"request\" amount=\"100.00\" per=\"copy\" due=\"submission\""                        \
    " count-field=\"units\">" BOTH("purpose", "Request", "الطلب") "</fee>\n"                       \
    "<fee id=\"visit\" amount=\"later\" per=\"assessor-day\" due=\"assessment\">"                  \
    BOTH("purpose", "Visit", "الزيارة") "</fee>\n"                                                 \
    "</fees>\n"                                                                                    \
    "<steps><step>" BOTH("text", "Apply.", "قدّم الطلب.") "</step></steps>\n" /* 20 */             \
    "</card>\n"

/* The text with the first `from` replaced by `to`; owned by the caller. */
static inline char *sample_with(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    assert_non_null(at);
    return mem_printf("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

/* The fault's sentence in English; owned by the caller. */
static inline char *sentence(const struct msg *m)
{
    struct buf out = {0};
    lang_set(LANG_EN);
    lang_msg(&out, m);
    return buf_take(&out);
}

static inline void assert_holds(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" does not hold \"%s\"", text, part);
}

static inline void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

/* Cards and forms in folders of their own below a new one. */
struct folders {
    char root[64], cards[80], forms[80];
};

static inline void folders_init(struct folders *f)
{
    snprintf(f->root, sizeof f->root, "/tmp/rihla-form-XXXXXX");
    assert_non_null(mkdtemp(f->root));
    snprintf(f->cards, sizeof f->cards, "%s/cards", f->root);
    snprintf(f->forms, sizeof f->forms, "%s/forms", f->root);
    assert_int_equal(mkdir(f->cards, 0700) | mkdir(f->forms, 0700), 0);
}

static inline int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st;
    (void)kind;
    (void)at;
    return remove(path);
}

static inline void folders_done(struct folders *f)
{
    assert_int_equal(nftw(f->root, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

static inline void folders_write(const char *folder, const char *name, const char *text)
{
    char *path = mem_printf("%s/%s", folder, name);
    write_file(path, text);
    free(path);
}

#endif
