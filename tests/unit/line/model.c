/* Fields against a plain model: the same random keys give the same text, and undo goes back through
 * the texts that there were.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/edit.h"

#include "unit/check.h"

#include "base/mem.h"
#include "text/lang.h"
#include "text/layout.h"
#include "text/utf8.h"

/* In vi habits readline drops what was killed when it is killed again, without freeing it. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libreadline";
}

enum { RUNS = 400, STEPS = 60, HISTORY = STEPS + 2, SMALL = 24 };

static uint32_t seed;

static uint32_t chance(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

/* Each is what one key press or one input method sends. */
static const char *const signs[] = {
    "a", "Z", "7", " ", "-", "é", "ß", "ل", "ا", "أ", "س", "م", "ة", "ئ", "،", "٣", "\u064E", "\u0651",
    "\u0301", "日", "👩", "👧", "🏽", "🇦", "🇪", "لا", "ש", "e\u0301", "مُ",
};
static const char *const pastes[] = {
    "Test Customer One", "متعامل تجريبي", "👍🏽 ok", "سَلَام 784-1990-0000001-1", "🇦🇪🇦🇪", "x",
};

/* ---- the model ---- */

struct model {
    char text[2048];
    size_t point;
    bool lines;
};

static bool is_border(const char *s, size_t at)
{
    size_t here = 0;
    while (here < at)
        here = grapheme_next(s, here);
    return here == at;
}

static void model_insert(struct model *m, const char *s)
{
    size_t n = strlen(s);
    memmove(m->text + m->point + n, m->text + m->point, strlen(m->text + m->point) + 1);
    memcpy(m->text + m->point, s, n);
    m->point += n;
    while (!is_border(m->text, m->point))
        m->point++;
}

static void model_remove(struct model *m, size_t from, size_t to)
{
    memmove(m->text + from, m->text + to, strlen(m->text + to) + 1);
    m->point = from;
    while (!is_border(m->text, m->point))
        m->point--;
}

static size_t model_line(const struct model *m, bool last)
{
    size_t at = m->point;
    if (last) {
        while (m->text[at] && !(m->lines && m->text[at] == '\n'))
            at++;
    } else {
        while (at > 0 && !(m->lines && m->text[at - 1] == '\n'))
            at--;
    }
    return at;
}

/* ---- both at once ---- */


struct pair {
    struct edit *edit;
    struct model model;
    char *past[HISTORY];
    size_t npast;
};

static void remember(struct pair *p)
{
    if (p->npast && strcmp(p->past[p->npast - 1], p->model.text) == 0)
        return;
    p->past[p->npast++] = mem_strdup(p->model.text);
}

/* One undo leads to a text that there was, and what came after it is forgotten. */
static void undo(struct pair *p)
{
    edit_feed(p->edit, "\037", 1);
    const char *now = edit_text(p->edit);
    size_t k = p->npast;
    while (k > 0 && strcmp(p->past[k - 1], now) != 0)
        free(p->past[--k]);
    if (k == 0)
        fail_msg("undo led to \"%s\", which there never was (seed %u)", now, seed);
    p->npast = k;
    snprintf(p->model.text, sizeof p->model.text, "%s", now);
    p->model.point = edit_point(p->edit);
}

static void type(struct pair *p, const char *bytes)
{
    edit_feed(p->edit, bytes, strlen(bytes));
}

