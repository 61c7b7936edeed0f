/* The whole program on a terminal: keys in, pictures out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "base/settings.h"
#include "line/edit.h"
#include "ui/calibrate.h"
#include "ui/detect.h"
#include "ui/draft.h"
#include "ui/keys.h"
#include "ui/mode.h"
#include "ui/screens.h"
#include "ui/term.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BATCH_US = 50 * 1000, SIGNAL_STATUS = 128, FORESEE_MS = 30 };

static void follow_size(struct ui *ui)
{
    int rows, cols;
    term_size(&rows, &cols);
    if (rows != ui->canvas.rows || cols != ui->canvas.cols)
        canvas_resize(&ui->canvas, rows, cols);
}

/* ---- Arabic as this terminal wants it ---- */

static bool asked;       /* the person, in this session */
static bool painted_now; /* ^L was the last key */
static bool language_said;

static void ask_the_person(struct ui *ui)
{
    asked = true;
    if (ui_top(ui)->class != &screen_calibrate)
        ui_push(ui, &screen_calibrate, NULL);
}

/* Nobody knows how this terminal shows Arabic, and Arabic is what it has to show now. */
static bool must_ask(struct ui *ui)
{
    return !asked && lang_rtl() && ui->depth && !detect_awaited_ms() && mode_choose().guessed;
}

/* The person may still ask for Arabic: with --lang ar, or with F9. */
static void prefer_english(struct ui *ui)
{
    struct msg m;
    if (!lang_rtl() || !mode_choose().english)
        return;
    lang_set(LANG_EN);
    MSG(&m, N_("Arabic does not read right on this terminal, so Rihla speaks English here; F9 changes"));
    ui_note(ui, STYLE_WARN, &m);
}

/* Once the terminal has answered, or will not any more. */
static void follow_terminal(struct ui *ui)
{
    static bool known;
    if (detect_awaited_ms())
        return;
    if (!ui->depth || ui_top(ui)->class != &screen_calibrate)
        term_mode(mode_choose().mode);
    if (known)
        return;
    known = true;
    mode_log();
    if (!language_said)
        prefer_english(ui);
}

/* ---- keys ---- */

/* A multiplexer may have come into another window. */
static void resized(struct ui *ui)
{
    follow_size(ui);
    if (detected()->wrap != WRAP_NONE)
        detect_begin();
}

static void repaint(struct ui *ui)
{
    if (painted_now)
        ask_the_person(ui);
    else
        detect_begin();
    term_redraw();
}

static void switch_mouse(struct ui *ui)
{
    struct msg m;
    term_mouse(!term_has_mouse());
    if (term_has_mouse())
        MSG(&m, N_("The mouse is on: a click chooses, the wheel scrolls; Shift marks text. Alt-M switches "
                   "it off"));
    else
        MSG(&m, N_("The mouse is off"));
    ui_note(ui, STYLE_NORMAL, &m);
}

/* "mouse = on" in rihla.conf. */
static void configure_mouse(void)
{
    char *said = settings_configured("mouse");
    if (said && strcmp(said, "on") == 0)
        term_mouse(true);
    free(said);
}

static void one_key(struct ui *ui, const struct key *k)
{
    bool paint = k->code == KEYC_CTRL && k->ch == 'l';
    if (k->code == KEYC_RESIZE)
        resized(ui);
    else if (paint)
        repaint(ui);
    else if (key_is(k, KEYC_META, 'm'))
        switch_mouse(ui);
    else if (k->code == KEYC_CTRL && k->ch == 'z')
        term_suspend();
    else
        ui_key(ui, k);
    draft_keep(ui);
    painted_now = paint;
}

/* ---- the first search ---- */

static bool foreseen;

/* The picture stands and nobody types: what the first key in the box would wait for is done now. A key
 * may come between any two parts of it. */
static void foresee(struct ui *ui)
{
    while (!foreseen && !term_typed(NULL))
        foreseen = !session_foresee(ui->session);
}

