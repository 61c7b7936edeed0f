/* Texts that hurt, and as many more as a test asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_TEXTS_H
#define RIHLA_TESTS_TEXTS_H

#include "text/utf8.h"

static const char *const awkward[] = {
    "",
    " ",
    "Test Customer One",
    "متعامل تجريبي",
    "السَّلامُ عليكم لَا إلا للأمّ",
    "رقم \u2068784-1990-0000001-1\u2069 هنا",
    "\u2067\u2066\u2069",
    "\u2066unclosed",
    "\u2069\u2069closed twice",
    "نمی\u200Cخواهم",
    "\u0301\u0302leading marks",
    "e\u0301e\u0301\u0302",
    "👨\u200D👩\u200D👧\u200D👦 👍🏽",
    "🇦🇪🇦🇪🇦",
    "❤\uFE0F1\uFE0F\u20E3",
    "日本語と한국어",
    "\u1112\u1161\u11AB",
    "\x1b[2J\x1b]0;title\x07",
    "\u202Egnp.exe\u202C",
    "line one\nline two\r\nline three",
    "\xC0\xAF\xED\xA0\x80\xF4\x90\x80\x80\xFF",
    "cut \xD9",
    "\u200B\u200E\u200F\uFEFF\u00AD\u2060",
    "ﻢﻠﺴﻣ ﻻ ﷲ",
    "\u2800\u00A0\u3000",
    "x\uFE0F\uFE0F\uFE0F\uFE0F",
    "ل\u200Dا ل\u2069ا",
    "(أ) [ب] <ت>",
    "%1$s %s %%",
};
enum { AWKWARD = sizeof awkward / sizeof *awkward };

enum { GENERATED = 4000 };

/* The same number gives the same text: a failure can be looked at again. */
static inline void generate(struct buf *out, uint32_t number)
{
    static const char *const parts[] = {
        "a",          "Z",          "7",      "-",      " ",
        "  ",         "(",          "ل",      "ا",      "أ",
        "س",          "م",          "ر",      "ة",      "،",
        "٣",          "\u064E",     "\u0651", "\u0301", "\u200C",
        "\u200D",     "\u2066",     "\u2067", "\u2068", "\u2069",
        "\u202E",     "\u200F",     "\n",     "\t",     "\x1b",
        "\x7f",       "\xC2\x85",   "\u2028", "👩",      "🏽",
        "🇦",          "🇪",          "\uFE0F", "日",     "ﻼ",
        "ﻣ",          "é",          "ß",      "\u2800", "\u3000",
        "\U000E0041", "\U0010FFFF", "\uFFFD", "\x80",   "\xE2\x80",
        "\xF0",       "ש",          "क",      "\u094D", "784-1990-0000001-1",
    };
    uint32_t state = number * 2654435761u + 1;
    buf_clear(out);
    buf_add(out, "");
    for (uint32_t length = number % 24; length > 0; length--) {
        state = state * 1664525u + 1013904223u;
        buf_add(out, parts[(state >> 16) % (sizeof parts / sizeof *parts)]);
    }
}

/* Calls test() for each of them. */
static inline void for_every_text(void (*test)(const char *s))
{
    for (int i = 0; i < AWKWARD; i++)
        test(awkward[i]);
    struct buf text = {0};
    for (uint32_t i = 0; i < GENERATED; i++) {
        generate(&text, i);
        test(buf_text(&text));
    }
    buf_done(&text);
}

#endif
