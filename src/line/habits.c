/* Readline's keymaps, cut down to the allow-list, with graphemes for its characters and with lines for
 * texts that have several.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/habits.h"

#include "line/allowed.h"
#include "text/layout.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>
#include <readline/history.h>

enum { ALLOWED_MAX = 160, PREFIX_MAX = 8 };

static bool several_lines;

void habits_set_lines(bool several)
{
    several_lines = several;
}

/* ---- graphemes ---- */

/* No printable ASCII character and no newline belongs to what stands before it: one of them is a safe
 * place to count from. */
size_t habits_border(const char *text, size_t at)
{
    size_t here = at;
    while (here > 0) {
        here--;
        if ((text[here] >= ' ' && text[here] < 0x7F) || text[here] == '\n')
            break;
    }
    for (size_t next; here < at && (next = grapheme_next(text, here)) <= at && next > here;)
        here = next;
    return here;
}

static int sign_before(void)
{
    return rl_point > 0 ? (int)habits_border(rl_line_buffer, (size_t)rl_point - 1) : 0;
}

static int sign_after(void)
{
    return (int)grapheme_next(rl_line_buffer, (size_t)rl_point);
}

static bool vi_commands(void)
{
    return rl_editing_mode == 0 && rl_get_keymap() == vi_movement_keymap;
}

static int back_sign(int count, int key);

static int on_sign(int count, int key)
{
    if (count < 0)
        return back_sign(-count, key);
    while (count-- > 0 && rl_point < rl_end) {
        int next = sign_after();
        bool too_far = next == rl_end && vi_commands() && !RL_ISSTATE(RL_STATE_VIMOTION);
        if (too_far)
            return 0;
        rl_point = next;
    }
    return 0;
}

static int back_sign(int count, int key)
{
    if (count < 0)
        return on_sign(-count, key);
    while (count-- > 0)
        rl_point = sign_before();
    return 0;
}

/* With a count what goes can be yanked back. */
static void remove_signs(int from, int to, bool kill)
{
    if (kill)
        rl_kill_text(from, to);
    else
        rl_delete_text(from, to);
    rl_point = from < to ? from : to;
}

static int delete_sign(int count, int key);

static int rubout_sign(int count, int key)
{
    if (count < 0)
        return delete_sign(-count, key);
    int from = rl_point;
    back_sign(count, key);
    remove_signs(rl_point, from, count > 1);
    return 0;
}

static int delete_sign(int count, int key)
{
    if (count < 0)
        return rubout_sign(-count, key);
    int from = rl_point;
    for (int i = 0; i < count && rl_point < rl_end; i++)
        rl_point = sign_after();
    remove_signs(from, rl_point, count > 1);
    return 0;
}

static int rubout_or_delete(int count, int key)
{
    return rl_point > 0 && rl_point == rl_end ? rubout_sign(count, key) : delete_sign(count, key);
}

/* x and X of vi keep what they take. */
static int vi_delete_sign(int count, int key)
{
    int from = rl_point;
    for (int i = 0; i < count && rl_point < rl_end; i++)
        rl_point = sign_after();
    remove_signs(from, rl_point, true);
    if (rl_point > 0 && rl_point == rl_end)
        back_sign(1, key);
    return 0;
}

static int vi_rubout_sign(int count, int key)
{
    int from = rl_point;
    back_sign(count, key);
    remove_signs(rl_point, from, true);
    return 0;
}

/* ---- lines ---- */

static int line_first(void)
{
    int at = rl_point;
    while (at > 0 && !(several_lines && rl_line_buffer[at - 1] == '\n'))
        at--;
    return at;
}

static int line_last(void)
{
    int at = rl_point;
    while (at < rl_end && !(several_lines && rl_line_buffer[at] == '\n'))
        at++;
    return at;
}

static int go_first(int count, int key)
{
    (void)count;
    (void)key;
    rl_point = line_first();
    return 0;
}

static int go_last(int count, int key)
{
    (void)count;
    (void)key;
    rl_point = line_last();
    return 0;
}

static int kill_back(int count, int key)
{
    (void)count;
    (void)key;
    int from = rl_point;
    rl_point = line_first();
    rl_kill_text(from, rl_point);
    return 0;
}

/* At the end of a line its newline goes. */
static int kill_on(int count, int key)
{
    if (count < 0)
        return kill_back(1, key);
    int to = line_last();
    if (to == rl_point && to < rl_end)
        to++;
    rl_kill_text(rl_point, to);
    return 0;
}

static int kill_whole(int count, int key)
{
    (void)count;
    (void)key;
    rl_point = line_first();
    rl_kill_text(rl_point, line_last());
    return 0;
}

static int vi_first_print(int count, int key)
{
    go_first(count, key);
    while (rl_point < line_last() && rl_line_buffer[rl_point] == ' ')
        rl_point++;
    return 0;
}

static int vi_append_last(int count, int key)
{
    go_last(count, key);
    return rl_vi_append_mode(1, key);
}

static int vi_insert_first(int count, int key)
{
    go_first(count, key);
    return rl_vi_insert_mode(1, key);
}

