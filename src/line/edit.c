/* GNU readline without a terminal: bytes go in, an edited line comes out. Readline has one line
 * buffer; the edit last touched owns it, the others keep their text, point, mark and undo list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/edit.h"

#include "base/mem.h"
#include "line/habits.h"
#include "text/layout.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

struct edit {
    char *text;      /* what is shown while another edit has the buffer */
    int point, mark;
    UNDO_LIST *undo;
    int max_length;
    bool several_lines;
};

static struct edit *owner;         /* whose text is in rl_line_buffer */
static const char *queue;          /* bytes readline has not read yet */
static size_t queued;
static enum edit_event last_event;

enum { KILL_RING_SLOTS = 12 };

/* Readline waits for the rest of a key. */
enum { BUSY = RL_STATE_MULTIKEY | RL_STATE_METANEXT | RL_STATE_NUMERICARG |
              RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_VIMOTION | RL_STATE_CHARSEARCH |
              RL_STATE_MOREINPUT };

static int next_byte(FILE *unused)
{
    (void)unused;
    if (!queued)
        return EOF;
    queued--;
    return (unsigned char)*queue++;
}

static int bytes_wait(void)
{
    return queued > 0;
}

static void wipe(char *s)
{
    explicit_bzero(s, strlen(s));
    free(s);
}

/* Readline empties its buffer once this returns; keep what was accepted. */
static void on_line(char *line)
{
    last_event = line ? EDIT_ACCEPT : EDIT_EOF;
    if (owner) {
        wipe(owner->text);
        owner->text = mem_strdup(line ? line : "");
        owner->undo = NULL;
    }
    free(line);
}

void edit_init(void)
{
    habits_init(next_byte, bytes_wait, on_line);
}

/* Puts the owner's state back into it; the buffer is nobody's afterwards. */
static void release(void)
{
    if (!owner)
        return;
    edit_cancel_pending();
    wipe(owner->text);
    owner->text = mem_strdup(rl_line_buffer);
    owner->point = rl_point;
    owner->mark = rl_mark;
    owner->undo = rl_undo_list;
    rl_undo_list = NULL;
    owner = NULL;
}

static void take(struct edit *e)
{
    if (owner == e)
        return;
    release();
    rl_replace_line(e->text, 0);
    rl_point = e->point <= rl_end ? e->point : rl_end;
    rl_mark = e->mark <= rl_end ? e->mark : 0;
    rl_undo_list = e->undo;
    e->undo = NULL;
    if (rl_editing_mode == 0)
        rl_vi_insertion_mode(1, 'i');
    rl_done = 0;
    rl_last_func = NULL;
    habits_set_lines(e->several_lines);
    owner = e;
}

struct edit *edit_new(const char *text, int max_length)
{
    struct edit *e = mem_alloc(sizeof *e);
    e->text = mem_strdup(text ? text : "");
    e->point = (int)strlen(e->text);
    e->max_length = max_length > 0 ? max_length : EDIT_LENGTH_DEFAULT;
    return e;
}

struct edit *edit_new_long(const char *text, int max_length)
{
    struct edit *e = edit_new(text, max_length);
    e->several_lines = true;
    return e;
}

void edit_free(struct edit *e)
{
    if (!e)
        return;
    take(e);
    edit_cancel_pending();
    for (UNDO_LIST *u = rl_undo_list; u; u = u->next) {
        if (u->text)
            explicit_bzero(u->text, strlen(u->text));
    }
    rl_free_undo_list();
    explicit_bzero(rl_line_buffer, (size_t)rl_end);
    rl_replace_line("", 1);
    owner = NULL;
    wipe(e->text);
    free(e);
}

const char *edit_text(struct edit *e)
{
    return owner == e ? rl_line_buffer : e->text;
}

size_t edit_point(struct edit *e)
{
    return habits_border(edit_text(e), (size_t)(owner == e ? rl_point : e->point));
}

void edit_set_point(struct edit *e, size_t at)
{
    take(e);
    rl_point = at <= (size_t)rl_end ? (int)at : rl_end;
    rl_last_func = NULL;
}

static size_t common_start(const char *a, const char *b)
{
    size_t n = 0;
    while (a[n] && a[n] == b[n])
        n++;
    return n;
}

/* Of what was put into the text, which was `before`, the end goes that does not fit the length. */
static void keep_length(struct edit *e, const char *before)
{
    size_t length = utf8_length(rl_line_buffer), was = utf8_length(before);
    size_t most = was > (size_t)e->max_length ? was : (size_t)e->max_length;
    if (length <= most)
        return;
    size_t first = common_start(before, rl_line_buffer), same = 0, old = strlen(before);
    while (same < old - first && before[old - same - 1] == rl_line_buffer[(size_t)rl_end - same - 1])
        same++;
    size_t last = (size_t)rl_end - same, to = last;
    while (length > most && to > first) {
        size_t from = habits_border(rl_line_buffer, to - 1);
        for (size_t i = from = from > first ? from : first; i < to; i++)
            length -= ((unsigned char)rl_line_buffer[i] & 0xC0) != 0x80;
        to = from;
    }
    int point = rl_point;
    rl_delete_text((int)to, (int)last);
    rl_point = point <= (int)to ? point : point <= (int)last ? (int)to : point - (int)(last - to);
}

