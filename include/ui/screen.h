/* A screen: one const row in its own file, and the stack that screens live on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_SCREEN_H
#define RIHLA_UI_SCREEN_H

#include "command/command.h"
#include "command/session.h"
#include "ui/canvas.h"
#include "ui/talk.h"

/* A key press. Printable characters have ch; everything else a code. */
enum key_code {
    KEYC_CHAR, KEYC_ENTER, KEYC_ESC, KEYC_TAB, KEYC_BACKTAB, KEYC_UP, KEYC_DOWN, KEYC_LEFT, KEYC_RIGHT,
    KEYC_HOME, KEYC_END, KEYC_PAGE_UP, KEYC_PAGE_DOWN, KEYC_BACKSPACE, KEYC_DELETE, KEYC_INSERT,
    KEYC_F1, KEYC_F2, KEYC_F3, KEYC_F4, KEYC_F5, KEYC_F6, KEYC_F7, KEYC_F8, KEYC_F9, KEYC_F10,
    KEYC_F11, KEYC_F12, KEYC_CTRL /* ch is 'a' … 'z' */, KEYC_META /* ch */, KEYC_PASTE /* text */,
    KEYC_WORD_LEFT, KEYC_WORD_RIGHT /* Ctrl with an arrow */, KEYC_RESIZE,
    KEYC_CLICK, KEYC_WHEEL_UP, KEYC_WHEEL_DOWN /* with row and col */, KEYC_OTHER
};
struct key {
    enum key_code code;
    uint32_t ch;
    const char *bytes;  /* the bytes as typed (or the pasted text), for the line editor */
    size_t nbytes;
    int row, col;       /* of the mouse: a visual cell of the canvas */
};

struct ui;
struct screen;
struct sheet;

/* What a screen or widget wants after a key; it never calls the loop. */
enum verdict { VERDICT_IGNORED, VERDICT_HANDLED, VERDICT_CLOSE };

/* One line of the key bar and of F1: a key, and the command row it leads to (role check and help come
 * from there) or, for moving about, a label of its own. */
struct binding {
    enum key_code code;
    uint32_t ch;                  /* letter for KEYC_CHAR/KEYC_CTRL; matched on Arabic layouts too */
    const struct command *command; /* NULL: a movement */
    const char *label;            /* msgid, one or two words for the bar */
    enum verdict (*run)(struct ui *ui, struct screen *s);
    bool (*offered)(struct ui *ui, struct screen *s); /* NULL: always */
};

struct screen_class {
    const char *name;             /* "home": help page, tests */
    const char *title;            /* msgid; the open screen may say more in its own line */
    const char *help;             /* msgid: what one does here */
    size_t state_size;
    const struct binding *bindings;
    size_t nbindings;
    enum rc (*open)(struct ui *ui, struct screen *s, const void *with, struct err *reterr);
    void (*draw)(struct ui *ui, struct screen *s, struct canvas *c); /* rows 1 … rows-3 are the screen's */
    enum verdict (*key)(struct ui *ui, struct screen *s, const struct key *k); /* before bindings */
    /* While nobody types: work that may wait, given up when ui->session->stop says so. True: the
     * picture is another one. NULL: there is none. */
    bool (*idle)(struct ui *ui, struct screen *s);
    void (*shown)(struct ui *ui, struct screen *s); /* again on top: reload what may have changed */
    void (*close)(struct screen *s);

    /* How a screen comes back after the program died. with_text: it opens with a const char * (a
     * number, an id, words to find; maybe NULL). Where that is not enough, kept() writes how it was
     * opened and reopen() opens it so again. A screen without any of these does not come back, unless
     * it opens with NULL always and says with_text. */
    bool with_text;
    void (*kept)(struct screen *s, struct buf *out);
    enum rc (*reopen)(struct ui *ui, const char *kept);
    struct sheet *(*sheet)(struct screen *s); /* what is filled in on it; NULL: nothing ever is */
};

struct screen {
    const struct screen_class *class;
    void *state;                  /* state_size zeroed bytes */
    char *with;                   /* what it opened with, where that is text; may be NULL */
    unsigned serial;              /* no other screen of this desk has it */
};

/* The desk: session, stack of screens, one message line. */
struct ui {
    struct session *session;
    struct canvas canvas;
    struct screen *stack[16];
    int depth;
    struct msg note;              /* the line above the key bar */
    enum style note_style;
    bool note_seen;               /* it was drawn: the next key takes it away */
    bool quit;
    struct talk talk;             /* the conversation that goes on */
    unsigned opened;              /* screens so far */
};

void ui_init(struct ui *ui, struct session *session);
void ui_done(struct ui *ui);

/* Opens a screen on top; an error becomes the note and nothing opens. */
enum rc ui_push(struct ui *ui, const struct screen_class *class, const void *with);
void ui_pop(struct ui *ui);                            /* closes the top; the first screen stays */
void ui_home(struct ui *ui);                           /* closes all but the first */
struct screen *ui_top(struct ui *ui);                  /* NULL: none is open */

/* True when the binding works now: the role may, and offered() agrees. */
bool ui_offers(struct ui *ui, struct screen *s, const struct binding *b);

void ui_note(struct ui *ui, enum style style, const struct msg *m);
void ui_error(struct ui *ui, const struct err *e);
void ui_draw(struct ui *ui);                           /* title line, screen, note, key bar */
void ui_key(struct ui *ui, const struct key *k);

/* What the top screen does while nobody types; `typed` tells when somebody does. True: draw again. */
bool ui_idle(struct ui *ui, bool (*typed)(void *ctx));

/* Runs a command; an error is shown as the note. Returns its result. */
enum rc ui_run(struct ui *ui, struct args *in, struct reply *out, struct err *reterr);

/* What the command line says about the terminal. */
struct ui_wishes {
    const char *terminal; /* how Arabic is sent: a row mode, "english" or "auto"; NULL: not said */
    bool calibrate;       /* begin with the question which line reads right */
    bool language_said;   /* the language was chosen for this start */
};
bool ui_terminal_understood(const char *word);

/* The whole program on a terminal, until it is left. Returns an exit status. */
int ui_main(struct session *session, const struct ui_wishes *w);

#endif
