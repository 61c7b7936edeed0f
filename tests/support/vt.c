/* A terminal in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/vt.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "text/utf8.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>

struct vt {
    VTerm *term;
    VTermScreen *screen;
    int fd, rows, cols;
    pid_t pid;
    bool ended;         /* the other side has closed */
    bool mute;
    struct buf log;     /* all that the program has written */
    struct buf replies; /* the terminal's answers that wait to be sent */
    size_t answers, bytes;
    VTermPos cursor;
    bool cursor_visible, alternate;
};

static const char ping[] = "\033[9977~", answer[] = "9977;";

static int on_cursor(VTermPos now, VTermPos before, int visible, void *user)
{
    (void)before;
    (void)visible;
    ((struct vt *)user)->cursor = now;
    return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct vt *v = user;
    if (property == VTERM_PROP_CURSORVISIBLE)
        v->cursor_visible = value->boolean;
    else if (property == VTERM_PROP_ALTSCREEN)
        v->alternate = value->boolean;
    return 1;
}

static int on_osc(const char *command, size_t n, void *user)
{
    struct vt *v = user;
    if (n >= sizeof answer - 1 && memcmp(command, answer, sizeof answer - 1) == 0)
        v->answers++;
    return 1;
}

static const VTermScreenCallbacks screen_callbacks = {
    .movecursor = on_cursor,
    .settermprop = on_property,
};
static const VTermParserCallbacks strange_callbacks = {
    .osc = on_osc,
};

/* What the terminal answers goes out once it has worked off what it was given: sending reads, and what
 * was read in between would overtake the rest. */
static void send_replies(struct vt *v)
{
    struct buf now = v->replies;
    if (!now.len)
        return;
    v->replies = (struct buf){0};
    vt_send(v, now.s, now.len);
    buf_done(&now);
}

/* Takes in what the program has written. False: nothing came in time. */
static bool take_in(struct vt *v, int timeout_ms)
{
    struct pollfd p = {.fd = v->fd, .events = POLLIN};
    char bytes[65536];
    if (v->ended || poll(&p, 1, timeout_ms) <= 0)
        return false;
    ssize_t n = read(v->fd, bytes, sizeof bytes);
    if (n <= 0) {
        v->ended = n == 0 || errno != EINTR;
        return false;
    }
    v->bytes += (size_t)n;
    buf_addn(&v->log, bytes, (size_t)n);
    vterm_input_write(v->term, bytes, (size_t)n);
    send_replies(v);
    return true;
}

/* The program may be writing while we are: neither side may wait for the other for ever. */
void vt_send(struct vt *v, const char *bytes, size_t n)
{
    while (n && !v->ended) {
        struct pollfd p = {.fd = v->fd, .events = POLLIN | POLLOUT};
        poll(&p, 1, -1);
        if (p.revents & POLLIN)
            take_in(v, 0);
        if (!(p.revents & POLLOUT)) {
            v->ended |= (p.revents & (POLLHUP | POLLERR)) && !(p.revents & POLLIN);
            continue;
        }
        ssize_t k = write(v->fd, bytes, n < 512 ? n : 512);
        if (k < 0 && errno != EINTR && errno != EAGAIN)
            return;
        if (k > 0) {
            bytes += k;
            n -= (size_t)k;
        }
    }
}

static void on_answerback(const char *bytes, size_t n, void *user)
{
    struct vt *v = user;
    if (!v->mute)
        buf_addn(&v->replies, bytes, n);
}

static void become(const char *term, char *const argv[], char *const env[])
{
    setenv("TERM", term, 1);
    setenv("RIHLA_PING", "2", 1);
    for (size_t i = 0; env && env[i]; i++)
        putenv(env[i]);
    execvp(argv[0], argv);
    _exit(127);
}

struct vt *vt_start(int rows, int cols, const char *term, char *const argv[], char *const env[])
{
    struct vt *v = mem_alloc(sizeof *v);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    v->pid = forkpty(&v->fd, NULL, NULL, &size);
    if (v->pid < 0) {
        free(v);
        return NULL;
    }
    if (v->pid == 0)
        become(term, argv, env);
    v->rows = rows;
    v->cols = cols;
    v->term = vterm_new(rows, cols);
    vterm_set_utf8(v->term, 1);
    vterm_output_set_callback(v->term, on_answerback, v);
    v->screen = vterm_obtain_screen(v->term);
    vterm_screen_enable_altscreen(v->screen, 1);
    vterm_screen_set_callbacks(v->screen, &screen_callbacks, v);
    vterm_screen_set_unrecognised_fallbacks(v->screen, &strange_callbacks, v);
    vterm_screen_reset(v->screen, 1);
    return v;
}

static int left_ms(int64_t end)
{
    int64_t left = end - clock_monotonic_us();
    return left <= 0 ? 0 : (int)(left / 1000) + 1;
}

bool vt_settle(struct vt *v, int deadline_ms)
{
    size_t wanted = v->answers + 1;
    int64_t end = clock_monotonic_us() + (int64_t)deadline_ms * 1000;
    vt_send(v, ping, sizeof ping - 1);
    while (v->answers < wanted && !v->ended && left_ms(end))
        take_in(v, left_ms(end));
    return v->answers >= wanted;
}

