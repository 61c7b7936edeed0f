/* Random walks over the commands of the desk: what one walk knows, and its parts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_WALKS_WALK_H
#define RIHLA_TESTS_WALKS_WALK_H

#include "unit/form/sample.h"

#include "command/command.h"
#include "command/session.h"
#include "domain/workflow.h"

#include <sqlite3.h>

enum {
    MOST_CASES = 1000,
    CUSTOMERS = 50,
    COMPLAINTS = 200,
    LATER = 24,    /* commands that somebody has thought of and not sent yet */
    REMEMBERED = 1 << 14,
    LINE = 8000, /* all answers of the longest form */
    FIELDS = 512
};

/* What the walk itself believes about an application, from the timeline alone. */
struct walked {
    char number[32];
    const struct card *card;
    enum state state;
    int version; /* seen by somebody some time ago */
};

/* A command that was run. */
struct happened {
    long nth;
    instant at;
    int of;      /* the case, or -1 */
    char login[16];
    enum rc rc;
    const char *why; /* the sentence of the refusal, a literal; or NULL */
    char line[200];
};

struct line {
    int of;
    char login[16];
    char text[LINE];
};

struct walk {
    struct folders folders;
    struct session session;
    const struct catalogue *catalogue;
    sqlite3 *look; /* another connection, past all of our own code */
    sqlite3_stmt *looks[32];
    uint64_t seed, dice;
    instant now, back; /* seconds that the clock was ever set back, in all */
    struct walked cases[MOST_CASES + 1]; /* by row id; 0 is none */
    int ncases;
    char customers[CUSTOMERS][24];
    char complaints[COMPLAINTS][32];
    int ncomplaints;
    struct line later[LATER], last;
    int nlater;
    int64_t references;           /* given to payments so far */
    int64_t seen, told, charged, paid; /* last row of the timeline, outbox, charges, payments */
    int64_t renewals;             /* customers reminded of a renewal so far */
    const char *why;              /* the last command was refused, a literal; NULL: it was not */
    long events, refused, moves;
    struct happened history[REMEMBERED];
};

/* ---- dice ---- */
uint64_t roll(struct walk *w);
int below(struct walk *w, int n);
bool chance(struct walk *w, int percent);

/* ---- steps.c: what somebody might do next ---- */
void step_make(struct walk *w, struct line *ret);

/* ---- rules.c: what must hold ---- */
/* After one command: fails the test where something changed that should not have, or not as the table
 * of the workflow says. */
void rules_after(struct walk *w, const struct line *l, enum rc rc);
/* Of everything, counted anew. */
void rules_all(struct walk *w);

/* ---- walks.c ---- */
enum rc walk_run(struct walk *w, const struct line *l, struct reply *out);
/* A number from the other connection; the text is the statement's key and stays the same pointer. */
int64_t walk_look(struct walk *w, const char *sql, int64_t first, int64_t second);
/* Fails with the last events of the case (-1: of all) and how to walk the same way again. */
_Noreturn void walk_broken(struct walk *w, int of, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