static void one_step(struct pair *p)
{
    struct model *m = &p->model;
    size_t n = strlen(m->text);
    bool small = n < sizeof m->text / 2;
    switch (chance(p->model.lines ? 14 : 12)) {
    case 0:
        edit_set_point(p->edit, m->point = grapheme_prev(m->text, m->point));
        break;
    case 1:
        type(p, "\002");
        m->point = grapheme_prev(m->text, m->point);
        break;
    case 2:
        type(p, "\006");
        m->point = grapheme_next(m->text, m->point);
        break;
    case 3:
        type(p, "\177");
        model_remove(m, grapheme_prev(m->text, m->point), m->point);
        break;
    case 4:
        edit_do(p->edit, EDIT_DELETE);
        model_remove(m, m->point, grapheme_next(m->text, m->point));
        break;
    case 5:
        type(p, "\001");
        m->point = model_line(m, false);
        break;
    case 6:
        edit_do(p->edit, EDIT_END);
        m->point = model_line(m, true);
        break;
    case 7: {
        const char *s = pastes[chance(COUNT(pastes))];
        if (small) {
            edit_paste(p->edit, s);
            model_insert(m, s);
        }
        break;
    }
    case 8:
        undo(p);
        break;
    case 12:
        edit_newline(p->edit);
        model_insert(m, "\n");
        break;
    case 13: {
        size_t to = model_line(m, true);
        type(p, "\013");
        model_remove(m, m->point, to == m->point && to < n ? to + 1 : to);
        break;
    }
    default: {
        const char *s = signs[chance(COUNT(signs))];
        if (small) {
            type(p, s);
            model_insert(m, s);
        }
    }
    }
}

static void one_run(uint32_t number, bool lines)
{
    struct pair p = {.model = {.lines = lines}};
    seed = number * 2654435761u + 17;
    p.edit = lines ? edit_new_long("", 0) : edit_new("", 0);
    remember(&p);
    for (int i = 0; i < STEPS; i++) {
        one_step(&p);
        const char *text = edit_text(p.edit);
        if (strcmp(text, p.model.text) != 0 || edit_point(p.edit) != p.model.point)
            fail_msg("run %u step %d: \"%s\" at %zu, the model has \"%s\" at %zu", number, i, text,
                     edit_point(p.edit), p.model.text, p.model.point);
        assert_true(utf8_valid(text, strlen(text)));
        assert_true(is_border(text, edit_point(p.edit)));
        remember(&p);
    }
    for (int i = 0; i < 4 * STEPS && edit_text(p.edit)[0]; i++)
        undo(&p);
    assert_string_equal(edit_text(p.edit), "");
    while (p.npast)
        free(p.past[--p.npast]);
    edit_free(p.edit);
}

static void random_keys_give_the_text_of_a_plain_model(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < RUNS; i++)
        one_run(i, false);
}

static void so_they_do_in_texts_of_several_lines(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < RUNS; i++)
        one_run(i + RUNS, true);
}

/* ---- other properties ---- */

static char *random_text(size_t count)
{
    struct buf b = {0};
    buf_add(&b, "");
    while (count--)
        buf_add(&b, signs[chance(COUNT(signs))]);
    return buf_take(&b);
}

static void the_cursor_visits_every_grapheme_once_and_splits_none(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < RUNS; i++) {
        seed = i;
        char *text = random_text(chance(30));
        struct edit *e = edit_new(text, 0);
        edit_set_point(e, 0);
        for (size_t at = 0; text[at];) {
            assert_int_equal(edit_point(e), at);
            edit_feed(e, "\006", 1);
            at = grapheme_next(text, at);
        }
        assert_int_equal(edit_point(e), strlen(text));
        for (size_t at = strlen(text); at > 0;) {
            edit_feed(e, "\002", 1);
            at = grapheme_prev(text, at);
            assert_int_equal(edit_point(e), at);
        }
        edit_free(e);
        free(text);
    }
}

static void no_key_of_either_habit_leaves_the_cursor_inside_a_grapheme(void **state)
{
    (void)state;
    static const char *const emacs[] = {"\033b", "\033f", "\024", "\033t", "\033u", "\033c", "\033d",
                                        "\027",  "\031",  "\033y", "\034", "\030\030", "\033\177"};
    static const char *const vi[] = {"h", "l", "w", "b", "e", "x", "X", "~", "P", "p",
                                     "0", "$", "D", "u", "W", "B", "dw", "3l", ".", "rس"};
    for (int habit = 0; habit < 2; habit++) {
        struct edit *e = edit_new("", 0);
        if (habit)
            edit_feed(e, "\033\012", 2); /* M-C-j: vi */
        for (uint32_t i = 0; i < 100; i++) {
            seed = i;
            char *text = random_text(chance(SMALL));
            edit_set_text(e, text);
            if (habit)
                edit_feed(e, "\033", 1);
            for (int k = 0; k < 30; k++) {
                const char *key = habit ? vi[chance(COUNT(vi))] : emacs[chance(COUNT(emacs))];
                edit_feed(e, key, strlen(key));
                const char *now = edit_text(e);
                assert_true(utf8_valid(now, strlen(now)));
                assert_true(is_border(now, edit_point(e)));
            }
            edit_cancel_pending();
            if (habit && !edit_vi_insert())
                edit_feed(e, "i", 1);
            free(text);
        }
        if (habit) {
            if (edit_vi_insert())
                edit_feed(e, "\033", 1);
            edit_feed(e, "\005", 1); /* emacs again */
        }
        edit_free(e);
    }
}

