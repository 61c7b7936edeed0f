/* The one box that finds everything: typing, searching, opening.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/finder.h"

#include "base/mem.h"
#include "domain/sought.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/entry.h"
#include "ui/keys.h"
#include "ui/opening.h"
#include "ui/screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BOX_MAX = 200, PAGE = 12 };

/* What opens each kind. */
static const struct {
    enum sought_group group;
    const struct screen_class *opens;
} doors[] = {
    {SOUGHT_CUSTOMERS, &screen_customer},
    {SOUGHT_CASES, &screen_application},
    {SOUGHT_SERVICES, &screen_card},
    {SOUGHT_COMPLAINTS, &screen_complaint},
    {SOUGHT_CONTACTS, &screen_contact},
};

void finder_init(struct finder *f, const char *text)
{
    *f = (struct finder){.box = edit_new(text, BOX_MAX), .stale = *text != '\0'};
    reply_init(&f->found);
}

void finder_done(struct finder *f)
{
    edit_free(f->box);
    reply_done(&f->found);
}

const char *finder_text(struct finder *f)
{
    return edit_text(f->box);
}

bool finder_empty(struct finder *f)
{
    return edit_text(f->box)[0] == '\0';
}

void finder_again(struct finder *f)
{
    f->stale = !finder_empty(f);
    f->again = true;
}

/* ---- searching ---- */

static bool is_narrowed(const char *text)
{
    text += strspn(text, " ");
    for (enum sought_group g = 0; g < SOUGHT_GROUP_COUNT; g++) {
        if (*text == sought_group_sign(g))
            return true;
    }
    return false;
}

static enum rc search(struct finder *f, struct ui *ui, bool sounds, struct reply *ret)
{
    const char *text = finder_text(f);
    char limit[12];
    snprintf(limit, sizeof limit, "%d", is_narrowed(text) ? FINDER_MANY : FINDER_FEW);
    ui->session->glancing = true;
    enum rc rc = CALL(ui, &command_search_find, ret, NULL, "text", text, "limit", limit, "sounds",
                      sounds ? "" : "no");
    ui->session->glancing = false;
    return rc;
}

/* Rows may have come in above: the same record stays selected. */
static void select_again(struct finder *f, const char *number)
{
    f->at = 0;
    for (size_t i = 0; *number && i < f->found.nrows; i++) {
        if (strcmp(call_text_at(&f->found, i, "number"), number) == 0)
            f->at = i;
    }
}

static void selected(const struct finder *f, char number[NUMBER_SIZE])
{
    snprintf(number, NUMBER_SIZE, "%s",
             f->at < f->found.nrows ? call_text_at(&f->found, f->at, "number") : "");
}

/* Only when somebody looks: what is typed ahead is searched for once. */
void finder_search(struct finder *f, struct ui *ui)
{
    char number[NUMBER_SIZE] = "";
    if (!f->stale)
        return;
    if (f->again)
        selected(f, number);
    f->stale = false;
    f->top = 0;
    f->waiting = search(f, ui, false, &f->found) == RC_OK;
    select_again(f, number);
}

/* What comes in when nobody waits for it replaces what is there, or not at all. */
static bool search_on(struct finder *f, struct ui *ui)
{
    char number[NUMBER_SIZE];
    struct reply all;
    reply_init(&all);
    enum rc rc = search(f, ui, true, &all);
    bool stopped = ui->session->stop && ui->session->stop(ui->session->stop_ctx);
    if (rc == RC_OK && !stopped) {
        selected(f, number);
        reply_done(&f->found);
        f->found = all;
        reply_init(&all);
        select_again(f, number);
    }
    f->waiting = stopped && rc == RC_OK;
    reply_done(&all);
    return !f->waiting;
}

bool finder_idle(struct finder *f, struct ui *ui)
{
    if (finder_empty(f) || f->stale || !f->waiting)
        return false;
    return search_on(f, ui);
}

/* ---- keys ---- */

static void open_row(struct finder *f, struct ui *ui)
{
    const char *group = call_text_at(&f->found, f->at, "group");
    for (size_t i = 0; i < sizeof doors / sizeof *doors; i++) {
        if (strcmp(group, sought_group_word(doors[i].group)) == 0)
            (void)ui_push(ui, doors[i].opens, call_text_at(&f->found, f->at, "number"));
    }
}

/* What only sounds like the text typed ahead is shown first: nobody opens a stranger unseen. */
static enum verdict accept(struct finder *f, struct ui *ui)
{
    finder_search(f, ui);
    if (f->found.nrows)
        open_row(f, ui);
    else if (f->waiting)
        search_on(f, ui);
    return VERDICT_HANDLED;
}

static enum verdict step(struct finder *f, struct ui *ui, long by)
{
    finder_search(f, ui);
    long at = (long)f->at + by, last = (long)f->found.nrows - 1;
    at = at > last ? last : at;
    f->at = at < 0 ? 0 : (size_t)at;
    return VERDICT_HANDLED;
}

static void clear(struct finder *f)
{
    edit_set_text(f->box, "");
    reply_done(&f->found);
    reply_init(&f->found);
    f->at = f->top = 0;
    f->stale = f->waiting = false;
}

static enum verdict hits_key(struct finder *f, struct ui *ui, const struct key *k)
{
    switch ((int)k->code) {
    case KEYC_ENTER:
        return accept(f, ui);
    case KEYC_DOWN:
        return step(f, ui, 1);
    case KEYC_UP:
        return step(f, ui, -1);
    case KEYC_PAGE_DOWN:
        return step(f, ui, PAGE);
    case KEYC_PAGE_UP:
        return step(f, ui, -PAGE);
    case KEYC_ESC:
    case KEYC_F12:
        clear(f);
        return VERDICT_HANDLED;
    default:
        return VERDICT_IGNORED;
    }
}

static enum verdict box_key(struct finder *f, const struct key *k)
{
    if (f->again && (k->code == KEYC_CHAR || k->code == KEYC_PASTE))
        clear(f);
    f->again = false;
    char *before = mem_strdup(finder_text(f));
    enum verdict verdict = entry_key(f->box, k, false, lang_rtl());
    if (strcmp(before, finder_text(f)) != 0)
        f->stale = true;
    free(before);
    return verdict;
}

enum verdict finder_key(struct finder *f, struct ui *ui, const struct key *k)
{
    if (finder_empty(f) && (key_is(k, KEYC_CHAR, ':') || key_is(k, KEYC_CHAR, '?')))
        return VERDICT_IGNORED;
    enum verdict verdict = finder_empty(f) ? VERDICT_IGNORED : hits_key(f, ui, k);
    return verdict == VERDICT_IGNORED ? box_key(f, k) : verdict;
}

void finder_register(struct finder *f, struct ui *ui)
{
    opening_register(ui, finder_text(f), NULL);
}
