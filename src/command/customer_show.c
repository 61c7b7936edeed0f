/* customer find, show: looking customers up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/answer.h"
#include "command/arguments.h"
#include "command/customer.h"
#include "command/desk.h"
#include "command/identity.h"
#include "command/search.h"
#include "store/campaign.h"
#include "store/merge.h"

#include <strings.h>

static struct cell language_cell(enum lang l)
{
    return cell_word(lang_code(l), l == LANG_AR ? N_("Arabic") : N_("English"));
}

void customer_record(struct reply *out, const struct customer *c, bool reveal)
{
    reply_record(out, N_("Customer"));
    reply_entry(out, "number", N_("Number"), cell_code(c->number));
    reply_entry(out, "kind", N_("Kind of customer"),
                cell_word(customer_kind_word(c->kind), customer_kind_title(c->kind)));
    reply_entry(out, "name", N_("Name"), cell_names(c->name_en, c->name_ar));
    reply_entry(out, "emirates_id", N_("Emirates ID"), eid_cell(c->eid, reveal));
    reply_entry(out, "licence", N_("Trade licence"), cell_code(c->licence));
    reply_entry(out, "trn", N_("Tax registration number"), cell_code(c->trn));
    reply_entry(out, "mobile", N_("Mobile"), mobile_cell(c->mobile, reveal));
    reply_entry(out, "email", N_("E-mail"), email_cell(c->email, reveal));
    reply_entry(out, "language", N_("Language of messages"), language_cell(c->lang));
    reply_entry(out, "channel", N_("Messages by"),
                cell_word(message_channel_word(c->channel), message_channel_title(c->channel)));
    reply_entry(out, "registered_at", N_("Registered"), cell_time(c->registered_at));
    reply_entry(out, "version", N_("Version"), cell_count(c->version));
}

static const struct arg find_args[] = {
    {.field = {.name = "text",
               .type = FIELD_TEXT,
               .label = {.en = N_("Name, mobile, Emirates ID, licence or number")},
               .required = true,
               .any_digits = true}},
};

static const struct column find_columns[] = {
    {"number", N_("Number"), CELL_CODE},
    {"name", N_("Name"), CELL_NAMES},
    {"kind", N_("Kind of customer"), CELL_WORD},
    {"mobile", N_("Mobile"), CELL_CODE},
    {"emirates_id", N_("Emirates ID"), CELL_CODE},
    {"licence", N_("Trade licence"), CELL_CODE},
    {"why", N_("Found by"), CELL_WORD},
    {"fit", N_("How it fits"), CELL_WORD},
};

static enum rc find_row(struct session *s, const struct seek_hit *hit, struct reply *out,
                        struct err *reterr)
{
    struct customer c;
    enum rc rc = customer_by_id(s->db, hit->id, &c, reterr);
    if (rc)
        return rc;
    reply_cell(out, cell_code(c.number));
    reply_cell(out, cell_names(c.name_en, c.name_ar));
    reply_cell(out, cell_word(customer_kind_word(c.kind), customer_kind_title(c.kind)));
    reply_cell(out, mobile_cell(c.mobile, false));
    reply_cell(out, eid_cell(c.eid, false));
    reply_cell(out, cell_code(c.licence));
    reply_cell(out, search_why_cell(hit));
    reply_cell(out, search_fit_cell(hit));
    return RC_OK;
}

static enum rc run_find(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct seek seek;
    enum rc rc = seek_run(s, args_text(in, "text"), SOUGHT_GROUP_BIT(SOUGHT_CUSTOMERS), FIND_LIMIT,
                          true, &seek, reterr);
    if (rc)
        return rc;
    reply_table(out, N_("Customers"), find_columns, sizeof find_columns / sizeof *find_columns);
    for (size_t i = 0; !rc && i < seek.nhits; i++)
        rc = find_row(s, &seek.hits[i], out, reterr);
    out->more = seek.more;
    seek_done(&seek);
    return rc;
}

const struct command command_customer_find = {
    .noun = "customer",
    .verb = "find",
    .summary = N_("Find customers by name, mobile, Emirates ID, licence or number"),
    .who = ROLES_ALL,
    .access = ACCESS_READ_PERSONAL,
    ARGS(find_args),
    .example = "customer find text='Test Customer'",
    .run = run_find,
};

static const struct arg show_args[] = {ARG_CUSTOMER, ARG_REVEAL};

static bool add_number(void *ctx, const char *number)
{
    struct buf *list = ctx;
    buf_printf(list, "%s%s", list->len ? " " : "", number);
    return true;
}

/* The other numbers that find the customer. */
static enum rc add_merged(struct session *s, const struct customer *c, struct reply *out,
                          struct err *reterr)
{
    struct buf list = {0};
    enum rc rc = merge_dropped(s->db, c->id, add_number, &list, reterr);
    if (!rc && list.len)
        reply_entry(out, "merged", N_("Merged with"), cell_code(buf_text(&list)));
    buf_done(&list);
    return rc;
}

static enum rc run_show(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct customer c;
    const char *number = args_text(in, "customer");
    bool refused = false;
    enum rc rc = desk_customer(s, number, &c, reterr);
    if (!rc)
        rc = promotion_refused(s->db, c.id, &refused, reterr);
    if (rc)
        return rc;
    if (strcasecmp(number, c.number) != 0)
        MSG(reply_message(out), N_("Customer %1$s was merged into this one: %2$s"), number, c.number);
    customer_record(out, &c, args_yes(in, "reveal"));
    if (refused)
        reply_entry(out, "promotions", N_("Promotional messages"), cell_yes_no(false));
    rc = identity_entries(s, c.id, out, reterr);
    return rc ? rc : add_merged(s, &c, out, reterr);
}

const struct command command_customer_show = {
    .noun = "customer",
    .verb = "show",
    .summary = N_("Show a customer"),
    .who = ROLES_ALL,
    .access = ACCESS_READ_PERSONAL,
    ARGS(show_args),
    .example = "customer show customer=C26-11-000042",
    .run = run_show,
};
