/* Sound keys: the consonants of a form, by classes that Latin and Arabic share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/name.h"

#include <string.h>

/* Classes are 1 … 11; 0 ends a key. NONE stands in the key of a form without consonants. */
enum sound { B = 1, F, M, N, R, L, T, S, X, K, H, NONE, SOUNDS };

enum { LONGEST = 3 * NAME_LETTERS };

/* Letters that are heard in two ways: each way is a key of its own. */
enum reading {
    AS_WRITTEN = 0,
    LISPED_AS_S = 1,  /* th, dh and their Arabic letters */
    FINAL_H_AS_T = 2, /* taa marbuta */
    V_DROPPED = 4,
};

struct consonants {
    uint8_t sound[LONGEST];
    size_t count;
    unsigned met; /* readings that would change something */
};

static void add(struct consonants *c, enum sound s)
{
    if (c->count < LONGEST)
        c->sound[c->count++] = (uint8_t)s;
}

/* Letters that are one sound together; longer ones first. */
static const struct {
    char letters[5];
    uint8_t sound;
    bool lisped;
} clusters[] = {
    {"tsch", X, false}, {"tch", X, false}, {"sch", X, false}, {"sh", X, false}, {"ch", X, false},
    {"kh", K, false},   {"gh", K, false},  {"th", T, true},   {"dh", T, true},  {"zh", K, false},
    {"ph", F, false},   {"ck", K, false},  {"dj", K, false},  {"dz", K, false}, {"qu", K, false},
    {"ts", S, false},   {"tz", S, false},  {"gu", K, false},
};

/* a … z; c and v are looked at apart. */
static const uint8_t latin_sound[26] = {
    ['b' - 'a'] = B, ['p' - 'a'] = B, ['f' - 'a'] = F, ['m' - 'a'] = M, ['n' - 'a'] = N,
    ['r' - 'a'] = R, ['l' - 'a'] = L, ['d' - 'a'] = T, ['t' - 'a'] = T, ['s' - 'a'] = S,
    ['z' - 'a'] = S, ['k' - 'a'] = K, ['q' - 'a'] = K, ['g' - 'a'] = K, ['j' - 'a'] = K,
    ['h' - 'a'] = H,
};

static size_t latin_cluster(struct consonants *c, const char *s, size_t n, unsigned how)
{
    for (size_t i = 0; i < sizeof clusters / sizeof *clusters; i++) {
        size_t length = strlen(clusters[i].letters);
        if (length > n || memcmp(s, clusters[i].letters, length) != 0)
            continue;
        c->met |= clusters[i].lisped ? LISPED_AS_S : 0;
        add(c, clusters[i].lisped && (how & LISPED_AS_S) ? S : clusters[i].sound);
        return length;
    }
    return 0;
}

static void latin_letter(struct consonants *c, const char *s, unsigned how)
{
    if (*s == 'c') {
        add(c, s[1] == 'e' || s[1] == 'i' || s[1] == 'y' ? S : K);
    } else if (*s == 'x') {
        add(c, K);
        add(c, S);
    } else if (*s == 'v') {
        c->met |= V_DROPPED;
        if (!(how & V_DROPPED))
            add(c, F);
    } else if (latin_sound[*s - 'a']) {
        add(c, latin_sound[*s - 'a']);
    }
}

/* The d of "abd" does not go together with an h after it. */
static void latin_consonants(struct consonants *c, const struct name_form *f, unsigned how)
{
    size_t at = 0;
    if (f->length > 5 && memcmp(f->letters, "abd", 3) == 0) {
        add(c, B);
        add(c, T);
        at = 3;
    }
    while (at < f->length) {
        size_t used = latin_cluster(c, f->letters + at, f->length - at, how);
        if (used == 0) {
            latin_letter(c, f->letters + at, how);
            used = 1;
        }
        at += used;
    }
}

