/* The contacts of a demonstration: a few calls, and what waits for an answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

#include "command/rows.h"

#include <stdio.h>

enum { NOBODY = -1, MOST_VALUES = 24 };

/* One contact: so many working days ago and minutes after 08:00, and what came of it later. */
static const struct happening {
    int days_ago, minute;
    int customer; /* nth, or NOBODY: only the caller is known */
    const char *caller, *kind, *channel, *card, *text, *outcome, *solved, *seconds;
    const char *owner, *answer;
} happenings[] = {
    {3, 15, 12, NULL, "contact", "call", "customs-exemption", "Asked which documents are needed",
     "answered", "yes", "212", NULL, NULL},
    {3, 40, NOBODY, "0500009101", "suggestion", "call", NULL,
     "A list of the opening hours beside the entrance would help.", NULL, NULL, NULL, "supervisor1",
     NULL},
    {2, 10, 30, NULL, "enquiry", "email", "national-mark-licence",
     "Is the licence needed for samples that are not sold?", NULL, NULL, NULL, "agent1",
     "Samples that are not sold need none."},
    {2, 55, NOBODY, "two@example.ae", "enquiry", "website", "factory-assessment",
     "How long does an assessment of a small factory take?", NULL, NULL, NULL, NULL, NULL},
    {1, 20, 44, NULL, "support", "live-chat", NULL, "The page stays empty after signing in.", NULL,
     NULL, NULL, "agent1", NULL},
    {0, 5, 7, NULL, "contact", "call", "production-licence", "Asked what the licence costs", "answered",
     "yes", "184", NULL, NULL},
    {0, 12, 51, NULL, "contact", "call", NULL, "Asked when the application is decided", "answered", "yes",
     "97", NULL, NULL},
    {0, 25, NOBODY, "0500009102", "contact", "call", NULL, "Wanted another authority", "mistake", "no",
     "41", NULL, NULL},
    {0, 38, 63, NULL, "contact", "call", "gso-attestation", "Asked for the list of documents", "informed",
     "yes", "305", NULL, NULL},
    {0, 52, 18, NULL, "contact", "call", NULL, "The line was bad", "callback", "no", "66", NULL, NULL},
    {0, 66, NOBODY, "@test_lanterns", "contact", "social-media", NULL,
     "Asked where the centre is", "answered", "yes", NULL, NULL, NULL},
    {0, 80, 25, NULL, "enquiry", "counter", "halal-registration",
     "Does a body that is registered abroad have to register again?", NULL, NULL, NULL, NULL, NULL},
};

static void add(const char **values, size_t *n, const char *name, const char *value)
{
    if (!value)
        return;
    values[(*n)++] = name;
    values[(*n)++] = value;
}

static enum rc log_it(struct session *s, const struct happening *h, const char (*customers)[24],
                      char ret_number[32], struct err *reterr)
{
    const char *values[MOST_VALUES] = {NULL};
    const struct catalogue *c;
    size_t n = 0;
    enum rc rc = session_catalogue(s, &c, reterr);
    if (rc)
        return rc;
    add(values, &n, "kind", h->kind);
    add(values, &n, "channel", h->channel);
    add(values, &n, "caller", h->caller);
    add(values, &n, "customer", h->customer == NOBODY ? NULL : customers[h->customer]);
    add(values, &n, "card", h->card && catalogue_card(c, h->card) ? h->card : NULL);
    add(values, &n, "text", h->text);
    add(values, &n, "outcome", h->outcome);
    add(values, &n, "solved", h->solved);
    add(values, &n, "seconds", h->seconds);
    return demo_make(s, "agent1", &command_contact_log, values, ret_number, 32, reterr);
}

static enum rc go_on(struct session *s, const struct happening *h, const char *number,
                     struct err *reterr)
{
    const char *assign[] = {"contact", number, "to", h->owner, NULL};
    const char *answer[] = {"contact", number, "answer", h->answer, NULL};
    enum rc rc = RC_OK;
    if (h->owner)
        rc = demo_do(s, "supervisor1", &command_contact_assign, assign, reterr);
    s->at += 1800;
    if (!rc && h->answer)
        rc = demo_do(s, h->owner, &command_contact_answer, answer, reterr);
    return rc;
}

enum rc demo_contacts(struct session *s, const char (*customers)[24], const struct date *days,
                      struct err *reterr)
{
    char number[32];
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < sizeof happenings / sizeof *happenings; i++) {
        const struct happening *h = &happenings[i];
        s->at = date_start(days[h->days_ago]) + 8 * 3600 + h->minute * 60;
        rc = log_it(s, h, customers, number, reterr);
        if (!rc)
            rc = go_on(s, h, number, reterr);
    }
    return rc;
}
