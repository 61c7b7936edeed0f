/* The four stages of the customer journey in one line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/stages.h"

#include "text/lang.h"

/* A case that ended without being delivered stopped where it was: nothing more is to come. */
static const char *sign_of(enum stage stage, enum state state)
{
    enum stage now = state_stage(state);
    bool ended = state_is_final(state);
    if (stage < now || (stage == now && state == STATE_DELIVERED))
        return "●";
    if (stage == now)
        return ended ? "✗" : "◐";
    return ended ? "–" : "○";
}

static void stage_text(struct buf *out, enum stage stage, enum state state)
{
    buf_add(out, sign_of(stage, state));
    buf_addc(out, ' ');
    buf_add(out, tr(stage_title(stage)));
}

void stages_draw(struct canvas *c, int row, int col, int width, enum state state)
{
    int end = col + width;
    for (unsigned i = 0; i < STAGE_COUNT && col < end; i++) {
        struct buf text;
        buf_init(&text);
        stage_text(&text, (enum stage)i, state);
        int w = layout_width(buf_text(&text));
        bool now = (enum stage)i == state_stage(state);
        w = w < end - col ? w : end - col;
        canvas_text(c, row, col, w, buf_text(&text), now ? STYLE_TITLE : STYLE_NORMAL, ALIGN_START);
        col += w;
        if (i + 1 < STAGE_COUNT && col + 5 < end)
            canvas_text(c, row, col, 5, " ─── ", STYLE_DIM, ALIGN_START);
        col += 5;
        buf_done(&text);
    }
}
