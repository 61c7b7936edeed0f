/* The screen of an application: its state, and what may be done from it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_APPLICATION_VIEW_H
#define RIHLA_UI_APPLICATION_VIEW_H

#include "domain/workflow.h"
#include "ui/list.h"
#include "ui/screens.h"

struct application_view {
    char number[NUMBER_SIZE];
    struct reply show, documents, due;
    enum state state;
    enum event next; /* what it waits for; EVENT_COUNT: nothing */
    bool two_decide; /* somebody recommends it before another approves */
    struct list story;
    bool answers;    /* the lower half shows the answers instead of the story */
    int skip, lines; /* of the answers: lines scrolled away, lines in all */
};

/* What is awaited and from whom, and the step that Enter takes. */
struct application_next {
    enum state state;
    enum event event;
    const char *awaited, *step; /* msgids */
    const struct command *command;
    enum verdict (*run)(struct ui *ui, struct screen *s);
    bool (*when)(const struct application_view *v); /* NULL: always */
};

/* NULL: nothing. */
const struct application_next *application_next(const struct ui *ui, const struct application_view *v);
bool application_next_offered(struct ui *ui, struct screen *s);

enum { APPLICATION_BINDINGS = 36 };
extern const struct binding application_bindings[APPLICATION_BINDINGS];

#endif
