/* The result of everything that can fail, and the exit status each result becomes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_BASE_RC_H
#define RIHLA_BASE_RC_H

/* Exit statuses follow sysexits.h; 73 is EX_CANTCREAT there and means "somebody else
 * changed it first" here. */
#define RC_LIST(X)                                                                                 \
    X(OK, 0, "ok")                                                                                 \
    X(USAGE, 64, "usage")                                                                          \
    X(BAD_DATA, 65, "bad-data")                                                                    \
    X(NOT_FOUND, 66, "not-found")                                                                  \
    X(INTERNAL, 70, "internal")                                                                    \
    X(CONFLICT, 73, "conflict")                                                                    \
    X(STORAGE, 74, "storage")                                                                      \
    X(BUSY, 75, "busy")                                                                            \
    X(DENIED, 77, "denied")

enum rc {
#define X(name, status, word) RC_##name,
    RC_LIST(X)
#undef X
};

/* The process exit status of rc, 0 for RC_OK. */
int rc_exit_status(enum rc rc);

/* A short English word for logs and JSON ("not-found"). Static. */
const char *rc_name(enum rc rc);

#endif
