/* Fields that are chosen and not typed, and the popup that looks values up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/utf8.h"
#include "ui/keys.h"
#include "ui/sheet_parts.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

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
    sheet_settle(s);
}

/* 0: does not fit, 1: holds what was typed, 2: begins with it. */
static int fits(const char *text, const char *folded)
{
    char *t = text_fold(text);
    const char *at = strstr(t, folded);
    int how = !at ? 0 : at == t ? 2 : 1;
    free(t);
    return how;
}

static int better(int a, int b)
{
    return a > b ? a : b;
}

/* In either language, and by the word that commands take. */
static int choice_fits(const struct field *f, size_t i, const char *label, const char *folded)
{
    int how = better(fits(label, folded), fits(choice_value(f, i), folded));
    if (f->type == FIELD_CHOICE && f->choices[i].label.ar)
        how = better(how, better(fits(f->choices[i].label.en, folded),
                                 fits(f->choices[i].label.ar, folded)));
    return how;
}

static void add_choices(struct picker *p, const struct field *f, const char *folded, int how)
{
    for (size_t i = 0; i < choice_count(f); i++) {
        struct buf label;
        buf_init(&label);
        field_shown(&label, f, choice_value(f, i));
        if (choice_fits(f, i, buf_text(&label), folded) == how)
            picker_add(p, choice_value(f, i), buf_text(&label), "");
        buf_done(&label);
    }
}

/* What begins so first, then what holds it further on. */
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
    add_choices(p, f, folded, 2);
    add_choices(p, f, folded, 1);
    free(folded);
}

void sheet_open_picker(struct sheet *s, const char *typed)
{
    const struct slot *slot = &s->slots[s->focus];
    const struct field *f = slot->item.field;
    if (!slot_is_choice(slot) && (slot->item.ref == REF_NONE || !s->fill))
        return;
    /* A title in both languages would need both pickers; the form's label is shown behind it. */
    s->picker = picker_new(f->label.ar ? N_("Choose") : f->label.en,
                           N_("Nothing fits; type less of it."), fill_choices, s, typed);
}

enum widget_event sheet_picker_key(struct sheet *s, const struct key *k)
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
    return e == WIDGET_ACCEPT ? sheet_forward(s, false) : WIDGET_HANDLED;
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

enum widget_event sheet_choice_key(struct sheet *s, struct slot *slot, const struct key *k)
{
    const char *direct =
        k->code == KEYC_CHAR && slot->item.field->type == FIELD_YES_NO ? yes_or_no(k->ch) : NULL;
    if (direct) {
        choose(slot, direct);
        sheet_settle(s);
        return WIDGET_HANDLED;
    }
    if ((k->code == KEYC_CHAR && k->ch == ' ') || k->code == KEYC_LEFT || k->code == KEYC_RIGHT) {
        cycle(s, slot, k->code == KEYC_LEFT);
        return WIDGET_HANDLED;
    }
    if (k->code == KEYC_BACKSPACE || k->code == KEYC_DELETE) {
        choose(slot, "");
        sheet_settle(s);
        return WIDGET_HANDLED;
    }
    if (k->code != KEYC_CHAR)
        return WIDGET_IGNORED;
    if (slot->item.field->type == FIELD_YES_NO)
        return WIDGET_HANDLED;
    char *typed = mem_strndup(k->bytes, k->nbytes);
    sheet_open_picker(s, typed);
    free(typed);
    return WIDGET_HANDLED;
}
