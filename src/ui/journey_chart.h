/* Bars of the journey report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_JOURNEY_CHART_H
#define RIHLA_UI_JOURNEY_CHART_H

#include "ui/paint.h"

/* The rows of the reply that are drawn. */
struct chart {
    size_t *rows;
    size_t n, cap;
};

/* Keeps the rows of that level of a reply of `report journey by=all`. */
void chart_rows(struct chart *ch, const struct reply *r, const char *level);
void chart_done(struct chart *ch);

/* One panel for each question about the stages. */
void chart_draw_stages(const struct chart *ch, const struct reply *r, struct canvas *c, struct area a);

/* One line for each row, with a bar of what is there; `at` is marked and kept in sight. */
void chart_draw_rows(const struct chart *ch, const struct reply *r, struct canvas *c, struct area a,
                     const char *title, size_t at);

#endif
