/* Asking the terminal who it is; through a multiplexer, the terminal around it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/detect.h"

#include "base/clock.h"
#include "ui/outlet.h"
#include "ui/tmux.h"

#include <stdlib.h>
#include <string.h>

static enum stage { IDLE, ASKED, ASKED_AROUND, DONE } stage;
static int64_t asked_at;
static struct terminal_answers here, around; /* this terminal; the one around the multiplexer */
static char term_around[64];
static struct detected found;

static void send(const struct buf *bytes)
{
    outlet_send(buf_text(bytes), bytes->len);
}

static void ask(enum terminal_wrap wrap)
{
    struct buf out = {0};
    terminal_wrapped(&out, wrap, TERMINAL_QUESTIONS);
    send(&out);
    buf_done(&out);
    asked_at = clock_monotonic_us();
}

/* The console shows parts of questions that it does not know, and has no answer that matters. */
static bool may_be_asked(const char *term)
{
    return term && strcmp(term, "dumb") != 0 && strncmp(term, "linux", 5) != 0;
}

/* What stood on the line of a terminal that shows questions is wiped away. */
static void wipe_line(void)
{
    struct buf out = {0};
    buf_add(&out, "\r\033[K");
    send(&out);
    buf_done(&out);
}

void detect_begin(void)
{
    const char *term = getenv("TERM");
    bool first = stage == IDLE;
    if (detect_awaited_ms())
        return; /* a window is being dragged: one question at a time */
    here = around = (struct terminal_answers){0};
    if (first)
        found.kind = terminal_kind(&here, term);
    stage = DONE;
    if (!may_be_asked(term))
        return;
    ask(WRAP_NONE);
    wipe_line();
    stage = ASKED;
}

/* tmux on this machine can be asked itself; one on the other end of a line cannot. */
static void look_around_tmux(void)
{
    struct tmux_client client;
    if (!tmux_client(&client)) {
        ask(WRAP_TMUX);
        stage = ASKED_AROUND;
        return;
    }
    memcpy(around.version, client.type, sizeof around.version);
    memcpy(term_around, client.term, sizeof term_around);
    found.kind = terminal_kind(&around, term_around);
    found.unseen = !*client.term;
    stage = DONE;
    if (!found.kind && client.passes) {
        ask(WRAP_TMUX);
        stage = ASKED_AROUND;
    }
}

static void look_around(enum terminal_wrap wrap)
{
    found = (struct detected){.wrap = wrap};
    term_around[0] = '\0';
    if (wrap == WRAP_TMUX) {
        look_around_tmux();
        return;
    }
    ask(wrap);
    stage = ASKED_AROUND;
}

static void answered_here(void)
{
    found = (struct detected){.kind = terminal_kind(&here, getenv("TERM"))};
    stage = DONE;
    if (found.kind && found.kind->inner)
        look_around(found.kind->inner);
}

/* One multiplexer in another is beyond us. */
static void answered_around(void)
{
    found.kind = terminal_kind(&around, term_around);
    if (found.kind && found.kind->inner)
        found.kind = NULL;
    stage = DONE;
}

/* An answer that comes too late for the first picture counts all the same. */
bool detect_answer(const char *sequence, size_t n)
{
    bool outer = found.wrap != WRAP_NONE && stage != ASKED;
    struct terminal_answers *a = outer ? &around : &here;
    if (!terminal_answer(a, sequence, n))
        return false;
    if (a->fence && outer)
        answered_around();
    else if (a->fence)
        answered_here();
    return true;
}

int detect_awaited_ms(void)
{
    if (stage == IDLE || stage == DONE)
        return 0;
    int64_t gone = (clock_monotonic_us() - asked_at) / 1000;
    return gone < DETECT_SILENT_MS ? (int)(DETECT_SILENT_MS - gone) : 0;
}

const struct detected *detected(void)
{
    return &found;
}

void detect_identity(struct buf *out)
{
    if (found.wrap == WRAP_NONE) {
        terminal_identity(out, &here, getenv("TERM"));
        return;
    }
    buf_add(out, found.wrap == WRAP_TMUX ? "tmux in " : "screen in ");
    terminal_identity(out, &around, term_around);
}
