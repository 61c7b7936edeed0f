/* A screen that is one list: the same for all of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list_screen.h"

#include "ui/call.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { REST_MS = 150 };

enum rc list_screen_load(struct ui *ui, struct list_view *v, struct err *reterr)
{
    const struct list_row *r = v->row;
    const struct list_way *way = &r->ways[v->way];
    const char *pairs[6] = {NULL};
    size_t n = 0;
    if (r->takes) {
        pairs[n++] = r->takes;
        pairs[n++] = v->with;
    }
    if (way->argument) {
        pairs[n++] = way->argument;
        pairs[n++] = way->value;
    }
    list_show(&v->list, NULL);
    v->list.keys = way->columns;
    v->list.empty = way->empty;
    enum rc rc = call_run(ui, r->command, &v->reply, reterr, pairs);
    list_show(&v->list, &v->reply);
    return rc;
}

enum rc list_screen_open(struct ui *ui, struct screen *s, const struct list_row *row,
                         const void *with, struct err *reterr)
{
    struct list_view *v = s->state;
    v->row = row;
    snprintf(v->with, sizeof v->with, "%s", with ? (const char *)with : "");
    list_init(&v->list, row->ways[0].empty, row->ways[0].columns);
    return list_screen_load(ui, v, reterr);
}

void list_screen_shown(struct ui *ui, struct screen *s)
{
    (void)list_screen_load(ui, s->state, NULL);
}

void list_screen_close(struct screen *s)
{
    struct list_view *v = s->state;
    list_done(&v->list);
    reply_done(&v->reply);
}

static void open_selected(struct ui *ui, const struct list_view *v)
{
    const struct list_row *r = v->row;
    const char *key = list_text(&v->list, r->key);
    if (r->else_prefix && strncmp(key, r->else_prefix, strlen(r->else_prefix)) == 0)
        (void)ui_push(ui, r->else_opens, key);
    else if (r->opens && *key)
        (void)ui_push(ui, r->opens, key);
    else if (r->else_key && list_text(&v->list, r->else_key)[0])
        (void)ui_push(ui, r->else_opens, list_text(&v->list, r->else_key));
}

enum verdict list_screen_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct list_view *v = s->state;
    enum widget_event e = list_key(&v->list, k);
    v->moving = e == WIDGET_HANDLED;
    if (e == WIDGET_ACCEPT)
        open_selected(ui, v);
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

void list_screen_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct list_view *v = s->state;
    const char *title = v->row->ways[v->way].title;
    if (title)
        canvas_text(c, 1, 1, c->cols - 20, tr(title), STYLE_TITLE, ALIGN_START);
    list_draw(&v->list, c, (struct area){2, 1, c->rows - 5, c->cols - 2}, true);
    if (!v->moving)
        list_draw_whole(&v->list, c, (struct area){c->rows - 3, 1, 1, c->cols - 2});
}

/* The line that tells the selected row in full would cost more than the move itself: over a slow line it
 * waits until the agent has arrived. */
bool list_screen_idle(struct ui *ui, struct screen *s)
{
    struct list_view *v = s->state;
    struct pollfd keys = {.fd = STDIN_FILENO, .events = POLLIN};
    if (!v->moving)
        return false;
    if (poll(&keys, 1, REST_MS) != 0 || ui->session->stop(NULL))
        return false;
    v->moving = false;
    return true;
}

enum verdict list_screen_next_way(struct ui *ui, struct screen *s)
{
    struct list_view *v = s->state;
    v->way = v->way + 1 < LIST_WAYS && v->row->ways[v->way + 1].columns ? v->way + 1 : 0;
    v->list.at = 0;
    (void)list_screen_load(ui, v, NULL);
    return VERDICT_HANDLED;
}

enum verdict list_screen_ask(struct ui *ui, const struct command *c)
{
    struct ask ask = {.command = c};
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}
