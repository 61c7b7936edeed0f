/* What the commands about contacts share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_CONTACT_H
#define RIHLA_COMMAND_CONTACT_H

#include "command/arguments.h"
#include "command/desk.h"
#include "command/tell.h"

/* Whom it is with, and what it is about. */
#define ARGS_CONTACT_WHO                                                                           \
    {.field = {.name = "caller",                                                                   \
               .type = FIELD_TEXT,                                                                 \
               .label = {.en = N_("Telephone, e-mail or name there")},                   \
               .any_digits = true}},                                                               \
        ARG_REF("customer", N_("Customer number"), REF_CUSTOMER, false),                           \
        ARG_WORD("language", N_("Language of messages"), contact_languages, false)
#define ARGS_CONTACT_WHAT                                                                          \
    ARG_REF("card", N_("Service card"), REF_CARD, false),                                          \
        ARG_REF("application", N_("Application number"), REF_APPLICATION, false),                  \
        ARG_REF("complaint", N_("Complaint number"), REF_COMPLAINT, false),                        \
        ARG_TEXT("campaign", N_("Campaign that caused it"), false)
#define ARG_CONTACT_TEXT {ARG_OF("text", FIELD_LONG_TEXT, N_("What it is about"), false)}
extern const struct choice contact_languages[2];

/* Takes over what was given of these. A telephone or an address that belongs to one customer only
 * names that customer. */
enum rc contact_take_who(struct session *s, struct contact *c, const struct args *in,
                         struct reply *out, struct err *reterr);
enum rc contact_take_what(struct session *s, struct contact *c, const struct args *in,
                          struct err *reterr);

/* The one named, or else the conversation of whoever asks. */
enum rc contact_meant(struct session *s, const struct args *in, struct contact *ret,
                      struct err *reterr);

/* Writes the contact back and adds to its story; from NULL: the state did not change. */
enum rc contact_change(struct session *s, struct contact *c, const char *event,
                       const enum contact_state *from, const char *note, const char *about,
                       struct err *reterr);
enum rc contact_happened(struct session *s, const struct contact *c, const char *event,
                         const enum contact_state *from, bool moved, const char *note,
                         const char *about, struct err *reterr);

/* How a message reaches whoever it is with. False: there is no way. */
enum rc contact_recipient(struct session *s, const struct contact *c, struct recipient *ret,
                          bool *ret_reached, struct err *reterr);

/* The contact as the reply's record; caller masked unless revealed. */
void contact_record(struct reply *out, const struct contact *c, bool reveal);
struct cell contact_caller_cell(const struct contact *c, bool reveal);
struct cell contact_length_cell(int64_t seconds); /* "4:05"; 0: nothing known */

/* Where its promise stands. */
struct timing contact_timing(const struct calendar *k, const struct contact *c, struct date today);

#endif
