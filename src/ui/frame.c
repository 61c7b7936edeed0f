/* The frame around every screen: title line, note, key bar; and the refusal of a tiny window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/utf8.h"
#include "ui/call.h"
#include "ui/desk.h"
#include "ui/finder.h"
#include "ui/keys.h"
#include "ui/paint.h"

#include <string.h>

enum { FIRST_KEYS = 2 };

/* In the order in which they find room on the bar: the first ones before the screen's own. */
const struct desk_key desk_keys[] = {
    {KEYC_F1, 0, N_("Help"), "?  Alt-1", N_("explains this screen and its keys")},
    {KEYC_CTRL, 'n', N_("Find"), "^N", N_("finds a person, a case or a service from anywhere")},
    {KEYC_F12, 0, N_("Back"), "Esc  Alt-=", N_("goes one screen back")},
    {KEYC_F3, 0, N_("Leave"), "^Q  Alt-3", N_("goes home; on the home screen leaves Rihla")},
    {KEYC_CHAR, ':', N_("Command"), "^P", N_("takes a command as a line of text")},
    {KEYC_F9, 0, N_("Language"), "^T  Alt-9", N_("switches between English and Arabic")},
    {KEYC_F5, 0, N_("Refresh"), "^R  Alt-5", N_("reads everything again")},
    {KEYC_CTRL, 'v', N_("Call"), "^V", N_("begins a call; while one goes on, shows it, then ends it")},
};
const size_t desk_nkeys = sizeof desk_keys / sizeof *desk_keys;

static void title_line(struct ui *ui, struct canvas *c, const struct screen *s)
{
    const struct staff *who = &ui->session->staff;
    struct buf right, title;
    buf_init(&right);
    buf_init(&title);
    if (talk_on(ui)) {
        buf_printf(&right, "%s ", _("Call"));
        talk_clock(&right, ui);
        buf_add(&right, " · ");
    }
    if (ui->session->db && db_is_demo(ui->session->db))
        buf_printf(&right, "%s · ", _("DEMONSTRATION"));
    if (*who->login) {
        text_neutralise(&right, *who->name ? who->name : who->login, false);
        if (!talk_on(ui)) /* the clock needs the room */
            buf_printf(&right, " (%s)", _(role_title(who->role)));
        buf_add(&right, " · ");
    }
    buf_add(&right, lang_now() == LANG_AR ? "ع" : "EN");
    buf_printf(&title, "%s │ %s", _("Rihla"), _(s->class->title));
    int least = layout_width(buf_text(&title)), room = layout_width(buf_text(&right));
    least = least < c->cols / 2 ? least : c->cols / 2;
    room = room < c->cols - least - 4 ? room : c->cols - least - 4;
    canvas_fill(c, 0, 0, c->cols, ' ', STYLE_BAR);
    canvas_text(c, 0, 1, c->cols - room - 4, buf_text(&title), STYLE_KEY, ALIGN_START);
    canvas_text(c, 0, c->cols - room - 1, room, buf_text(&right), STYLE_BAR, ALIGN_END);
    buf_done(&title);
    buf_done(&right);
}

enum { NOTE_ROWS = 3 };

/* A sentence longer than a row grows upwards over the screen: it goes with the next key. */
static void note_rows(struct canvas *c, const char *text, enum style style)
{
    struct area a = {0, 1, NOTE_ROWS, c->cols - 2};
    int rows = paint_wrapped(NULL, a, 0, text, style);
    rows = rows < 1 ? 1 : rows > NOTE_ROWS ? NOTE_ROWS : rows;
    a.row = c->rows - 1 - rows;
    a.rows = rows;
    for (int i = 0; i < rows; i++)
        canvas_fill(c, a.row + i, 0, c->cols, ' ', STYLE_NORMAL);
    paint_wrapped(c, a, 0, text, style);
}

static void note_line(struct ui *ui, struct canvas *c)
{
    static const char *const signs[STYLE_COUNT] = {
        [STYLE_ERROR] = "✗ ", [STYLE_WARN] = "! ", [STYLE_GOOD] = "✓ "};
    if (!ui->note.id)
        return;
    struct buf text;
    buf_init(&text);
    if (signs[ui->note_style])
        buf_add(&text, signs[ui->note_style]);
    lang_msg(&text, &ui->note);
    note_rows(c, buf_text(&text), ui->note_style);
    buf_done(&text);
    ui->note_seen = true;
}

static struct key click_bar(const struct target *t, const struct canvas *c, int column)
{
    (void)c;
    (void)column;
    return (struct key){.code = (enum key_code)(t->index & 0xFF), .ch = (uint32_t)(t->index >> 8)};
}

