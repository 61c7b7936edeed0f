/* One awareness campaign: texts in both languages, whom it reaches, how far it has got, posts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/record.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

enum { POSTS = 4 };

struct view {
    char number[NUMBER_SIZE];
    struct reply show;
    struct list posts;
    struct record_scroll texts;
};

static const char *const texts[] = {"subject_ar", "text_ar",  "segments_ar", "subject_en",   "text_en",
                                    "segments_en", "channel", "service",     "kind",         "expires_from",
                                    "expires_until", "language", "reason",   NULL};
static const char *const counts[] = {"recipients", "sms_ar", "sms_en",  "email_ar", "email_en",
                                     "segments",   "cost",   "sent",    "skipped",  "contacts", "author",
                                     "approved_by", "finished_at", "stopped_by", NULL};
static const char *const post_columns[] = {"posted", "network", "link", "?note", NULL};

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    list_show(&v->posts, NULL);
    enum rc rc = CALL(ui, &command_campaign_show, &v->show, reterr, "campaign", v->number);
    list_show(&v->posts, &v->show);
    return rc;
}

static enum rc campaign_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    list_init(&v->posts, N_("No post was recorded; t records one."), post_columns);
    v->posts.still = true;
    return load(ui, v, reterr);
}

static void campaign_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void campaign_close(struct screen *s)
{
    struct view *v = s->state;
    list_done(&v->posts);
    reply_done(&v->show);
}

/* ---- what may be done now ---- */

static bool in_state(const struct screen *s, const char *word)
{
    const struct view *v = s->state;
    return strcmp(call_text(&v->show, "state"), word) == 0;
}

static bool counted(const struct screen *s)
{
    const struct view *v = s->state;
    return reply_get(&v->show, "recipients") != NULL;
}

static enum verdict run(struct ui *ui, struct screen *s, const struct command *c)
{
    struct view *v = s->state;
    (void)CALL_DO(ui, c, "campaign", v->number);
    call_reload(ui, s);
    return VERDICT_HANDLED;
}

static enum verdict preview(struct ui *ui, struct screen *s)
{
    return run(ui, s, &command_campaign_preview);
}

static bool draft_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    return in_state(s, "draft");
}

