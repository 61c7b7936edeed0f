/* Customer Pulse at the desk: the customer says a number, one key writes it down. Never in the way: Esc
 * leaves at any time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/number.h"
#include "domain/rating.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/keys.h"
#include "ui/paint.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

struct view {
    char number[NUMBER_SIZE], customer[NUMBER_SIZE];
    bool complaint;
    struct reply show, ratings;
    enum rated rows[RATED_COUNT]; /* those that can be rated now */
    int nrows, at;
};

static const char *const words[RATING_MOST + 1] = {
    NULL, N_("not content at all"), N_("not content"), N_("neither nor"), N_("content"),
    N_("very content"),
};

/* ---- reading ---- */

static void take_rows(struct view *v)
{
    enum state state;
    bool known = state_parse(call_text(&v->show, "state"), &state);
    v->nrows = 0;
    for (int r = 0; r < RATED_COUNT; r++) {
        if (v->complaint ? r == RATED_OVERALL : known && rating_possible((enum rated)r, state))
            v->rows[v->nrows++] = (enum rated)r;
    }
}

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    const char *what = v->complaint ? "complaint" : "application";
    const struct command *show =
        v->complaint ? &command_complaint_show : &command_application_show;
    enum rc rc = CALL(ui, show, &v->show, reterr, what, v->number);
    if (rc == RC_OK)
        rc = CALL(ui, &command_rating_list, &v->ratings, reterr, what, v->number);
    if (rc != RC_OK)
        return rc;
    snprintf(v->customer, sizeof v->customer, "%s", call_text(&v->show, "customer_number"));
    take_rows(v);
    return RC_OK;
}

static enum rc rating_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    v->complaint =
        strncmp(v->number, NUMBER_PREFIX_COMPLAINT, strlen(NUMBER_PREFIX_COMPLAINT)) == 0;
    return load(ui, v, reterr);
}

static void rating_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void rating_close(struct screen *s)
{
    struct view *v = s->state;
    reply_done(&v->show);
    reply_done(&v->ratings);
}

/* The row of the list that counts for a stage; -1: it was not rated. */
static int found(const struct view *v, enum rated stage)
{
    for (size_t i = 0; i < v->ratings.nrows; i++) {
        const struct cell *counts = reply_at(&v->ratings, i, "counts");
        if (counts && counts->n &&
            strcmp(call_text_at(&v->ratings, i, "stage"), rated_word(stage)) == 0)
            return (int)i;
    }
    return -1;
}

static int score_of(const struct view *v, enum rated stage)
{
    int row = found(v, stage);
    const struct cell *score = row < 0 ? NULL : reply_at(&v->ratings, (size_t)row, "score");
    return score ? (int)score->n : 0;
}

static enum rated selected(const struct view *v)
{
    return v->nrows ? v->rows[v->at] : RATED_OVERALL;
}

/* ---- what may be done ---- */

