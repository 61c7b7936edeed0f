/* The documents of one application: what came, what is awaited, what is missing and why.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/screens.h"

#include <stdio.h>
#include <string.h>

struct view {
    char number[NUMBER_SIZE];
    struct reply reply;
    struct list list;
};

static const char *const columns[] = {"name", "state", "?copies", "note", "at", NULL};

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    list_show(&v->list, NULL);
    enum rc rc = CALL(ui, &command_document_list, &v->reply, reterr, "application", v->number);
    if (rc == RC_OK)
        list_show(&v->list, &v->reply);
    return rc;
}

/* The first that is not there yet. */
static void select_awaited(struct view *v)
{
    for (size_t i = 0; i < v->reply.nrows; i++) {
        if (strcmp(call_text_at(&v->reply, i, "state"), "received") != 0) {
            v->list.at = i;
            return;
        }
    }
}

static enum rc documents_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    struct view *v = s->state;
    snprintf(v->number, sizeof v->number, "%s", (const char *)with);
    list_init(&v->list, N_("This service asks for no documents. Esc goes back."), columns);
    enum rc rc = load(ui, v, reterr);
    select_awaited(v);
    return rc;
}

static void documents_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void documents_close(struct screen *s)
{
    struct view *v = s->state;
    list_done(&v->list);
    reply_done(&v->reply);
}

static enum verdict receive(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)CALL_DO(ui, &command_document_receive, "application", v->number, "document",
                  list_text(&v->list, "document"));
    call_reload(ui, s);
    select_awaited(v); /* the next one is what comes over the counter next */
    return VERDICT_HANDLED;
}

/* Everything that is not there yet, in one key: the customer hands over the whole folder. Then there
 * is nothing left to do here. */
static enum verdict receive_all(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    enum rc rc = RC_OK;
    for (size_t i = 0; i < v->reply.nrows && rc == RC_OK; i++) {
        if (strcmp(call_text_at(&v->reply, i, "state"), "received") != 0)
            rc = CALL_DO(ui, &command_document_receive, "application", v->number, "document",
                         call_text_at(&v->reply, i, "document"));
    }
    if (rc != RC_OK) {
        call_reload(ui, s);
        return VERDICT_HANDLED;
    }
    struct msg m;
    MSG(&m, N_("All documents were received"));
    ui_pop(ui);
    ui_note(ui, STYLE_GOOD, &m);
    return VERDICT_HANDLED;
}

static enum verdict receive_file(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    bool there = strcmp(list_text(&v->list, "state"), "received") == 0;
    bool receives = !there && call_may(ui, &command_document_receive);
    struct ask ask = {
        .command = receives ? &command_document_receive : &command_attachment_add,
        .heading = N_("Which file? A copy of it is kept."),
        .presets = {{"application", v->number, true},
                    {"document", list_text(&v->list, "document"), true}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict copies(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    (void)ui_push(ui, &screen_attachments, v->number);
    return VERDICT_HANDLED;
}

static enum verdict flag(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct ask ask = {
        .command = &command_document_flag,
        .heading = N_("What is missing? The customer is told."),
        .presets = {{"application", v->number, true},
                    {"document", list_text(&v->list, "document"), true}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

/* Everything that is missing goes to the customer in one message. */
static enum verdict tell(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    (void)ask_about(ui, &command_application_return,
                    N_("Tell the customer all that is missing? More can be asked for by its id."),
                    "application", v->number);
    return VERDICT_HANDLED;
}

static bool something_selected(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return v->list.nshown > 0;
}

static bool file_receives(struct ui *ui, struct screen *s)
{
    return something_selected(ui, s) && call_may(ui, &command_document_receive);
}

/* What the customer sent can be kept by those, too, who do not receive documents. */
static bool file_kept_only(struct ui *ui, struct screen *s)
{
    return something_selected(ui, s) && !call_may(ui, &command_document_receive);
}

static enum verdict documents_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    enum widget_event e = list_key(&v->list, k);
    if (e == WIDGET_ACCEPT)
        return call_may(ui, &command_document_receive) ? receive(ui, s)
                                                       : call_denied(ui, &command_document_receive);
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

static void add_remedy(struct buf *text, const struct cell *remedy)
{
    if (!remedy || remedy->type == CELL_NONE)
        return;
    buf_printf(text, " · %s: ", _("What would do"));
    cell_shown(text, remedy);
}

/* Whoever may not receive reads who does, and what is left to do. */
static void draw_who_receives(const struct ui *ui, const struct view *v, struct canvas *c)
{
    struct buf who = {0}, text = {0};
    struct msg m;
    if (call_may(ui, &command_document_receive) || v->reply.nrows == 0)
        return;
    roles_titles(&who, command_document_receive.who);
    MSG(&m, N_("Received by: %1$s. f keeps a copy of what came."), buf_text(&who));
    lang_msg(&text, &m);
    canvas_text(c, 2, 1, c->cols - 2, buf_text(&text), STYLE_NORMAL, ALIGN_START);
    buf_done(&who);
    buf_done(&text);
}

static void documents_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    struct view *v = s->state;
    int w = layout_width(_("Documents of application"));
    canvas_text(c, 1, 1, w, _("Documents of application"), STYLE_TITLE, ALIGN_START);
    canvas_code(c, 1, w + 2, c->cols - w - 3, v->number, STYLE_TITLE, ALIGN_START);
    draw_who_receives(ui, v, c);
    list_draw(&v->list, c, (struct area){3, 1, c->rows - 9, c->cols - 2}, true);
    const struct cell *note = list_cell(&v->list, "note");
    if (!note || note->type == CELL_NONE)
        return;
    struct buf text;
    buf_init(&text);
    cell_shown(&text, note);
    add_remedy(&text, list_cell(&v->list, "remedy"));
    canvas_rule(c, c->rows - 6, 1, c->cols - 2, _("Note"));
    paint_wrapped(c, (struct area){c->rows - 5, 1, 3, c->cols - 2}, 0, buf_text(&text),
                  STYLE_NORMAL);
    buf_done(&text);
}

static const struct binding documents_bindings[] = {
    {KEYC_CHAR, 'r', &command_document_receive, N_("Received"), receive, something_selected},
    {KEYC_CHAR, 'm', &command_document_flag, N_("Missing"), flag, something_selected},
    {KEYC_CHAR, 't', &command_application_return, N_("Tell"), tell, something_selected},
    {KEYC_CHAR, 'a', &command_document_receive, N_("All received"), receive_all,
     something_selected},
    {KEYC_CHAR, 'f', &command_attachment_add, N_("File"), receive_file, file_kept_only},
    {KEYC_CHAR, 'f', &command_document_receive, N_("File"), receive_file, file_receives},
    {KEYC_CHAR, 'c', &command_attachment_list, N_("Copies"), copies, NULL},
    {KEYC_CHAR, '/', NULL, N_("Filter"), NULL, NULL},
};

const struct screen_class screen_documents = {
    .name = "documents",
    .title = N_("Documents"),
    .help = N_("What the service asks for. r or Enter: the selected document was received; f: with a "
               "file, of which a copy is kept; a: all of them were; c: the copies; m: it is missing or not as it should be, and the "
               "customer is told why; where more is missing, t tells all of it at once."),
    .state_size = sizeof(struct view),
    .with_text = true,
    .bindings = documents_bindings,
    .nbindings = sizeof documents_bindings / sizeof *documents_bindings,
    .open = documents_open,
    .draw = documents_draw,
    .key = documents_key,
    .shown = documents_shown,
    .close = documents_close,
};
