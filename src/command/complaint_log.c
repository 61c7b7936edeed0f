/* complaint log, set: what a complaint is about.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/arguments.h"
#include "command/complaint.h"
#include "command/desk.h"

#include "base/mem.h"

#include <stdio.h>
#include <string.h>

const struct choice complaint_classes[COMPLAINT_CLASS_COUNT] = {
#define X(name, word, title) {(word), {.en = (title)}},
    COMPLAINT_CLASS_LIST(X)
#undef X
};

#define ARG_CLASS                                                                                  \
    {.field = {.name = "class",                                                                    \
               .type = FIELD_CHOICE,                                                               \
               .label = {.en = N_("Class")},                                                       \
               .choices = complaint_classes,                                                       \
               .nchoices = COMPLAINT_CLASS_COUNT}}
#define ARG_CATEGORY ARG_REF("category", N_("Category"), REF_CATEGORY, false)
#define ARG_EMPLOYEE ARG_REF("employee", N_("Member of staff whom it is about"), REF_STAFF, false)
#define ARG_CAME_FROM ARG_REF("contact", N_("Contact number"), REF_CONTACT, false)
#define ARG_EXTERNAL ARG_TEXT("external", N_("Number in another system (NCRM)"), false)

static const struct arg log_args[] = {
    ARG_CUSTOMER,
    ARG_TEXT("subject", N_("Subject"), true),
    {ARG_OF("text", FIELD_LONG_TEXT, N_("What the customer says"), true)},
    ARG_REF("application", N_("Application number"), REF_APPLICATION, false),
    ARG_CLASS,
    ARG_CATEGORY,
    ARG_EMPLOYEE,
    ARG_CAME_FROM,
    ARG_EXTERNAL,
};

static enum rc its_application(struct session *s, const char *number, struct complaint *c,
                               struct err *reterr)
{
    struct application a;
    if (!*number)
        return RC_OK;
    enum rc rc = desk_application(s, number, &a, reterr);
    if (rc)
        return rc;
    if (a.customer.n != c->customer.n)
        return ERR(reterr, RC_BAD_DATA, "application",
                   N_("Application %1$s belongs to another customer (%2$s)"), a.number,
                   a.customer_number);
    desk_cut(c->application_number, sizeof c->application_number, a.number);
    return RC_OK;
}

static enum rc its_contact(struct session *s, struct complaint *c, const char *number,
                           struct err *reterr)
{
    struct contact from;
    if (!*number)
        return RC_OK;
    enum rc rc = desk_contact(s, number, &from, reterr);
    if (rc)
        return rc;
    bool others = from.customer.n && from.customer.n != c->customer.n;
    desk_cut(c->contact, sizeof c->contact, from.number);
    if (others)
        rc = ERR(reterr, RC_BAD_DATA, "contact", N_("Contact %1$s was with another customer"),
                 from.number);
    contact_done(&from);
    return rc;
}

/* What may be said of it later too. */
static enum rc take_details(struct session *s, struct complaint *c, const struct args *in,
                            struct err *reterr)
{
    enum rc rc = RC_OK;
    const struct {
        const char *name;
        char *to;
        size_t size;
    } texts[] = {
        {"category", c->category, sizeof c->category},
        {"employee", c->employee, sizeof c->employee},
        {"external", c->external, sizeof c->external},
    };
    (void)complaint_class_parse(args_text(in, "class"), &c->class);
    for (size_t i = 0; !rc && i < sizeof texts / sizeof *texts; i++) {
        if (args_given(in, texts[i].name))
            rc = desk_copy(texts[i].to, texts[i].size, args_text(in, texts[i].name), texts[i].name,
                           reterr);
    }
    if (!rc && args_given(in, "category"))
        rc = complaint_check_word(s, "category", c->category, reterr);
    if (!rc)
        rc = its_contact(s, c, args_text(in, "contact"), reterr);
    return rc ? rc : complaint_check_login(s, c->employee, "employee", reterr);
}

static enum rc fill(struct session *s, struct complaint *c, const struct customer *who,
                    const struct args *in, struct err *reterr)
{
    c->customer = who->id;
    c->logged_at = c->changed_at = session_now(s);
    c->text = mem_strdup(args_text(in, "text"));
    c->answer = mem_strdup("");
    desk_cut(c->customer_number, sizeof c->customer_number, who->number);
    desk_cut(c->customer_en, sizeof c->customer_en, who->name_en);
    desk_cut(c->customer_ar, sizeof c->customer_ar, who->name_ar);
    desk_cut(c->logged_by, sizeof c->logged_by, s->staff.login);
    enum rc rc = desk_copy(c->subject, sizeof c->subject, args_text(in, "subject"), "subject", reterr);
    if (!rc)
        rc = its_application(s, args_text(in, "application"), c, reterr);
    if (!rc)
        rc = take_details(s, c, in, reterr);
    if (!rc)
        rc = complaint_promise(s, c->class, session_today(s), &c->promised, reterr);
    return rc;
}

