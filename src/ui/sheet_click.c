/* A form being filled in: the mouse.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/entry.h"
#include "ui/sheet_parts.h"

/* Going to another field takes over what was typed, as Up does. */
struct key sheet_click(const struct target *t, const struct canvas *c, int column)
{
    struct sheet *s = t->of;
    struct slot *slot = &s->slots[t->index];
    bool here = s->focus == t->index;
    struct key k = {.code = KEYC_OTHER};
    if (!here)
        (void)sheet_commit(s, &s->slots[s->focus], false);
    if (!slot->shown)
        return k;
    s->focus = t->index;
    if (slot->box)
        textbox_click(slot->box, c, t->row, column);
    else if (slot->edit)
        entry_click(slot->edit, c, slot->drawn.col, slot->drawn.cols, here, slot_is_code(slot),
                    column);
    else if (here)
        k.code = KEYC_F4;
    return k;
}
