/* What keys can reach: the allow-list and nothing else, in emacs and vi habits, whatever an inputrc
 * asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/allowed.h"
#include "line/edit.h"

#include "unit/check.h"

#include "base/mem.h"
#include "text/lang.h"

#include <sys/wait.h>
#include <unistd.h>

#include <readline/readline.h>

enum { FUNCTIONS_MAX = 400 };

static rl_command_func_t *reached[FUNCTIONS_MAX];
static size_t nreached;
static bool macros;

static void reach(Keymap map, int depth)
{
    for (int i = 0; i < KEYMAP_SIZE && depth < 64; i++) {
        if (map[i].type == ISKMAP) {
            Keymap next;
            memcpy(&next, &map[i].function, sizeof next);
            reach(next, depth + 1);
            continue;
        }
        macros = macros || map[i].type == ISMACR;
        size_t k = 0;
        while (k < nreached && reached[k] != map[i].function)
            k++;
        if (map[i].function && k == nreached && nreached < FUNCTIONS_MAX)
            reached[nreached++] = map[i].function;
    }
}

/* The allow-list's own word for a function of ours. */
static const char *const replacements[][2] = {
    {"backward-char", "backward-sign"}, {"forward-char", "forward-sign"},
    {"backward-delete-char", "backward-delete-sign"}, {"delete-char", "delete-sign"},
    {"forward-backward-delete-char", "forward-backward-delete-sign"},
    {"beginning-of-line", "beginning-of-text-line"}, {"end-of-line", "end-of-text-line"},
    {"kill-line", "kill-text-line"}, {"backward-kill-line", "backward-kill-text-line"},
    {"unix-line-discard", "backward-kill-text-line"}, {"kill-whole-line", "kill-whole-text-line"},
    {"vi-first-print", "vi-first-print-of-line"}, {"vi-back-to-indent", "vi-first-print-of-line"},
    {"vi-append-eol", "vi-append-line-end"}, {"vi-insert-beg", "vi-insert-line-beginning"},
    {"vi-arg-digit", "vi-digit-of-line"}, {"vi-delete", "vi-delete-sign"},
    {"vi-rubout", "vi-rubout-sign"},
};

static rl_command_func_t *function_for(const char *name)
{
    for (size_t i = 0; i < COUNT(replacements); i++) {
        if (strcmp(replacements[i][0], name) == 0)
            return rl_named_function(replacements[i][1]);
    }
    return rl_named_function(name);
}

static bool is_allowed(rl_command_func_t *f)
{
    for (size_t i = 0; allowed_functions[i]; i++) {
        if (function_for(allowed_functions[i]) == f)
            return true;
    }
    return false;
}

static const char *name_of(rl_command_func_t *f)
{
    const char **names = rl_funmap_names();
    const char *found = "a function without a name";
    for (size_t i = 0; names[i]; i++) {
        if (rl_named_function(names[i]) == f)
            found = names[i];
    }
    free(names);
    return found;
}

/* In a process of its own: readline starts once. Says what is wrong and returns the number of faults. */
static int judge(const char *inputrc, const char *home, bool exactly)
{
    int faults = 0;
    setenv("HOME", home, 1);
    setenv("INPUTRC", "/etc/passwd", 1);
    if (inputrc)
        setenv("RIHLA_INPUTRC", inputrc, 1);
    else
        unsetenv("RIHLA_INPUTRC");
    lang_init();
    edit_init();
    reach(emacs_standard_keymap, 0);
    reach(vi_insertion_keymap, 0);
    reach(vi_movement_keymap, 0);
    for (size_t i = 0; i < nreached; i++) {
        if (!is_allowed(reached[i])) {
            fprintf(stderr, "# reachable, not allowed: %s\n", name_of(reached[i]));
            faults++;
        }
    }
    for (size_t i = 0; exactly && allowed_functions[i]; i++) {
        rl_command_func_t *f = function_for(allowed_functions[i]);
        size_t k = 0;
        while (k < nreached && reached[k] != f)
            k++;
        if (!f || k == nreached) {
            fprintf(stderr, "# allowed, not reachable: %s\n", allowed_functions[i]);
            faults++;
        }
    }
    if (macros) {
        fprintf(stderr, "# a macro is bound\n");
        faults++;
    }
    struct edit *e = edit_new("", 0); /* letters are letters, and C-g calls off */
    edit_feed(e, "qش\030", 4);
    edit_cancel_pending();
    edit_feed(e, "z", 1);
    if (strcmp(edit_text(e), "qشz") != 0) {
        fprintf(stderr, "# typed qشz, got %s\n", edit_text(e));
        faults++;
    }
    edit_free(e);
    return faults;
}

