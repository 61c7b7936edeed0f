/* The terminal through curses: taking it over, giving it back on every way out, reading keys,
 * sending what changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
#undef ERR /* these three names are ours */
#undef columns
#undef lines

#include "ui/term.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "ui/ahead.h"
#include "ui/decode.h"
#include "ui/detect.h"
#include "ui/gather.h"
#include "ui/mode.h"
#include "ui/outlet.h"
#include "ui/picture.h"
#include "ui/signals.h"

enum {
    CODE_PASTE_ON = KEY_MAX + 1, CODE_PASTE_OFF, CODE_PING, CODE_ESC, CODE_WORD_LEFT,
    CODE_WORD_RIGHT, CODE_MOUSE
};

/* Clicks and the wheel, with columns of any size (SGR 1006). */
static const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1000l";

static bool started, mouse;
static struct termios cooked;       /* as the terminal was found */
static char goodbye[256];           /* bytes that give it back, ready for a signal handler */
static size_t goodbye_length;
static unsigned pings, answered;
static bool pings_wait;             /* until there is nothing left to do */
static struct decoder decoder;      /* reads through curses; see below */
static struct ahead ahead;          /* typed while the terminal was asked who it is */

/* ---- giving it back ---- */

static int collect(int byte)
{
    if (goodbye_length < sizeof goodbye)
        goodbye[goodbye_length++] = (char)byte;
    return byte;
}

/* The mode's bytes, for the terminal that people look at. */
static void collect_mode_end(void)
{
    struct buf out = {0};
    terminal_wrapped(&out, detected()->wrap, row_mode_end(picture_mode()));
    for (size_t i = 0; i < out.len; i++)
        collect(out.s[i]);
    buf_done(&out);
}

static void prepare_goodbye(void)
{
    static const char *const names[] = {"sgr0", "cnorm", "rmkx", "rmcup"};
    goodbye_length = 0;
    collect_mode_end();
    for (const char *s = "\033[?2004l"; *s; s++)
        collect(*s);
    for (const char *s = mouse ? mouse_off : ""; *s; s++)
        collect(*s);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *s = tigetstr(names[i]);
        if (s && s != (const char *)-1)
            tputs(s, 1, collect);
    }
}

static void send_text(const char *s)
{
    outlet_send(s, strlen(s));
}

static void send_mode(const char *bytes)
{
    struct buf out = {0};
    terminal_wrapped(&out, detected()->wrap, bytes);
    outlet_send(buf_text(&out), out.len);
    buf_done(&out);
}

/* When the program is dying: only what a signal handler may do. */
static void give_back(void)
{
    if (!started)
        return;
    outlet_last_words(goodbye, goodbye_length);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &cooked);
}

/* curses sends with these. */
static int draw_goodbye(void)
{
    return endwin();
}

static int draw_picture(void)
{
    return refresh();
}

/* The terminal as it was found, unless it does not listen: nobody waits for it when leaving. */
static void hand_back(void)
{
    enum { GOODBYE_MS = 300 };
    send_text("\033[?2004l");
    if (mouse)
        send_text(mouse_off);
    send_mode(row_mode_end(picture_mode()));
    outlet_draw(draw_goodbye);
    outlet_drain(GOODBYE_MS);
    tcsetattr(STDIN_FILENO, TCSANOW, &cooked);
}

void term_stop(void)
{
    if (!started)
        return;
    hand_back();
    started = false;
    picture_done();
    buf_done(&decoder.typed);
    ahead_done(&ahead);
}

/* ---- taking it over ---- */

/* Sequences that terminals send although their terminfo entry says something else. */
static void define_keys(void)
{
    static const struct {
        const char *sequence;
        int code;
    } keys[] = {
        {"\033[200~", CODE_PASTE_ON}, {"\033[201~", CODE_PASTE_OFF}, {"\033[27u", CODE_ESC},
        {"\033[<", CODE_MOUSE},
        {"\033[1;5D", CODE_WORD_LEFT}, {"\033[1;5C", CODE_WORD_RIGHT},
        {"\033Od", CODE_WORD_LEFT}, {"\033Oc", CODE_WORD_RIGHT},
        {"\033[A", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},
        {"\033OA", KEY_UP}, {"\033OB", KEY_DOWN}, {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT},
        {"\033[H", KEY_HOME}, {"\033[F", KEY_END}, {"\033OH", KEY_HOME}, {"\033OF", KEY_END},
        {"\033[1~", KEY_HOME}, {"\033[4~", KEY_END}, {"\033[7~", KEY_HOME}, {"\033[8~", KEY_END},
        {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033[Z", KEY_BTAB},
        {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
        {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)},
        {"\033[14~", KEY_F(4)}, {"\033[15~", KEY_F(5)}, {"\033[17~", KEY_F(6)},
        {"\033[18~", KEY_F(7)}, {"\033[19~", KEY_F(8)}, {"\033[20~", KEY_F(9)},
        {"\033[21~", KEY_F(10)}, {"\033[23~", KEY_F(11)}, {"\033[24~", KEY_F(12)},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i].code > KEY_MAX || key_defined(keys[i].sequence) <= 0)
            define_key(keys[i].sequence, keys[i].code);
    }
    const char *test = getenv("RIHLA_PING");
    pings_wait = test && strcmp(test, "2") == 0;
    if (pings_wait || (test && strcmp(test, "1") == 0))
        define_key("\033[9977~", CODE_PING);
}

