/* The screen that shows any reply: its messages, its record, its table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_REPLY_VIEW_H
#define RIHLA_UI_REPLY_VIEW_H

#include "ui/screen.h"

/* What it opens with. Both are consumed: their contents move into the screen, the originals are left
 * empty. F5 runs a reading command again. */
struct reply_shown {
    struct args *take_args;
    struct reply *take_reply;
};
extern const struct screen_class screen_reply;

#endif
