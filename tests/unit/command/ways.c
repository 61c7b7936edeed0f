/* Everything that bears a number is found in the one box, in every way of writing the number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"
#include "unit/ways.h"

#include "store/contact.h"
#include "store/payment.h"
#include "store/trail.h"

/* A service for each prefix of the table; two have the codes of the table. */
static void write_cards(struct desk *d)
{
    for (size_t i = 0; i < COUNT(way_prefixes); i++) {
        bool plain = strcmp(way_prefixes[i], "RDX") == 0 || strcmp(way_prefixes[i], "DX") == 0;
        const char *code = i == 0   ? "<federal-code>114-05-012-000</federal-code>"
                           : i == 1 ? "<federal-code>114-30-0010-000</federal-code>"
                                    : "";
        char *name = mem_printf("way-%zu.xml", i);
        char *card = mem_printf(
            "<card id=\"way-%zu\">%s" BOTH("name", "Test way", "طريقة تجريبية")
                BOTH("summary", "For tests.", "للاختبار.") BOTH("category", "Tests", "اختبارات")
                    "<audience>individual</audience><working-days from=\"0\" to=\"0\"/>"
                    "<number prefix=\"%s\" style=\"%s\"/><form>enquiry</form>"
                    "<steps><step>" BOTH("text", "Ask.", "اسأل.") "</step></steps></card>",
            i, code, way_prefixes[i], plain ? "plain" : "monthly");
        folders_write(d->folders.cards, name, card);
        free(name);
        free(card);
    }
}

/* ---- the records, with just these numbers ---- */

/* Somebody for each row of the table, who has what the row says. */
static struct customer customer_of(size_t row)
{
    const struct way_row *w = &way_rows[row];
    struct customer c = {.kind = CUSTOMER_INDIVIDUAL, .lang = LANG_EN, .registered_at = 1778479200};
    snprintf(c.number, sizeof c.number, "C20-01-9%05zu", row);
    snprintf(c.name_en, sizeof c.name_en, "Bearer");
    if (w->kind == SOUGHT_CUSTOMER_NUMBER)
        snprintf(c.number, sizeof c.number, "%s", w->stored);
    if (w->kind == SOUGHT_EMIRATES_ID)
        snprintf(c.eid, sizeof c.eid, "%s", w->stored);
    if (w->kind == SOUGHT_TELEPHONE)
        snprintf(c.mobile, sizeof c.mobile, "%s", w->stored);
    if (w->kind == SOUGHT_EMAIL)
        snprintf(c.email, sizeof c.email, "%s", w->stored);
    if (w->kind == SOUGHT_LICENCE)
        snprintf(c.licence, sizeof c.licence, "%s", w->stored);
    if (w->kind == SOUGHT_TRN)
        snprintf(c.trn, sizeof c.trn, "%s", w->stored);
    return c;
}

