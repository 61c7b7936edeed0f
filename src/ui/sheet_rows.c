/* A form being filled in: the rows of its repeating groups.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/sheet_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where the rows of a group stand among the fields: one row after the other. */
struct rows {
    struct slot *counter;
    size_t first, each; /* the first row's first field; fields of one row */
    int count, least, most;
};

static const char *counter_name(const struct field *f)
{
    return f->rows ? f->name : f->counter;
}

static bool rows_find(struct sheet *s, struct rows *ret)
{
    const char *name = s->nslots ? counter_name(s->slots[s->focus].item.field) : NULL;
    struct slot *counter = name ? sheet_slot(s, name) : NULL;
    if (!counter)
        return false;
    const struct field *f = counter->item.field;
    size_t first = (size_t)(counter - s->slots) + 1, each = 0;
    while (first + each < s->nslots && s->slots[first + each].item.field->row == 1)
        each++;
    *ret = (struct rows){counter, first, each, field_rows(name, &s->answers),
                         f->min ? atoi(f->min) : 0, f->rows};
    ret->count = ret->count < ret->least ? ret->least : ret->count;
    return each > 0;
}

static struct slot *row_slot(struct sheet *s, const struct rows *r, int row, size_t i)
{
    return &s->slots[r->first + (size_t)(row - 1) * r->each + i];
}

/* What was typed into one row and into the next change places, understood or not. */
static void swap_with_next(struct sheet *s, const struct rows *r, int row)
{
    for (size_t i = 0; i < r->each; i++) {
        struct slot *a = row_slot(s, r, row, i), *b = row_slot(s, r, row + 1, i), was = *a;
        a->edit = b->edit, a->box = b->box, a->value = b->value, a->note = b->note, a->said = b->said;
        b->edit = was.edit, b->box = was.box, b->value = was.value, b->note = was.note;
        b->said = was.said;
    }
}

static void clear_row(struct sheet *s, const struct rows *r, int row)
{
    for (size_t i = 0; i < r->each; i++) {
        struct slot *slot = row_slot(s, r, row, i);
        slot_take(slot, "");
        slot_show(slot, "");
        slot->note = NOTE_NONE;
    }
}

static void copy_row(struct sheet *s, const struct rows *r, int from, int to)
{
    for (size_t i = 0; i < r->each; i++) {
        struct slot *a = row_slot(s, r, from, i), *b = row_slot(s, r, to, i);
        slot_take(b, a->value);
        slot_show(b, slot_typed(a));
        b->note = a->note;
        b->said = a->said;
    }
}

static void set_count(struct sheet *s, const struct rows *r, int count)
{
    char text[12];
    snprintf(text, sizeof text, "%d", count);
    sheet_set(s, r->counter->item.field->name, text);
}

static void stand_in(struct sheet *s, const struct rows *r, int row)
{
    if (row < 1)
        s->focus = (size_t)(r->counter - s->slots);
    for (size_t i = r->each; row >= 1 && i-- > 0;) {
        struct slot *slot = row_slot(s, r, row, i);
        if (slot->shown)
            s->focus = (size_t)(slot - s->slots);
    }
}

void sheet_count_row(struct sheet *s, const struct slot *slot)
{
    const struct field *f = slot->item.field;
    char text[12];
    if (!f->counter || !slot->shown || field_rows(f->counter, &s->answers) >= f->row)
        return;
    snprintf(text, sizeof text, "%d", f->row);
    sheet_set(s, f->counter, text);
}

bool sheet_rows(struct sheet *s, struct sheet_rows *ret)
{
    struct rows r;
    if (!rows_find(s, &r))
        return false;
    *ret = (struct sheet_rows){s->slots[s->focus].item.field->row, r.count, r.least, r.most};
    return true;
}

bool sheet_add_row(struct sheet *s, bool copy)
{
    struct rows r;
    int row = s->nslots ? s->slots[s->focus].item.field->row : 0;
    if (!rows_find(s, &r) || r.count >= r.most)
        return false;
    (void)sheet_commit(s, &s->slots[s->focus], false);
    int after = row ? row : r.count;
    set_count(s, &r, r.count + 1);
    clear_row(s, &r, r.count + 1); /* nothing of a row that was there before */
    for (int k = r.count; k > after; k--)
        swap_with_next(s, &r, k);
    if (copy && after)
        copy_row(s, &r, after, after + 1);
    sheet_settle(s);
    stand_in(s, &r, after + 1);
    return true;
}

void sheet_remove_row(struct sheet *s)
{
    struct rows r;
    int row = s->nslots ? s->slots[s->focus].item.field->row : 0;
    if (!rows_find(s, &r) || !row || row > r.count)
        return;
    for (int k = row; k < r.count; k++)
        swap_with_next(s, &r, k);
    clear_row(s, &r, r.count);
    int left = r.count > r.least ? r.count - 1 : r.count;
    set_count(s, &r, left);
    stand_in(s, &r, row > left ? left : row);
}