static void await_answers(void);

enum rc term_start(struct err *reterr)
{
    int error = 0;
    const char *name = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &cooked) != 0)
        return ERR(reterr, RC_USAGE, "", N_("The screen needs a terminal"));
    if (setupterm(NULL, STDOUT_FILENO, &error) != OK || !tigetstr("cup"))
        return ERR(reterr, RC_USAGE, "", N_("The terminal type “%1$s” is not known here. Set TERM to one that is, for example "
                      "xterm-256color"),
                   name ? name : "");
    del_curterm(cur_term); /* initscr() makes its own */
    if (!signals_listen(give_back))
        return ERR(reterr, RC_INTERNAL, "", N_("The screen could not be opened"));
    outlet_open();
    set_escdelay(50);
    initscr(); /* leaves signals alone that are handled already */
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    meta(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    typeahead(-1); /* keys are read before a picture is begun; one that was begun is finished */
    picture_start();
    define_keys();
    prepare_goodbye();
    started = true;
    mem_on_abort(term_stop);
    atexit(term_stop);
    detect_begin();
    send_text("\033[?2004h");
    await_answers();
    return RC_OK;
}

void term_size(int *ret_rows, int *ret_cols)
{
    *ret_rows = LINES;
    *ret_cols = COLS;
}

void term_mode(enum row_mode wanted)
{
    if (wanted == picture_mode())
        return;
    send_mode(row_mode_end(picture_mode()));
    picture_set_mode(wanted);
    send_mode(row_mode_begin(picture_mode()));
    prepare_goodbye();
}

/* What hand_back() took back. */
static void take_up(void)
{
    reset_prog_mode();
    send_text("\033[?2004h");
    if (mouse)
        send_text(mouse_on);
    send_mode(row_mode_begin(picture_mode()));
}

void term_mouse(bool on)
{
    mouse = on;
    send_text(on ? mouse_on : mouse_off);
    prepare_goodbye();
}

bool term_has_mouse(void)
{
    return mouse;
}

void term_suspend(void)
{
    hand_back();
    signals_stop_now();
    take_up();
    picture_repaint();
    outlet_draw(draw_picture);
}

/* ---- keys ---- */

static const struct {
    int curses;
    enum key_code code;
} codes[] = {
    {KEY_UP, KEYC_UP}, {KEY_DOWN, KEYC_DOWN}, {KEY_LEFT, KEYC_LEFT}, {KEY_RIGHT, KEYC_RIGHT},
    {KEY_HOME, KEYC_HOME}, {KEY_END, KEYC_END}, {KEY_PPAGE, KEYC_PAGE_UP},
    {KEY_NPAGE, KEYC_PAGE_DOWN}, {KEY_BACKSPACE, KEYC_BACKSPACE}, {KEY_DC, KEYC_DELETE},
    {KEY_IC, KEYC_INSERT}, {KEY_BTAB, KEYC_BACKTAB}, {KEY_ENTER, KEYC_ENTER},
    {CODE_WORD_LEFT, KEYC_WORD_LEFT}, {CODE_WORD_RIGHT, KEYC_WORD_RIGHT},
};

static bool read_code(uint32_t *ret, bool *ret_function)
{
    int c;
    while ((c = getch()) != -1) {
        *ret_function = c > 0xFF;
        *ret = (uint32_t)c;
        if (*ret_function || gather_byte((unsigned char)c, ret))
            return true;
    }
    return false;
}

static void push_back(uint32_t c, bool function)
{
    if (function)
        ungetch((int)c);
    else
        unget_wch((wchar_t)c);
}

static bool went_out; /* the last picture has, while we waited: a new one may follow */

bool term_ready(void)
{
    return !outlet_waiting();
}

/* Waits for input, a signal or the terminal's attention. False: nothing within the time. */
static bool wait_input(int timeout_ms)
{
    struct pollfd p[3] = {{.fd = STDIN_FILENO, .events = POLLIN},
                          {.fd = signals_fd(), .events = POLLIN},
                          {.fd = outlet_waiting() ? outlet_fd() : -1, .events = POLLOUT}};
    int n = poll(p, 3, timeout_ms);
    if (n > 0 && p[2].revents) {
        outlet_pump();
        went_out = !outlet_waiting();
    }
    if (n > 0 && (p[1].revents & POLLIN))
        signals_drain();
    if (n > 0 && (p[0].revents & (POLLHUP | POLLERR | POLLNVAL)) && !(p[0].revents & POLLIN))
        signals_hang_up();
    return n > 0;
}

