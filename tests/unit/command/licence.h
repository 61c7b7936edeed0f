/* A service that is inspected, assessed and decided by two, for the tests of processing; its desk is
 * the one of desk.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_UNIT_COMMAND_LICENCE_H
#define RIHLA_TESTS_UNIT_COMMAND_LICENCE_H

#include "unit/command/desk.h"

/* An inspection costs AED 80 before it is held; assessors and their journey are told afterwards. */
#define LICENCE_CARD                                                                               \
    "<card id=\"licence\" checker=\"yes\">" BOTH("name", "Test licence", "رخصة تجريبية")           \
    BOTH("summary", "For tests.", "للاختبار.") BOTH("category", "Tests", "اختبارات")               \
    "<audience>company individual</audience><working-days from=\"2\" to=\"3\"/>"                   \
    "<number prefix=\"L\" style=\"monthly\"/><form>permit</form>"                                  \
    "<documents><document id=\"invoice\">" BOTH("name", "Invoice", "فاتورة") "</document>"         \
    "<document id=\"lease\">" BOTH("name", "Lease", "عقد الإيجار") "</document>"                   \
    "<document id=\"photo\" optional=\"yes\">" BOTH("name", "Photo", "صورة") "</document>"         \
    "</documents><fees>"                                                                           \
    "<fee id=\"inspection\" amount=\"80.00\" per=\"visit\" due=\"inspection\">"                    \
    BOTH("purpose", "Inspection", "التفتيش") "</fee>"                                              \
    "<fee id=\"assessors\" amount=\"later\" per=\"assessor-day\" due=\"assessment\">"              \
    BOTH("purpose", "Assessors", "المقيّمون") "</fee>"                                             \
    "<fee id=\"journey\" amount=\"later\" per=\"application\" due=\"assessment\">"                 \
    BOTH("purpose", "Journey", "الانتقال") "</fee>"                                                \
    "</fees><steps><step>" BOTH("text", "Apply.", "قدّم الطلب.") "</step></steps></card>"

#define LICENCE "L26-05-000001"

/* Under review: L26-05-000001 of customer C26-05-000001. */
static inline void licence_one(struct desk *d)
{
    folders_write(d->folders.cards, "licence.xml", LICENCE_CARD);
    register_one(d);
    DONE(d, "counter1", "application open card=licence customer=C26-05-000001");
    DONE(d, "counter1", "application set application=" LICENCE " kind=person units=1");
    DONE(d, "counter1", "document receive application=" LICENCE " document=invoice");
    DONE(d, "counter1", "document receive application=" LICENCE " document=lease");
    DONE(d, "agent1", "application submit application=" LICENCE);
    assert_string_equal(entry(d, "state"), "under-review");
}

static inline void pay_licence(struct desk *d, const char *amount, const char *reference)
{
    DONE(d, "counter1", "payment take application=" LICENCE " amount=%s reference=%s scheme=visa", amount,
         reference);
}

/* Its inspection was passed. */
static inline void inspect_one(struct desk *d)
{
    licence_one(d);
    DONE(d, "counter1", "inspection appoint application=" LICENCE " date=11/5/2026 time=12:00 "
                        "place='Test factory' inspector=counter1");
    pay_licence(d, "80", "T-I");
    DONE(d, "counter1", "inspection result application=" LICENCE " result=passed findings='As described'");
}

/* Nothing but the decision is left. */
static inline void assess_one(struct desk *d)
{
    inspect_one(d);
    DONE(d, "counter1", "fee raise application=" LICENCE " fee=assessors units=2 amount=1500 "
                        "reason='Two for a day'");
    pay_licence(d, "3000", "T-A");
    DONE(d, "supervisor1", "fee waive application=" LICENCE " fee=journey reason='In the city'");
}

#endif
