/* Which line reads right? One Arabic sentence in the ways in which a terminal may want it, for terminals
 * that nobody knows and for people who see Arabic come out wrong. In English throughout, since Arabic
 * is what may not be readable here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "ui/arrange.h"
#include "ui/calibrate.h"
#include "ui/desk.h"
#include "ui/keys.h"
#include "ui/mode.h"
#include "ui/paint.h"
#include "ui/term.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "If this line is clear, press its number now (for example: 750)": whoever can read it knows what
 * to do. Not translated: it is what is being tried. */
static const char sentence[] = "إذا كان هذا السطر واضحا فاضغط رقمه الآن (مثال: 750)";

enum { WAYS = 3, TEXT_ROW = 2, LINE_ROW = 7, LINE_STEP = 2, NUMBER_COL = 4, SENTENCE_COL = 8 };

struct calibrate {
    enum lang language;       /* of the screens around it */
    enum row_mode before;
    enum row_mode way[WAYS];
};

/* Where the terminal's own bidi can be switched off, that is the first way to try. */
static enum row_mode plain_way(enum row_mode now)
{
    return now == ROW_EXPLICIT || now == ROW_MLTERM ? now : ROW_VISUAL;
}

static enum rc calibrate_open(struct ui *ui, struct screen *s, const void *with,
                              struct err *reterr)
{
    (void)ui;
    (void)with;
    (void)reterr;
    struct calibrate *c = s->state;
    c->language = lang_now();
    c->before = mode_choose().mode;
    c->way[0] = plain_way(c->before);
    c->way[1] = ROW_IMPLICIT;
    c->way[2] = ROW_WORD;
    lang_set(LANG_EN);
    term_mode(c->way[0]); /* cells stay where the lines below put them */
    return RC_OK;
}

static void calibrate_close(struct screen *s)
{
    struct calibrate *c = s->state;
    lang_set(c->language);
    term_mode(mode_choose().mode);
}

static void one_line(struct canvas *c, int row, int number, enum row_mode way)
{
    char text[16];
    size_t cols = (size_t)c->cols;
    struct canvas_cell *cells = &c->cells[(size_t)row * cols];
    struct canvas_cell *sent = mem_array(cols, sizeof *sent);
    struct sent_to *to = mem_array(cols, sizeof *to);
    snprintf(text, sizeof text, "%d)", number);
    canvas_code(c, row, NUMBER_COL, 3, text, STYLE_TITLE, ALIGN_START);
    struct glyph *g = NULL;
    size_t n = layout_line(sentence, true, &g);
    for (size_t i = 0; i < n && SENTENCE_COL + i < cols; i++)
        memcpy(cells[SENTENCE_COL + i].ch, g[i].ch, sizeof g[i].ch);
    arrange_cells(way, cells, c->cols, sent, to);
    memcpy(cells, sent, cols * sizeof *cells);
    for (size_t x = 0; x < cols; x++) {
        if (to[x].apart)
            cells[to[x].column].style = STYLE_TITLE; /* the sentence is not bold */
    }
    free(g);
    free(sent);
    free(to);
}

static void calibrate_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    const struct calibrate *cal = s->state;
    struct area text = {TEXT_ROW, 2, LINE_ROW - TEXT_ROW, c->cols - 4};
    paint_wrapped(c, text, 0,
                  _("Terminals show Arabic in different ways. Below is one sentence, written in "
                    "three of them. Which line reads right, from right to left and with its letters "
                    "joined? Press its number."),
                  STYLE_NORMAL);
    for (int i = 0; i < WAYS; i++)
        one_line(c, LINE_ROW + i * LINE_STEP, i + 1, cal->way[i]);
    text.row = LINE_ROW + WAYS * LINE_STEP;
    canvas_code(c, text.row, NUMBER_COL, 3, "0)", STYLE_TITLE, ALIGN_START);
    canvas_text(c, text.row, SENTENCE_COL, c->cols - SENTENCE_COL - 2,
                _("None of them: Rihla speaks English here."), STYLE_NORMAL, ALIGN_START);
    text.row += 2;
    paint_wrapped(c, text, 0,
                  _("The answer is kept for this terminal. To be asked again, press ^L twice, or "
                    "start rihla --calibrate."),
                  STYLE_DIM);
}

static void say_kept(struct ui *ui, bool kept)
{
    struct msg m;
    if (kept)
        MSG(&m, N_("Thank you. This terminal is known from now on"));
    else
        MSG(&m, N_("Thank you. The answer could not be written down, so it holds until you leave"));
    ui_note(ui, kept ? STYLE_GOOD : STYLE_WARN, &m);
}

static enum verdict chosen(struct ui *ui, struct calibrate *c, uint32_t digit)
{
    bool none = digit == '0';
    bool kept = mode_keep(none ? c->way[0] : c->way[digit - '1'], none);
    if (none)
        c->language = LANG_EN;
    say_kept(ui, kept);
    return VERDICT_CLOSE;
}

/* Whatever else is pressed leaves the question standing, in English. */
static enum verdict calibrate_key(struct ui *ui, struct screen *s, const struct key *k)
{
    uint32_t digit = key_latin(k->ch);
    if (k->code == KEYC_CHAR && digit >= '0' && digit <= '0' + WAYS)
        return chosen(ui, s->state, digit);
    if (k->code == KEYC_ESC || k->code == KEYC_F12 || k->code == KEYC_F3 ||
        key_is(k, KEYC_CTRL, 'c'))
        return VERDICT_CLOSE;
    return VERDICT_HANDLED;
}

static const struct binding calibrate_bindings[] = {
    {.code = KEYC_CHAR, .ch = '1', .label = N_("First line")},
    {.code = KEYC_CHAR, .ch = '2', .label = N_("Second line")},
    {.code = KEYC_CHAR, .ch = '3', .label = N_("Third line")},
    {.code = KEYC_CHAR, .ch = '0', .label = N_("None")},
    {.code = KEYC_F1}, {.code = KEYC_F5}, {.code = KEYC_F9}, {.code = KEYC_CHAR, .ch = ':'}, /* not now */
};

const struct screen_class screen_calibrate = {
    .name = "calibrate",
    .title = N_("Arabic on this terminal"),
    .help = N_("Press the number of the line that reads right."),
    .state_size = sizeof(struct calibrate),
    .bindings = calibrate_bindings,
    .nbindings = sizeof calibrate_bindings / sizeof *calibrate_bindings,
    .open = calibrate_open,
    .draw = calibrate_draw,
    .key = calibrate_key,
    .close = calibrate_close,
};