static enum rc log_new(struct session *s, struct complaint *c, const struct customer *who,
                       const struct args *in, struct err *reterr)
{
    const struct complaint_step step = {
        .event = "complaint-logged", .about = c->application_number};
    enum rc rc = fill(s, c, who, in, reterr);
    if (!rc)
        rc = desk_number(s, NUMBER_PREFIX_COMPLAINT, NUMBER_MONTHLY, c->number, sizeof c->number,
                         reterr);
    if (!rc)
        rc = complaint_insert(s->db, c, reterr);
    return rc ? rc : complaint_story(s, c, &step, reterr);
}

static enum rc run_log(struct session *s, const struct args *in, struct reply *out,
                       struct err *reterr)
{
    struct customer who;
    struct complaint c = {0};
    enum rc rc = desk_customer(s, args_text(in, "customer"), &who, reterr);
    if (!rc)
        rc = log_new(s, &c, &who, in, reterr);
    if (!rc) {
        MSG(reply_message(out), N_("Complaint %1$s was logged. An answer is promised for %2$s"),
            c.number, shown_date(c.promised).s);
        complaint_record(s, out, &c);
    }
    complaint_done(&c);
    return rc;
}

const struct command command_complaint_log = {
    .noun = "complaint",
    .verb = "log",
    .summary = N_("Log a complaint of a customer"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(log_args),
    .example = "complaint log customer=C26-11-000042 subject='Waiting time' text='Waited an hour'",
    .run = run_log,
};

static const struct arg set_args[] = {
    ARG_COMPLAINT, ARG_CLASS, ARG_CATEGORY, ARG_EMPLOYEE, ARG_CAME_FROM, ARG_EXTERNAL, ARG_VERSION,
};

static bool anything_given(const struct args *in)
{
    return args_given(in, "class") || args_given(in, "category") || args_given(in, "employee") ||
           args_given(in, "contact") || args_given(in, "external");
}

/* Another class has another promise, counted from the day since which it is open. */
static enum rc promise_anew(struct session *s, struct complaint *c, enum complaint_class before,
                            struct err *reterr)
{
    if (c->state != COMPLAINT_OPEN || c->class == before)
        return RC_OK;
    return complaint_promise(s, c->class, date_of(c->open_since), &c->promised, reterr);
}

static enum rc check_version(const struct complaint *c, const struct args *in, struct err *reterr)
{
    if (args_number(in, "version", c->version) == c->version)
        return RC_OK;
    return ERR(reterr, RC_CONFLICT, "version",
               N_("Somebody else changed complaint %1$s in the meantime; look again and repeat your "
                  "change"),
               c->number);
}

static enum rc set(struct session *s, struct complaint *c, const struct args *in, struct err *reterr)
{
    const struct complaint_step step = {.event = "complaint-changed",
                                        .from = complaint_state_word(c->state)};
    enum complaint_class before = c->class;
    if (!anything_given(in))
        return ERR(reterr, RC_USAGE, NULL, N_("Say what to change, for example class=urgent"));
    enum rc rc = check_version(c, in, reterr);
    if (!rc)
        rc = take_details(s, c, in, reterr);
    if (!rc)
        rc = promise_anew(s, c, before, reterr);
    c->changed_at = session_now(s);
    if (!rc)
        rc = complaint_update(s->db, c, reterr);
    return rc ? rc : complaint_story(s, c, &step, reterr);
}

static enum rc run_set(struct session *s, const struct args *in, struct reply *out,
                       struct err *reterr)
{
    struct complaint c;
    enum rc rc = desk_complaint(s, args_text(in, "complaint"), &c, reterr);
    if (rc)
        return rc;
    rc = set(s, &c, in, reterr);
    if (!rc) {
        MSG(reply_message(out), N_("Complaint %1$s was changed"), c.number);
        complaint_record(s, out, &c);
    }
    complaint_done(&c);
    return rc;
}

const struct command command_complaint_set = {
    .noun = "complaint",
    .verb = "set",
    .summary = N_("Change the class, the category or whom a complaint is about"),
    .who = ROLES_DESK,
    .access = ACCESS_WRITE,
    ARGS(set_args),
    .example = "complaint set complaint=CustComp-26-11-000007 class=urgent category=delay",
    .run = run_set,
};
