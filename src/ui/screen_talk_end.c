/* The end of a conversation in two keys: how it ended, and whether it was solved.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/talk.h"

#include "domain/contact.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/keys.h"
#include "ui/paint.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

/* What it may have been about; the first is nothing. */
struct subject {
    const char *argument; /* of contact end */
    char id[TALK_ID];
    struct reply named;   /* a card's names */
};

struct view {
    char number[NUMBER_SIZE];
    enum contact_outcome outcome; /* NONE: not said yet */
    struct subject subjects[TALK_SEEN + 1];
    size_t nsubjects, at;
};

static const char *argument_of(const struct screen_class *class)
{
    return class == &screen_card          ? "card"
           : class == &screen_application ? "application"
                                          : "complaint";
}

static bool is_said(const struct reply *show)
{
    return call_text(show, "card")[0] || call_text(show, "application")[0] ||
           call_text(show, "complaint")[0];
}

/* The last thing looked at, unless it was written down already what it was about. */
static enum rc end_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    struct reply show;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    v->nsubjects = 1;
    reply_init(&show);
    enum rc rc = CALL(ui, &command_contact_show, &show, reterr, "contact", v->number);
    for (size_t i = 0; !rc && i < ui->talk.nseen; i++) {
        const struct talk_seen *seen = &ui->talk.seen[i];
        struct subject *one = &v->subjects[v->nsubjects++];
        one->argument = argument_of(seen->class);
        snprintf(one->id, sizeof one->id, "%s", seen->id);
        reply_init(&one->named);
        if (seen->class == &screen_card)
            (void)CALL(ui, &command_card_show, &one->named, NULL, "card", seen->id);
    }
    v->at = v->nsubjects > 1 && !rc && !is_said(&show);
    reply_done(&show);
    return rc;
}

static void end_close(struct screen *s)
{
    struct view *v = s->state;
    for (size_t i = 1; i < v->nsubjects; i++)
        reply_done(&v->subjects[i].named);
}

/* The screen of the conversation goes with it, where it is next. */
static enum verdict finish(struct ui *ui, struct view *v, bool solved)
{
    const struct subject *about = &v->subjects[v->at];
    enum rc rc = CALL_DO(ui, &command_contact_end, "contact", v->number, "outcome",
                         contact_outcome_word(v->outcome), "solved", solved ? "yes" : "no",
                         about->argument ? about->argument : "card", about->id);
    if (rc)
        return VERDICT_CLOSE;
    struct msg note = ui->note;
    ui_pop(ui);
    if (ui_top(ui)->class == &screen_talk)
        ui_pop(ui);
    ui_note(ui, STYLE_GOOD, &note);
    return VERDICT_HANDLED;
}

/* From one outcome to the next, around the end. */
static enum contact_outcome beside(enum contact_outcome now, int by)
{
    int last = OUTCOME_COUNT - 1, at = (int)now + by;
    return (enum contact_outcome)(at < 1 ? last : at > last ? 1 : at);
}

/* Keys that say, correct or take back how it ended. */
static bool outcome_key(struct view *v, const struct key *k, uint32_t ch)
{
    if (ch > '0' && ch < '0' + OUTCOME_COUNT)
        v->outcome = (enum contact_outcome)(ch - '0');
    else if (k->code == KEYC_UP || k->code == KEYC_DOWN)
        v->outcome = beside(v->outcome, k->code == KEYC_UP ? -1 : 1);
    else if (v->outcome != OUTCOME_NONE && (k->code == KEYC_ESC || k->code == KEYC_BACKSPACE))
        v->outcome = OUTCOME_NONE;
    else
        return false;
    return true;
}

/* A slip changes nothing and is told at once; help and the command line stay what they are. */
static enum verdict slip(struct ui *ui, const struct view *v, uint32_t ch)
{
    struct msg m;
    if (!ch || ch == '?' || ch == ':')
        return VERDICT_IGNORED;
    if (v->outcome == OUTCOME_NONE)
        MSG(&m, N_("First a number from 1 to 8: how the call ended"));
    else
        MSG(&m, N_("y or n ends the call; a number from 1 to 8 corrects how it ended"));
    ui_note(ui, STYLE_WARN, &m);
    return VERDICT_HANDLED;
}

