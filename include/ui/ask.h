/* The screen that asks for a command's arguments and runs it; also how something is confirmed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_ASK_H
#define RIHLA_UI_ASK_H

#include "ui/screen.h"

enum { ASK_PRESETS = 14 };

struct ask_preset {
    const char *name, *value;
    bool fixed; /* what it is about: shown, not asked; with the value "" not even shown */
};

/* What happens after the command has run and the screen is gone. A row with a name, so that a form that
 * was left in the middle can be taken up again. */
struct ask_then {
    const char *name;
    void (*run)(struct ui *ui, const struct reply *reply, const char *context);
    const struct screen_class *shows; /* instead: what was made, by its number */
};
extern const struct ask_then then_registered;     /* opening.c; context: the card wanted */
extern const struct ask_then then_withdrawn;      /* screen_entry.c */
extern const struct ask_then then_show_complaint; /* screen_complaint.c */
extern const struct ask_then then_compared, then_merged; /* screen_merge.c */
extern const struct ask_then then_show_contact;   /* screen_contact.c */
extern const struct ask_then then_caller_registered; /* screen_talk.c; context: the contact */
extern const struct ask_then then_show_period;    /* screen_journey.c */
extern const struct ask_then then_show_campaign;  /* screen_campaign.c */

/* All strings are copied. */
struct ask {
    const struct command *command;
    const char *heading; /* msgid: a sentence above the fields; NULL: the command's summary */
    struct ask_preset presets[ASK_PRESETS]; /* up to the first without a name */
    const char *at;      /* the field to begin at; NULL: the first that is empty */
    bool changes_only;   /* a preset that was left as it is is not given again */
    const struct ask_then *then; /* NULL: nothing more */
    const char *context;         /* given to it */
};
extern const struct screen_class screen_ask; /* with: const struct ask * */

/* Asks about one thing: ask_about(ui, &command_complaint_close, NULL, "complaint", number). */
enum rc ask_about(struct ui *ui, const struct command *c, const char *heading, const char *name,
                  const char *value);

#endif
