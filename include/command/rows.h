/* The rows by name, so that a key is bound to a command that exists: command_application_open …
 * Sorted by noun and verb; table.c reads the same list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_ROWS_H
#define RIHLA_COMMAND_ROWS_H

#include "command/command.h"

#define COMMAND_LIST(X)                                                                            \
    X(admin, backup)                                                                               \
    X(admin, check)                                                                                \
    X(admin, day)                                                                                  \
    X(admin, init)                                                                                 \
    X(admin, reindex)                                                                              \
    X(application, approve)                                                                        \
    X(application, arrived)                                                                        \
    X(application, behalf)                                                                         \
    X(application, bring_back)                                                                     \
    X(application, cancel)                                                                         \
    X(application, claim)                                                                          \
    X(application, deliver)                                                                        \
    X(application, form) /* the kept card and form with the answers: what an entry screen fills */ \
    X(application, list)                                                                           \
    X(application, open)                                                                           \
    X(application, prefill)                                                                        \
    X(application, ready)                                                                          \
    X(application, recommend)                                                                      \
    X(application, reject)                                                                         \
    X(application, release)                                                                        \
    X(application, reopen)                                                                         \
    X(application, return)                                                                         \
    X(application, send)                                                                           \
    X(application, send_back)                                                                      \
    X(application, set)                                                                            \
    X(application, show)                                                                           \
    X(application, submit)                                                                         \
    X(application, takeover)                                                                       \
    X(application, transmit)                                                                       \
    X(application, withdraw)                                                                       \
    X(attachment, add)                                                                             \
    X(attachment, list)                                                                            \
    X(attachment, remove)                                                                          \
    X(attachment, save)                                                                            \
    X(calendar, check)                                                                             \
    X(calendar, holiday)                                                                           \
    X(calendar, hours)                                                                             \
    X(calendar, limit)                                                                             \
    X(calendar, ramadan)                                                                           \
    X(calendar, remove)                                                                            \
    X(calendar, show)                                                                              \
    X(campaign, approve)                                                                           \
    X(campaign, change)                                                                            \
    X(campaign, draft)                                                                             \
    X(campaign, list)                                                                              \
    X(campaign, post)                                                                              \
    X(campaign, preview)                                                                           \
    X(campaign, send)                                                                              \
    X(campaign, settings)                                                                          \
    X(campaign, show)                                                                              \
    X(campaign, stop)                                                                              \
    X(card, find)                                                                                  \
    X(card, send)                                                                                  \
    X(card, show)                                                                                  \
    X(catalogue, check)                                                                            \
    X(catalogue, list)                                                                             \
    X(complaint, answer)                                                                           \
    X(complaint, assign)                                                                           \
    X(complaint, close)                                                                            \
    X(complaint, export)                                                                           \
    X(complaint, import)                                                                           \
    X(complaint, level)                                                                            \
    X(complaint, list)                                                                             \
    X(complaint, log)                                                                              \
    X(complaint, set)                                                                              \
    X(complaint, show)                                                                             \
    X(complaint, take)                                                                             \
    X(complaint, verdict)                                                                          \
    X(complaint, word)                                                                             \
    X(complaint, words)                                                                            \
    X(contact, answer)                                                                             \
    X(contact, assign)                                                                             \
    X(contact, close)                                                                              \
    X(contact, end)                                                                                \
    X(contact, list)                                                                               \
    X(contact, log)                                                                                \
    X(contact, set)                                                                                \
    X(contact, show)                                                                               \
    X(contact, start)                                                                              \
    X(contact, take)                                                                               \
    X(customer, compare)                                                                           \
    X(customer, correct)                                                                           \
    X(customer, find)                                                                              \
    X(customer, identify)                                                                          \
    X(customer, import)                                                                            \
    X(customer, merge)                                                                             \
    X(customer, register)                                                                          \
    X(customer, show)                                                                              \
    X(customer, similar)                                                                           \
    X(customer, unmerge)                                                                           \
    X(day, summary)                                                                                \
    X(document, flag)                                                                              \
    X(document, list)                                                                              \
    X(document, receive)                                                                           \
    X(fee, raise)                                                                                  \
    X(fee, take_back)                                                                              \
    X(fee, waive)                                                                                  \
    X(inspection, appoint)                                                                         \
    X(inspection, call_off)                                                                        \
    X(inspection, list)                                                                            \
    X(inspection, move)                                                                            \
    X(inspection, result)                                                                          \
    X(message, list)                                                                               \
    X(message, show)                                                                               \
    X(payment, due)                                                                                \
    X(payment, list)                                                                               \
    X(payment, receipt)                                                                            \
    X(payment, take)                                                                               \
    X(rating, export)                                                                              \
    X(rating, list)                                                                                \
    X(rating, record)                                                                              \
    X(rating, summary)                                                                             \
    X(reminder, list)                                                                              \
    X(reminder, rule)                                                                              \
    X(reminder, rules)                                                                             \
    X(reminder, unrule)                                                                            \
    X(report, journey)                                                                             \
    X(result, correct)                                                                             \
    X(result, list)                                                                                \
    X(result, record)                                                                              \
    X(result, show)                                                                                \
    X(search, find)                                                                                \
    X(staff, add)                                                                                  \
    X(staff, disable)                                                                              \
    X(staff, enable)                                                                               \
    X(staff, list)                                                                                 \
    X(tick, run)                                                                                   \
    X(workflow, show)

#define X(noun, verb) extern const struct command command_##noun##_##verb;
COMMAND_LIST(X)
#undef X

#endif