static void ask_reason(struct ui *ui, const struct view *v, int score, const char *heading)
{
    char number[16];
    snprintf(number, sizeof number, "%d", score);
    struct ask ask = {
        .command = &command_rating_record,
        .heading = heading,
        .presets = {{v->complaint ? "complaint" : "application", v->number, true},
                    {"stage", rated_word(selected(v)), true},
                    {"score", number, true},
                    {v->complaint ? "application" : "complaint", "", true},
                    {"channel", "", true},
                    {"employee", "", true}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
}

static enum verdict rate(struct ui *ui, struct view *v, int score)
{
    char number[16];
    int before = score_of(v, selected(v));
    struct msg said;
    enum style style;
    snprintf(number, sizeof number, "%d", score);
    if (before && before != score) {
        ask_reason(ui, v, score, N_("It was rated already. Why does the customer say otherwise now?"));
        return VERDICT_HANDLED;
    }
    if (CALL_DO(ui, &command_rating_record, v->complaint ? "complaint" : "application", v->number,
                "stage", rated_word(selected(v)), "score", number) == RC_OK &&
        score > RATING_LOW && v->at + 1 < v->nrows)
        v->at++;
    said = ui->note;
    style = ui->note_style;
    (void)load(ui, v, NULL);
    ui_note(ui, style, &said);
    return VERDICT_HANDLED;
}

static enum verdict least(struct ui *ui, struct screen *s)
{
    return rate(ui, s->state, RATING_LEAST);
}

static enum verdict most(struct ui *ui, struct screen *s)
{
    return rate(ui, s->state, RATING_MOST);
}

static enum verdict reason(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    ask_reason(ui, v, score_of(v, selected(v)), N_("Why? In the customer's words."));
    return VERDICT_HANDLED;
}

static bool reason_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return score_of(v, selected(v)) > 0;
}

static bool is_low(const struct view *v)
{
    bool low = false;
    for (int i = 0; i < v->nrows; i++) {
        int score = score_of(v, v->rows[i]);
        low = low || (score && score <= RATING_LOW);
    }
    return low;
}

static enum verdict complain(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct ask ask = {
        .command = &command_complaint_log,
        .presets = {{"customer", v->customer, true},
                    {"application", v->complaint ? "" : v->number, true}},
        .then = &then_show_complaint,
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static bool complain_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    return is_low(s->state);
}

static enum verdict done(struct ui *ui, struct screen *s)
{
    (void)ui;
    (void)s;
    return VERDICT_CLOSE;
}

static enum verdict rating_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    uint32_t digit = k->code == KEYC_CHAR ? key_latin(k->ch) : 0;
    if (k->code == KEYC_DOWN && v->at + 1 < v->nrows)
        v->at++;
    else if (k->code == KEYC_UP && v->at > 0)
        v->at--;
    else if (digit >= '1' && digit <= '5')
        return rate(ui, v, (int)(digit - '0'));
    else if (k->code != KEYC_DOWN && k->code != KEYC_UP)
        return VERDICT_IGNORED;
    return VERDICT_HANDLED;
}

/* ---- drawing ---- */

/* Stars that need no colour, the number, and what it means. */
static void draw_row(const struct view *v, struct canvas *c, int row, int i)
{
    int score = score_of(v, v->rows[i]), col = 22;
    bool here = i == v->at;
    enum style style = here ? STYLE_SELECTED : STYLE_NORMAL;
    canvas_text(c, row, 1, 2, here ? ">" : "", STYLE_KEY, ALIGN_START);
    canvas_text(c, row, 3, col - 3, tr(rated_title(v->rows[i])), style, ALIGN_START);
    for (int n = RATING_LEAST; n <= RATING_MOST; n++)
        canvas_text(c, row, col + 2 * (n - 1), 2, n <= score ? "●" : "○", STYLE_NORMAL, ALIGN_START);
    if (score) {
        char number[16];
        snprintf(number, sizeof number, "%d", score);
        canvas_code(c, row, col + 12, 2, number, STYLE_TITLE, ALIGN_START);
        canvas_text(c, row, col + 15, c->cols - col - 16, tr(words[score]), STYLE_NORMAL,
                    ALIGN_START);
    }
}

static void draw_reason(const struct view *v, struct canvas *c, int row)
{
    int at = found(v, selected(v));
    const char *text = at < 0 ? "" : call_text_at(&v->ratings, (size_t)at, "reason");
    if (!*text)
        return;
    int label = layout_width(_("Reason")) + 2;
    paint_label(c, row, 3, label, _("Reason"), STYLE_LABEL);
    (void)paint_wrapped(c, (struct area){row, 3 + label, 3, c->cols - label - 5}, 0, text,
                        STYLE_NORMAL);
}

static void draw_scale(struct canvas *c, int row)
{
    for (int n = RATING_LEAST; n <= RATING_MOST; n++) {
        char number[16];
        snprintf(number, sizeof number, "%d", n);
        canvas_code(c, row + n - 1, 3, 2, number, STYLE_KEY, ALIGN_START);
        canvas_text(c, row + n - 1, 6, c->cols - 8, tr(words[n]), STYLE_NORMAL, ALIGN_START);
    }
}

static void rating_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    const struct cell *what = reply_get(&v->show, v->complaint ? "subject" : "service");
    int w = layout_width(v->number), row = 5;
    canvas_code(c, 1, 1, w, v->number, STYLE_TITLE, ALIGN_START);
    if (what)
        paint_cell(c, 1, w + 3, c->cols - w - 4, what, STYLE_TITLE);
    canvas_text(c, 3, 1, c->cols - 2, _("How content is the customer? Ask, and press the number."),
                STYLE_NORMAL, ALIGN_START);
    for (int i = 0; i < v->nrows; i++)
        draw_row(v, c, row++, i);
    draw_scale(c, row + 1);
    draw_reason(v, c, row + 7);
    if (is_low(v))
        canvas_text(c, row + 10, 1, c->cols - 2,
                    _("Not content: c logs a complaint, r writes down the reason."), STYLE_WARN,
                    ALIGN_START);
    canvas_cursor(c, 5 + v->at, 3);
}

static const struct binding rating_bindings[] = {
    {KEYC_CHAR, '1', &command_rating_record, N_("Not at all"), least, NULL},
    {KEYC_CHAR, '5', &command_rating_record, N_("Very content"), most, NULL},
    {KEYC_CHAR, 'r', &command_rating_record, N_("Reason"), reason, reason_offered},
    {KEYC_CHAR, 'c', &command_complaint_log, N_("Complaint"), complain, complain_offered},
    {KEYC_ENTER, 0, NULL, N_("Done"), done, NULL},
};

const struct screen_class screen_rating = {
    .name = "rating",
    .title = N_("Customer Pulse"),
    .help = N_("What the customer thinks of the service. One of the keys 1 to 5 writes it down at once "
               "and goes on to the next stage of the journey; Enter or Esc leaves, for nobody has to "
               "rate. Whoever is not content is offered a complaint."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = rating_bindings,
    .nbindings = sizeof rating_bindings / sizeof *rating_bindings,
    .open = rating_open,
    .draw = rating_draw,
    .key = rating_key,
    .shown = rating_shown,
    .close = rating_close,
};
