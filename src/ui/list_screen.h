/* A screen that is one list: what it shows, in which ways, and where Enter leads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_LIST_SCREEN_H
#define RIHLA_UI_LIST_SCREEN_H

#include "command/rows.h"
#include "text/lang.h"
#include "ui/list.h"
#include "ui/screens.h"

/* One of the ways that Tab shows a list in: a narrower or wider choice of rows. */
struct list_way {
    const char *title;               /* NULL: the only way */
    const char *argument, *value;    /* given to the command; NULL: none */
    const char *const *columns;
    const char *empty;
};
enum { LIST_WAYS = 4 };

/* What a list shows and where Enter leads. */
struct list_row {
    const struct command *command;
    struct list_way ways[LIST_WAYS]; /* up to the first without columns */
    const char *takes;               /* argument that the screen's `with` fills; NULL: none */
    const char *key;                 /* column that names what Enter opens */
    const struct screen_class *opens;
    const char *else_key;            /* where that one is empty: this one, and what it opens */
    const char *else_prefix;         /* or where it begins so; NULL: none */
    const struct screen_class *else_opens;
};

/* The state of its screen. */
struct list_view {
    const struct list_row *row;
    char with[256];
    size_t way;
    struct reply reply;
    struct list list;
    bool moving; /* keys are coming: what was cut is told once they rest */
};

/* Reads the list anew. */
enum rc list_screen_load(struct ui *ui, struct list_view *v, struct err *reterr);

/* Asks for everything that the command takes. */
enum verdict list_screen_ask(struct ui *ui, const struct command *c);

/* What its screen class calls; see LIST_SCREEN. */
enum rc list_screen_open(struct ui *ui, struct screen *s, const struct list_row *row, const void *with,
                         struct err *reterr);
void list_screen_draw(struct ui *ui, struct screen *s, struct canvas *c);
enum verdict list_screen_key(struct ui *ui, struct screen *s, const struct key *k);
bool list_screen_idle(struct ui *ui, struct screen *s);
void list_screen_shown(struct ui *ui, struct screen *s);
void list_screen_close(struct screen *s);

/* Keys that lists share. */
enum verdict list_screen_next_way(struct ui *ui, struct screen *s);
#define LIST_ENTER {KEYC_ENTER, 0, NULL, N_("Open"), NULL, NULL}
#define LIST_FILTER {KEYC_CHAR, '/', NULL, N_("Filter"), NULL, NULL}
#define LIST_TAB(label) {KEYC_TAB, 0, NULL, label, list_screen_next_way, NULL}

/* A screen class around a row. */
#define LIST_SCREEN(name_, title_, help_, bindings_, ...)                                          \
    static const struct list_row row_##name_ = {__VA_ARGS__};                                      \
    static enum rc open_##name_(struct ui *ui, struct screen *s, const void *with,                 \
                                struct err *reterr)                                                \
    {                                                                                              \
        return list_screen_open(ui, s, &row_##name_, with, reterr);                                \
    }                                                                                              \
    const struct screen_class screen_##name_ = {                                                   \
        .name = #name_,                                                                            \
        .title = title_,                                                                           \
        .help = help_,                                                                             \
        .state_size = sizeof(struct list_view),                                                    \
        .with_text = true,                                                                         \
        .bindings = bindings_,                                                                     \
        .nbindings = sizeof bindings_ / sizeof *bindings_,                                         \
        .open = open_##name_,                                                                      \
        .draw = list_screen_draw,                                                                  \
        .key = list_screen_key,                                                                    \
        .idle = list_screen_idle,                                                                  \
        .shown = list_screen_shown,                                                                \
        .close = list_screen_close,                                                                \
    };

#endif
