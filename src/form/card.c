/* Reading a service card.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "form/field.h"
#include "form/load.h"
#include "form/source.h"

#include <stdlib.h>
#include <string.h>

enum { DAYS_MOST = 1000, MONTHS_MOST = 600 };

#define X(name, word, title) ", " word
static const char *const basis_words = &(FEE_BASIS_LIST(X))[2];
static const char *const moment_words = &(FEE_MOMENT_LIST(X))[2];
static const char *const audience_words = &(AUDIENCE_LIST(X))[2];
static const char *const channel_words = &(CHANNEL_LIST(X))[2];
#undef X
static const char *const result_words = "certificate, permit, licence, statement";

static void read_document_line(struct reader *r, const struct xml_node *n, struct card *card)
{
    static const struct shape shape = {"id optional when-field when-is", "name note", false};
    read_shape(r, n, &shape);
    struct card_document *d = &card->documents[card->ndocuments];
    d->id = read_name(r, n, "id", '-');
    d->name = read_bi(r, n, "name", true);
    d->note = read_bi(r, n, "note", false);
    d->optional = read_yes(r, n, "optional");
    d->when = read_condition(r, n);
    for (size_t i = 0; i < card->ndocuments; i++)
        if (strcmp(card->documents[i].id, d->id) == 0)
            READ_FAULT(r, n, N_("There are two documents with the id \"%1$s\""), d->id);
    card->ndocuments++;
}

/* A file is written for machines too: no commas and no currency, unlike what people may type. */
static bool plain_amount(const char *s, struct money *ret_amount)
{
    return s[strspn(s, "0123456789.")] == '\0' && money_parse(s, ret_amount);
}

/* amount="100.00", or amount="later" where only the assessment tells it. */
static void read_amount(struct reader *r, const struct xml_node *n, struct card_fee *fee)
{
    const char *amount = read_attribute(r, n, "amount", true);
    fee->assessed_later = strcmp(amount, "later") == 0;
    if (*amount && !fee->assessed_later && !plain_amount(amount, &fee->amount))
        READ_FAULT(r, n,
                   N_("amount=\"%1$s\": write dirhams such as 1250.00, or later"),
                   amount);
}

static void read_fee(struct reader *r, const struct xml_node *n, struct card *card)
{
    static const struct shape shape = {"id amount per due count-field when-field when-is", "purpose",
                                       false};
    read_shape(r, n, &shape);
    struct card_fee *fee = &card->fees[card->nfees];
    fee->id = read_name(r, n, "id", '-');
    fee->purpose = read_bi(r, n, "purpose", true);
    read_amount(r, n, fee);
    const char *per = read_attribute(r, n, "per", true), *due = read_attribute(r, n, "due", true);
    if (*per && !fee_basis_parse(per, &fee->basis))
        READ_FAULT(r, n, N_("%1$s=\"%2$s\" is not known; write one of: %3$s"), "per", per,
                   basis_words);
    if (*due && !fee_moment_parse(due, &fee->moment))
        READ_FAULT(r, n, N_("%1$s=\"%2$s\" is not known; write one of: %3$s"), "due", due,
                   moment_words);
    fee->count_field = read_attribute(r, n, "count-field", false);
    fee->when = read_condition(r, n);
    for (size_t i = 0; i < card->nfees; i++)
        if (strcmp(card->fees[i].id, fee->id) == 0)
            READ_FAULT(r, n, N_("There are two fees with the id \"%1$s\""), fee->id);
    card->nfees++;
}

static void read_step(struct reader *r, const struct xml_node *n, struct card *card)
{
    static const struct shape shape = {"", "text", false};
    read_shape(r, n, &shape);
    card->steps[card->nsteps++].text = read_bi(r, n, "text", true);
}

/* <documents>, <fees> or <steps>; NULL where the card has none. */
static const struct xml_node *list_of(struct reader *r, const struct xml_node *root,
                                      const char *list, const char *child)
{
    const struct shape shape = {"", child, false};
    const struct xml_node *n = xml_child(root, list);
    if (n)
        read_shape(r, n, &shape);
    return n;
}

