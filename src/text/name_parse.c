/* Cutting a name into units: articles left out, compounds joined.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/name_word.h"

#include <stdio.h>
#include <string.h>

/* The letters that the words begin with, then the words. */
#define LIST(name, ...) static const char *const name[] = {__VA_ARGS__, NULL}

/* "al" and what it becomes before letters of the tongue, where the next word repeats them. */
LIST(articles, "aeui", "al", "el", "ul", "il");
LIST(sun_articles, "aeu", "as", "ash", "ar", "an", "at", "ad", "az", "adh", "ath", "es", "esh", "er", "en",
     "et", "ed", "ez", "us", "ush", "ur", "un", "ut", "ud", "uz", "ech", "ach");
LIST(arabic_articles, "A", "Al");
/* son, daughter */
LIST(particles, "bi", "bin", "ben", "ibn", "bint", "binte", "binti", "bn", "bnt", "bte");
LIST(arabic_particles, "bA", "bn", "Abn", "bnt", "Abnh");
/* servant of …: one name with what follows */
LIST(servants, "a", "abd", "abdul", "abdel", "abdal", "abdol", "abdil", "abdoul", "abdool", "abdur", "abdus",
     "abdun", "abdud", "abdut", "abduz", "abdush", "abder", "abdes", "abden", "abded", "abdez", "abdar",
     "abdas", "abdan", "abed", "abdu", "abde", "aabd", "abdi");
LIST(arabic_servants, "E", "Ebd", "EbdAl");
LIST(fathers, "ab", "abu", "abou", "abo", "aboo", "bu", "bou", "abi", "abul", "aboul", "abol");
LIST(arabic_fathers, "Ab", "Abw", "bw", "Aby", "AbwAl");
LIST(mothers, "uo", "um", "umm", "oum", "om");
LIST(arabic_mothers, "A", "Am");
/* … of the faith, … of God: one name with what stands before */
LIST(faiths, "duea", "din", "deen", "dine", "dien", "dein", "ddin", "uddin", "eddin", "eddine", "addin",
     "aldin", "eldin", "aldeen", "eldeen", "uddeen", "eddien");
LIST(arabic_faiths, "Ad", "Aldyn", "dyn");
LIST(gods, "auleo", "allah", "ullah", "alla", "ulla", "llah", "lah", "ellah", "olla", "ollah");
LIST(arabic_gods, "A", "Allh");
LIST(of, "dlvsm", "de", "del", "dela", "delos", "delas", "dos", "das", "da", "di", "la", "las", "los", "van",
     "von", "der", "den", "st", "sta", "santa", "san", "saint", "mc", "mac", "le", "du");
LIST(short_mohammeds, "m", "mohd", "md", "muhd", "mohmd", "mhd", "mohamd", "mohmmed");

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static void add_form(struct name_unit *u, const char *before, const char *letters, const char *after,
                     enum name_script script)
{
    struct name_form *f = &u->form[u->forms];
    const char *const parts[] = {before, letters, after};
    char all[6 * NAME_LETTERS];
    size_t n = 0;
    for (size_t i = 0; i < 3; i++) {
        for (const char *c = parts[i]; *c && n < sizeof all - 1; c++)
            all[n++] = *c;
    }
    all[n] = '\0';
    if (n < 1 || u->forms == NAME_FORMS)
        return;
    size_t length = n < NAME_LETTERS ? n : NAME_LETTERS;
    while (length > 0 && script == NAME_OTHER && ((unsigned char)all[length] & 0xC0) == 0x80)
        length--;
    memcpy(f->letters, all, length);
    f->letters[length] = '\0';
    f->length = (uint8_t)length;
    f->script = (uint8_t)script;
    if (u->forms == 0 || strcmp(u->form[0].letters, f->letters) != 0)
        u->forms++;
}

static void without_article(const struct name_word *w, char *to)
{
    const char *s = w->letters;
    if (!*w->article) {
        if (w->script == NAME_ARABIC && strncmp(s, "Al", 2) == 0 && w->length >= 4)
            s += 2;
        if (w->script == NAME_LATIN && strchr("aeu", *s) && s[1] == 'l' && w->length >= 5)
            s += 2;
    }
    strcpy(to, s);
}

/* "abdurrahman" to "rahman": the article may be there, half there, or doubled into the next letter.
 * NULL: this is no servant's name. */
static const char *attached_servant(const char *s)
{
    if (strncmp(s, "abd", 3) != 0)
        return NULL;
    const char *rest = s + 3;
    while (is_vowel(*rest))
        rest++;
    if (rest > s + 3 && (*rest == 'l' || (*rest && rest[0] == rest[1])))
        rest++;
    if (strlen(rest) < 3 || strspn(rest, "aeiouy") == strlen(rest))
        return NULL;
    return rest[strcspn(rest, "aeiouy")] ? rest : NULL;
}

/* What stands before a name and is one with it. Arabic and Latin lists side by side. */
static const char *joins_next(const struct name_word *w)
{
    bool arabic = w->script == NAME_ARABIC;
    if (name_word_is(w, arabic ? arabic_servants : servants))
        return arabic ? "Ebd" : "abd";
    if (name_word_is(w, arabic ? arabic_fathers : fathers))
        return arabic ? "bw" : "bu";
    return NULL;
}

static const char *joins_previous(const struct name_word *w)
{
    bool arabic = w->script == NAME_ARABIC;
    if (name_word_is(w, arabic ? arabic_faiths : faiths))
        return arabic ? "dyn" : "din";
    if (name_word_is(w, arabic ? arabic_gods : gods))
        return arabic ? "Allh" : "allah";
    return NULL;
}