static enum verdict end_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    uint32_t ch = k->code == KEYC_CHAR ? key_latin(k->ch) : 0;
    if (outcome_key(v, k, ch))
        return VERDICT_HANDLED;
    if (k->code == KEYC_TAB) {
        v->at = (v->at + 1) % v->nsubjects;
        return VERDICT_HANDLED;
    }
    if (v->outcome != OUTCOME_NONE && (ch == 'y' || ch == 'n'))
        return finish(ui, v, ch == 'y');
    return slip(ui, v, ch);
}

static void draw_about(const struct view *v, struct canvas *c, int row)
{
    const struct subject *about = &v->subjects[v->at];
    int w = layout_width(_("About")) + 2;
    paint_label(c, row, 2, w, _("About"), STYLE_LABEL);
    const struct cell *name = about->argument ? reply_get(&about->named, "name") : NULL;
    if (name)
        paint_cell(c, row, 2 + w, c->cols - 4 - w, name, STYLE_NORMAL);
    else if (about->argument)
        canvas_code(c, row, 2 + w, c->cols - 4 - w, about->id, STYLE_NORMAL, ALIGN_START);
    else
        canvas_text(c, row, 2 + w, c->cols - 4 - w, _("as it was written down, or nothing of these"),
                    STYLE_DIM, ALIGN_START);
    if (v->nsubjects > 1)
        canvas_text(c, row + 1, 2 + w, c->cols - 4 - w, _("Tab chooses among what was looked at."),
                    STYLE_DIM, ALIGN_START);
}

static void end_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    int row = 2;
    canvas_text(c, row++, 2, c->cols - 4, _("How did the call end?"), STYLE_TITLE, ALIGN_START);
    for (int o = 1; o < OUTCOME_COUNT; o++) {
        char digit[12];
        bool chosen = v->outcome == (enum contact_outcome)o;
        snprintf(digit, sizeof digit, "%d", o);
        enum style style = chosen ? STYLE_SELECTED : STYLE_NORMAL;
        canvas_text(c, ++row, 2, 2, chosen ? ">" : "", style, ALIGN_START);
        canvas_code(c, row, 4, 2, digit, chosen ? style : STYLE_KEY, ALIGN_START);
        canvas_text(c, row, 7, c->cols - 9, tr(contact_outcome_title((enum contact_outcome)o)), style,
                    ALIGN_START);
        if (chosen)
            canvas_cursor(c, row, 2);
    }
    draw_about(v, c, row + 2);
    row += 5;
    if (v->outcome == OUTCOME_NONE) {
        canvas_text(c, row, 2, c->cols - 4, _("Press the number of the outcome."), STYLE_NORMAL,
                    ALIGN_START);
        canvas_cursor(c, row, 2);
    } else {
        canvas_text(c, row, 2, c->cols - 4,
                    _("Was it solved at this first contact? y or n ends the call."), STYLE_TITLE,
                    ALIGN_START);
        canvas_text(c, row + 1, 2, c->cols - 4, _("Another number corrects how it ended."), STYLE_DIM,
                    ALIGN_START);
    }
}

static bool outcome_said(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return v->outcome != OUTCOME_NONE;
}

static const struct binding end_bindings[] = {
    {KEYC_CHAR, '1', NULL, N_("to 8: how it ended"), NULL, NULL},
    {KEYC_CHAR, 'y', &command_contact_end, N_("Solved"), NULL, outcome_said},
    {KEYC_CHAR, 'n', &command_contact_end, N_("Not solved"), NULL, outcome_said},
    {KEYC_TAB, 0, NULL, N_("About"), NULL, NULL},
};

const struct screen_class screen_talk_end = {
    .name = "call-end",
    .title = N_("End of the call"),
    .help = N_("One key says how the call ended, the next whether it was solved at this first contact: "
               "then it is over. Until then another number, ↑ or ↓ corrects the outcome. Tab chooses what it was "
               "about among what was looked at. Esc takes the outcome back, then leaves the call open."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = end_bindings,
    .nbindings = sizeof end_bindings / sizeof *end_bindings,
    .open = end_open,
    .draw = end_draw,
    .key = end_key,
    .close = end_close,
};