static enum sound arabic_sound(char letter)
{
    static const struct {
        char letters[8];
        uint8_t sound;
    } sounds[] = {
        {"b", B},      {"dT", T},  {"v*DZ", T}, {"jxgqk", K}, {"Hh", H}, {"r", R}, {"zsS", S},
        {"$", X},      {"f", F},   {"l", L},    {"m", M},     {"n", N},  {"t", T},
    };
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++) {
        if (strchr(sounds[i].letters, letter))
            return sounds[i].sound;
    }
    return NONE;
}

static void arabic_consonants(struct consonants *c, const struct name_form *f, unsigned how)
{
    for (size_t i = 0; i < f->length; i++) {
        char letter = f->letters[i];
        enum sound s = arabic_sound(letter);
        if (strchr("v*DZ", letter)) {
            c->met |= LISPED_AS_S;
            s = how & LISPED_AS_S ? S : T;
        } else if (letter == 't' && f->letters[i + 1] == '$') {
            s = X;
            i++;
        }
        if (s != NONE)
            add(c, s);
    }
    if (f->length > 2 && f->letters[f->length - 1] == 'h' && c->count > 0 &&
        c->sound[c->count - 1] == H) {
        c->met |= FINAL_H_AS_T;
        if (how & FINAL_H_AS_T)
            c->sound[c->count - 1] = T;
    }
}

static name_key pack(const uint8_t *sound, size_t n)
{
    name_key key = 0;
    if (n > NAME_KEY_CLASSES)
        n = NAME_KEY_CLASSES;
    for (size_t i = 0; i < n; i++)
        key |= (name_key)sound[i] << (NAME_KEY_BITS - 4 * (i + 1));
    return key;
}

static size_t unpack(name_key key, uint8_t sound[NAME_KEY_CLASSES])
{
    size_t n = 0;
    for (; n < NAME_KEY_CLASSES; n++) {
        sound[n] = (uint8_t)(key >> (NAME_KEY_BITS - 4 * (n + 1)) & 15);
        if (!sound[n])
            break;
    }
    return n;
}

/* Doubled sounds once, and without a silent h at the end. Returns how many are left. */
static size_t tidy(uint8_t *sound, size_t count)
{
    size_t n = 0;
    while (count > 1 && sound[count - 1] == H)
        count--;
    for (size_t i = 0; i < count; i++) {
        if (n == 0 || sound[n - 1] != sound[i])
            sound[n++] = sound[i];
    }
    return n;
}

static name_key key_of(const struct name_form *f, unsigned how, unsigned *ret_met)
{
    struct consonants c = {.count = 0};
    if (f->script == NAME_LATIN)
        latin_consonants(&c, f, how);
    else
        arabic_consonants(&c, f, how);
    size_t n = tidy(c.sound, c.count);
    if (n == 1 && c.sound[0] == H && f->letters[f->length - 1] == 'h')
        n = 0;
    if (n == 0)
        c.sound[n++] = NONE;
    *ret_met = c.met;
    return pack(c.sound, n);
}

static size_t add_key(name_key *keys, size_t n, size_t max, name_key key)
{
    for (size_t i = 0; i < n; i++) {
        if (keys[i] == key)
            return n;
    }
    if (n < max)
        keys[n++] = key;
    return n;
}

size_t name_keys(const struct name_form *f, name_key keys[NAME_KEYS])
{
    unsigned met, ignored;
    if (f->script == NAME_OTHER)
        return 0;
    keys[0] = key_of(f, AS_WRITTEN, &met);
    size_t n = 1;
    for (unsigned how = LISPED_AS_S; how <= V_DROPPED; how <<= 1) {
        if (met & how)
            n = add_key(keys, n, NAME_KEYS, key_of(f, how, &ignored));
    }
    return n;
}

size_t name_key_classes(name_key key)
{
    uint8_t sound[NAME_KEY_CLASSES];
    size_t n = unpack(key, sound);
    return n == 1 && sound[0] == NONE ? 0 : n;
}