static void passes(const char *inputrc, const char *home, bool exactly)
{
    int status = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(judge(inputrc, home, exactly) ? 1 : 0);
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static char folder[] = "/tmp/rihla-inputrc-XXXXXX";

static char *write_file(const char *name, const char *text)
{
    char *path = mem_printf("%s/%s", folder, name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    return path;
}

static void keys_reach_only_what_is_allowed(void **state)
{
    (void)state;
    passes(NULL, "/", false);
}

static void an_inputrc_of_the_person_is_not_read(void **state)
{
    (void)state;
    char *path = write_file(".inputrc", "\"q\": dump-functions\nset editing-mode vi\n");
    passes(NULL, folder, false);
    remove(path);
    free(path);
}

static void a_hostile_inputrc_gains_nothing(void **state)
{
    (void)state;
    char *other = write_file("other", "\"\\C-xo\": glob-expand-word\n");
    char *text = mem_printf(
        "$include %s\nset editing-mode vi\nset disable-completion off\nset convert-meta on\n"
        "set bind-tty-special-chars on\nset enable-keypad on\nset input-meta off\n"
        "set bell-style audible\nset show-mode-in-prompt on\n"
        "\"a\": \"macro\"\n\"\\C-xq\": \"macro\"\n\"\\e[99~\": dump-macros\n\"\\C-g\": re-read-init-file\n"
        "\"z\": dump-variables\n\"\\t\": complete\n\"\\C-i\": menu-complete\n"
        "\"abcdefghijklmnop\": dump-functions\n\"\\C-x123456789abc\": insert-completions\n"
        "set keymap vi-command\n\"z\": edit-and-execute-command\n\"\\C-z\": tilde-expand\n"
        "\":\": re-read-init-file\n\"Z\": \"macro\"\n"
        "set keymap vi-insert\n\"z\": possible-filename-completions\n\"\\C-n\": dynamic-complete-history\n"
        "set keymap emacs-meta\n\"z\": shell-expand-line\n\"r\": quoted-insert\n"
        "set keymap emacs-ctlx\n\"\\C-r\": re-read-init-file\n"
        "$if mode=vi\n\"\\C-o\": operate-and-get-next\n$endif\n$if term=dumb\n\"\\C-q\": quoted-insert\n$endif\n",
        other);
    char *path = write_file("hostile", text);
    passes(path, "/", false);
    remove(other);
    remove(path);
    free(other);
    free(path);
    free(text);
}

/* Every function that readline has, bound to a key in every keymap: what is left is the list. */
static void an_inputrc_that_binds_everything_reaches_exactly_the_list(void **state)
{
    (void)state;
    static const char *const maps[] = {"emacs-standard", "vi-insert", "vi-command"};
    struct buf text = {0};
    const char **names = rl_funmap_names();
    for (size_t m = 0; m < COUNT(maps); m++) {
        buf_printf(&text, "set keymap %s\n", maps[m]);
        for (size_t i = 0; names[i]; i++)
            buf_printf(&text, "\"\\C-x%c%c\": %s\n", (int)('a' + i / 26), (int)('a' + i % 26),
                       names[i]);
    }
    free(names);
    char *path = write_file("all", buf_text(&text));
    passes(path, "/", true);
    remove(path);
    free(path);
    buf_done(&text);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_reach_only_what_is_allowed),
        cmocka_unit_test(an_inputrc_of_the_person_is_not_read),
        cmocka_unit_test(a_hostile_inputrc_gains_nothing),
        cmocka_unit_test(an_inputrc_that_binds_everything_reaches_exactly_the_list),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
