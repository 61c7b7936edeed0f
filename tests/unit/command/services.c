/* Every service of the catalogue that is shipped, by commands alone: from opening to delivery along
 * each branch of its form, and refused for each thing that is left out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"
#include "unit/command/generate.h"

#include "base/paths.h"
#include "domain/fee.h"

enum { MOST_ROUNDS = 24, MOST_FIELDS = 320 };

/* One desk serves all cards, in one transaction; the catalogue is the shipped one. */
static struct desk *desk;
static const struct catalogue *catalogue;

struct service {
    const struct card *card;
    const struct form *form;
    uint64_t seen[MOST_FIELDS]; /* branches of the form */
    bool asked[MOST_FIELDS];    /* documents of the card */
    bool charged[MOST_FIELDS];  /* fees of the card */
    int payments;               /* taken for the application at hand: each has a reference */
    char number[32];            /* of the application at hand */
    struct answers answers;     /* given to it */
};

static void begin_round(struct service *s, size_t round)
{
    answers_init(&s->answers);
    make_answers(s->form, round, s->seen, &s->answers);
}

static void end_round(struct service *s)
{
    answers_done(&s->answers);
}

static enum rc run(const char *login, struct args *in)
{
    reply_done(&desk->out);
    err_clear(&desk->err);
    free(desk->session.as);
    desk->session.as = mem_strdup(login);
    enum rc rc = command_run(&desk->session, in, &desk->out, &desk->err);
    keep_sentence(desk);
    return rc;
}

static void add(struct args *in, const char *name, const char *value)
{
    if (args_set(in, name, value, &desk->err) != RC_OK) {
        keep_sentence(desk);
        fail_msg("%s=%s: %s", name, value, desk->sentence);
    }
}

/* Gives all answers; the one left out is taken away, and so is whatever it alone shows. */
static void give(const struct service *s, const char *left_out)
{
    struct args in;
    struct answers given;
    answers_init(&given);
    args_init(&in, &command_application_set);
    add(&in, "application", s->number);
    for (size_t i = 0; i < s->form->nfields; i++) {
        const struct field *f = &s->form->fields[i];
        bool out = left_out && strcmp(f->name, left_out) == 0;
        const char *value = out ? "" : answers_get(&s->answers, f->name);
        if (!out && (!*value || !form_shows(s->form, f, &given)))
            continue;
        answers_set(&given, f->name, value);
        add(&in, f->name, value);
    }
    if (run("counter1", &in) != RC_OK)
        fail_msg("%s: [%s] %s", s->card->id, desk->err.field, desk->sentence);
    args_done(&in);
    answers_done(&given);
}

static void open_case(struct service *s)
{
    DONE(desk, "counter1", "application open card=%s customer=C26-05-000001", s->card->id);
    snprintf(s->number, sizeof s->number, "%s", entry(desk, "number"));
}

static bool demanded(const struct service *s, const struct card_document *d)
{
    return !d->optional && condition_holds(&d->when, &s->answers);
}

static void receive_all_but(const struct service *s, const struct card_document *left_out)
{
    for (size_t i = 0; i < s->card->ndocuments; i++) {
        const struct card_document *d = &s->card->documents[i];
        if (d != left_out && demanded(s, d))
            DONE(desk, "counter1", "document receive application=%s document=%s", s->number, d->id);
    }
}

/* What the card says is due by then; the clerk is told the same and takes it. */
static void pay(struct service *s, enum fee_moment moment)
{
    struct fee_line *lines = mem_array(s->card->nfees + 1, sizeof *lines);
    size_t n;
    struct buf amount = {0};
    assert_int_equal(fee_lines(s->card, &s->answers, lines, &n, &desk->err), RC_OK);
    for (size_t i = 0; i < n; i++)
        s->charged[lines[i].fee - s->card->fees] = true;
    struct money due = fee_total(lines, n, moment);
    free(lines);
    DONE(desk, "counter1", "payment due application=%s", s->number);
    assert_int_equal(reply_get(&desk->out, "due")->n, due.fils);
    if (due.fils > 0) {
        money_plain(&amount, due);
        DONE(desk, "counter1", "payment take application=%s amount=%s reference=T-%s-%d scheme=visa",
             s->number, buf_text(&amount), s->number, (int)moment);
    }
    buf_done(&amount);
}

/* Whatever is due at this moment of processing. */
static void pay_due(struct service *s)
{
    struct buf amount = {0};
    DONE(desk, "counter1", "payment due application=%s", s->number);
    money_plain(&amount, (struct money){reply_get(&desk->out, "due")->n});
    DONE(desk, "counter1", "payment take application=%s amount=%s reference=P-%s-%d scheme=visa", s->number,
         buf_text(&amount), s->number, ++s->payments);
    buf_done(&amount);
}