bool vt_push(struct vt *v, const char *bytes, size_t n, int deadline_ms)
{
    int64_t end = clock_monotonic_us() + (int64_t)deadline_ms * 1000;
    while (n && left_ms(end)) {
        struct pollfd p = {.fd = v->fd, .events = POLLOUT};
        if (poll(&p, 1, left_ms(end)) <= 0 || !(p.revents & POLLOUT))
            return false;
        ssize_t k = write(v->fd, bytes, n < 256 ? n : 256);
        if (k < 0 && errno != EINTR && errno != EAGAIN)
            return false;
        if (k > 0) {
            bytes += k;
            n -= (size_t)k;
        }
    }
    return n == 0;
}

bool vt_ends_unread(struct vt *v, int deadline_ms)
{
    siginfo_t info = {0};
    int64_t end = clock_monotonic_us() + (int64_t)deadline_ms * 1000;
    while (info.si_pid == 0 && left_ms(end)) {
        if (waitid(P_PID, (id_t)v->pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0)
            return false;
    }
    return info.si_pid != 0;
}

void vt_watch(struct vt *v, int microseconds)
{
    int64_t end = clock_monotonic_us() + microseconds;
    while (!v->ended && clock_monotonic_us() < end)
        take_in(v, 0);
}

bool vt_first_output(struct vt *v, int deadline_ms)
{
    return v->bytes || take_in(v, deadline_ms);
}

void vt_mute(struct vt *v)
{
    v->mute = true;
}

size_t vt_written(const struct vt *v, const char *bytes)
{
    size_t count = 0;
    const char *from = buf_text(&v->log), *end = from + v->log.len, *at;
    while ((at = memmem(from, (size_t)(end - from), bytes, strlen(bytes)))) {
        from = at + 1;
        count++;
    }
    return count;
}

bool vt_wait_for(struct vt *v, const char *bytes, int deadline_ms)
{
    int64_t end = clock_monotonic_us() + (int64_t)deadline_ms * 1000;
    while (!vt_written(v, bytes) && !v->ended && left_ms(end))
        take_in(v, left_ms(end));
    return vt_written(v, bytes) > 0;
}

void vt_resize(struct vt *v, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    v->rows = rows;
    v->cols = cols;
    vterm_set_size(v->term, rows, cols);
    ioctl(v->fd, TIOCSWINSZ, &size);
}

int vt_rows(const struct vt *v)
{
    return v->rows;
}

int vt_cols(const struct vt *v)
{
    return v->cols;
}

struct vt_cell vt_cell(struct vt *v, int row, int col)
{
    VTermScreenCell c;
    struct vt_cell cell = {.width = 1};
    memset(&c, 0, sizeof c);
    vterm_screen_get_cell(v->screen, (VTermPos){row, col}, &c);
    if (c.chars[0] == (uint32_t)-1)
        return (struct vt_cell){.width = 0};
    for (int i = 0; i < VT_CELL_CHARS && i < VTERM_MAX_CHARS_PER_CELL; i++)
        cell.ch[i] = c.chars[i];
    cell.width = c.width;
    cell.bold = c.attrs.bold;
    cell.reverse = c.attrs.reverse;
    cell.underline = c.attrs.underline;
    cell.coloured = !VTERM_COLOR_IS_DEFAULT_FG(&c.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&c.bg);
    return cell;
}

char *vt_row(struct vt *v, int row)
{
    struct buf out = {0};
    size_t end = 0;
    buf_add(&out, "");
    for (int col = 0; col < v->cols; col++) {
        struct vt_cell c = vt_cell(v, row, col);
        if (!c.width)
            continue;
        if (!c.ch[0])
            c.ch[0] = ' ';
        for (int i = 0; i < VT_CELL_CHARS && c.ch[i]; i++) {
            char bytes[4];
            buf_addn(&out, bytes, utf8_encode(c.ch[i], bytes));
        }
        if (c.ch[0] != ' ')
            end = out.len;
    }
    char *text = mem_strndup(buf_text(&out), end);
    buf_done(&out);
    return text;
}

void vt_cursor(const struct vt *v, int *ret_row, int *ret_col, bool *ret_visible)
{
    *ret_row = v->cursor.row;
    *ret_col = v->cursor.col;
    *ret_visible = v->cursor_visible;
}

bool vt_alternate(const struct vt *v)
{
    return v->alternate;
}

size_t vt_bytes(const struct vt *v)
{
    return v->bytes;
}

pid_t vt_pid(const struct vt *v)
{
    return v->pid;
}

int vt_wait(struct vt *v, int deadline_ms)
{
    int status = 0;
    int64_t end = clock_monotonic_us() + (int64_t)deadline_ms * 1000;
    while (!v->ended && left_ms(end))
        take_in(v, left_ms(end));
    bool killed = !v->ended;
    if (killed)
        kill(v->pid, SIGKILL);
    waitpid(v->pid, &status, 0);
    if (killed)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void vt_free(struct vt *v)
{
    vterm_free(v->term);
    close(v->fd);
    buf_done(&v->log);
    buf_done(&v->replies);
    free(v);
}
