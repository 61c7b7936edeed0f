/* GNU readline without a terminal: bytes go in, an edited line comes out. Readline has one line
 * buffer; the edit last touched owns it, the others keep their text, point, mark and undo list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/edit.h"

#include "base/mem.h"
#include "line/allowed.h"
#include "text/layout.h"
#include "text/utf8.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>
#include <readline/history.h>

struct edit {
    char *text;      /* what is shown while another edit has the buffer */
    int point, mark;
    UNDO_LIST *undo;
    int max_length;
};

static struct edit *owner;         /* whose text is in rl_line_buffer */
static const char *queue;          /* bytes readline has not read yet */
static size_t queued;
static enum edit_event last_event;

enum { ALLOWED_MAX = 128, KILL_RING_SLOTS = 12 };

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

static void no_prepare(int meta)
{
    (void)meta;
}

static void nothing(void)
{
}

static char *no_completion(const char *text, int state)
{
    (void)text;
    (void)state;
    return NULL;
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

static void set_variables(void)
{
    for (size_t i = 0; fixed_variables[i].name; i++)
        rl_variable_bind(fixed_variables[i].name, fixed_variables[i].value);
}

/* The allow-list as functions: looking a name up is slow, and every key of every map asks. */
struct allowed {
    rl_command_func_t *f[ALLOWED_MAX];
    size_t n;
};

static void look_up(struct allowed *list)
{
    list->n = 0;
    for (size_t i = 0; allowed_functions[i] && list->n < ALLOWED_MAX; i++) {
        rl_command_func_t *f = rl_named_function(allowed_functions[i]);
        if (f)
            list->f[list->n++] = f;
    }
}

static bool is_allowed(const struct allowed *list, rl_command_func_t *f)
{
    for (size_t i = 0; i < list->n; i++) {
        if (list->f[i] == f)
            return true;
    }
    return false;
}

/* Unbinds everything that is not on the list, through all prefixes. Keymaps may be shared, never
 * circular deeper than the depth. */
static void scrub(const struct allowed *list, Keymap map, int depth)
{
    for (int i = 0; map && depth < 8 && i < KEYMAP_SIZE; i++) {
        if (map[i].type == ISKMAP) {
            Keymap next; /* readline keeps a map in a function pointer */
            memcpy(&next, &map[i].function, sizeof next);
            scrub(list, next, depth + 1);
        } else if (map[i].type == ISMACR ||
                   (map[i].function && !is_allowed(list, map[i].function))) {
            map[i].type = ISFUNC;
            map[i].function = NULL;
        }
    }
}

/* No inputrc may take letters away from people, nor C-g, which edit_cancel_pending() needs. */
static void bind_letters(Keymap map)
{
    for (int c = ' '; c < KEYMAP_SIZE - 1; c++) {
        if (c == 0x7F)
            continue;
        map[c].type = ISFUNC;
        map[c].function = rl_insert;
    }
}

static void bind_keys(void)
{
    Keymap maps[] = {emacs_standard_keymap, vi_insertion_keymap, vi_movement_keymap};
    struct allowed list;
    look_up(&list);
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        scrub(&list, maps[i], 0);
    bind_letters(emacs_standard_keymap);
    bind_letters(vi_insertion_keymap);
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        rl_bind_key_in_map(CTRL('G'), rl_abort, maps[i]);
}

void edit_init(void)
{
    /* Readline calls setlocale(LC_CTYPE) by itself with what the environment says, at every new
     * line; without this, backspace could come to delete bytes. */
    const char *locale = setlocale(LC_CTYPE, NULL), *site = getenv("RIHLA_INPUTRC");
    setenv("LC_ALL", locale ? locale : "C.UTF-8", 1);
    setenv("INPUTRC", site && *site ? site : "/dev/null", 1);
    rl_readline_name = "rihla";
    rl_terminal_name = "dumb";
    rl_catch_signals = rl_catch_sigwinch = rl_change_environment = 0;
    rl_prep_term_function = no_prepare;
    rl_deprep_term_function = nothing;
    rl_redisplay_function = nothing;
    rl_getc_function = next_byte;
    rl_input_available_hook = bytes_wait;
    rl_completion_entry_function = no_completion;
    rl_instream = fopen("/dev/null", "r");
    rl_outstream = fopen("/dev/null", "w");
    rl_initialize();
    set_variables();
    bind_keys();
    stifle_history(0);
    rl_callback_handler_install("", on_line);
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
    const char *text = edit_text(e);
    size_t point = (size_t)(owner == e ? rl_point : e->point), at = 0;
    while (at < point) {
        size_t next = grapheme_next(text, at);
        if (next > point)
            break;
        at = next;
    }
    return at;
}

void edit_set_point(struct edit *e, size_t at)
{
    take(e);
    rl_point = at <= (size_t)rl_end ? (int)at : rl_end;
    rl_last_func = NULL;
}

/* What was put in last stands before the point: that is what does not fit. */
static void keep_length(struct edit *e)
{
    size_t length = utf8_length(rl_line_buffer), most = (size_t)e->max_length;
    if (length <= most)
        return;
    int from = rl_point;
    for (; length > most && from > 0; length--) {
        do
            from--;
        while (from > 0 && ((unsigned char)rl_line_buffer[from] & 0xC0) == 0x80);
    }
    rl_delete_text(from, rl_point);
    rl_point = from;
    if (length > most) {
        size_t at = 0;
        for (size_t i = 0; i < most; i++)
            at = grapheme_next(rl_line_buffer, at);
        rl_delete_text((int)at, rl_end);
    }
}

static void insert(struct edit *e, const char *text)
{
    rl_insert_text(text);
    keep_length(e);
    rl_end_undo_group();
    rl_last_func = NULL;
}

void edit_set_text(struct edit *e, const char *text)
{
    take(e);
    edit_cancel_pending();
    rl_begin_undo_group();
    rl_delete_text(0, rl_end);
    rl_point = 0;
    insert(e, text);
}

void edit_paste(struct edit *e, const char *utf8)
{
    take(e);
    edit_cancel_pending();
    char *clean = text_clean(utf8, false);
    rl_begin_undo_group();
    insert(e, clean);
    free(clean);
}

void edit_do(struct edit *e, enum edit_step step)
{
    static rl_command_func_t *const functions[] = {
        [EDIT_BEGINNING] = rl_beg_of_line, [EDIT_END] = rl_end_of_line,
        [EDIT_WORD_BACK] = rl_backward_word, [EDIT_WORD_FORWARD] = rl_forward_word,
        [EDIT_RUBOUT] = rl_rubout, [EDIT_DELETE] = rl_delete,
    };
    take(e);
    edit_cancel_pending();
    if ((step == EDIT_RUBOUT && rl_point == 0) || (step == EDIT_DELETE && rl_point == rl_end))
        return;
    functions[step](1, 0);
    rl_last_func = functions[step];
}

static void run(const char *bytes, size_t n)
{
    queue = bytes;
    queued = n;
    while (queued)
        rl_callback_read_char();
}

enum edit_event edit_feed(struct edit *e, const char *bytes, size_t n)
{
    take(e);
    last_event = EDIT_NONE;
    if (!utf8_valid(bytes, n))
        return EDIT_NONE;
    run(bytes, n);
    if (last_event != EDIT_NONE) {
        rl_replace_line(e->text, 1);
        rl_point = rl_end;
    }
    keep_length(e);
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

void edit_cancel_pending(void)
{
    static const char abort_key[] = {CTRL('G')};
    if (!edit_pending())
        return;
    run(abort_key, sizeof abort_key);
    if (edit_pending())
        rl_callback_sigcleanup();
}

/* Readline cannot empty the ring: each slot is overwritten. A dispatched key stands between two
 * kills, else they would join in one slot. */
void edit_forget_kills(void)
{
    struct edit *was = owner;
    release();
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
