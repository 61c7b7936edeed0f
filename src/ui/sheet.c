/* A form being filled in: its fields, keys and checks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/sheet.h"

#include "base/mem.h"
#include "ui/sheet_parts.h"
#include "text/utf8.h"
#include "ui/entry.h"
#include "ui/keys.h"

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
}

static const char *slot_typed(struct slot *s)
{
    return s->edit ? edit_text(s->edit) : s->box ? textbox_text(s->box) : s->value;
}

static void slot_take(struct slot *s, const char *value)
{
    char *copy = mem_strdup(value);
    free(s->value);
    s->value = copy;
}

/* What a person would have typed for the value: dates and money as they are read. */
static void slot_show_value(struct slot *s)
{
    struct buf text;
    buf_init(&text);
    if (s->value[0])
        field_shown(&text, s->item.field, s->value);
    if (s->box && strcmp(textbox_text(s->box), s->value) != 0)
        textbox_set(s->box, s->value);
    else if (s->edit && strcmp(edit_text(s->edit), buf_text(&text)) != 0)
        edit_set_text(s->edit, buf_text(&text));
    buf_done(&text);
}

/* Conditions look at answers given before them; a hidden field answers nothing. */
static void settle(struct sheet *s)
{
    answers_done(&s->answers);
    answers_init(&s->answers);
    for (size_t i = 0; i < s->nslots; i++) {
        struct slot *slot = &s->slots[i];
        slot->shown = condition_holds(&slot->item.field->when, &s->answers);
        if (slot->shown && slot->value[0])
            answers_set(&s->answers, slot->item.field->name, slot->value);
    }
}

/* Takes over what was typed. An empty field is a fault only where complete forms are demanded. */
static bool commit(struct sheet *s, struct slot *slot, bool complete)
{
    const char *typed = slot_typed(slot);
    struct field field = *slot->item.field;
    field.required = field.required && complete;
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
    settle(s);
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
    settle(s);
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

static struct slot *named(struct sheet *s, const char *name)
{
    for (size_t i = 0; i < s->nslots; i++) {
        if (strcmp(s->slots[i].item.field->name, name) == 0)
            return &s->slots[i];
    }
    return NULL;
}

void sheet_set(struct sheet *s, const char *name, const char *value)
{
    struct slot *slot = named(s, name);
    if (!slot)
        return;
    slot_take(slot, value);
    slot_show_value(slot);
    slot->note = NOTE_NONE;
    settle(s);
}

const char *sheet_get(struct sheet *s, const char *name)
{
    struct slot *slot = named(s, name);
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
        bool wanted = slot->item.field->required;
        if (!slot->value[0] && (wanted || empty == s->nslots ||
                                !s->slots[empty].item.field->required))
            empty = i;
    }
    s->focus = empty < s->nslots ? empty : first < s->nslots ? first : 0;
}

bool sheet_blame(struct sheet *s, const struct err *e)
{
    struct slot *slot = e->field[0] ? named(s, e->field) : NULL;
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
    for (size_t i = 0; i < s->nslots; i++) {
        if (s->slots[i].shown && !commit(s, &s->slots[i], complete) && first == s->nslots)
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

static void choose(struct slot *s, const char *value)
{
    slot_take(s, value);
    s->note = NOTE_NONE;
}

static const char *choice_value(const struct field *f, size_t i)
{
    return f->type == FIELD_YES_NO ? (i == 0 ? "yes" : "no") : f->choices[i].value;
}

static size_t choice_count(const struct field *f)
{
    return f->type == FIELD_YES_NO ? 2 : f->nchoices;
}

static void cycle(struct sheet *s, struct slot *slot, bool back)
{
    const struct field *f = slot->item.field;
    size_t n = choice_count(f), at = n;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(choice_value(f, i), slot->value) == 0)
            at = i;
    }
    if (n == 0)
        return;
    size_t next = at == n ? (back ? n - 1 : 0) : (back ? at + n - 1 : at + 1) % n;
    choose(slot, choice_value(f, next));
    settle(s);
}

static bool fits(const char *text, const char *folded)
{
    char *t = text_fold(text);
    bool found = strstr(t, folded) != NULL;
    free(t);
    return found;
}

static void fill_choices(void *ctx, struct picker *p, const char *typed)
{
    struct sheet *s = ctx;
    const struct slot *slot = &s->slots[s->focus];
    const struct field *f = slot->item.field;
    if (slot->item.ref != REF_NONE) {
        s->fill(s->fill_ctx, slot->item.ref, p, typed);
        return;
    }
    char *folded = text_fold(typed);
    for (size_t i = 0; i < choice_count(f); i++) {
        struct buf label;
        buf_init(&label);
        field_shown(&label, f, choice_value(f, i));
        bool other = f->type == FIELD_CHOICE && f->choices[i].label.ar &&
                     (fits(f->choices[i].label.en, folded) || fits(f->choices[i].label.ar, folded));
        if (other || fits(buf_text(&label), folded) || fits(choice_value(f, i), folded))
            picker_add(p, choice_value(f, i), buf_text(&label), "");
        buf_done(&label);
    }
    free(folded);
}