/* 0 goes to the beginning unless it belongs to a count. */
static int vi_digit(int count, int key)
{
    if (key == '0' && rl_numeric_arg == 1 && !rl_explicit_arg)
        return go_first(count, key);
    return rl_vi_arg_digit(count, key);
}

void habits_do(enum edit_step step)
{
    static rl_command_func_t *const functions[] = {
        [EDIT_BEGINNING] = go_first,       [EDIT_END] = go_last,
        [EDIT_WORD_BACK] = rl_backward_word, [EDIT_WORD_FORWARD] = rl_forward_word,
        [EDIT_RUBOUT] = rubout_sign,       [EDIT_DELETE] = delete_sign,
    };
    functions[step](1, 0);
    rl_last_func = functions[step];
}

/* ---- keymaps ---- */

/* Readline's own functions that know neither graphemes nor lines, and ours for them. */
static const struct {
    rl_command_func_t *theirs, *ours;
    const char *name;
} replaced[] = {
    {rl_backward_char, back_sign, "backward-sign"},
    {rl_forward_char, on_sign, "forward-sign"},
    {rl_rubout, rubout_sign, "backward-delete-sign"},
    {rl_delete, delete_sign, "delete-sign"},
    {rl_rubout_or_delete, rubout_or_delete, "forward-backward-delete-sign"},
    {rl_vi_delete, vi_delete_sign, "vi-delete-sign"},
    {rl_vi_rubout, vi_rubout_sign, "vi-rubout-sign"},
    {rl_beg_of_line, go_first, "beginning-of-text-line"},
    {rl_end_of_line, go_last, "end-of-text-line"},
    {rl_kill_line, kill_on, "kill-text-line"},
    {rl_backward_kill_line, kill_back, "backward-kill-text-line"},
    {rl_unix_line_discard, kill_back, "backward-kill-text-line"},
    {rl_kill_full_line, kill_whole, "kill-whole-text-line"},
    {rl_vi_first_print, vi_first_print, "vi-first-print-of-line"},
    {rl_vi_back_to_indent, vi_first_print, "vi-first-print-of-line"},
    {rl_vi_append_eol, vi_append_last, "vi-append-line-end"},
    {rl_vi_insert_beg, vi_insert_first, "vi-insert-line-beginning"},
    {rl_vi_arg_digit, vi_digit, "vi-digit-of-line"},
};
enum { REPLACED = sizeof replaced / sizeof *replaced };

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

/* What a key may do that was bound to f; NULL: nothing. */
static rl_command_func_t *permitted(const struct allowed *list, rl_command_func_t *f)
{
    for (size_t i = 0; i < REPLACED; i++) {
        if (replaced[i].theirs == f)
            return replaced[i].ours;
    }
    for (size_t i = 0; i < list->n; i++) {
        if (list->f[i] == f)
            return f;
    }
    return NULL;
}

static bool is_control(int key)
{
    return key < ' ' || key == 0x7F;
}

/* Unbinds everything that is not on the list, through all prefixes; keys longer than any real one go
 * altogether. Control characters are not typed, as vi would; the prefix itself counts where its map
 * has no other key. */
static void scrub(const struct allowed *list, Keymap map, int depth, int prefix)
{
    for (int i = 0; map && i < KEYMAP_SIZE; i++) {
        if (map[i].type == ISKMAP && depth < PREFIX_MAX) {
            Keymap next; /* readline keeps a map in a function pointer */
            memcpy(&next, &map[i].function, sizeof next);
            scrub(list, next, depth + 1, i);
            continue;
        }
        map[i].function = map[i].type == ISFUNC ? permitted(list, map[i].function) : NULL;
        map[i].type = ISFUNC;
        if (map[i].function == rl_insert && is_control(i == ANYOTHERKEY ? prefix : i))
            map[i].function = NULL;
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
    for (size_t i = 0; i < REPLACED; i++)
        rl_add_funmap_entry(replaced[i].name, replaced[i].ours);
    look_up(&list);
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        scrub(&list, maps[i], 0, ' ');
    bind_letters(emacs_standard_keymap);
    bind_letters(vi_insertion_keymap);
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        rl_bind_key_in_map(CTRL('G'), rl_abort, maps[i]);
}

/* ---- starting ---- */

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

static void set_variables(void)
{
    static const char *const off[] = {
        "convert-meta", "enable-bracketed-paste", "blink-matching-paren", "show-mode-in-prompt",
        "echo-control-characters", "enable-active-region", "bind-tty-special-chars",
        "enable-keypad", "enable-meta-key", "mark-modified-lines", "revert-all-at-newline",
        "history-preserve-point", "horizontal-scroll-mode", "page-completions",
    };
    static const char *const on[] = {"input-meta", "output-meta", "disable-completion"};
    for (size_t i = 0; i < sizeof off / sizeof *off; i++)
        rl_variable_bind(off[i], "off");
    for (size_t i = 0; i < sizeof on / sizeof *on; i++)
        rl_variable_bind(on[i], "on");
    rl_variable_bind("bell-style", "none");
}

void habits_init(int (*next_byte)(FILE *), int (*bytes_wait)(void), void (*on_line)(char *))
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
