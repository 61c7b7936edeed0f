/* F1: what the screen underneath is for and what its keys do now, from its own row and the rows of the
 * commands behind the keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/desk.h"
#include "ui/keys.h"
#include "ui/page.h"

struct help {
    struct page page;
    struct screen *about;
};

enum { KEY_COL = 4, KEY_WIDTH = 12, TEXT_COL = 18, MARGIN = 2 };

static enum rc help_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    (void)ui;
    (void)reterr;
    struct help *h = s->state;
    struct screen *const *about = with;
    h->about = *about;
    return RC_OK;
}

void desk_help(struct ui *ui)
{
    struct screen *about = ui_top(ui);
    if (about && about->class != &screen_help)
        ui_push(ui, &screen_help, &about);
}

static void heading(struct page *p, const char *title)
{
    page_blank(p);
    int row = page_row(p);
    if (row >= 0)
        canvas_rule(p->c, row, MARGIN, p->c->cols - 2 * MARGIN, title);
}

/* A key with what it does; the text may go on below. */
static void key_line(struct page *p, const char *key, const char *text, enum style style)
{
    int line = p->line - p->top;
    if (line >= 0 && line < p->room)
        canvas_code(p->c, p->first + line, KEY_COL, KEY_WIDTH, key, STYLE_TITLE, ALIGN_START);
    page_text(p, TEXT_COL, p->c->cols - TEXT_COL - MARGIN, text, style);
}

/* What only other states have would be read in vain; what another role has says so. */
static bool works_now(struct ui *ui, struct screen *about, const struct binding *b)
{
    return !b->offered || b->offered(ui, about);
}

static void binding_line(struct ui *ui, struct page *p, const struct binding *b)
{
    struct buf key = {0}, text = {0};
    bool may = !b->command || (b->command->who & ROLE_BIT(ui->session->staff.role));
    key_shown(&key, b->code, b->ch);
    buf_add(&text, b->label ? _(b->label) : "");
    if (b->command && b->command->summary)
        buf_printf(&text, "%s%s", text.len ? ": " : "", _(b->command->summary));
    if (!may)
        buf_printf(&text, " (%s)", _("not for your role"));
    key_line(p, buf_text(&key), buf_text(&text), may ? STYLE_NORMAL : STYLE_DIM);
    buf_done(&key);
    buf_done(&text);
}

static void desk_key_line(struct page *p, const struct desk_key *k)
{
    struct buf key = {0}, text = {0};
    key_shown(&key, k->code, k->ch);
    buf_add(&text, _(k->meaning));
    buf_add(&text, " (");
    isolate_ltr(&text, k->plain);
    buf_add(&text, ")");
    key_line(p, buf_text(&key), buf_text(&text), STYLE_NORMAL);
    buf_done(&key);
    buf_done(&text);
}

static void help_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    struct help *h = s->state;
    const struct screen_class *about = h->about->class;
    struct page *p = &h->page;
    int width = c->cols - 2 * MARGIN;
    page_begin(p, c, 1, c->rows - 3);
    page_blank(p);
    page_text(p, MARGIN, width, _(about->title), STYLE_TITLE);
    if (about->help && *about->help)
        page_text(p, MARGIN, width, _(about->help), STYLE_NORMAL);
    heading(p, _("Keys of this screen"));
    for (size_t i = 0; i < about->nbindings; i++) {
        if (works_now(ui, h->about, &about->bindings[i]))
            binding_line(ui, p, &about->bindings[i]);
    }
    heading(p, _("Keys everywhere"));
    for (size_t i = 0; i < desk_nkeys; i++)
        desk_key_line(p, &desk_keys[i]);
    key_line(p, "^L", _("paints the screen again; twice, when Arabic reads wrong here: asks how to "
                        "write it"),
             STYLE_NORMAL);
    key_line(p, "Alt-M", _("the mouse, on or off"), STYLE_NORMAL);
    heading(p, _("Typing into a field"));
    key_line(p, "^A ^E", _("to the beginning, to the end"), STYLE_NORMAL);
    key_line(p, "Alt-B Alt-F", _("a word back, a word on"), STYLE_NORMAL);
    key_line(p, "^W ^U ^K", _("cut the word, all before, all behind the cursor"), STYLE_NORMAL);
    key_line(p, "^Y", _("puts back what was cut"), STYLE_NORMAL);
    key_line(p, "^_", _("takes back the last change, again and again"), STYLE_NORMAL);
    page_text(p, KEY_COL, c->cols - KEY_COL - MARGIN,
              _("Letters that are keys answer on an Arabic keyboard too."), STYLE_NORMAL);
    page_end(p);
}

static enum verdict help_key(struct ui *ui, struct screen *s, const struct key *k)
{
    (void)ui;
    struct help *h = s->state;
    if (k->code == KEYC_F1 || k->code == KEYC_ENTER || key_is(k, KEYC_CHAR, 'q'))
        return VERDICT_CLOSE;
    return page_key(&h->page, k);
}

static bool goes_on(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct help *h = s->state;
    return page_goes_on(&h->page);
}

static const struct binding help_bindings[] = {
    {.code = KEYC_PAGE_DOWN, .label = N_("More"), .offered = goes_on},
    {.code = KEYC_ENTER, .label = N_("Close")},
};

const struct screen_class screen_help = {
    .name = "help",
    .title = N_("Help"),
    .state_size = sizeof(struct help),
    .bindings = help_bindings,
    .nbindings = sizeof help_bindings / sizeof *help_bindings,
    .open = help_open,
    .draw = help_draw,
    .key = help_key,
};