name_key name_key_end(name_key key)
{
    size_t n = name_key_classes(key);
    return n == 0 ? (name_key)1 << NAME_KEY_BITS
                  : key + ((name_key)1 << (NAME_KEY_BITS - 4 * n));
}

/* The n sounds with `count` of them from `at` on replaced by `by` others. */
static name_key spliced(const uint8_t *sound, size_t n, size_t at, size_t count, const uint8_t *by,
                        size_t others)
{
    uint8_t all[NAME_KEY_CLASSES + 2];
    size_t k = 0;
    for (size_t i = 0; i < at; i++)
        all[k++] = sound[i];
    for (size_t i = 0; i < others; i++)
        all[k++] = by[i];
    for (size_t i = at + count; i < n; i++)
        all[k++] = sound[i];
    return pack(all, tidy(all, k));
}

/* Keys shorter than this lose or change no sound, and one alone gains none: near these is everybody, and
 * comparing with everybody takes the time that there is. */
enum { ENOUGH = 3 };

static size_t near_sounds(name_key key, name_key near[NAME_NEAR_KEYS])
{
    uint8_t sound[NAME_KEY_CLASSES];
    size_t n = unpack(key, sound), count = 0;
    if (n < 2)
        return 0;
    for (size_t at = 0; at <= n; at++) {
        for (uint8_t s = B; s <= H; s++) {
            count = add_key(near, count, NAME_NEAR_KEYS, spliced(sound, n, at, 0, &s, 1));
            if (n >= ENOUGH && at < n && s != sound[at])
                count = add_key(near, count, NAME_NEAR_KEYS, spliced(sound, n, at, 1, &s, 1));
        }
        if (n >= ENOUGH && at < n)
            count = add_key(near, count, NAME_NEAR_KEYS, spliced(sound, n, at, 1, NULL, 0));
        if (n >= ENOUGH && at + 1 < n) {
            uint8_t swapped[2] = {sound[at + 1], sound[at]};
            count = add_key(near, count, NAME_NEAR_KEYS, spliced(sound, n, at, 2, swapped, 2));
        }
    }
    return count;
}

static struct name_form with_letters(const struct name_form *f, size_t at, size_t dropped, const char *by)
{
    struct name_form e = {.script = f->script};
    size_t n = strlen(by);
    memcpy(e.letters, f->letters, at);
    memcpy(e.letters + at, by, n);
    memcpy(e.letters + at + n, f->letters + at + dropped, f->length - at - dropped);
    e.length = (uint8_t)(f->length - dropped + n);
    return e;
}

static size_t add_form_key(name_key *near, size_t n, const struct name_form *f)
{
    unsigned ignored;
    return add_key(near, n, NAME_NEAR_KEYS, key_of(f, AS_WRITTEN, &ignored));
}

/* One letter lost, changed or swapped may change two sounds: "xhaled" for "khaled". */
static size_t near_letters(const struct name_form *f, name_key near[NAME_NEAR_KEYS], size_t count)
{
    for (size_t at = 0; at < f->length && f->length > 3; at++) {
        struct name_form e = with_letters(f, at, 1, "");
        count = add_form_key(near, count, &e);
        if (at + 1 < f->length) {
            char swapped[3] = {f->letters[at + 1], f->letters[at]};
            e = with_letters(f, at, 2, swapped);
            count = add_form_key(near, count, &e);
        }
        if (f->letters[at + 1] != 'h' || f->script != NAME_LATIN)
            continue;
        for (const char *c = "cdgkpst"; *c; c++) {
            e = with_letters(f, at, 1, (const char[2]){*c});
            count = add_form_key(near, count, &e);
        }
    }
    return count;
}

size_t name_near_keys(const struct name_form *f, name_key near[NAME_NEAR_KEYS])
{
    unsigned ignored;
    if (f->script == NAME_OTHER)
        return 0;
    return near_letters(f, near, near_sounds(key_of(f, AS_WRITTEN, &ignored), near));
}