bool term_typed(void *unused)
{
    struct pollfd p[2] = {{.fd = STDIN_FILENO, .events = POLLIN},
                          {.fd = signals_fd(), .events = POLLIN}};
    uint32_t c;
    bool function;
    (void)unused;
    if (poll(p, 2, 0) != 0)
        return true;
    if (!read_code(&c, &function)) /* curses may have read on */
        return false;
    push_back(c, function);
    return true;
}

static bool wait_more(int timeout_ms)
{
    return wait_input(timeout_ms) && !signals_ended();
}

static bool answer_came;

static void take_answer(const char *sequence, size_t n)
{
    answer_came |= detect_answer(sequence, n);
}

static struct decoder decoder = {
    .read = read_code, .push_back = push_back, .wait = wait_more, .answer = take_answer};

static struct key mouse_key(void)
{
    struct key k = decode_mouse(&decoder);
    k.col = picture_column(k.row, k.col);
    if (k.col < 0 || !mouse)
        k.code = KEYC_OTHER;
    return k;
}

static struct key function_key(int c)
{
    if (c == CODE_MOUSE)
        return mouse_key();
    if (c >= KEY_F(1) && c <= KEY_F(12))
        return (struct key){.code = (enum key_code)(KEYC_F1 + (c - KEY_F(1)))};
    if (c == CODE_PASTE_ON)
        return decode_paste(&decoder, CODE_PASTE_OFF);
    if (c == CODE_ESC)
        return decode_esc(&decoder);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (codes[i].curses == c)
            return (struct key){.code = codes[i].code};
    }
    return (struct key){.code = KEYC_OTHER};
}

static void follow_size(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
        resizeterm(size.ws_row, size.ws_col);
    picture_repaint();
}

/* Whoever had the terminal meanwhile may have changed anything about it. */
static void take_again(void)
{
    take_up();
    follow_size();
}

/* What signals asked for since the last key. */
static bool signal_event(struct key *ret_key, enum term_event *ret_event)
{
    if (signals_ended()) {
        *ret_event = TERM_END;
        return true;
    }
    if (signals_stopped())
        term_suspend();
    if (signals_continued())
        take_again();
    if (!signals_resized())
        return false;
    follow_size();
    *ret_key = (struct key){.code = KEYC_RESIZE};
    *ret_event = TERM_KEY;
    return true;
}

static enum term_event read_key(struct key *ret_key, int timeout_ms)
{
    enum term_event event;
    uint32_t c;
    bool function;
    for (;;) {
        if (signal_event(ret_key, &event))
            return event;
        if (read_code(&c, &function))
            break;
        went_out = false;
        if ((!wait_input(timeout_ms) && timeout_ms >= 0) || went_out)
            return TERM_NOTHING;
    }
    if (function && c == CODE_PING) {
        *ret_key = (struct key){.code = KEYC_OTHER, .ch = CODE_PING};
        return TERM_KEY;
    }
    answer_came = false;
    *ret_key = function ? function_key((int)c) : decode_char(&decoder, c);
    return answer_came ? TERM_ANSWERED : TERM_KEY;
}

/* What is typed meanwhile waits its turn. */
static void await_answers(void)
{
    int64_t end = clock_monotonic_us() + DETECT_FIRST_FRAME_MS * 1000;
    int64_t left;
    while (detect_awaited_ms() && !signals_ended() && (left = end - clock_monotonic_us()) > 0) {
        struct key k;
        if (read_key(&k, (int)(left / 1000) + 1) == TERM_KEY)
            ahead_keep(&ahead, &k);
    }
}

enum term_event term_key(struct key *ret_key, int timeout_ms)
{
    enum term_event event =
        ahead_next(&ahead, ret_key) ? TERM_KEY : read_key(ret_key, timeout_ms);
    if (event != TERM_KEY || ret_key->code != KEYC_OTHER || ret_key->ch != CODE_PING)
        return event;
    pings++;
    return TERM_NOTHING;
}

int term_end_signal(void)
{
    return signals_ended();
}

/* ---- showing ---- */

static void answer_pings(void)
{
    char text[48];
    while (pings) {
        pings--;
        snprintf(text, sizeof text, "\033]9977;%u\007", ++answered);
        send_text(text);
    }
}

void term_show(const struct canvas *c)
{
    picture_put(c);
    outlet_draw(draw_picture);
    if (!pings_wait)
        answer_pings();
}

void term_redraw(void)
{
    picture_repaint();
}

void term_settled(void)
{
    answer_pings();
}