static void read_lists(struct reader *r, const struct xml_node *root, struct card *card)
{
    const struct xml_node *n, *c;
    if ((n = list_of(r, root, "documents", "document"))) {
        card->documents = arena_array(r->arena, read_count(n, "document"), sizeof *card->documents);
        for (c = xml_child(n, "document"); c; c = xml_next(c, "document"))
            read_document_line(r, c, card);
    }
    if ((n = list_of(r, root, "fees", "fee"))) {
        card->fees = arena_array(r->arena, read_count(n, "fee"), sizeof *card->fees);
        for (c = xml_child(n, "fee"); c; c = xml_next(c, "fee"))
            read_fee(r, c, card);
    }
    if ((n = list_of(r, root, "steps", "step"))) {
        card->steps = arena_array(r->arena, read_count(n, "step"), sizeof *card->steps);
        for (c = xml_child(n, "step"); c; c = xml_next(c, "step"))
            read_step(r, c, card);
    }
}

static bool audience_bit(const char *word, unsigned *ret_bit)
{
    enum audience a;
    if (!audience_parse(word, &a))
        return false;
    *ret_bit = 1u << a;
    return true;
}

static bool channel_bit(const char *word, unsigned *ret_bit)
{
    enum channel c;
    if (!channel_parse(word, &c))
        return false;
    *ret_bit = 1u << c;
    return true;
}

/* The words of an element such as <audience>company government</audience> as bits. */
static unsigned read_bits(struct reader *r, const struct xml_node *n, const char *known,
                          bool (*bit_of)(const char *word, unsigned *ret_bit))
{
    static const struct shape shape = {"", "", true};
    read_shape(r, n, &shape);
    char *words = mem_strdup(read_text(r, n)), *rest = NULL;
    unsigned bits = 0, bit;
    for (char *w = strtok_r(words, " ", &rest); w; w = strtok_r(NULL, " ", &rest)) {
        if (bit_of(w, &bit))
            bits |= bit;
        else
            READ_FAULT(r, n, N_("\"%1$s\" is not known in <%2$s>; write some of: %3$s"), w,
                       xml_name(n), known);
    }
    free(words);
    return bits;
}

/* The child, or NULL after a fault. */
static const struct xml_node *must_have(struct reader *r, const struct xml_node *root,
                                        const char *child)
{
    const struct xml_node *n = xml_child(root, child);
    if (!n)
        READ_FAULT(r, root, N_("<%1$s> holds no <%2$s>"), xml_name(root), child);
    return n;
}

/* <working-days from="5" to="10"/>; 0 is an instant service. */
static void read_days(struct reader *r, const struct xml_node *n, struct card *card)
{
    static const struct shape shape = {"from to", "", false};
    read_shape(r, n, &shape);
    read_attribute(r, n, "from", true);
    card->min_days = read_number(r, n, "from", DAYS_MOST, 0);
    card->max_days = read_number(r, n, "to", DAYS_MOST, card->min_days);
    if (card->max_days < card->min_days)
        READ_FAULT(r, n, N_("to is smaller than from"));
}

/* <number prefix="E" style="monthly"/>. */
static void read_numbering(struct reader *r, const struct xml_node *n, struct card *card)
{
    static const struct shape shape = {"prefix style", "", false};
    read_shape(r, n, &shape);
    card->number_prefix = read_attribute(r, n, "prefix", true);
    const char *style = read_attribute(r, n, "style", true);
    card->number_style = strcmp(style, "plain") == 0 ? NUMBER_PLAIN : NUMBER_MONTHLY;
    if (*style && !word_in("monthly plain", style))
        READ_FAULT(r, n, N_("%1$s=\"%2$s\" is not known; write one of: %3$s"), "style", style,
                   "monthly, plain");
}

static const char *read_word(struct reader *r, const struct xml_node *n)
{
    static const struct shape shape = {"", "", true};
    read_shape(r, n, &shape);
    const char *text = read_text(r, n);
    if (!*text)
        READ_FAULT(r, n, N_("<%1$s> is empty"), xml_name(n));
    return text;
}

