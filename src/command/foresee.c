/* What the first search of a process has to do besides searching, done before anybody waits for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/seek.h"

/* These ask between them nearly everything that a first key may ask: names of one word and of two, numbers of
 * every kind. They are asked for what is kept afterwards: prepared statements and the newest customers. */
static const char *const questions[] = {"a", "a a", "1", "0500", "a1"};
enum { QUESTIONS = sizeof questions / sizeof *questions };

static void ask(struct session *s, const char *text)
{
    struct seek seek;
    if (db_begin_read(s->db, NULL))
        return;
    if (seek_run(s, text, SOUGHT_EVERYTHING, 1, false, &seek, NULL) == RC_OK)
        seek_done(&seek);
    db_end_read(s->db);
}

/* What goes wrong is told to whoever searches. */
bool session_foresee(struct session *s)
{
    const struct catalogue *c;
    size_t part = s->foreseen;
    if (!s->db || part > QUESTIONS)
        return false;
    s->foreseen++;
    if (part == 0)
        (void)session_catalogue(s, &c, NULL);
    else
        ask(s, questions[part - 1]);
    return s->foreseen <= QUESTIONS;
}
