/* The arguments that several commands take, written once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_ARGUMENTS_H
#define RIHLA_COMMAND_ARGUMENTS_H

#include "command/command.h"
#include "command/rows.h"

#define ARGS(array) .args = (array), .nargs = sizeof(array) / sizeof *(array)

#define ARG_OF(arg_name, arg_type, title, must)                                                    \
    .field = {.name = (arg_name), .type = (arg_type), .label = {.en = (title)}, .required = (must)}

#define ARG_TEXT(name, title, must) {ARG_OF(name, FIELD_TEXT, title, must)}
#define ARG_LONG(arg_name, title, must)                                                            \
    {.field = {.name = (arg_name), .type = FIELD_LONG_TEXT, .label = {.en = (title)},                  \
               .required = (must), .max_length = 500}}
#define ARG_DATE(name, title) {ARG_OF(name, FIELD_DATE, title, false)}
#define ARG_YES(name, title) {ARG_OF(name, FIELD_YES_NO, title, false)}
#define ARG_WORD(arg_name, title, words, must)                                                     \
    {.field = {.name = (arg_name), .type = FIELD_CHOICE, .label = {.en = (title)},                 \
               .required = (must), .choices = (words),                                             \
               .nchoices = sizeof(words) / sizeof *(words)}}
#define ARG_CLOCK(arg_name, title, must)                                                           \
    {.field = {.name = (arg_name),                                                                 \
               .type = FIELD_TEXT,                                                                 \
               .label = {.en = (title)},                                                           \
               .fault = {.en = N_("Write the time like 07:30")},                                   \
               .required = (must),                                                                 \
               .pattern = "([01]?[0-9]|2[0-3]):[0-5][0-9]"}}
#define ARG_REF(arg_name, title, to, must)                                                         \
    {ARG_OF(arg_name, FIELD_TEXT, title, must), .ref = (to)}
#define ARG_PATH(arg_name, title, to, must)                                                        \
    {ARG_OF(arg_name, FIELD_LONG_TEXT, title, must), .ref = (to)}

#define ARG_CARD ARG_REF("card", N_("Service card"), REF_CARD, true)
#define ARG_CUSTOMER ARG_REF("customer", N_("Customer number"), REF_CUSTOMER, true)
#define ARG_APPLICATION ARG_REF("application", N_("Application number"), REF_APPLICATION, true)
#define ARG_DOCUMENT ARG_REF("document", N_("Document"), REF_DOCUMENT, true)
#define ARG_COMPLAINT ARG_REF("complaint", N_("Complaint number"), REF_COMPLAINT, true)
#define ARG_CONTACT ARG_REF("contact", N_("Contact number"), REF_CONTACT, true)
#define ARG_REVEAL ARG_YES("reveal", N_("Show personal numbers in full (this is recorded)"))

/* What the caller has seen; a change on top of another's is refused. */
#define ARG_VERSION                                                                                \
    {ARG_OF("version", FIELD_NUMBER, N_("Version that was seen"), false), .internal = true}

#endif