/* For ever, unless the terminal may still say who it is, something should go to the disk, the clock of a
 * conversation shows another second, or there is something to foresee. */
static int patience_ms(const struct ui *ui)
{
    int awaited = detect_awaited_ms();
    int waits[] = {awaited ? awaited : -1, draft_patience_ms(), talk_patience_ms(ui),
                   foreseen ? -1 : FORESEE_MS};
    int least = -1;
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
        if (waits[i] >= 0 && (least < 0 || waits[i] < least))
            least = waits[i];
    }
    return least;
}

/* Waits for a key, then works off what was typed ahead, so that one picture serves them all; under
 * a steady stream of keys a picture still comes now and then. False: the terminal is gone. */
static bool one_batch(struct ui *ui)
{
    struct key k;
    int64_t idle = clock_monotonic_us();
    enum term_event event = term_key(&k, patience_ms(ui));
    int64_t start = clock_monotonic_us();
    if (event == TERM_NOTHING)
        follow_terminal(ui); /* it may have let the time pass in which it could have answered */
    if (event == TERM_NOTHING && start - idle >= FORESEE_MS * 1000)
        foresee(ui);
    while (event == TERM_KEY && !ui->quit) {
        one_key(ui, &k);
        if (clock_monotonic_us() - start > BATCH_US)
            break;
        event = term_key(&k, 0);
    }
    if (event == TERM_ANSWERED)
        follow_terminal(ui);
    draft_sync();
    return event != TERM_END;
}

/* What was typed before the question was seen is no answer to it. */
static void ask_if_needed(struct ui *ui)
{
    struct key k;
    while (must_ask(ui) && !ui->quit) {
        enum term_event event = term_key(&k, 0);
        if (event == TERM_KEY)
            one_key(ui, &k);
        else if (event != TERM_ANSWERED)
            ask_the_person(ui);
    }
}

/* A conversation that was open when the line broke is open still. */
static void go_on_talking(struct ui *ui)
{
    struct msg m;
    talk_follow(ui);
    if (!talk_on(ui))
        return;
    MSG(&m, N_("You are still in conversation %1$s: ^V shows it"), ui->talk.number);
    ui_note(ui, STYLE_WARN, &m);
}

static int run(struct ui *ui, const struct ui_wishes *w)
{
    bool there = true;
    follow_size(ui);
    term_mode(mode_choose().mode);
    follow_terminal(ui);
    if (ui_push(ui, &screen_home, NULL) != RC_OK)
        return rc_exit_status(RC_INTERNAL);
    go_on_talking(ui);
    draft_offer(ui);
    if (w->calibrate)
        ask_the_person(ui);
    while (there && !ui->quit) {
        ask_if_needed(ui);
        if (term_ready()) {
            ui_draw(ui);
            term_show(&ui->canvas);
            if (ui_idle(ui, term_typed))
                continue;
            term_settled();
        }
        there = one_batch(ui);
    }
    return there ? rc_exit_status(RC_OK) : SIGNAL_STATUS + term_end_signal();
}

bool ui_terminal_understood(const char *word)
{
    return mode_understood(word);
}

int ui_main(struct session *session, const struct ui_wishes *w)
{
    struct ui ui;
    struct err err = {0};
    edit_init();
    mode_wish(w->terminal);
    language_said = w->language_said;
    enum rc rc = term_start(&err);
    if (rc != RC_OK) {
        struct buf text = {0};
        lang_msg(&text, &err.msg);
        fprintf(stderr, "rihla: %s\n", buf_text(&text));
        buf_done(&text);
        return rc_exit_status(rc);
    }
    configure_mouse();
    ui_init(&ui, session);
    int status = run(&ui, w);
    if (status == rc_exit_status(RC_INTERNAL) && ui.note.id) {
        struct buf text = {0};
        term_stop();
        lang_msg(&text, &ui.note);
        fprintf(stderr, "rihla: %s\n", buf_text(&text));
        buf_done(&text);
    }
    draft_end(!ui.quit);
    ui_done(&ui);
    term_stop();
    return status;
}