/* <result kind="certificate" months="36" renewed-by="accreditation-renewal" opens-months="2"/> */
static void read_result(struct reader *r, const struct xml_node *n, struct card_result *result)
{
    static const struct shape shape = {"kind months renewed-by opens-months", "", false};
    read_shape(r, n, &shape);
    const char *kind = read_attribute(r, n, "kind", true);
    result->demanded = true;
    if (*kind && (!result_kind_parse(kind, &result->kind) || result->kind == RESULT_OTHER))
        READ_FAULT(r, n, N_("%1$s=\"%2$s\" is not known; write one of: %3$s"), "kind", kind,
                   result_words);
    result->months = read_number(r, n, "months", MONTHS_MOST, 0);
    result->renewed_by = read_attribute(r, n, "renewed-by", false);
    result->opens_months = read_number(r, n, "opens-months", MONTHS_MOST, 0);
    if (result->opens_months && !result->renewed_by)
        READ_FAULT(r, n, N_("opens-months says when renewal begins: name the service with renewed-by"));
}

static void read_facts(struct reader *r, const struct xml_node *root, struct card *card)
{
    const struct xml_node *n;
    if ((n = xml_child(root, "federal-code")))
        card->federal_code = read_word(r, n);
    if ((n = must_have(r, root, "audience")))
        card->audiences = read_bits(r, n, audience_words, audience_bit);
    if ((n = xml_child(root, "channels")))
        card->channels = read_bits(r, n, channel_words, channel_bit);
    if ((n = must_have(r, root, "working-days")))
        read_days(r, n, card);
    if ((n = must_have(r, root, "number")))
        read_numbering(r, n, card);
    if ((n = must_have(r, root, "form")))
        card->form = read_word(r, n);
    card->result.kind = RESULT_OTHER;
    if ((n = xml_child(root, "result")))
        read_result(r, n, &card->result);
}

static void read_card(struct reader *r, const struct xml_node *root, void *into)
{
    static const struct shape shape = {"id checker",
                                       "federal-code name summary category audience channels "
                                       "working-days number form result validity renewal documents "
                                       "fees steps",
                                       false};
    struct card *card = into;
    read_shape(r, root, &shape);
    card->id = read_name(r, root, "id", '-');
    card->two_decide = read_yes(r, root, "checker");
    card->name = read_bi(r, root, "name", true);
    card->summary = read_bi(r, root, "summary", true);
    card->category = read_bi(r, root, "category", true);
    card->validity = read_bi(r, root, "validity", false);
    card->renewal = read_bi(r, root, "renewal", false);
    read_facts(r, root, card);
    read_lists(r, root, card);
}

enum rc card_read_source(const char *file, const char *xml, struct catalogue_faults *faults,
                         struct card_file **ret_card, struct err *reterr)
{
    struct arena *arena = arena_new();
    struct card_file *c = mem_alloc(sizeof *c);
    c->memory = arena;
    struct reader r = {file, arena, faults, "card", "data/cards/card.rng"};
    enum rc rc = read_document(&r, xml, read_card, &c->card, reterr);
    if (rc != RC_OK) {
        card_free(c);
        return rc;
    }
    c->source = mem_strdup(xml);
    *ret_card = c;
    return RC_OK;
}

enum rc card_read_text(const char *name, const char *xml, struct card_file **ret_card,
                       struct err *reterr)
{
    struct catalogue_faults faults = {0};
    enum rc rc = card_read_source(name, xml, &faults, ret_card, reterr);
    if (rc == RC_BAD_DATA)
        fault_error(&faults, reterr);
    catalogue_faults_done(&faults);
    return rc;
}

enum rc card_read_file(const char *path, struct card_file **ret_card, struct err *reterr)
{
    struct catalogue_faults faults = {0};
    char *xml = load_file(path, &faults);
    enum rc rc = xml ? card_read_source(path, xml, &faults, ret_card, reterr) : RC_BAD_DATA;
    if (rc == RC_BAD_DATA)
        fault_error(&faults, reterr);
    catalogue_faults_done(&faults);
    free(xml);
    return rc;
}

void card_free(struct card_file *c)
{
    if (!c)
        return;
    arena_free(c->memory);
    free(c->source);
    free(c);
}
