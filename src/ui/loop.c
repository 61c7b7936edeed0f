/* The whole program on a terminal: keys in, pictures out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "line/edit.h"
#include "ui/screens.h"
#include "ui/term.h"

#include <stdio.h>

enum { BATCH_US = 50 * 1000, SIGNAL_STATUS = 128 };

static void follow_size(struct ui *ui)
{
    int rows, cols;
    term_size(&rows, &cols);
    if (rows != ui->canvas.rows || cols != ui->canvas.cols)
        canvas_resize(&ui->canvas, rows, cols);
}

static void one_key(struct ui *ui, const struct key *k)
{
    if (k->code == KEYC_RESIZE)
        follow_size(ui);
    else if (k->code == KEYC_CTRL && k->ch == 'l')
        term_redraw();
    else if (k->code == KEYC_CTRL && k->ch == 'z')
        term_suspend();
    else
        ui_key(ui, k);
}

/* Waits for a key, then works off what was typed ahead, so that one picture serves them all; under
 * a steady stream of keys a picture still comes now and then. False: the terminal is gone. */
static bool one_batch(struct ui *ui)
{
    struct key k;
    enum term_event event = term_key(&k, -1);
    int64_t start = clock_monotonic_us();
    while (event == TERM_KEY && !ui->quit) {
        one_key(ui, &k);
        if (clock_monotonic_us() - start > BATCH_US)
            break;
        event = term_key(&k, 0);
    }
    return event != TERM_END;
}

static int run(struct ui *ui)
{
    bool there = true;
    follow_size(ui);
    if (ui_push(ui, &screen_home, NULL) != RC_OK)
        return rc_exit_status(RC_INTERNAL);
    while (there && !ui->quit) {
        ui_draw(ui);
        term_show(&ui->canvas);
        there = one_batch(ui);
    }
    return there ? rc_exit_status(RC_OK) : SIGNAL_STATUS + term_end_signal();
}

int ui_main(struct session *session)
{
    struct ui ui;
    struct err err = {0};
    edit_init();
    enum rc rc = term_start(&err);
    if (rc != RC_OK) {
        struct buf text = {0};
        lang_msg(&text, &err.msg);
        fprintf(stderr, "rihla: %s\n", buf_text(&text));
        buf_done(&text);
        return rc_exit_status(rc);
    }
    ui_init(&ui, session);
    int status = run(&ui);
    if (status == rc_exit_status(RC_INTERNAL) && ui.note.id) {
        struct buf text = {0};
        term_stop();
        lang_msg(&text, &ui.note);
        fprintf(stderr, "rihla: %s\n", buf_text(&text));
        buf_done(&text);
    }
    ui_done(&ui);
    term_stop();
    return status;
}