/* What is approved is what was seen: the count goes with it. */
static enum verdict approve(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    char version[24], recipients[24];
    snprintf(version, sizeof version, "%lld", (long long)call_number(&v->show, "version"));
    snprintf(recipients, sizeof recipients, "%lld", (long long)call_number(&v->show, "recipients"));
    struct ask ask = {
        .command = &command_campaign_approve,
        .heading = N_("Approve this campaign? Its messages go out from then on."),
        .presets = {{"campaign", v->number, true},
                    {"version", version, true},
                    {"recipients", recipients, true}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static bool approve_offered(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    bool own = strcmp(call_text(&v->show, "author"), ui->session->staff.login) == 0;
    return in_state(s, "draft") && counted(s) && !own;
}

static enum verdict send_now(struct ui *ui, struct screen *s)
{
    return run(ui, s, &command_campaign_send);
}

static bool send_offered(struct ui *ui, struct screen *s)
{
    (void)ui;
    return in_state(s, "approved") || in_state(s, "sending");
}

static enum verdict stop(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ask_about(ui, &command_campaign_stop,
                    N_("Stop this campaign? It cannot be taken up again."), "campaign", v->number);
    return VERDICT_HANDLED;
}

static bool stop_offered(struct ui *ui, struct screen *s)
{
    return draft_offered(ui, s) || send_offered(ui, s);
}

static enum verdict post(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ask_about(ui, &command_campaign_post, NULL, "campaign", v->number);
    return VERDICT_HANDLED;
}

static enum verdict contacts(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ui_push(ui, &screen_campaign_contacts, v->number);
    return VERDICT_HANDLED;
}

/* A day as the field takes it. */
static const char *day(const struct reply *r, const char *key, char ret[16])
{
    const struct cell *c = reply_get(r, key);
    struct buf iso = {0};
    if (c && c->type != CELL_NONE)
        cell_plain(&iso, c);
    snprintf(ret, 16, "%s", buf_text(&iso));
    buf_done(&iso);
    return ret;
}

static enum verdict change(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    const struct reply *r = &v->show;
    char version[24], from[16], until[16];
    snprintf(version, sizeof version, "%lld", (long long)call_number(r, "version"));
    struct ask ask = {
        .command = &command_campaign_change,
        .changes_only = true,
        .presets = {{"campaign", v->number, true},
                    {"version", version, true},
                    {"title", call_text(r, "title"), false},
                    {"text_ar", call_text(r, "text_ar"), false},
                    {"text_en", call_text(r, "text_en"), false},
                    {"channel", call_text(r, "channel"), false},
                    {"subject_ar", call_text(r, "subject_ar"), false},
                    {"subject_en", call_text(r, "subject_en"), false},
                    {"card", call_text(r, "card"), false},
                    {"kind", call_text(r, "kind"), false},
                    {"expires_from", day(r, "expires_from", from), false},
                    {"expires_until", day(r, "expires_until", until), false},
                    {"language", call_text(r, "language"), false}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

/* What is to be done next, and whether this role may. */
static const struct next {
    const char *state;
    bool counted;
    const char *awaited, *step;
    const struct command *command;
    enum verdict (*run)(struct ui *ui, struct screen *s);
} nexts[] = {
    {"draft", false, N_("Whom it reaches is to be counted."), N_("Enter: count them"),
     &command_campaign_preview, preview},
    {"draft", true, N_("Awaited from a supervisor who did not write it: the approval."),
     N_("Enter: approve"), &command_campaign_approve, approve},
    {"approved", true, N_("It is sent by and by, as tick runs."), N_("Enter: send now"),
     &command_campaign_send, send_now},
    {"sending", true, N_("It is sent by and by, as tick runs."), N_("Enter: send on now"),
     &command_campaign_send, send_now},
};

static const struct next *next_of(const struct screen *s)
{
    for (size_t i = 0; i < sizeof nexts / sizeof *nexts; i++) {
        if (in_state(s, nexts[i].state) && nexts[i].counted == counted(s))
            return &nexts[i];
    }
    return NULL;
}

static bool next_offered(struct ui *ui, struct screen *s)
{
    const struct next *next = next_of(s);
    return next && call_may(ui, next->command) && (next->run != approve || approve_offered(ui, s));
}

static enum verdict next_step(struct ui *ui, struct screen *s)
{
    const struct next *next = next_of(s);
    return next ? next->run(ui, s) : VERDICT_HANDLED;
}

static enum verdict campaign_key(struct ui *ui, struct screen *s, const struct key *k)
{
    (void)ui;
    struct view *v = s->state;
    return record_key(&v->texts, k);
}

/* ---- drawing ---- */

static void draw_head(struct ui *ui, struct screen *s, struct canvas *c)
{
    const struct view *v = s->state;
    const struct next *next = next_of(s);
    const struct cell *title = reply_get(&v->show, "title"), *state = reply_get(&v->show, "state");
    int w = layout_width(v->number);
    canvas_code(c, 1, 1, w, v->number, STYLE_TITLE, ALIGN_START);
    if (title)
        paint_cell(c, 1, w + 3, c->cols - w - 4, title, STYLE_TITLE);
    if (!state)
        return;
    struct buf line = {0};
    buf_printf(&line, "%s", tr(state->title));
    if (next)
        buf_printf(&line, " · %s", tr(next->awaited));
    canvas_text(c, 2, 1, c->cols - 2, buf_text(&line), STYLE_NORMAL, ALIGN_START);
    buf_done(&line);
    if (next_offered(ui, s))
        canvas_text(c, 3, 1, c->cols - 2, tr(next->step), STYLE_KEY, ALIGN_START);
}

static void campaign_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    struct view *v = s->state;
    int half = c->cols * 11 / 20, bottom = c->rows - 3 - POSTS;
    draw_head(ui, s, c);
    canvas_rule(c, 4, 1, half - 1, _("Texts and audience"));
    canvas_rule(c, 4, half + 2, c->cols - half - 3, _("Count and progress"));
    record_draw_scrolled(c, (struct area){5, 1, bottom - 5, half - 1}, &v->show, texts, &v->texts);
    if (record_goes_on(&v->texts))
        canvas_text(c, 4, half - 2, 1, "↓", STYLE_KEY, ALIGN_START);
    (void)record_draw(c, (struct area){5, half + 2, bottom - 5, c->cols - half - 3}, &v->show, counts, 0);
    canvas_rule(c, bottom, 1, c->cols - 2, _("Posts on social media"));
    list_draw(&v->posts, c, (struct area){bottom + 1, 1, POSTS, c->cols - 2}, false);
    canvas_cursor(c, 1, 1);
}

static const struct binding campaign_bindings[] = {
    {KEYC_ENTER, 0, NULL, N_("Next step"), next_step, next_offered},
    {KEYC_CHAR, 'e', &command_campaign_change, N_("Change"), change, draft_offered},
    {KEYC_CHAR, 'v', &command_campaign_preview, N_("Count"), preview, draft_offered},
    {KEYC_CHAR, 'a', &command_campaign_approve, N_("Approve"), approve, approve_offered},
    {KEYC_CHAR, 'g', &command_campaign_send, N_("Send now"), send_now, send_offered},
    {KEYC_CHAR, 'x', &command_campaign_stop, N_("Stop"), stop, stop_offered},
    {KEYC_CHAR, 't', &command_campaign_post, N_("Post"), post, NULL},
    {KEYC_CHAR, 'c', &command_contact_list, N_("Contacts"), contacts, NULL},
};

const struct screen_class screen_campaign = {
    .name = "campaign",
    .title = N_("Campaign"),
    .help = N_("An awareness campaign is written, counted, approved by a supervisor who did not write "
               "it, and sent by and by. The count is exact: each customer once who can be reached and "
               "did not refuse promotions, and the list that was counted is the one that is told. Text "
               "messages rest between 21:00 and 07:00."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = campaign_bindings,
    .nbindings = sizeof campaign_bindings / sizeof *campaign_bindings,
    .open = campaign_open,
    .draw = campaign_draw,
    .key = campaign_key,
    .shown = campaign_shown,
    .close = campaign_close,
};

const struct ask_then then_show_campaign = {.name = "show-campaign", .shows = &screen_campaign};
