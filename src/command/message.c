/* message list, show: what was written to customers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/answer.h"
#include "command/arguments.h"
#include "command/desk.h"
#include "store/message.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const struct choice channels[] = {
#define X(name, word, title) {(word), {.en = (title)}},
    MESSAGE_CHANNEL_LIST(X)
#undef X
};

/* What is told of a confidential complaint is as confidential as it is. */
static bool may_see(struct session *s, const struct message *m)
{
    bool complaint = strncmp(m->about, NUMBER_PREFIX_COMPLAINT, strlen(NUMBER_PREFIX_COMPLAINT)) == 0;
    return !complaint || desk_may_see_number(s, m->about);
}

static struct cell number_cell(const struct message *m)
{
    char number[24];
    snprintf(number, sizeof number, "%" PRId64, m->id.n);
    return cell_code(number);
}

static struct cell channel_cell(const struct message *m)
{
    return cell_word(message_channel_word(m->channel), message_channel_title(m->channel));
}

static struct cell address_cell(const struct message *m, bool reveal)
{
    return m->channel == MESSAGE_SMS ? mobile_cell(m->to, reveal) : email_cell(m->to, reveal);
}

/* ---- list ---- */

static const struct arg list_args[] = {
    ARG_REF("application", N_("Application number"), REF_APPLICATION, false),
    ARG_REF("complaint", N_("Complaint number"), REF_COMPLAINT, false),
    ARG_REF("contact", N_("Contact number"), REF_CONTACT, false),
    ARG_REF("customer", N_("Customer number"), REF_CUSTOMER, false),
    ARG_WORD("channel", N_("Channel"), channels, false),
    ARG_DATE("from", N_("From")),
    ARG_DATE("to", N_("To")),
};

static const struct column list_columns[] = {
    {"number", N_("Number"), CELL_CODE},
    {"at", N_("When"), CELL_TIME},
    {"about", N_("About"), CELL_CODE},
    {"customer", N_("Customer"), CELL_NAMES},
    {"customer_number", N_("Customer number"), CELL_CODE},
    {"channel", N_("Channel"), CELL_WORD},
    {"to", N_("To"), CELL_CODE},
    {"language", N_("Language"), CELL_CODE},
    {"subject", N_("Subject"), CELL_TEXT},
    {"text", N_("Words"), CELL_TEXT},
};

struct listing {
    struct session *session;
    struct reply *out;
};

static bool list_row(void *ctx, const struct message *m)
{
    const struct listing *l = ctx;
    struct reply *out = l->out;
    if (!may_see(l->session, m))
        return true;
    if (out->nrows == LIST_LIMIT) {
        out->more = true;
        return false;
    }
    reply_cell(out, number_cell(m));
    reply_cell(out, cell_time(m->at));
    reply_cell(out, cell_code(m->about));
    reply_cell(out, cell_names(m->customer_en, m->customer_ar));
    reply_cell(out, cell_code(m->customer_number));
    reply_cell(out, channel_cell(m));
    reply_cell(out, address_cell(m, false));
    reply_cell(out, cell_code(lang_code(m->lang)));
    reply_cell(out, cell_text(m->subject));
    reply_cell(out, cell_text(m->text));
    return true;
}

static enum rc of_complaint(struct session *s, const char *number, char *ret, size_t size,
                            struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(s, number, &c, reterr);
    if (rc)
        return rc;
    desk_cut(ret, size, c.number);
    complaint_done(&c);
    return RC_OK;
}

static enum rc of_contact(struct session *s, const char *number, char *ret, size_t size,
                          struct err *reterr)
{
    struct contact c;
    enum rc rc = desk_contact(s, number, &c, reterr);
    if (rc)
        return rc;
    desk_cut(ret, size, c.number);
    contact_done(&c);
    return RC_OK;
}

/* The number of the case that is meant, as messages have it; "" where none is named. */
static enum rc its_case(struct session *s, const struct args *in, char *ret, size_t size,
                        struct err *reterr)
{
    struct application a;
    *ret = '\0';
    if (*args_text(in, "complaint"))
        return of_complaint(s, args_text(in, "complaint"), ret, size, reterr);
    if (*args_text(in, "contact"))
        return of_contact(s, args_text(in, "contact"), ret, size, reterr);
    if (!*args_text(in, "application"))
        return RC_OK;
    enum rc rc = desk_application(s, args_text(in, "application"), &a, reterr);
    if (!rc)
        desk_cut(ret, size, a.number);
    return rc;
}

