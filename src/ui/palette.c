/* The ":" line: any command as text, with completion from the command rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "line/complete.h"
#include "ui/desk.h"
#include "ui/entry.h"
#include "ui/reply_view.h"

#include <stdlib.h>
#include <string.h>

enum { HISTORY_MAX = 50, LINE_ROW = 2, LIST_ROW = 4, WORD_COL = 4, WORD_WIDTH = 24, ABOUT_COL = 30 };

/* The lines of this session, oldest first; they die with the program. */
static struct {
    char *line[HISTORY_MAX];
    size_t n;
} history;

struct palette {
    struct edit *line;
    struct completions offers;
    size_t recalled; /* index into the history; history.n: the new line */
};

static void remember(const char *line)
{
    if (history.n && strcmp(history.line[history.n - 1], line) == 0)
        return;
    if (history.n == HISTORY_MAX) {
        free(history.line[0]);
        memmove(history.line, history.line + 1, (HISTORY_MAX - 1) * sizeof *history.line);
        history.n--;
    }
    history.line[history.n++] = mem_strdup(line);
}

static void look_up(struct ui *ui, struct palette *p)
{
    completions_done(&p->offers);
    complete_line(edit_text(p->line), ui->session->staff.role, &p->offers);
}

static enum rc palette_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    (void)reterr;
    struct palette *p = s->state;
    p->line = edit_new(with, 0);
    p->recalled = history.n;
    look_up(ui, p);
    return RC_OK;
}

static void palette_close(struct screen *s)
{
    struct palette *p = s->state;
    completions_done(&p->offers);
    edit_free(p->line);
}

static void draw_offers(const struct palette *p, struct canvas *c)
{
    int room = c->rows - 3 - LIST_ROW;
    for (size_t i = 0; i < p->offers.n && (int)i < room; i++) {
        const struct completion *o = &p->offers.list[i];
        int row = LIST_ROW + (int)i;
        if (room < (int)p->offers.n && (int)i == room - 1) {
            canvas_text(c, row, WORD_COL, WORD_WIDTH, "…", STYLE_DIM, ALIGN_START);
            return;
        }
        if (o->required)
            canvas_text(c, row, WORD_COL - 2, 1, "*", STYLE_WARN, ALIGN_START);
        canvas_code(c, row, WORD_COL, WORD_WIDTH, o->word, STYLE_LABEL, ALIGN_START);
        canvas_text(c, row, ABOUT_COL, c->cols - ABOUT_COL - 2, o->about, STYLE_NORMAL,
                    ALIGN_START);
    }
}

static void palette_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    struct palette *p = s->state;
    look_up(ui, p); /* the language may have changed */
    canvas_text(c, LINE_ROW, 2, 1, ":", STYLE_LABEL, ALIGN_START);
    entry_draw(p->line, c, LINE_ROW, WORD_COL, c->cols - WORD_COL - 2, true, true);
    draw_offers(p, c);
}

static void recall(struct palette *p, bool older)
{
    if (older && p->recalled > 0)
        p->recalled--;
    else if (!older && p->recalled < history.n)
        p->recalled++;
    else
        return;
    edit_set_text(p->line, p->recalled < history.n ? history.line[p->recalled] : "");
}

static void complete(struct ui *ui, struct palette *p)
{
    look_up(ui, p);
    char *line = complete_common(edit_text(p->line), &p->offers);
    edit_set_text(p->line, line);
    free(line);
}

/* A sheet has the cursor in the field at fault; a line needs its name. */
static void say_field(struct ui *ui, const struct err *e)
{
    struct msg m;
    struct buf text = {0};
    if (e->rc != RC_BAD_DATA || !e->field[0])
        return;
    buf_printf(&text, "%s: ", e->field);
    lang_msg(&text, &e->msg);
    msg_own(&m, buf_text(&text), "");
    ui_note(ui, STYLE_ERROR, &m);
    buf_done(&text);
}

/* Habits of other programs. */
static bool wants_out(const char *line)
{
    static const char *const words[] = {"q", "q!", "wq", "x", "quit", "exit"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(line, words[i]) == 0)
            return true;
    }
    return false;
}

/* The palette gives way to the reply; a fault keeps it open, with everything typed. */
static enum verdict run(struct ui *ui, struct palette *p)
{
    struct args args = {0};
    struct reply reply;
    struct err err = {0};
    const char *line = edit_text(p->line);
    if (!line[strspn(line, " ")])
        return VERDICT_CLOSE;
    if (wants_out(line)) {
        struct msg m;
        MSG(&m, N_("F3 goes home, and from there it leaves Rihla"));
        ui_note(ui, STYLE_NORMAL, &m);
        return VERDICT_HANDLED;
    }
    remember(line);
    p->recalled = history.n;
    if (command_parse_line(line, &args, &err) != RC_OK) {
        ui_error(ui, &err);
        return VERDICT_HANDLED;
    }
    reply_init(&reply);
    if (ui_run(ui, &args, &reply, &err) == RC_OK) {
        struct reply_shown shown = {&args, &reply};
        ui_pop(ui);
        ui_push(ui, &screen_reply, &shown);
    } else {
        say_field(ui, &err);
    }
    reply_done(&reply);
    args_done(&args);
    return VERDICT_HANDLED;
}

static enum verdict palette_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct palette *p = s->state;
    if (!edit_pending() && k->code == KEYC_ENTER)
        return run(ui, p);
    if (!edit_pending() && k->code == KEYC_TAB) {
        complete(ui, p);
        return VERDICT_HANDLED;
    }
    if (k->code == KEYC_UP || k->code == KEYC_DOWN) {
        recall(p, k->code == KEYC_UP);
        return VERDICT_HANDLED;
    }
    return entry_key(p->line, k, true, false);
}

static const struct binding palette_bindings[] = {
    {.code = KEYC_ENTER, .label = N_("Run")},
    {.code = KEYC_TAB, .label = N_("Complete")},
    {.code = KEYC_UP, .label = N_("Earlier lines")},
};

const struct screen_class screen_palette = {
    .name = "command",
    .title = N_("Command"),
    .help = N_("Type a command: what it is about, what to do, then name=value. Tab completes a word; "
               "a star marks what must be given."),
    .state_size = sizeof(struct palette),
    .bindings = palette_bindings,
    .nbindings = sizeof palette_bindings / sizeof *palette_bindings,
    .open = palette_open,
    .draw = palette_draw,
    .key = palette_key,
    .close = palette_close,
};
