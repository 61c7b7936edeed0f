/* A form being filled in: what was typed and is not saved, and putting it back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "domain/identity.h"
#include "ui/sheet_parts.h"

#include <stdlib.h>
#include <string.h>

size_t sheet_count(const struct sheet *s)
{
    return s->nslots;
}

const char *sheet_name(const struct sheet *s, size_t i)
{
    return s->slots[i].item.field->name;
}

const char *sheet_text(struct sheet *s, size_t i)
{
    return slot_typed(&s->slots[i]);
}

bool sheet_changed(struct sheet *s, size_t i)
{
    return strcmp(slot_typed(&s->slots[i]), s->slots[i].base) != 0;
}

bool sheet_holds_card(struct sheet *s, size_t i)
{
    struct slot *slot = &s->slots[i];
    return !slot->item.field->any_digits && text_holds_card_number(slot_typed(slot));
}

struct sheet_place sheet_place(struct sheet *s)
{
    if (!s->nslots)
        return (struct sheet_place){0};
    const struct slot *slot = &s->slots[s->focus];
    size_t point = slot->box ? textbox_point(slot->box) : slot->edit ? edit_point(slot->edit) : 0;
    return (struct sheet_place){.field = slot->item.field->name, .value = slot->value,
                                .point = point, .noted = slot->note != NOTE_NONE};
}

bool sheet_is_typed(const struct sheet *s, size_t i)
{
    return !slot_is_choice(&s->slots[i]);
}

bool sheet_typing(struct sheet *s, const char *name)
{
    struct slot *slot = sheet_slot(s, name);
    if (!slot || slot_is_choice(slot))
        return false;
    struct buf shown;
    buf_init(&shown);
    if (slot->box)
        buf_add(&shown, slot->value);
    else if (slot->value[0])
        field_shown(&shown, slot->item.field, slot->value);
    bool differs = strcmp(buf_text(&shown), slot_typed(slot)) != 0;
    buf_done(&shown);
    return differs;
}

static void rebase(struct slot *slot)
{
    char *now = mem_strdup(slot_typed(slot));
    explicit_bzero(slot->base, strlen(slot->base));
    free(slot->base);
    slot->base = now;
}

void sheet_saved(struct sheet *s)
{
    for (size_t i = 0; i < s->nslots; i++) {
        if (s->slots[i].note != NOTE_FAULT && !sheet_typing(s, sheet_name(s, i)))
            rebase(&s->slots[i]);
    }
}

void sheet_set_saved(struct sheet *s, const char *name, const char *value)
{
    struct slot *slot = sheet_slot(s, name);
    sheet_set(s, name, value);
    if (slot)
        rebase(slot);
}

const char *sheet_narrowed(struct sheet *s, size_t *ret_point)
{
    *ret_point = s->picker ? picker_point(s->picker) : 0;
    return s->picker ? picker_typed(s->picker) : NULL;
}

void sheet_narrow(struct sheet *s, const char *typed, size_t point)
{
    if (!s->picker)
        sheet_open_picker(s, typed);
    if (s->picker)
        picker_set_point(s->picker, point);
}

void sheet_restore(struct sheet *s, const char *name, const char *text)
{
    struct slot *slot = sheet_slot(s, name);
    if (!slot)
        return;
    if (slot_is_choice(slot))
        slot_take(slot, text);
    slot_show(slot, text);
    (void)sheet_commit(s, slot, false);
}

void sheet_stand(struct sheet *s, const struct sheet_place *place, const char *text)
{
    struct slot *slot = sheet_slot(s, place->field);
    if (!slot || !slot->shown)
        return;
    s->focus = (size_t)(slot - s->slots);
    if (text && !slot_is_choice(slot)) {
        slot_take(slot, place->value);
        slot_show(slot, text);
        sheet_settle(s);
    }
    if (place->noted)
        (void)sheet_commit(s, slot, false); /* says again what is wrong with it */
    if (slot->box)
        textbox_set_point(slot->box, place->point);
    else if (slot->edit)
        edit_set_point(slot->edit, place->point);
}
