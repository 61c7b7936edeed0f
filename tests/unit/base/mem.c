/* Memory that never fails, and how the program ends when it would.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void fresh_memory_is_zero_and_never_null(void **state)
{
    (void)state;
    for (size_t size = 0; size < 100; size += 9) {
        char *p = mem_alloc(size), *q = mem_array(size, 3);
        assert_non_null(p);
        assert_non_null(q);
        for (size_t i = 0; i < size; i++)
            assert_true(p[i] == 0 && q[3 * i] == 0);
        free(p);
        free(q);
    }
}

static void strings_are_copied_whole_in_part_or_not_at_all(void **state)
{
    (void)state;
    char *whole = mem_strdup("journey"), *part = mem_strndup("journey", 3);
    char *more = mem_strndup("ab", 10), *made = mem_printf("%s-%d", "x", 7);
    assert_string_equal(whole, "journey");
    assert_string_equal(part, "jou");
    assert_string_equal(more, "ab");
    assert_string_equal(made, "x-7");
    assert_null(mem_strdup(NULL));
    free(whole);
    free(part);
    free(more);
    free(made);
}

static void a_growing_array_keeps_its_elements(void **state)
{
    (void)state;
    int *list = NULL;
    size_t used = 0, cap = 0;
    for (int i = 0; i < 1000; i++) {
        list = MEM_GROW(list, used, &cap);
        assert_true(used < cap);
        list[used++] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(list[i], i);
    free(list);
}

/* Runs f in a child; what it wrote to standard error goes into said. True when it was aborted. */
static bool aborts(void (*f)(void), char *said, size_t size)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        dup2(ends[1], STDERR_FILENO);
        f();
        _exit(0);
    }
    close(ends[1]);
    size_t n = 0;
    for (ssize_t got; n < size - 1 && (got = read(ends[0], said + n, size - 1 - n)) > 0;)
        n += (size_t)got;
    said[n] = '\0';
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void last_words(void)
{
    fputs("terminal restored. ", stderr);
    panic("panic within panic");
}

static void break_an_invariant(void)
{
    mem_on_abort(last_words);
    panic("row %d is gone", 7);
}

static void break_an_invariant_quietly(void)
{
    panic("row %d is gone", 7);
}

static void resize_beyond_everything(void)
{
    void *p = mem_resize(NULL, SIZE_MAX / 2, 3);
    free(p);
}

static void fill_with_too_many_arguments(void)
{
    struct msg m;
    MSG(&m, "%1$s", "1", "2", "3", "4", "5");
}

static void add_beyond_everything(void)
{
    struct buf b = {0};
    buf_addn(&b, "x", SIZE_MAX - 2);
    buf_done(&b);
}

static void a_broken_invariant_says_why_and_aborts(void **state)
{
    (void)state;
    char said[4096];
    assert_true(aborts(break_an_invariant_quietly, said, sizeof said));
    assert_non_null(strstr(said, "rihla: row 7 is gone\n"));
}

static void last_words_are_spoken_once_and_first(void **state)
{
    (void)state;
    char said[4096];
    assert_true(aborts(break_an_invariant, said, sizeof said));
    assert_true(strncmp(said, "terminal restored. ", 19) == 0);
    assert_null(strstr(said + 19, "terminal restored"));
}

static void what_cannot_be_held_aborts_instead_of_wrapping_round(void **state)
{
    (void)state;
    char said[4096];
    assert_true(aborts(resize_beyond_everything, said, sizeof said));
    assert_non_null(strstr(said, "out of memory"));
    assert_true(aborts(add_beyond_everything, said, sizeof said));
    assert_non_null(strstr(said, "out of memory"));
    assert_true(aborts(fill_with_too_many_arguments, said, sizeof said));
    assert_non_null(strstr(said, "too many arguments"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fresh_memory_is_zero_and_never_null),
        cmocka_unit_test(strings_are_copied_whole_in_part_or_not_at_all),
        cmocka_unit_test(a_growing_array_keeps_its_elements),
        cmocka_unit_test(a_broken_invariant_says_why_and_aborts),
        cmocka_unit_test(last_words_are_spoken_once_and_first),
        cmocka_unit_test(what_cannot_be_held_aborts_instead_of_wrapping_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
