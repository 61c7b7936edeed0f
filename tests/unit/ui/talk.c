/* What is looked at during a conversation is remembered, the latest first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "ui/screens.h"
#include "ui/talk.h"

#include <stdio.h>
#include <string.h>

static void talking(struct ui *ui)
{
    memset(ui, 0, sizeof *ui);
    strcpy(ui->talk.number, "CustCont-26-05-000001");
}

static void without_a_conversation_nothing_is_remembered(void **state)
{
    (void)state;
    struct ui ui;
    memset(&ui, 0, sizeof ui);
    talk_saw(&ui, &screen_card, "permit");
    assert_int_equal(ui.talk.nseen, 0);
    assert_int_equal(talk_patience_ms(&ui), -1);
}

static void what_is_seen_again_comes_first_once(void **state)
{
    (void)state;
    struct ui ui;
    talking(&ui);
    talk_saw(&ui, &screen_card, "permit");
    talk_saw(&ui, &screen_application, "E26-05-000001");
    talk_saw(&ui, &screen_customer, "C26-05-000001"); /* who it is with, not what it is about */
    talk_saw(&ui, &screen_card, "permit");
    assert_int_equal(ui.talk.nseen, 2);
    assert_string_equal(ui.talk.seen[0].id, "permit");
    assert_string_equal(ui.talk.seen[1].id, "E26-05-000001");
    assert_ptr_equal(ui.talk.seen[1].class, &screen_application);
}

static void the_oldest_is_forgotten(void **state)
{
    (void)state;
    struct ui ui;
    char id[24];
    talking(&ui);
    for (int i = 0; i < TALK_SEEN + 3; i++) {
        snprintf(id, sizeof id, "card%d", i);
        talk_saw(&ui, &screen_card, id);
    }
    assert_int_equal(ui.talk.nseen, TALK_SEEN);
    assert_string_equal(ui.talk.seen[0].id, "card7");
    assert_string_equal(ui.talk.seen[TALK_SEEN - 1].id, "card3");
}

static void the_clock_wakes_the_desk_once_a_second(void **state)
{
    (void)state;
    struct ui ui;
    talking(&ui);
    int ms = talk_patience_ms(&ui);
    assert_true(ms > 0 && ms <= 1010);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_conversation_nothing_is_remembered),
        cmocka_unit_test(what_is_seen_again_comes_first_once),
        cmocka_unit_test(the_oldest_is_forgotten),
        cmocka_unit_test(the_clock_wakes_the_desk_once_a_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