/* The unit of n words "de la x": as written, in one. */
static size_t join_of(const struct name_word *w, size_t n, struct name_unit *u)
{
    char all[NAME_LETTERS + 1] = "";
    size_t used = 0;
    for (bool more = true; more && used < n && w[used].script == NAME_LATIN; used++) {
        const char *s = strcmp(w[used].letters, "sta") == 0 ? "santa" : w[used].letters;
        more = name_word_is(&w[used], of);
        strncat(all, s, sizeof all - 1 - strlen(all));
    }
    add_form(u, "", all, "", NAME_LATIN);
    u->open = w[used - 1].open;
    return used;
}

/* Units of several words; 0: this word is no part of such. */
static size_t take_compound(const struct name_word *w, size_t n, struct name_unit *u)
{
    char rest[2 * NAME_LETTERS];
    if (n < 2 || w[0].script != w[1].script || w[0].script == NAME_OTHER)
        return 0;
    bool arabic = w->script == NAME_ARABIC;
    const char *before = joins_next(w), *after = joins_previous(&w[1]);
    u->open = w[1].open;
    if (before || name_word_is(w, arabic ? arabic_mothers : mothers)) {
        without_article(&w[1], rest);
        add_form(u, before ? before : arabic ? "Am" : "um", rest, "", w->script);
    } else if (!arabic && name_word_is(w, of)) {
        return join_of(w, n, u);
    } else if (after) {
        const char *served = arabic ? NULL : attached_servant(w->letters);
        add_form(u, served ? "abd" : "", served ? served : w->letters, after, w->script);
    } else {
        return 0;
    }
    return 2;
}

static bool ends_with(const struct name_word *w, const char *end)
{
    size_t n = strlen(end);
    return w->length > n && strcmp(w->letters + w->length - n, end) == 0;
}

static void take_arabic(const struct name_word *w, struct name_unit *u)
{
    const char *s = w->letters;
    if (strncmp(s, "EbdAl", 5) == 0 && w->length > 6) {
        add_form(u, "Ebd", s + 5, "", NAME_ARABIC);
    } else if (w->length > 7 && ends_with(w, "Aldyn")) {
        char first[2 * NAME_LETTERS];
        snprintf(first, sizeof first, "%.*s", (int)(w->length - 5), s);
        add_form(u, first, "dyn", "", NAME_ARABIC);
    } else if (w->length > 6 && strncmp(s, "Abw", 3) == 0) {
        bool article = s[3] == 'A' && s[4] == 'l' && w->length >= 7;
        add_form(u, "bw", s + (article ? 5 : 3), "", NAME_ARABIC);
        add_form(u, "", s, "", NAME_ARABIC);
    } else if (!*w->article && strncmp(s, "Al", 2) == 0 && w->length >= 5) {
        add_form(u, "", s + 2, "", NAME_ARABIC);
        add_form(u, "", s, "", NAME_ARABIC);
    } else {
        add_form(u, "", s, "", NAME_ARABIC);
        if (*w->article)
            add_form(u, w->article, s, "", NAME_ARABIC);
    }
}

static void take_latin(const struct name_word *w, struct name_unit *u)
{
    const char *s = w->letters, *served = attached_servant(s);
    if (served) {
        add_form(u, "abd", served, "", NAME_LATIN);
    } else if (!*w->article && strchr("ae", *s) && s[1] == 'l' && w->length >= 6) {
        add_form(u, "", s + 2, "", NAME_LATIN);
        add_form(u, "", s, "", NAME_LATIN);
    } else {
        add_form(u, "", s, "", NAME_LATIN);
        if (*w->article)
            add_form(u, w->article, s, "", NAME_LATIN);
    }
}

static void take_single(const struct name_word *w, struct name_unit *u)
{
    u->open = w->open;
    if (w->script == NAME_ARABIC)
        take_arabic(w, u);
    else if (w->script == NAME_LATIN)
        take_latin(w, u);
    else
        add_form(u, "", w->letters, "", NAME_OTHER);
}

static bool is_article(const struct name_word *w, const struct name_word *next)
{
    if (w->script == NAME_ARABIC)
        return name_word_is(w, arabic_articles);
    if (name_word_is(w, articles))
        return true;
    return next->length >= 3 && name_word_is(w, sun_articles) &&
           strncmp(w->letters + 1, next->letters, w->length - 1) == 0;
}

/* Leaves out articles and, inside a name, particles. Returns how many words stay. */
static size_t drop_small_words(struct name_word *w, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        bool inside = i + 1 < n && w[i + 1].script == w[i].script && w[i].script != NAME_OTHER;
        if (w[i].script == NAME_LATIN && name_word_is(&w[i], short_mohammeds)) {
            strcpy(w[i].letters, "mohammed");
            w[i].length = strlen(w[i].letters);
        }
        if (inside && is_article(&w[i], &w[i + 1])) {
            snprintf(w[i + 1].article, sizeof w->article, "%.2s",
                     w[i].script == NAME_ARABIC ? "Al" : strchr("ei", *w[i].letters) ? "el" : "al");
            continue;
        }
        bool arabic = w[i].script == NAME_ARABIC;
        if (i > 0 && inside && name_word_is(&w[i], arabic ? arabic_particles : particles))
            continue;
        if (kept < i)
            w[kept] = w[i];
        kept++;
    }
    return kept;
}

size_t name_parse(const char *text, struct name_unit *units, size_t max)
{
    struct name_word w[NAME_WORDS];
    size_t n = drop_small_words(w, name_words(text, w)), count = 0;
    for (size_t i = 0; i < n && count < max;) {
        struct name_unit *u = &units[count];
        u->forms = 0;
        size_t used = take_compound(&w[i], n - i, u);
        if (used == 0) {
            take_single(&w[i], u);
            used = 1;
        }
        i += used;
        count += u->forms > 0;
    }
    return count;
}
