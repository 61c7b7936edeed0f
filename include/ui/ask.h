/* The screen that asks for a command's arguments and runs it; also how something is confirmed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_ASK_H
#define RIHLA_UI_ASK_H

#include "ui/screen.h"

enum { ASK_PRESETS = 6 };

struct ask_preset {
    const char *name, *value;
    bool fixed; /* what it is about: shown, not asked */
};

/* All strings are copied. */
struct ask {
    const struct command *command;
    const char *heading; /* msgid: a sentence above the fields; NULL: the command's summary */
    struct ask_preset presets[ASK_PRESETS]; /* up to the first without a name */
    bool changes_only;   /* a preset that was left as it is is not given again */
    /* After it has run and the screen is gone; NULL: nothing more. `context` is the one given here. */
    void (*then)(struct ui *ui, const struct reply *reply, const char *context);
    const char *context;
};
extern const struct screen_class screen_ask; /* with: const struct ask * */

/* Asks about one thing: ask_about(ui, &command_complaint_close, NULL, "complaint", number). */
enum rc ask_about(struct ui *ui, const struct command *c, const char *heading, const char *name,
                  const char *value);

#endif