/* One "F1 Help" at *col; false when it does not fit before `end`. */
static bool bar_item(struct canvas *c, int *col, int end, enum key_code code, uint32_t ch,
                     const char *label)
{
    struct buf name;
    buf_init(&name);
    key_shown(&name, code, ch);
    int key_width = layout_width(buf_text(&name)), label_width = layout_width(label);
    bool fits = *col + key_width + 1 + label_width <= end;
    if (fits) {
        canvas_code(c, c->rows - 1, *col, key_width, buf_text(&name), STYLE_KEY, ALIGN_START);
        canvas_text(c, c->rows - 1, *col + key_width + 1, label_width, label, STYLE_BAR,
                    ALIGN_START);
        struct target t = {c->rows - 1, *col, key_width + 1 + label_width, click_bar, NULL,
                           (size_t)code | (size_t)ch << 8};
        canvas_target(c, &t);
        *col += key_width + 1 + label_width + 2;
    }
    buf_done(&name);
    return fits;
}

/* F9 names the other language in its own words; F3 leaves only from the first screen; where the call
 * is shown, its key ends it. */
static const char *desk_label(const struct ui *ui, const struct desk_key *k)
{
    if (k->code == KEYC_F9)
        return lang_now() == LANG_AR ? "English" : "العربية";
    if (k->ch == 'v' && ui->stack[ui->depth - 1]->class == &screen_talk)
        return _("End");
    return k->code == KEYC_F3 && ui->depth > 1 ? _("Home") : _(k->label);
}

/* Not shown: what the screen has taken for itself, and the way back where there is none. */
static bool is_hidden(const struct ui *ui, const struct screen *s, const struct desk_key *k)
{
    if (ui->depth <= 1 && (k->code == KEYC_F12 || k->ch == 'n'))
        return true;
    if (k->ch == 'n' && s->class == &screen_find)
        return true;
    if (k->ch == 'v' && (s->class == &screen_talk_end || !call_may(ui, &command_contact_start)))
        return true;
    for (size_t i = 0; i < s->class->nbindings; i++) {
        if (s->class->bindings[i].code == k->code && s->class->bindings[i].ch == k->ch)
            return true;
    }
    return false;
}

static void bar_key(const struct ui *ui, struct canvas *c, const struct screen *s, int *col,
                    int end, const struct desk_key *k)
{
    if (!is_hidden(ui, s, k))
        bar_item(c, col, end, k->code, k->ch, desk_label(ui, k));
}

static void key_bar(struct ui *ui, struct canvas *c, struct screen *s)
{
    int col = 1, end = c->cols - 1;
    canvas_fill(c, c->rows - 1, 0, c->cols, ' ', STYLE_BAR);
    for (size_t i = 0; i < FIRST_KEYS; i++)
        bar_key(ui, c, s, &col, end, &desk_keys[i]);
    if (talk_on(ui)) /* the way back to it comes before everything else */
        bar_key(ui, c, s, &col, end, &desk_keys[desk_nkeys - 1]);
    for (size_t i = 0; i < s->class->nbindings; i++) {
        const struct binding *b = &s->class->bindings[i];
        if (b->label && *b->label && ui_offers(ui, s, b))
            bar_item(c, &col, end, b->code, b->ch, _(b->label));
    }
    for (size_t i = FIRST_KEYS; i < desk_nkeys - talk_on(ui); i++)
        bar_key(ui, c, s, &col, end, &desk_keys[i]);
}

/* Below 80×24: both languages, since nobody can press F9 into a window this small. */
static void refusal(struct canvas *c)
{
    enum lang kept = lang_now();
    static const enum lang both[] = {LANG_EN, LANG_AR};
    for (size_t i = 0; i < 2; i++) {
        lang_set(both[i]);
        c->rtl = both[i] == LANG_AR;
        int row = c->rows / 2 - 2 + (int)i * 3;
        row = row < 0 ? (int)i : row;
        canvas_text(c, row, 0, c->cols, _("This window is too small: Rihla needs 80 columns, 24 rows."),
                    STYLE_WARN, ALIGN_START);
        canvas_text(c, row + 1, 0, c->cols, _("Enlarge it; everything is kept."), STYLE_NORMAL,
                    ALIGN_START);
    }
    lang_set(kept);
}

void ui_draw(struct ui *ui)
{
    struct canvas *c = &ui->canvas;
    struct screen *s = ui_top(ui);
    canvas_clear(c, lang_rtl());
    if (c->rows < DESK_MIN_ROWS || c->cols < DESK_MIN_COLS) {
        refusal(c);
        return;
    }
    if (!s)
        return;
    s->class->draw(ui, s, c);
    title_line(ui, c, s);
    note_line(ui, c);
    key_bar(ui, c, s);
}
