/* The conversation that the desk is in: a state that stays whatever screen is open, with its clock on the
 * title line, until it is ended.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_TALK_H
#define RIHLA_UI_TALK_H

#include "base/buf.h"
#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>

struct ui;
struct screen_class;

enum { TALK_SEEN = 5, TALK_ID = 80 };

/* A card, application or complaint that was looked at meanwhile. */
struct talk_seen {
    const struct screen_class *class;
    char id[TALK_ID];
};

struct talk {
    char number[32]; /* of the contact; "": nobody is talking */
    instant since;
    struct talk_seen seen[TALK_SEEN]; /* the latest first */
    size_t nseen;
};

/* Reads which conversation goes on: after a command about contacts, and when the desk opens. */
void talk_follow(struct ui *ui);

bool talk_on(const struct ui *ui);

/* The key that begins a conversation; while one goes on, it shows that, and from there its end. */
void talk_key(struct ui *ui);

/* Notes what is looked at while a conversation goes on. */
void talk_saw(struct ui *ui, const struct screen_class *class, const char *id);

/* "4:05". Appends. */
void talk_clock(struct buf *out, struct ui *ui);

/* Milliseconds until the clock shows another second; -1: none runs. */
int talk_patience_ms(const struct ui *ui);

extern const struct screen_class screen_talk;     /* with: the contact's number */
extern const struct screen_class screen_talk_end; /* the same */

#endif
