/* A desk with services that issue something: a mark for three years, renewed by another service that
 * opens two months before. Both are free, instant and ask for one answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_UNIT_COMMAND_ISSUING_H
#define RIHLA_TESTS_UNIT_COMMAND_ISSUING_H

#include "unit/command/desk.h"

#define ISSUING_CARD(id, en, ar, prefix, result)                                                   \
    "<card id=\"" id "\">" BOTH("name", en, ar) BOTH("summary", "For tests.", "للاختبار.")         \
    BOTH("category", "Tests", "اختبارات") "<audience>individual</audience>"                        \
    "<working-days from=\"0\" to=\"0\"/><number prefix=\"" prefix "\" style=\"monthly\"/>"         \
    "<form>enquiry</form>" result "</card>"

#define MARK_CARD                                                                                  \
    ISSUING_CARD("mark", "Test mark", "علامة تجريبية", "MK",                                       \
                 "<result kind=\"certificate\" months=\"36\" renewed-by=\"mark-renewal\""          \
                 " opens-months=\"2\"/>")
#define RENEWAL_CARD                                                                               \
    ISSUING_CARD("mark-renewal", "Test mark renewal", "تجديد علامة تجريبية", "MR",                 \
                 "<result kind=\"certificate\" renewed-by=\"mark-renewal\"/>")

static inline int issuing_setup(void **state)
{
    desk_setup(state);
    struct desk *d = *state;
    folders_write(d->folders.cards, "mark.xml", MARK_CARD);
    folders_write(d->folders.cards, "mark-renewal.xml", RENEWAL_CARD);
    return 0;
}

#define ISSUING_TEST(f) cmocka_unit_test_setup_teardown(f, issuing_setup, desk_teardown)

/* Opened, answered, submitted and approved; *ret_number is the application's. */
static inline void approve_mark(struct desk *d, const char *card, const char *more, char ret_number[32])
{
    DONE(d, "counter1", "application open card=%s customer=C26-05-000001 %s", card, more);
    snprintf(ret_number, 32, "%s", entry(d, "number"));
    DONE(d, "counter1", "application set application=%s question=mark", ret_number);
    DONE(d, "counter1", "application submit application=%s", ret_number);
    DONE(d, "supervisor1", "application approve application=%s", ret_number);
}

/* MK26-05-000001 of C26-05-000001, approved. */
static inline void approve_one(struct desk *d)
{
    char number[32];
    register_one(d);
    approve_mark(d, "mark", "", number);
    assert_string_equal(number, "MK26-05-000001");
}

/* MARK-1, handed out. */
static inline void deliver_one(struct desk *d, const char *expires)
{
    approve_one(d);
    DONE(d, "counter1", "result record application=MK26-05-000001 number=MARK-1 expires=%s", expires);
    DONE(d, "counter1", "application ready application=MK26-05-000001");
    DONE(d, "counter1", "application deliver application=MK26-05-000001 proof=eid-card");
}

#endif
