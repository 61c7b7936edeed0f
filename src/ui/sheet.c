/* A form being filled in: its fields, keys and checks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/sheet.h"

#include "base/mem.h"
#include "ui/sheet_parts.h"
#include "ui/entry.h"

#include <stdlib.h>
#include <string.h>

bool slot_is_choice(const struct slot *s)
{
    return s->item.field->type == FIELD_CHOICE || s->item.field->type == FIELD_YES_NO;
}

bool slot_is_code(const struct slot *s)
{
    switch ((int)s->item.field->type) {
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_DATE:
    case FIELD_EMIRATES_ID:
    case FIELD_MOBILE:
    case FIELD_EMAIL:
        return true;
    default:
        return s->item.ref != REF_NONE;
    }
}

static void slot_open(struct slot *s, const struct sheet_item *item)
{
    s->item = *item;
    s->value = mem_strdup("");
    s->base = mem_strdup("");
    if (item->field->type == FIELD_LONG_TEXT)
        s->box = textbox_new("");
    else if (!slot_is_choice(s))
        s->edit = edit_new("", FIELD_TEXT_MAX);
}

static void slot_close(struct slot *s)
{
    edit_free(s->edit);
    textbox_free(s->box);
    explicit_bzero(s->value, strlen(s->value));
    free(s->value);
    explicit_bzero(s->base, strlen(s->base));
    free(s->base);
}

const char *slot_typed(struct slot *s)
{
    return s->edit ? edit_text(s->edit) : s->box ? textbox_text(s->box) : s->value;
}

void slot_take(struct slot *s, const char *value)
{
    char *copy = mem_strdup(value);
    free(s->value);
    s->value = copy;
}

void slot_show(struct slot *s, const char *text)
{
    if (s->box && strcmp(textbox_text(s->box), text) != 0)
        textbox_set(s->box, text);
    else if (s->edit && strcmp(edit_text(s->edit), text) != 0)
        edit_set_text(s->edit, text);
}

/* What a person would have typed for the value: dates and money as they are read. */
static void slot_show_value(struct slot *s)
{
    struct buf text;
    buf_init(&text);
    if (s->value[0])
        field_shown(&text, s->item.field, s->value);
    slot_show(s, s->box ? s->value : buf_text(&text));
    buf_done(&text);
}

/* Conditions look at answers given before them; a hidden field answers nothing. */
void sheet_settle(struct sheet *s)
{
    answers_done(&s->answers);
    answers_init(&s->answers);
    for (size_t i = 0; i < s->nslots; i++) {
        struct slot *slot = &s->slots[i];
        slot->shown = field_asked(slot->item.field, &s->answers);
        slot->demanded = field_demanded(slot->item.field, &s->answers);
        if (slot->shown && slot->value[0])
            answers_set(&s->answers, slot->item.field->name, slot->value);
    }
}

bool sheet_commit(struct sheet *s, struct slot *slot, bool complete)
{
    const char *typed = slot_typed(slot);
    struct field field = *slot->item.field;
    field.required = slot->demanded && complete;
    struct msg warning = {0};
    struct err e = {0};
    char *value = NULL;
    bool fine = field_parse(&field, typed, s->today, &value, &warning, &e) == RC_OK;
    slot->note = !fine ? NOTE_FAULT : warning.id ? NOTE_WARNING : NOTE_NONE;
    slot->said = fine ? warning : e.msg;
    slot_take(slot, fine ? value : "");
    free(value);
    if (fine)
        slot_show_value(slot);
    sheet_settle(s);
    if (slot->value[0])
        sheet_count_row(s, slot);
    return fine;
}

struct sheet *sheet_new(const struct sheet_item *items, size_t nitems, const struct bi *pages,
                        size_t npages, struct date today)
{
    struct sheet *s = mem_alloc(sizeof *s);
    s->slots = mem_array(nitems ? nitems : 1, sizeof *s->slots);
    s->nslots = nitems;
    s->pages = pages;
    s->npages = npages;
    s->today = today;
    answers_init(&s->answers);
    for (size_t i = 0; i < nitems; i++)
        slot_open(&s->slots[i], &items[i]);
    sheet_settle(s);
    return s;
}

void sheet_free(struct sheet *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->nslots; i++)
        slot_close(&s->slots[i]);
    free(s->slots);
    answers_done(&s->answers);
    picker_free(s->picker);
    free(s);
    edit_forget_kills();
}

void sheet_lookup(struct sheet *s, void (*fill)(void *ctx, enum arg_ref ref, struct picker *p,
                                                const char *typed), void *ctx)
{
    s->fill = fill;
    s->fill_ctx = ctx;
}

struct slot *sheet_slot(struct sheet *s, const char *name)
{
    for (size_t i = 0; i < s->nslots; i++) {
        if (strcmp(s->slots[i].item.field->name, name) == 0)
            return &s->slots[i];
    }
    return NULL;
}

void sheet_set(struct sheet *s, const char *name, const char *value)
{
    struct slot *slot = sheet_slot(s, name);
    if (!slot)
        return;
    slot_take(slot, value);
    slot_show_value(slot);
    slot->note = NOTE_NONE;
    sheet_settle(s);
}

const char *sheet_get(struct sheet *s, const char *name)
{
    struct slot *slot = sheet_slot(s, name);
    if (!slot)
        return "";
    bool lost = slot->note == NOTE_FAULT && !slot->value[0] && slot_typed(slot)[0];
    return lost ? NULL : slot->value;
}

