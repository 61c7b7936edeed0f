/* How far long work has come, on a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/progress.h"

#include <inttypes.h>
#include <unistd.h>

enum { BAR = 30, PATIENCE_US = 300 * 1000, BETWEEN_US = 100 * 1000, SECOND_US = 1000 * 1000 };

/* Figures only, so that it reads the same in both directions: [####......] 41 % 0:12 */
static void draw(const struct progress *p, int64_t now, int done, int all)
{
    char bar[BAR + 1];
    int64_t left = done ? (now - p->started) * (all - done) / done / SECOND_US : 0;
    for (int i = 0; i < BAR; i++)
        bar[i] = (int64_t)i * all < (int64_t)done * BAR ? '#' : '.';
    bar[BAR] = '\0';
    fprintf(p->to, "\r[%s] %3d %%  %" PRId64 ":%02d ", bar, (int)((int64_t)done * 100 / all),
            left / 60, (int)(left % 60));
    fflush(p->to);
}

void progress_show(void *ctx, int done, int all)
{
    struct progress *p = ctx;
    int64_t now = clock_monotonic_us();
    if (!p->started)
        p->started = now;
    if (all <= 0 || now - p->started < PATIENCE_US || now - p->drawn < BETWEEN_US)
        return;
    if (!isatty(fileno(p->to)))
        return;
    p->drawn = now;
    draw(p, now, done, all);
}

void progress_end(struct progress *p)
{
    if (p->drawn)
        fprintf(p->to, "\r\033[K");
    fflush(p->to);
    *p = (struct progress){.to = p->to};
}
