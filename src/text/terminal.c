/* Terminals by their answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/terminal.h"

#include <stdlib.h>
#include <string.h>

/* ---- answers ---- */

static bool begins(const char *s, const char *with)
{
    return strncmp(s, with, strlen(with)) == 0;
}

/* Copies what can be shown and kept; the rest is left out. */
static void note(char *to, size_t size, const char *from, size_t n)
{
    size_t used = 0;
    for (size_t i = 0; i < n && used + 1 < size; i++)
        if (from[i] >= ' ' && from[i] < 0x7F && from[i] != '=')
            to[used++] = from[i];
    to[used] = '\0';
}

static bool is_numbers(const char *s, size_t n)
{
    return strspn(s, "0123456789;") >= n;
}

/* ESC [ 8 ; state $ y */
static bool bidi_answer(struct terminal_answers *a, const char *s, size_t n)
{
    if (n < 7 || !begins(s, "\033[8;") || s[n - 2] != '$' || s[n - 1] != 'y' ||
        !is_numbers(s + 4, n - 6))
        return false;
    a->bidi = s[4] == '1' || s[4] == '2' ? s[4] - '0' : 0;
    return true;
}

/* ESC [ > … c is DA2, ESC [ ? … c is DA1. */
static bool attributes_answer(struct terminal_answers *a, const char *s, size_t n)
{
    if (n < 4 || s[n - 1] != 'c' || !is_numbers(s + 3, n - 4))
        return false;
    if (begins(s, "\033[>")) {
        note(a->second, sizeof a->second, s + 3, n - 4);
        return true;
    }
    if (!begins(s, "\033[?"))
        return false;
    note(a->first, sizeof a->first, s + 3, n - 4);
    a->fence = true;
    return true;
}

/* ESC P > | text ESC \ */
static bool version_answer(struct terminal_answers *a, const char *s, size_t n)
{
    if (n < 6 || !begins(s, "\033P>|") || s[n - 2] != '\033' || s[n - 1] != '\\')
        return false;
    note(a->version, sizeof a->version, s + 4, n - 6);
    return true;
}

bool terminal_answer(struct terminal_answers *a, const char *sequence, size_t n)
{
    char s[256];
    if (n >= sizeof s)
        return false;
    memcpy(s, sequence, n);
    s[n] = '\0';
    return bidi_answer(a, s, n) || attributes_answer(a, s, n) || version_answer(a, s, n);
}

void terminal_identity(struct buf *out, const struct terminal_answers *a, const char *term)
{
    char name[64];
    note(name, sizeof name, term ? term : "", term ? strlen(term) : 0);
    buf_printf(out, "%s/%s/%s/%s", name, a->version, a->second, a->first);
}

/* ---- who answers so ---- */

/* Every word that a row gives must fit: `version`, `second` and `term` as beginnings, `first` as a
 * whole. The first row that fits counts. */