void sheet_begin(struct sheet *s)
{
    size_t first = s->nslots, empty = s->nslots;
    for (size_t i = s->nslots; i-- > 0;) {
        const struct slot *slot = &s->slots[i];
        if (!slot->shown)
            continue;
        first = i;
        if (!slot->value[0] &&
            (slot->demanded || empty == s->nslots || !s->slots[empty].demanded))
            empty = i;
    }
    s->focus = empty < s->nslots ? empty : first < s->nslots ? first : 0;
    if (!s->begun)
        sheet_saved(s);
    s->begun = true;
}

void sheet_go(struct sheet *s, const char *name)
{
    const struct slot *slot = sheet_slot(s, name);
    if (slot && slot->shown)
        s->focus = (size_t)(slot - s->slots);
}

bool sheet_blame(struct sheet *s, const struct err *e)
{
    struct slot *slot = e->field[0] ? sheet_slot(s, e->field) : NULL;
    if (!slot || !slot->shown)
        return false;
    slot->note = NOTE_FAULT;
    slot->said = e->msg;
    s->focus = (size_t)(slot - s->slots);
    return true;
}

bool sheet_check(struct sheet *s, bool complete)
{
    size_t first = s->nslots;
    for (size_t i = 0; i < s->nslots; i++) { /* before their number is found missing */
        if (s->slots[i].shown && slot_typed(&s->slots[i])[0])
            sheet_count_row(s, &s->slots[i]);
    }
    for (size_t i = 0; i < s->nslots; i++) {
        if (s->slots[i].shown && !sheet_commit(s, &s->slots[i], complete) && first == s->nslots)
            first = i;
    }
    if (first == s->nslots)
        return true;
    s->focus = first;
    return false;
}

const struct answers *sheet_answers(struct sheet *s)
{
    return &s->answers;
}

size_t sheet_page(const struct sheet *s)
{
    return s->nslots ? s->slots[s->focus].item.page : 0;
}

size_t sheet_pages(const struct sheet *s)
{
    return s->npages;
}

static bool walk(struct sheet *s, int by)
{
    size_t i = s->focus;
    while (by > 0 ? i + 1 < s->nslots : i > 0) {
        i = by > 0 ? i + 1 : i - 1;
        if (s->slots[i].shown) {
            s->focus = i;
            return true;
        }
    }
    return false;
}

bool sheet_turn(struct sheet *s, int by)
{
    size_t from = sheet_page(s), was = s->focus;
    while (sheet_page(s) == from) {
        if (!walk(s, by)) {
            s->focus = was;
            return false;
        }
    }
    size_t page = sheet_page(s);
    size_t top = s->focus; /* backwards we arrive at the last field of the page */
    while (by < 0 && walk(s, -1) && sheet_page(s) == page)
        top = s->focus;
    s->focus = top;
    return true;
}

enum widget_event sheet_forward(struct sheet *s, bool accept_at_end)
{
    if (!sheet_commit(s, &s->slots[s->focus], false))
        return WIDGET_HANDLED;
    if (walk(s, 1))
        return WIDGET_HANDLED;
    return accept_at_end ? WIDGET_ACCEPT : WIDGET_HANDLED;
}

/* A path is looked up from the folder on that was typed already; all else anew. */
static const char *looked_up_so_far(const struct slot *slot)
{
    bool path = slot->item.ref == REF_FILE || slot->item.ref == REF_KEPT_FILE;
    return path && slot->edit ? edit_text(slot->edit) : "";
}

static enum widget_event field_key(struct sheet *s, const struct key *k)
{
    struct slot *slot = &s->slots[s->focus];
    if (slot_is_choice(slot))
        return sheet_choice_key(s, slot, k);
    enum widget_event e = WIDGET_IGNORED;
    if (slot->box)
        e = textbox_key(slot->box, k);
    else if (entry_key(slot->edit, k, slot_is_code(slot), lang_rtl()) != VERDICT_IGNORED)
        e = WIDGET_HANDLED;
    if (e == WIDGET_HANDLED && slot->note != NOTE_NONE && k->code != KEYC_LEFT &&
        k->code != KEYC_RIGHT)
        slot->note = NOTE_NONE;
    return e;
}

static enum widget_event walking_key(struct sheet *s, const struct key *k)
{
    switch ((int)k->code) {
    case KEYC_ENTER:
        return sheet_forward(s, true);
    case KEYC_TAB:
    case KEYC_DOWN:
        return sheet_forward(s, false);
    case KEYC_BACKTAB:
    case KEYC_UP:
        (void)sheet_commit(s, &s->slots[s->focus], false);
        (void)walk(s, -1);
        return WIDGET_HANDLED;
    case KEYC_PAGE_UP:
    case KEYC_PAGE_DOWN:
        if (sheet_commit(s, &s->slots[s->focus], false))
            (void)sheet_turn(s, k->code == KEYC_PAGE_UP ? -1 : 1);
        return WIDGET_HANDLED;
    case KEYC_F4:
        sheet_open_picker(s, looked_up_so_far(&s->slots[s->focus]));
        return WIDGET_HANDLED;
    default:
        return WIDGET_IGNORED;
    }
}

enum widget_event sheet_key(struct sheet *s, const struct key *k)
{
    if (s->picker)
        return sheet_picker_key(s, k);
    if (s->nslots == 0)
        return k->code == KEYC_ENTER ? WIDGET_ACCEPT : WIDGET_IGNORED;
    enum widget_event e = field_key(s, k);
    return e == WIDGET_IGNORED ? walking_key(s, k) : e;
}