#define STORED(d, call)                                                                            \
    do {                                                                                           \
        if ((call) != RC_OK)                                                                       \
            fail_msg("%s: %s", #call, (d)->err.msg.id);                                            \
    } while (0)

static struct application add_application(struct desk *d, struct rowid customer, const char *number)
{
    struct application a = {.customer = customer,
                            .service = "way-0",
                            .service_en = "Test way",
                            .service_ar = "طريقة تجريبية",
                            .state = STATE_DRAFT,
                            .opened_by = "agent1",
                            .opened_at = 1778479200};
    snprintf(a.number, sizeof a.number, "%s", number);
    STORED(d, kept_text_put(d->session.db, "card", "way-0", "<card/>", &a.card_version, &d->err));
    STORED(d, kept_text_put(d->session.db, "form", "enquiry", "<form/>", &a.form_version, &d->err));
    STORED(d, application_insert(d->session.db, &a, &d->err));
    return a;
}

static void add_receipt(struct desk *d, struct rowid customer, const char *receipt)
{
    struct payment p = {.application = add_application(d, customer, "A20-01-900001").id,
                        .reference = "TEST-1",
                        .amount = {100},
                        .method = "terminal",
                        .outcome = PAYMENT_PAID,
                        .by = "counter1",
                        .at = 1778479200};
    snprintf(p.receipt, sizeof p.receipt, "%s", receipt);
    STORED(d, payment_insert(d->session.db, &p, &d->err));
}

static void add_complaint(struct desk *d, struct rowid customer, const char *number)
{
    struct complaint c = {.customer = customer,
                          .subject = "Test subject",
                          .text = mem_strdup("Test"),
                          .logged_by = "agent1",
                          .logged_at = 1778479200};
    snprintf(c.number, sizeof c.number, "%s", number);
    STORED(d, complaint_insert(d->session.db, &c, &d->err));
    complaint_done(&c);
}

static void add_contact(struct desk *d, struct rowid customer, const char *number)
{
    struct contact c = {.channel = CONTACT_BY_CALL,
                        .kind = CONTACT_ENQUIRY,
                        .customer = customer,
                        .text = mem_strdup("Test"),
                        .answer = mem_strdup(""),
                        .state = CONTACT_IS_OPEN,
                        .logged_by = "agent1",
                        .started_at = 1778479200,
                        .ended_at = 1778479200,
                        .changed_at = 1778479200};
    snprintf(c.number, sizeof c.number, "%s", number);
    STORED(d, contact_insert(d->session.db, &c, &d->err));
    contact_done(&c);
}

static bool known_before(size_t row)
{
    for (size_t i = 0; i < row; i++) {
        if (way_rows[i].kind == way_rows[row].kind && strcmp(way_rows[i].stored, way_rows[row].stored) == 0)
            return true;
    }
    return false;
}

static void add_row(struct desk *d, size_t row)
{
    const struct way_row *w = &way_rows[row];
    struct customer c = customer_of(row);
    STORED(d, customer_insert(d->session.db, &c, &d->err));
    if (w->kind == SOUGHT_APPLICATION_NUMBER)
        add_application(d, c.id, w->stored);
    if (w->kind == SOUGHT_RECEIPT_NUMBER)
        add_receipt(d, c.id, w->stored);
    if (w->kind == SOUGHT_COMPLAINT_NUMBER)
        add_complaint(d, c.id, w->stored);
    if (w->kind == SOUGHT_CONTACT_NUMBER)
        add_contact(d, c.id, w->stored);
}

/* The number under which the record of a row is shown. */
static void shown_number(size_t row, char to[32])
{
    const struct way_row *w = &way_rows[row];
    size_t first = row;
    for (size_t i = 0; i < row; i++) {
        if (way_rows[i].kind == w->kind && strcmp(way_rows[i].stored, w->stored) == 0)
            first = first == row ? i : first;
    }
    struct customer c = customer_of(first);
    snprintf(to, 32, "%s",
             w->kind == SOUGHT_APPLICATION_NUMBER || w->kind == SOUGHT_COMPLAINT_NUMBER ||
                     w->kind == SOUGHT_CONTACT_NUMBER
                 ? w->stored
             : w->kind == SOUGHT_RECEIPT_NUMBER ? "A20-01-900001"
             : w->kind != SOUGHT_SERVICE_CODE   ? c.number
             : strstr(w->stored, "0010")        ? "way-1"
                                                : "way-0");
}

/* ---- */

static bool is_there(struct desk *d, const char *number)
{
    for (size_t i = 0; i < d->out.nrows; i++) {
        if (strcmp(reply_at(&d->out, i, "number")->s, number) == 0)
            return true;
    }
    return false;
}

/* With each keyboard's digits. Returns how many ways that are. */
static size_t ask_in_digits(struct desk *d, const char *way, const char *stored, const char *number)
{
    size_t ways = 0;
    for (size_t i = 0; i < COUNT(digits); i++) {
        char *typed = in_digits(way, digits[i].zero);
        bool is_new = i == 0 || strcmp(typed, way) != 0;
        if (is_new)
            DONE(d, "agent1", "search find limit=50 text='%s'", typed);
        if (is_new && !is_there(d, number))
            fail_msg("%s (%s) is not found by \"%s\": %s", stored, number, typed, answer(d));
        ways += is_new;
        free(typed);
    }
    return ways;
}

static void every_number_finds_its_record_in_every_way_of_writing_it(void **state)
{
    struct desk *d = *state;
    size_t ways = 0;
    d->session.glancing = true; /* nothing is shown to anybody, so nothing is audited */
    write_cards(d);
    DONE(d, "agent1", "day summary");
    STORED(d, db_begin(d->session.db, &d->err));
    for (size_t i = 0; i < COUNT(way_rows); i++) {
        if (!known_before(i))
            add_row(d, i);
    }
    STORED(d, db_commit(d->session.db, &d->err));
    for (size_t i = 0; i < COUNT(way_rows); i++) {
        char number[32];
        shown_number(i, number);
        for (size_t j = 0; j < WAYS && way_rows[i].typed[j]; j++)
            ways += ask_in_digits(d, way_rows[i].typed[j], way_rows[i].stored, number);
    }
    assert_true(ways >= LEAST_WAYS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(every_number_finds_its_record_in_every_way_of_writing_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