static const struct known {
    const char *version, *second, *first, *term;
    struct terminal_kind kind;
} known[] = {
    {.version = "tmux ", .kind = {.name = "tmux", .inner = WRAP_TMUX}},
    {.second = "84;", .kind = {.name = "tmux", .inner = WRAP_TMUX}},
    {.second = "83;", .kind = {.name = "GNU screen", .inner = WRAP_SCREEN}},
    {.version = "Konsole", .kind = {.name = "Konsole", .mode = ROW_IMPLICIT}},
    {.version = "kitty", .kind = {.name = "kitty", .mode = ROW_WORD}},
    {.version = "mlterm", .kind = {.name = "mlterm", .mode = ROW_MLTERM}},
    {.version = "mintty", .kind = {.name = "mintty", .mode = ROW_EXPLICIT}},
    {.version = "VTE", .kind = {.name = "VTE", .mode = ROW_EXPLICIT}},
    {.version = "XTerm(", .kind = {.name = "xterm", .mode = ROW_VISUAL}},
    {.version = "foot(", .kind = {.name = "foot", .mode = ROW_VISUAL}},
    {.version = "WezTerm", .kind = {.name = "WezTerm", .mode = ROW_VISUAL}},
    {.version = "Windows Terminal", .kind = {.name = "Windows Terminal", .mode = ROW_VISUAL}},
    {.second = "24;279;0", .kind = {.name = "mlterm", .mode = ROW_MLTERM}},
    {.second = "0;136;0", .first = "6", .kind = {.name = "PuTTY", .mode = ROW_IMPLICIT}},
    {.second = "1;95;0", .first = "1;2", .kind = {.name = "Apple Terminal", .mode = ROW_IMPLICIT}},
    {.second = "1;115;0", .kind = {.name = "Konsole", .mode = ROW_IMPLICIT}},
    {.second = "1;400", .first = "62;", .kind = {.name = "kitty", .mode = ROW_WORD}},
    {.second = "41;", .kind = {.name = "xterm", .mode = ROW_VISUAL}},
    {.second = "85;", .kind = {.name = "urxvt", .mode = ROW_VISUAL}},
    {.second = "65;", .kind = {.name = "VTE without bidi", .mode = ROW_VISUAL}},
    {.second = "64;0;0", .kind = {.name = "Zutty", .mode = ROW_VISUAL}},
    {.second = "0;10;1", .kind = {.name = "Windows Terminal", .mode = ROW_VISUAL}},
    {.second = "0;276;0", .kind = {.name = "xterm.js", .mode = ROW_VISUAL}},
    {.second = "0;100;0", .kind = {.name = "libvterm", .mode = ROW_VISUAL}},
    {.term = "linux", .kind = {.name = "the Linux console", .mode = ROW_VISUAL, .no_arabic = true}},
    {.term = "mlterm", .kind = {.name = "mlterm", .mode = ROW_MLTERM}},
    {.term = "xterm-kitty", .kind = {.name = "kitty", .mode = ROW_WORD}},
    {.term = "konsole", .kind = {.name = "Konsole", .mode = ROW_IMPLICIT}},
    {.term = "alacritty", .kind = {.name = "Alacritty", .mode = ROW_VISUAL}},
    {.term = "foot", .kind = {.name = "foot", .mode = ROW_VISUAL}},
    {.term = "rxvt", .kind = {.name = "urxvt", .mode = ROW_VISUAL}},
    {.term = "st-", .kind = {.name = "st", .mode = ROW_VISUAL}},
};

static const struct terminal_kind with_bidi_mode = {.name = "VTE or mintty", .mode = ROW_EXPLICIT};

static bool fits(const struct known *k, const struct terminal_answers *a, const char *term)
{
    return (!k->version || begins(a->version, k->version)) &&
           (!k->second || begins(a->second, k->second)) &&
           (!k->first || strcmp(a->first, k->first) == 0) && (!k->term || begins(term, k->term));
}

const struct terminal_kind *terminal_kind(const struct terminal_answers *a, const char *term)
{
    if (a->bidi)
        return &with_bidi_mode;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (fits(&known[i], a, term ? term : ""))
            return &known[i].kind;
    return NULL;
}

/* ---- talking to it ---- */

void terminal_wrapped(struct buf *out, enum terminal_wrap wrap, const char *bytes)
{
    if (wrap == WRAP_NONE || !*bytes) {
        buf_add(out, bytes);
        return;
    }
    buf_add(out, wrap == WRAP_TMUX ? "\033Ptmux;" : "\033P");
    for (const char *s = bytes; *s; s++) {
        if (wrap == WRAP_TMUX && *s == '\033')
            buf_addc(out, '\033');
        buf_addc(out, *s);
    }
    buf_add(out, "\033\\");
}

const char *row_mode_begin(enum row_mode mode)
{
    return mode == ROW_EXPLICIT ? "\033[8l" : mode == ROW_MLTERM ? "\033]5379;use_ctl=false\a" : "";
}

const char *row_mode_end(enum row_mode mode)
{
    return mode == ROW_EXPLICIT ? "\033[8h" : mode == ROW_MLTERM ? "\033]5379;use_ctl=true\a" : "";
}

enum row_mode row_mode_untold(enum row_mode mode)
{
    return mode == ROW_EXPLICIT || mode == ROW_MLTERM ? ROW_IMPLICIT : mode;
}