/* Fees that only staff can tell: those of an inspection, or all the others. */
static bool told_by_staff(const struct service *s, const struct card_fee *f, bool of_inspection)
{
    return (f->moment == FEE_AT_INSPECTION) == of_inspection && condition_holds(&f->when, &s->answers) &&
           (f->assessed_later || f->moment == FEE_AT_ASSESSMENT);
}

/* Raised one by one and paid together, but the last of several that were not known is waived. */
static void tell_fees(struct service *s, bool of_inspection)
{
    int raised = 0;
    for (size_t i = 0; i < s->card->nfees; i++) {
        const struct card_fee *f = &s->card->fees[i];
        if (!told_by_staff(s, f, of_inspection))
            continue;
        if (!of_inspection)
            REFUSED(desk, RC_BAD_DATA, "still to be assessed", "supervisor1",
                    s->card->two_decide ? "application recommend application=%s"
                                        : "application approve application=%s",
                    s->number);
        if (raised > 1 && f->assessed_later)
            DONE(desk, "supervisor1", "fee waive application=%s fee=%s reason='Nothing arose'", s->number,
                 f->id);
        else if (f->assessed_later)
            DONE(desk, "counter1", "fee raise application=%s fee=%s units=2 amount=250 reason='As assessed'",
                 s->number, f->id);
        else
            DONE(desk, "counter1", "fee raise application=%s fee=%s reason='As assessed'", s->number, f->id);
        if (strcmp(entry(desk, "state"), "additional-fee") == 0 && reply_get(&desk->out, "due")->n > 0)
            pay_due(s);
        raised++;
    }
}

static bool inspected(const struct service *s)
{
    for (size_t i = 0; i < s->card->nfees; i++) {
        const struct card_fee *f = &s->card->fees[i];
        if (f->moment == FEE_AT_INSPECTION && condition_holds(&f->when, &s->answers))
            return true;
    }
    return false;
}

/* Where the card has a fee for it: refused while it is not paid. */
static void inspect(struct service *s)
{
    if (!inspected(s))
        return;
    tell_fees(s, true);
    DONE(desk, "counter1", "inspection appoint application=%s date=today time=12:00 place='Test site'",
         s->number);
    if (reply_get(&desk->out, "due")->n > 0) {
        REFUSED(desk, RC_BAD_DATA, "take the payment first", "counter1",
                "inspection result application=%s result=passed findings=x", s->number);
        pay_due(s);
    }
    DONE(desk, "counter1", "inspection result application=%s result=passed findings='As described'",
         s->number);
}

/* Where two decide, one of them is refused. */
static void approve(struct service *s)
{
    if (s->card->two_decide) {
        DONE(desk, "supervisor1", "application recommend application=%s", s->number);
        REFUSED(desk, RC_BAD_DATA, "supervisor1 recommended", "supervisor1",
                "application approve application=%s", s->number);
        DONE(desk, "supervisor1", "application send-back application=%s reason='For another'", s->number);
        DONE(desk, "counter1", "application recommend application=%s", s->number);
    }
    DONE(desk, "supervisor1", "application approve application=%s", s->number);
}

static void in_state(const struct service *s, const char *state)
{
    DONE(desk, "agent1", "application show application=%s", s->number);
    ROW_TEXT(entry(desk, "state"), state, s->number);
}

/* What the card says is issued is recorded first; nothing goes out without it. */
static void make_ready(struct service *s)
{
    if (s->card->result.demanded) {
        REFUSED(desk, RC_BAD_DATA, "has not been recorded yet", "counter1",
                "application ready application=%s", s->number);
        DONE(desk, "counter1", "result record application=%s number=R-%s", s->number, s->number);
        ROW_TEXT(entry(desk, "result_kind"), result_kind_word(s->card->result.kind), s->card->id);
    }
    DONE(desk, "counter1", "application ready application=%s", s->number);
}

static void from_opening_to_delivery(struct service *s)
{
    open_case(s);
    give(s, NULL);
    receive_all_but(s, NULL);
    DONE(desk, "counter1", "application submit application=%s", s->number);
    pay(s, FEE_AT_SUBMISSION);
    in_state(s, "under-review");
    inspect(s);
    tell_fees(s, false);
    approve(s);
    make_ready(s);
    pay(s, FEE_AT_DELIVERY);
    DONE(desk, "counter1", "application deliver application=%s proof=eid-card", s->number);
    in_state(s, "delivered");
}

static void refused_without_each_answer(struct service *s, bool *tried)
{
    open_case(s);
    give(s, NULL);
    receive_all_but(s, NULL);
    for (size_t i = 0; i < s->form->nfields; i++) {
        const struct field *f = &s->form->fields[i];
        if (tried[i] || !f->required || !*answers_get(&s->answers, f->name))
            continue;
        tried[i] = true;
        give(s, f->name);
        assert_int_equal(as(desk, "counter1", "application submit application=%s", s->number),
                         RC_BAD_DATA);
        ROW_TEXT(desk->err.field, f->name, s->card->id);
    }
}