static void what_is_typed_is_cleaned_as_a_paste_is(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *text;
    } rows[] = {
        {"\u202E", ""}, {"\u200F", ""}, {"\u2067", ""},  {"\u200B", ""},
        {"\uFEFB", "لا"}, {"\uFEE3", "م"}, {"\u00A0", " "}, {"\uFFFE", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct edit *e = edit_new("", 0);
        edit_feed(e, rows[i].typed, strlen(rows[i].typed));
        ROW_TEXT(edit_text(e), rows[i].text, rows[i].typed);
        edit_free(e);
    }
}

static void a_paste_into_a_long_text_keeps_its_lines(void **state)
{
    (void)state;
    struct edit *e = edit_new_long("", 0);
    edit_paste(e, "one\r\ntwo\x1b[31m\u202E three\n\n\n\nfour");
    assert_string_equal(edit_text(e), "one\ntwo[31m three\n\nfour");
    edit_feed(e, "\037", 1);
    assert_string_equal(edit_text(e), "");
    edit_free(e);
}

static void the_end_that_does_not_fit_is_left_out_wherever_it_is_put(void **state)
{
    (void)state;
    struct edit *e = edit_new("abcdef", 8);
    edit_set_point(e, 3);
    edit_paste(e, "سلام");
    assert_string_equal(edit_text(e), "abcسلdef");
    assert_int_equal(edit_point(e), strlen("abcسل"));
    edit_free(e);
    e = edit_new("abcdef", 7); /* never half of a grapheme */
    edit_paste(e, "e\u0301");
    assert_string_equal(edit_text(e), "abcdef");
    edit_free(e);
    e = edit_new("longer than it may be", 4); /* what was there stays */
    edit_feed(e, "x", 1);
    assert_string_equal(edit_text(e), "longer than it may be");
    edit_free(e);
}

static void what_vi_would_repeat_is_gone_with_the_customer(void **state)
{
    (void)state;
    struct edit *e = edit_new("", 0);
    edit_feed(e, "\033\012", 2);
    edit_feed(e, "\033", 1);
    edit_feed(e, "iSecret\033", 8);
    edit_feed(e, ".", 1);
    assert_non_null(strstr(edit_text(e), "SecreSecrett"));
    edit_free(e);
    edit_forget_kills();
    e = edit_new("", 0);
    edit_feed(e, "\033", 1);
    edit_feed(e, ".", 1);
    assert_null(strstr(edit_text(e), "Secret"));
    edit_feed(e, "\033p", 2);
    assert_null(strstr(edit_text(e), "Secret"));
    edit_feed(e, "\005", 1);
    edit_free(e);
}

static int once(void **state)
{
    (void)state;
    lang_init();
    edit_init();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_keys_give_the_text_of_a_plain_model),
        cmocka_unit_test(so_they_do_in_texts_of_several_lines),
        cmocka_unit_test(the_cursor_visits_every_grapheme_once_and_splits_none),
        cmocka_unit_test(no_key_of_either_habit_leaves_the_cursor_inside_a_grapheme),
        cmocka_unit_test(what_is_typed_is_cleaned_as_a_paste_is),
        cmocka_unit_test(a_paste_into_a_long_text_keeps_its_lines),
        cmocka_unit_test(the_end_that_does_not_fit_is_left_out_wherever_it_is_put),
        cmocka_unit_test(what_vi_would_repeat_is_gone_with_the_customer),
    };
    return cmocka_run_group_tests(tests, once, NULL);
}
