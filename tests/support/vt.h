/* A program under a terminal that lives in memory: forkpty and libvterm. Nothing here sleeps: a picture
 * is settled when the program has answered a ping after its last refresh, or the deadline is over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_SUPPORT_VT_H
#define RIHLA_TESTS_SUPPORT_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { VT_CELL_CHARS = 6 };

struct vt_cell {
    uint32_t ch[VT_CELL_CHARS]; /* ch[0] 0: blank */
    int width;                  /* 0: the second half of a wide character */
    bool bold, reverse, underline, coloured;
};

struct vt;

/* Starts argv with the environment as it is, plus env ("NAME=value", NULL-terminated; may be NULL),
 * TERM, and the program's ping switched on. NULL: no terminal could be made. */
struct vt *vt_start(int rows, int cols, const char *term, char *const argv[], char *const env[]);

void vt_send(struct vt *v, const char *bytes, size_t n);

/* True once everything sent before has been worked off and painted; false: deadline or end. */
bool vt_settle(struct vt *v, int deadline_ms);

/* Answers no question of the program's from now on: the test answers in its place, or nobody. */
void vt_mute(struct vt *v);

/* Reads until the program has written these bytes; false: deadline or end. */
bool vt_wait_for(struct vt *v, const char *bytes, int deadline_ms);
size_t vt_written(const struct vt *v, const char *bytes); /* how often, in what was read so far */

/* The same by a terminal that reads nothing: false where the program takes no more. */
bool vt_push(struct vt *v, const char *bytes, size_t n, int deadline_ms);

/* Takes in whatever the program writes until the time is over or it has ended. */
void vt_watch(struct vt *v, int microseconds);

/* Reads until the program has written something; false: deadline or end. */
bool vt_first_output(struct vt *v, int deadline_ms);

void vt_resize(struct vt *v, int rows, int cols);
int vt_rows(const struct vt *v);
int vt_cols(const struct vt *v);

/* The row as UTF-8 in visual order, trailing blanks cut. Owned by the caller. */
char *vt_row(struct vt *v, int row);
struct vt_cell vt_cell(struct vt *v, int row, int col);
void vt_cursor(const struct vt *v, int *ret_row, int *ret_col, bool *ret_visible);
bool vt_alternate(const struct vt *v);   /* the alternate screen is on: curses has the terminal */
size_t vt_bytes(const struct vt *v);     /* all that the program has written */
pid_t vt_pid(const struct vt *v);

/* Waits for the program's end without reading what it writes; then vt_wait() as well. False: it is
 * still there. */
bool vt_ends_unread(struct vt *v, int deadline_ms);

/* Waits for the program's end and kills it at the deadline. Returns its exit status, 128 plus the
 * signal that ended it, or -1 when it had to be killed. The last picture can still be read. */
int vt_wait(struct vt *v, int deadline_ms);
void vt_free(struct vt *v); /* after vt_wait() */

#endif