static void refused_without_each_document(struct service *s)
{
    for (size_t i = 0; i < s->card->ndocuments; i++) {
        const struct card_document *d = &s->card->documents[i];
        char wanted[80];
        if (s->asked[i] || !demanded(s, d))
            continue;
        s->asked[i] = true;
        snprintf(wanted, sizeof wanted, "document=%s", d->id);
        open_case(s);
        give(s, NULL);
        receive_all_but(s, d);
        REFUSED(desk, RC_BAD_DATA, wanted, "counter1", "application submit application=%s", s->number);
        assert_string_equal(desk->err.field, "document");
    }
}

static void nothing_was_passed_by(const struct service *s, const bool *tried)
{
    for (size_t i = 0; i < s->form->nfields; i++)
        ROW_TRUE(tried[i] || !s->form->fields[i].required || !ever_made(&s->form->fields[i]),
                 s->form->fields[i].name);
    for (size_t i = 0; i < s->card->ndocuments; i++)
        ROW_TRUE(s->asked[i] || s->card->documents[i].optional, s->card->documents[i].id);
    for (size_t i = 0; i < s->card->nfees; i++)
        ROW_TRUE(s->charged[i], s->card->fees[i].id);
}

static void a_service_is_delivered_and_refuses_what_lacks_something(void **state)
{
    struct service s = {.card = *state};
    bool tried[MOST_FIELDS] = {false};
    s.form = catalogue_form(catalogue, s.card->form);
    assert_non_null(s.form);
    assert_true(s.form->nfields <= MOST_FIELDS && s.card->ndocuments <= MOST_FIELDS);
    for (size_t round = 0; !all_seen(s.form, s.seen); round++) {
        assert_true(round < MOST_ROUNDS);
        begin_round(&s, round);
        from_opening_to_delivery(&s);
        refused_without_each_answer(&s, tried);
        refused_without_each_document(&s);
        end_round(&s);
    }
    nothing_was_passed_by(&s, tried);
}

static void the_catalogue_holds_every_service_of_the_ministry(void **state)
{
    (void)state;
    assert_int_equal(catalogue->ncards, 45);
}

static void the_desk_is_whole_after_all_of_them(void **state)
{
    (void)state;
    assert_int_equal(db_commit(desk->session.db, &desk->err), RC_OK);
    desk->session.together = false;
    DONE(desk, "admin1", "admin check");
    assert_int_equal(desk->out.nrows, 0);
}

static int open_desk(void **state)
{
    void *made;
    (void)state;
    desk_setup(&made);
    desk = made;
    struct session *s = &desk->session;
    free(s->cards_folder);
    free(s->forms_folder);
    s->cards_folder = path_share("data/cards");
    s->forms_folder = path_share("forms");
    s->as = mem_strdup("agent1");
    assert_int_equal(session_open(s, &desk->err), RC_OK);
    assert_int_equal(session_catalogue(s, &catalogue, &desk->err), RC_OK);
    assert_int_equal(db_begin(s->db, &desk->err), RC_OK);
    s->together = true;
    register_one(desk);
    return 0;
}

static int close_desk(void **state)
{
    void *made = desk;
    (void)state;
    return desk_teardown(&made);
}

/* A test is named after each card, so that a report names the service. */
int main(void)
{
    struct catalogue *shipped;
    struct catalogue_faults faults = {0};
    struct err e;
    char *cards = path_share("data/cards"), *forms = path_share("forms");
    lang_init();
    if (catalogue_read(cards, forms, &shipped, &faults, &e) != RC_OK)
        return 1;
    free(cards);
    free(forms);
    size_t n = shipped->ncards;
    struct CMUnitTest *tests = mem_array(n + 2, sizeof *tests);
    for (size_t i = 0; i < n; i++) {
        struct card *card = &shipped->cards[i]->card;
        tests[i] = (struct CMUnitTest){
            .name = card->id,
            .test_func = a_service_is_delivered_and_refuses_what_lacks_something,
            .initial_state = card,
        };
    }
    tests[n] = (struct CMUnitTest)cmocka_unit_test(the_desk_is_whole_after_all_of_them);
    tests[n + 1] = (struct CMUnitTest)cmocka_unit_test(the_catalogue_holds_every_service_of_the_ministry);
    int failed = _cmocka_run_group_tests("services", tests, n + 2, open_desk, close_desk);
    free(tests);
    catalogue_free(shipped);
    catalogue_faults_done(&faults);
    return failed;
}