/* Behind what was put in, before what something was taken from: never inside a grapheme. */
static void keep_border(bool grew)
{
    size_t point = (size_t)rl_point, border = habits_border(rl_line_buffer, point);
    if (border != point)
        rl_point = (int)(grew ? grapheme_next(rl_line_buffer, border) : border);
}

/* As one step of undo, like what a key does. */
static void put_in(struct edit *e, size_t from, size_t to, const char *text)
{
    char *before = mem_strdup(rl_line_buffer);
    rl_begin_undo_group();
    rl_delete_text((int)from, (int)to);
    rl_point = (int)from;
    rl_insert_text(text);
    keep_length(e, before);
    rl_end_undo_group();
    keep_border(true);
    rl_last_func = NULL;
    wipe(before);
}

void edit_set_text(struct edit *e, const char *text)
{
    take(e);
    edit_cancel_pending();
    put_in(e, 0, (size_t)rl_end, text);
}

void edit_paste(struct edit *e, const char *utf8)
{
    take(e);
    edit_cancel_pending();
    char *clean = text_clean(utf8, e->several_lines);
    put_in(e, (size_t)rl_point, (size_t)rl_point, clean);
    wipe(clean);
}

void edit_newline(struct edit *e)
{
    take(e);
    edit_cancel_pending();
    if (e->several_lines)
        put_in(e, (size_t)rl_point, (size_t)rl_point, "\n");
}

void edit_do(struct edit *e, enum edit_step step)
{
    take(e);
    edit_cancel_pending();
    habits_do(step);
    keep_border(false);
}

static void run(const char *bytes, size_t n)
{
    queue = bytes;
    queued = n;
    while (queued)
        rl_callback_read_char();
}

/* A character that a keyboard may send and no text should hold (presentation forms, joiners, direction
 * marks) is cleaned as a paste is. Owned by the caller. */
static char *clean_bytes(const char *bytes, size_t n)
{
    uint32_t c;
    char *typed = mem_strndup(bytes, n);
    if (n < 2 || utf8_decode(bytes, n, &c) != n)
        return typed;
    char *clean = text_clean(typed, true);
    free(typed);
    if (*clean || c != 0xA0)
        return clean;
    free(clean);
    return mem_strdup(" ");
}

/* Several letters that one key press sends: lam-alef. They go in one step of undo too. */
static bool is_text(const char *typed)
{
    bool inserting = rl_editing_mode != 0 || edit_vi_insert();
    return inserting && !edit_pending() && (unsigned char)typed[0] >= ' ' && utf8_length(typed) > 1;
}

enum edit_event edit_feed(struct edit *e, const char *bytes, size_t n)
{
    take(e);
    last_event = EDIT_NONE;
    if (!utf8_valid(bytes, n))
        return EDIT_NONE;
    char *typed = clean_bytes(bytes, n);
    char *before = mem_strdup(rl_line_buffer);
    bool group = is_text(typed);
    if (group)
        rl_begin_undo_group();
    run(typed, n == 1 ? n : strlen(typed)); /* C-@ is a NUL */
    if (group)
        rl_end_undo_group();
    if (last_event != EDIT_NONE) {
        rl_replace_line(e->text, 1);
        rl_point = rl_end;
    }
    keep_length(e, before);
    keep_border((size_t)rl_end > strlen(before));
    wipe(before);
    wipe(typed);
    return last_event;
}

bool edit_pending(void)
{
    return RL_ISSTATE(BUSY) != 0;
}

bool edit_vi_insert(void)
{
    return rl_editing_mode == 0 && rl_get_keymap() == vi_insertion_keymap;
}

bool edit_vi_command(void)
{
    return rl_editing_mode == 0 && rl_get_keymap() == vi_movement_keymap;
}

void edit_cancel_pending(void)
{
    static const char abort_key[] = {CTRL('G')};
    if (!edit_pending())
        return;
    run(abort_key, sizeof abort_key);
    if (edit_pending())
        rl_callback_sigcleanup();
}

/* What the . of vi would put in again. */
static void forget_vi_insert(void)
{
    bool emacs = rl_editing_mode != 0;
    rl_vi_start_inserting('i', 1, 1);
    rl_insert_text(" ");
    rl_vi_movement_mode(1, 0);
    if (emacs)
        rl_emacs_editing_mode(1, 0);
    else
        rl_vi_insertion_mode(1, 'i');
}

/* Readline cannot empty the ring: each slot is overwritten. A dispatched key stands between two
 * kills, else they would join in one slot. */
void edit_forget_kills(void)
{
    struct edit *was = owner;
    release();
    forget_vi_insert();
    for (int i = 0; i < KILL_RING_SLOTS; i++) {
        rl_replace_line("", 1);
        if (rl_editing_mode == 0)
            rl_vi_insertion_mode(1, 'i');
        run(" ", 1);
        rl_kill_text(0, rl_end);
    }
    rl_free_undo_list();
    rl_replace_line("", 1);
    if (was)
        take(was);
}
