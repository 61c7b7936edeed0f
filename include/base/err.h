/* What went wrong: a result, a sentence for the person, the field to focus, a detail for the log.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_BASE_ERR_H
#define RIHLA_BASE_ERR_H

#include "base/msg.h"
#include "base/rc.h"

struct err {
    enum rc rc;
    struct msg msg;
    char field[64];    /* argument or form field that holds the fault, "" if none */
    char detail[512];  /* for the log only: never shown, never personal data */
};

/* Fills *e (which may be NULL; the arguments may not point into it) and returns rc, so that a function can end with
 *     return ERR(reterr, RC_NOT_FOUND, "number", N_("There is no application %1$s"), number); */
#define ERR(e, rc, field, ...)                                                                     \
    err_fill((e), (rc), (field), (const char *const[]){__VA_ARGS__, (const char *)0})
enum rc err_fill(struct err *e, enum rc rc, const char *field, const char *const *id_and_args);

/* The same with a sentence that is data, in both languages (msg_own()). */
enum rc err_own(struct err *e, enum rc rc, const char *field, const char *en, const char *ar);

/* Adds the detail for the log (printf form); nothing where e is NULL. */
void err_detail(struct err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

void err_clear(struct err *e);

#endif
