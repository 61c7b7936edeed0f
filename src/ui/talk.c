/* The conversation that the desk is in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/talk.h"

#include "ui/call.h"
#include "ui/screens.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

bool talk_on(const struct ui *ui)
{
    return ui->talk.number[0] != '\0';
}

void talk_follow(struct ui *ui)
{
    struct reply r;
    reply_init(&r);
    if (call_may(ui, &command_contact_start) &&
        CALL(ui, &command_contact_list, &r, NULL, "talking", "yes") == RC_OK) {
        const char *number = r.nrows ? call_text_at(&r, 0, "number") : "";
        const struct cell *since = r.nrows ? reply_at(&r, 0, "started_at") : NULL;
        if (strcmp(number, ui->talk.number) != 0)
            ui->talk = (struct talk){.since = since ? since->n : 0};
        snprintf(ui->talk.number, sizeof ui->talk.number, "%s", number);
    }
    reply_done(&r);
}

void talk_clock(struct buf *out, struct ui *ui)
{
    int64_t seconds = session_now(ui->session) - ui->talk.since;
    seconds = seconds > 0 ? seconds : 0;
    buf_printf(out, "%" PRId64 ":%02d", seconds / 60, (int)(seconds % 60));
}

/* A little after the second has changed. */
int talk_patience_ms(const struct ui *ui)
{
    struct timespec now;
    if (!talk_on(ui))
        return -1;
    clock_gettime(CLOCK_REALTIME, &now);
    return 1010 - (int)(now.tv_nsec / 1000000);
}

/* ---- what was looked at ---- */

void talk_saw(struct ui *ui, const struct screen_class *class, const char *id)
{
    struct talk *t = &ui->talk;
    struct talk_seen one = {.class = class};
    bool counts = class == &screen_card || class == &screen_application ||
                  class == &screen_complaint;
    size_t at = 0;
    if (!talk_on(ui) || !counts || !id)
        return;
    snprintf(one.id, sizeof one.id, "%s", id);
    while (at < t->nseen && (t->seen[at].class != class || strcmp(t->seen[at].id, id) != 0))
        at++;
    if (at == t->nseen && t->nseen < TALK_SEEN)
        t->nseen++;
    at = at < TALK_SEEN ? at : TALK_SEEN - 1;
    memmove(t->seen + 1, t->seen, at * sizeof *t->seen);
    t->seen[0] = one;
}

/* ---- the key ---- */

/* Nothing is typed above it, so going back to it loses nothing. */
static bool is_below(const struct ui *ui)
{
    for (int i = ui->depth - 1; i >= 0; i--) {
        struct screen *s = ui->stack[i];
        if (s->class == &screen_talk && s->with && strcmp(s->with, ui->talk.number) == 0)
            return true;
        if (s->class->sheet)
            return false;
    }
    return false;
}

static void show(struct ui *ui)
{
    if (!is_below(ui)) {
        (void)ui_push(ui, &screen_talk, ui->talk.number);
        return;
    }
    while (ui_top(ui)->class != &screen_talk)
        ui_pop(ui);
}

static void begin(struct ui *ui)
{
    if (CALL_DO(ui, &command_contact_start, NULL) == RC_OK && talk_on(ui))
        (void)ui_push(ui, &screen_talk, ui->talk.number);
}

void talk_key(struct ui *ui)
{
    const struct screen *top = ui_top(ui);
    if (!call_may(ui, &command_contact_start)) {
        (void)call_denied(ui, &command_contact_start);
    } else if (!talk_on(ui)) {
        begin(ui);
    } else if (top->class == &screen_talk) {
        (void)ui_push(ui, &screen_talk_end, ui->talk.number);
    } else if (top->class != &screen_talk_end) {
        show(ui);
    }
}