static void open_picker(struct sheet *s, const char *typed)
{
    const struct slot *slot = &s->slots[s->focus];
    const struct field *f = slot->item.field;
    if (!slot_is_choice(slot) && (slot->item.ref == REF_NONE || !s->fill))
        return;
    /* A title in both languages would need both pickers; the form's label is shown behind it. */
    s->picker = picker_new(f->label.ar ? N_("Choose") : f->label.en,
                           N_("Nothing fits; type less of it."), fill_choices, s, typed);
}

static enum widget_event forward(struct sheet *s, bool accept_at_end)
{
    if (!commit(s, &s->slots[s->focus], false))
        return WIDGET_HANDLED;
    if (walk(s, 1))
        return WIDGET_HANDLED;
    return accept_at_end ? WIDGET_ACCEPT : WIDGET_HANDLED;
}

static enum widget_event picker_event(struct sheet *s, const struct key *k)
{
    enum widget_event e = picker_key(s->picker, k);
    if (e != WIDGET_ACCEPT && e != WIDGET_CANCEL)
        return k->code == KEYC_F2 ? WIDGET_HANDLED : e;
    struct slot *slot = &s->slots[s->focus];
    if (e == WIDGET_ACCEPT && slot->edit)
        edit_set_text(slot->edit, picker_value(s->picker));
    else if (e == WIDGET_ACCEPT)
        choose(slot, picker_value(s->picker));
    picker_free(s->picker);
    s->picker = NULL;
    return e == WIDGET_ACCEPT ? forward(s, false) : WIDGET_HANDLED;
}

/* y and n in either language and on either keyboard. */
static const char *yes_or_no(uint32_t ch)
{
    uint32_t latin = key_latin(ch);
    if (latin == 'y' || ch == 'Y' || ch == 0x0646)
        return "yes";
    if (latin == 'n' || ch == 'N' || ch == 0x0644)
        return "no";
    return NULL;
}

static enum widget_event choice_key(struct sheet *s, struct slot *slot, const struct key *k)
{
    const char *direct =
        k->code == KEYC_CHAR && slot->item.field->type == FIELD_YES_NO ? yes_or_no(k->ch) : NULL;
    if (direct) {
        choose(slot, direct);
        settle(s);
        return WIDGET_HANDLED;
    }
    if ((k->code == KEYC_CHAR && k->ch == ' ') || k->code == KEYC_LEFT || k->code == KEYC_RIGHT) {
        cycle(s, slot, k->code == KEYC_LEFT);
        return WIDGET_HANDLED;
    }
    if (k->code == KEYC_BACKSPACE || k->code == KEYC_DELETE) {
        choose(slot, "");
        settle(s);
        return WIDGET_HANDLED;
    }
    if (k->code != KEYC_CHAR)
        return WIDGET_IGNORED;
    if (slot->item.field->type == FIELD_YES_NO)
        return WIDGET_HANDLED;
    char *typed = mem_strndup(k->bytes, k->nbytes);
    open_picker(s, typed);
    free(typed);
    return WIDGET_HANDLED;
}

static enum widget_event field_key(struct sheet *s, const struct key *k)
{
    struct slot *slot = &s->slots[s->focus];
    if (slot_is_choice(slot))
        return choice_key(s, slot, k);
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
        return forward(s, true);
    case KEYC_TAB:
    case KEYC_DOWN:
        return forward(s, false);
    case KEYC_BACKTAB:
    case KEYC_UP:
        (void)commit(s, &s->slots[s->focus], false);
        (void)walk(s, -1);
        return WIDGET_HANDLED;
    case KEYC_PAGE_UP:
    case KEYC_PAGE_DOWN:
        if (commit(s, &s->slots[s->focus], false))
            (void)sheet_turn(s, k->code == KEYC_PAGE_UP ? -1 : 1);
        return WIDGET_HANDLED;
    case KEYC_F4:
        open_picker(s, "");
        return WIDGET_HANDLED;
    default:
        return WIDGET_IGNORED;
    }
}

enum widget_event sheet_key(struct sheet *s, const struct key *k)
{
    if (s->picker)
        return picker_event(s, k);
    if (s->nslots == 0)
        return k->code == KEYC_ENTER ? WIDGET_ACCEPT : WIDGET_IGNORED;
    enum widget_event e = field_key(s, k);
    return e == WIDGET_IGNORED ? walking_key(s, k) : e;
}
