/* Other ways to cut a name: two words that may be one, one that may be two, and what is left of an
 * article after a slip of the fingers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/name.h"

#include <stdio.h>
#include <string.h>

static bool same_rest(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* At most one letter lost, added, changed, or swapped with its neighbour. */
static bool within_one(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    if (!*a && !*b)
        return true;
    if (*a && same_rest(a + 1, b))
        return true;
    if (*b && same_rest(a, b + 1))
        return true;
    if (!*a || !*b)
        return false;
    return same_rest(a + 1, b + 1) || (a[0] == b[1] && a[1] == b[0] && same_rest(a + 2, b + 2));
}

/* "abd" and with its article, as written or nearly. */
static const char *servant(const struct name_unit *u)
{
    static const char *const latin[] = {"abd", "abdul", "abdel", "abdal", "abdur", "abed", NULL};
    static const char *const arabic[] = {"Ebd", "EbdAl", NULL};
    bool in_arabic = u->form[0].script == NAME_ARABIC;
    for (size_t f = 0; f < u->forms; f++) {
        for (const char *const *s = in_arabic ? arabic : latin; *s; s++) {
            if (u->form[f].length > 1 && within_one(u->form[f].letters, *s))
                return in_arabic ? "Ebd" : "abd";
        }
    }
    return NULL;
}

static void add_form(struct name_unit *u, const char *a, const char *b, enum name_script script)
{
    struct name_form *f = &u->form[u->forms];
    size_t first = strlen(a), length = first + strlen(b);
    if (u->forms == NAME_FORMS || length > NAME_LETTERS)
        return;
    memcpy(f->letters, a, first);
    memcpy(f->letters + first, b, length - first + 1);
    f->length = (uint8_t)length;
    f->script = (uint8_t)script;
    if (u->forms == 0 || strcmp(u->form[0].letters, f->letters) != 0)
        u->forms++;
}

bool name_join(const struct name_unit *a, const struct name_unit *b, struct name_unit *ret)
{
    enum name_script script = (enum name_script)a->form[0].script;
    ret->forms = 0;
    ret->open = b->open;
    if (script == NAME_OTHER || b->form[0].script != a->form[0].script)
        return false;
    const char *served = servant(a);
    if (served)
        add_form(ret, served, b->form[0].letters, script);
    add_form(ret, a->form[0].letters, b->form[0].letters, script);
    if (b->forms > 1)
        add_form(ret, a->form[0].letters, b->form[1].letters, script);
    return ret->forms > 0;
}

bool name_split(const struct name_unit *u, size_t at, struct name_unit *a, struct name_unit *b)
{
    const struct name_form *f = &u->form[0];
    char first[NAME_LETTERS + 1];
    size_t least = f->script == NAME_ARABIC ? 2 : 3;
    if (f->script == NAME_OTHER || at < least || at + least > f->length)
        return false;
    snprintf(first, sizeof first, "%.*s", (int)at, f->letters);
    a->forms = b->forms = 0;
    a->open = false;
    b->open = u->open;
    add_form(a, first, "", (enum name_script)f->script);
    add_form(b, f->letters + at, "", (enum name_script)f->script);
    return true;
}

bool name_is_scrap(const struct name_unit *u)
{
    const struct name_form *f = &u->form[0];
    const char *s = f->letters;
    char a = f->script == NAME_ARABIC ? 'A' : 'a';
    if (u->open || f->script == NAME_OTHER || f->length > 3)
        return false;
    if (f->length == 1)
        return true;
    if (f->length == 2)
        return s[0] == a || s[0] == 'e' || s[1] == 'l' || (s[0] == 'l' && s[1] == a);
    return (s[0] == s[1] && s[2] == 'l') || ((s[0] == a || s[0] == 'e') && s[1] == 'l' && s[2] == 'l');
}
