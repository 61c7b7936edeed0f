/* The one box from anywhere: what it finds is opened on top of the work that goes on below.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/lang.h"
#include "ui/call.h"
#include "ui/finder.h"

static enum rc find_open(struct ui *ui, struct screen *s, const void *with, struct err *reterr)
{
    (void)ui;
    (void)reterr;
    finder_init(s->state, with ? with : "");
    return RC_OK;
}

static void find_shown(struct ui *ui, struct screen *s)
{
    (void)ui;
    finder_again(s->state);
}

static void find_close(struct screen *s)
{
    finder_done(s->state);
}

/* With the box empty Esc goes back to the work. */
static enum verdict find_key(struct ui *ui, struct screen *s, const struct key *k)
{
    return finder_key(s->state, ui, k);
}

static bool find_idle(struct ui *ui, struct screen *s)
{
    return finder_idle(s->state, ui);
}

static void draw_signs(struct canvas *c, struct area a)
{
    paint_wrapped(c, a, 0,
                  _("@ customers  # applications, by name too  * services  ! complaints  & contacts\n"
                    "Words and numbers may stand in any order and in either script: a part of a "
                    "name as it was heard, the last digits of a telephone or of an Emirates ID, a "
                    "number without its dashes and zeros."),
                  STYLE_DIM);
}

static void find_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    struct finder *f = s->state;
    struct area a = {5, 1, c->rows - 7, c->cols - 2};
    if (finder_empty(f))
        draw_signs(c, a);
    else
        finder_draw(f, ui, c, a);
    finder_draw_box(f, c, 2);
}

static enum verdict register_customer(struct ui *ui, struct screen *s)
{
    finder_register(s->state, ui);
    return VERDICT_HANDLED;
}

static const struct binding find_bindings[] = {
    {KEYC_ENTER, 0, NULL, N_("Open"), NULL, NULL},
    {KEYC_F2, 0, &command_customer_register, N_("Register"), register_customer, NULL},
};

const struct screen_class screen_find = {
    .name = "find",
    .title = N_("Find"),
    .help =
        N_("Type a part of anything: a name in either script, a telephone number, an Emirates ID, "
           "any number, a service. What is written so comes first, then what sounds alike (~). "
           "Up and Down choose, Enter opens; Esc empties the box, then goes back. A sign at the "
           "beginning narrows: @ customers, # applications, * services, ! complaints, & contacts."),
    .state_size = sizeof(struct finder),
    .bindings = find_bindings,
    .nbindings = sizeof find_bindings / sizeof *find_bindings,
    .open = find_open,
    .draw = find_draw,
    .key = find_key,
    .idle = find_idle,
    .shown = find_shown,
    .close = find_close,
};
