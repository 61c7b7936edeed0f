/* The copies of files of one application or complaint, or the newest of all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/number.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

struct view {
    char number[NUMBER_SIZE]; /* "": the newest of all */
    struct reply reply;
    struct list list;
};

static const char *const columns_of_one[] = {"name", "type", "kilobytes", "number", "?part", "?at", NULL};
static const char *const columns_of_all[] = {"name", "application", "?complaint", "?number", "?at", NULL};

/* The argument that names what they belong to. */
static const char *owner(const struct view *v)
{
    bool complaint = strncmp(v->number, NUMBER_PREFIX_COMPLAINT, strlen(NUMBER_PREFIX_COMPLAINT)) == 0;
    return complaint ? "complaint" : "application";
}

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    list_show(&v->list, NULL);
    enum rc rc = CALL(ui, &command_attachment_list, &v->reply, reterr, owner(v), v->number);
    if (rc == RC_OK)
        list_show(&v->list, &v->reply);
    return rc;
}

static enum rc attachments_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", with ? (const char *)with : "");
    if (*v->number)
        list_init(&v->list, N_("No copy of a file is kept here. n adds one."), columns_of_one);
    else
        list_init(&v->list, N_("No copy of a file is kept yet; they are added to an application or a "
                               "complaint."),
                  columns_of_all);
    return load(ui, v, reterr);
}

static void attachments_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void attachments_close(struct screen *s)
{
    struct view *v = s->state;
    list_done(&v->list);
    reply_done(&v->reply);
}

static enum verdict add(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct ask ask = {.command = &command_attachment_add, .presets = {{owner(v), v->number, true}}};
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict ask_selected(struct ui *ui, const struct view *v, const struct command *c)
{
    (void)ask_about(ui, c, NULL, "attachment", list_text(&v->list, "number"));
    return VERDICT_HANDLED;
}

static enum verdict save(struct ui *ui, struct screen *s)
{
    return ask_selected(ui, s->state, &command_attachment_save);
}

static enum verdict take_out(struct ui *ui, struct screen *s)
{
    return ask_selected(ui, s->state, &command_attachment_remove);
}

static bool something_selected(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return v->list.nshown > 0;
}

static bool of_one(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return *v->number;
}

static enum verdict attachments_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    enum widget_event e = list_key(&v->list, k);
    if (e == WIDGET_ACCEPT)
        return call_may(ui, &command_attachment_save) ? save(ui, s) : VERDICT_HANDLED;
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

static void attachments_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    const char *title = *v->number ? _("Copies of files of") : _("The newest copies of files");
    int w = layout_width(title);
    canvas_text(c, 1, 1, w, title, STYLE_TITLE, ALIGN_START);
    canvas_code(c, 1, w + 2, c->cols - w - 3, v->number, STYLE_TITLE, ALIGN_START);
    list_draw(&v->list, c, (struct area){3, 1, c->rows - 6, c->cols - 2}, true);
    list_draw_whole(&v->list, c, (struct area){c->rows - 3, 1, 1, c->cols - 2});
}

static const struct binding attachments_bindings[] = {
    {KEYC_CHAR, 'n', &command_attachment_add, N_("Add"), add, of_one},
    {KEYC_CHAR, 's', &command_attachment_save, N_("Save as"), save, something_selected},
    {KEYC_CHAR, 'x', &command_attachment_remove, N_("Remove"), take_out, something_selected},
    {KEYC_CHAR, '/', NULL, N_("Filter"), NULL, NULL},
};

const struct screen_class screen_attachments = {
    .name = "attachments",
    .title = N_("Attachments"),
    .help = N_("Copies of the files that the customer handed in. n keeps another one; s or Enter copies "
               "the selected one into a new file, which is recorded; x removes one that does not belong "
               "here. Nothing is opened or changed here."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = attachments_bindings,
    .nbindings = sizeof attachments_bindings / sizeof *attachments_bindings,
    .open = attachments_open,
    .draw = attachments_draw,
    .key = attachments_key,
    .shown = attachments_shown,
    .close = attachments_close,
};
