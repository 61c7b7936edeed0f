/* What F4 finds for a field that names something.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/lookup.h"

#include "ui/call.h"

/* Where the answer to a reference comes from. Columns: the value, what people read, a code aside. */
static const struct source {
    enum arg_ref ref;
    const struct command *command;
    const char *text;  /* argument that takes what was typed; NULL: the list is short, fits() sifts */
    const char *value, *label, *aside;
    const char *only, *of; /* an argument that narrows the list, and its value; NULL: none */
    const struct command *all; /* what lists them while nothing is typed; NULL: the same */
} sources[] = {
    {REF_CARD, &command_card_find, "text", "card", "name", "code", NULL, NULL,
     &command_catalogue_list},
    {REF_CUSTOMER, &command_customer_find, "text", "number", "name", "number", NULL, NULL, NULL},
    {REF_APPLICATION, &command_application_list, "number", "number", "service", "number", NULL,
     NULL, NULL},
    {REF_COMPLAINT, &command_complaint_list, NULL, "number", "subject", "number", NULL, NULL, NULL},
    {REF_CATEGORY, &command_complaint_words, NULL, "word", "name", "word", "kind", "category", NULL},
    {REF_CAUSE, &command_complaint_words, NULL, "word", "name", "word", "kind", "cause", NULL},
    {REF_CONTACT, &command_contact_list, NULL, "number", "text", "number", NULL, NULL, NULL},
    {REF_STAFF, &command_staff_list, NULL, "login", "name", "login", NULL, NULL, NULL},
};

static const struct source *source_of(enum arg_ref ref)
{
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        if (sources[i].ref == ref)
            return &sources[i];
    }
    return NULL;
}

static void shown_at(struct buf *out, const struct reply *r, size_t row, const char *column)
{
    const struct cell *c = reply_at(r, row, column);
    if (c)
        cell_shown(out, c);
}

void lookup_fill(void *ctx, enum arg_ref ref, struct picker *p, const char *typed)
{
    struct ui *ui = ctx;
    const struct source *from = source_of(ref);
    if (ref == REF_FILE || ref == REF_KEPT_FILE)
        lookup_files(p, typed);
    if (!from || (from->text && ref == REF_CUSTOMER && !typed[0]))
        return;
    struct reply r;
    reply_init(&r);
    bool all = from->all && !typed[0];
    ui->session->glancing = true; /* the one that is chosen is opened or changed, and audited then */
    enum rc rc = CALL(ui, all ? from->all : from->command, &r, NULL,
                      from->text && !all ? from->text : "", from->text ? typed : "",
                      from->only ? from->only : "", from->only ? from->of : "");
    ui->session->glancing = false;
    if (rc != RC_OK)
        return;
    for (size_t i = 0; i < r.nrows && !picker_full(p); i++) {
        struct buf label, aside;
        buf_init(&label);
        buf_init(&aside);
        shown_at(&label, &r, i, from->label);
        shown_at(&aside, &r, i, from->aside);
        picker_add(p, call_text_at(&r, i, from->value), buf_text(&label), buf_text(&aside));
        buf_done(&label);
        buf_done(&aside);
    }
    reply_done(&r);
}

static void fill_customers(void *ctx, struct picker *p, const char *typed)
{
    lookup_fill(ctx, REF_CUSTOMER, p, typed);
}

static void fill_cards(void *ctx, struct picker *p, const char *typed)
{
    lookup_fill(ctx, REF_CARD, p, typed);
}

struct picker *lookup_customer(struct ui *ui, const char *typed)
{
    return picker_new(N_("For which customer?"),
                      N_("Type a name, a telephone number, an Emirates ID or a customer number; "
                         "F2 registers a new customer."),
                      fill_customers, ui, typed);
}

struct picker *lookup_card(struct ui *ui, const char *typed)
{
    return picker_new(N_("Which service?"), N_("No service fits; type less of its name."),
                      fill_cards, ui, typed);
}