/* Both days included; without them whenever it was. */
static enum rc period(const struct args *in, struct message_filter *f, struct err *reterr)
{
    struct date from = DATE_FIRST, to = DATE_LAST;
    args_date(in, "from", &from);
    args_date(in, "to", &to);
    if (date_cmp(from, to) > 0)
        return ERR(reterr, RC_BAD_DATA, "from", N_("The first day is after the last one"));
    f->from = date_start(from);
    f->until = date_start(date_add(to, 1));
    return RC_OK;
}

enum { ABOUT_SIZE = sizeof((struct message *)NULL)->about };

/* The filter borrows the number of the case. */
static enum rc wanted(struct session *s, const struct args *in, char about[ABOUT_SIZE],
                      struct message_filter *f, struct err *reterr)
{
    struct customer customer = {0};
    *f = (struct message_filter){0};
    f->by_channel = message_channel_parse(args_text(in, "channel"), &f->channel);
    enum rc rc = period(in, f, reterr);
    if (!rc)
        rc = its_case(s, in, about, ABOUT_SIZE, reterr);
    f->about = *about ? about : NULL;
    if (!rc && *args_text(in, "customer"))
        rc = desk_customer(s, args_text(in, "customer"), &customer, reterr);
    f->customer = customer.id;
    return rc;
}

static enum rc run_list(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    char about[ABOUT_SIZE] = "";
    struct message_filter f;
    struct listing l = {s, out};
    enum rc rc = wanted(s, in, about, &f, reterr);
    if (rc)
        return rc;
    reply_table(out, N_("Messages"), list_columns, sizeof list_columns / sizeof *list_columns);
    return message_each(s->db, &f, list_row, &l, reterr);
}

const struct command command_message_list = {
    .noun = "message",
    .verb = "list",
    .summary = N_("List what was written to customers, newest first"),
    .who = ROLES_ALL,
    .access = ACCESS_READ,
    ARGS(list_args),
    .example = "message list application=E26-11-000001 channel=email",
    .run = run_list,
};

/* ---- show ---- */

static const struct arg show_args[] = {
    {ARG_OF("message", FIELD_NUMBER, N_("Message number"), true)},
    ARG_REVEAL,
};

static void record(struct reply *out, const struct message *m, bool reveal)
{
    reply_record(out, N_("Message"));
    reply_entry(out, "number", N_("Number"), number_cell(m));
    reply_entry(out, "at", N_("When"), cell_time(m->at));
    reply_entry(out, "customer", N_("Customer"), cell_names(m->customer_en, m->customer_ar));
    reply_entry(out, "customer_number", N_("Customer number"), cell_code(m->customer_number));
    reply_entry(out, "about", N_("About"), cell_code(m->about));
    reply_entry(out, "channel", N_("Channel"), channel_cell(m));
    reply_entry(out, "to", N_("To"), address_cell(m, reveal));
    reply_entry(out, "language", N_("Language of messages"),
                cell_word(lang_code(m->lang), m->lang == LANG_AR ? N_("Arabic") : N_("English")));
    reply_entry(out, "sender", N_("Sender"), cell_code(m->sender));
    reply_entry(out, "subject", N_("Subject"), cell_text(m->subject));
    reply_entry(out, "text", N_("Words"), cell_long(m->text));
}

static enum rc run_show(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct message m;
    struct rowid id = {args_number(in, "message", 0)};
    enum rc rc = message_by_id(s->db, id, &m, reterr);
    bool found = rc == RC_OK;
    if (found && may_see(s, &m))
        record(out, &m, args_yes(in, "reveal"));
    else if (found || rc == RC_NOT_FOUND)
        rc = ERR(reterr, RC_NOT_FOUND, "message",
                 N_("There is no message %1$s. Look it up with: message list"), args_text(in, "message"));
    if (found)
        message_done(&m);
    return rc;
}

const struct command command_message_show = {
    .noun = "message",
    .verb = "show",
    .summary = N_("Show a message to a customer: subject, words, to whom"),
    .who = ROLES_ALL,
    .access = ACCESS_READ_PERSONAL,
    ARGS(show_args),
    .example = "message show message=42",
    .run = run_show,
};
