/* Texts from outside that want to be orders to the terminal: ten thousand of them are put into a database
 * past everything that would have cleaned them on the way in, and not one comes out as a control: not
 * on the screen, not in line mode, not on a receipt, not in the log.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/command/desk.h"

#include "base/log.h"
#include "line/print.h"
#include "store/complaint.h"
#include "store/trail.h"
#include "text/utf8.h"
#include "ui/canvas.h"
#include "ui/screen.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CUSTOMERS = 2500, STRINGS = 4 * CUSTOMERS };

/* What the orders have in common: none of it is ever sent by Rihla itself. */
#define CANARY "6666"

static uint64_t seed = 4;

static unsigned chance(unsigned below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % below;
}

static const char *const orders[] = {
    "\033[" CANARY ";" CANARY "H", "\033]52;c;" CANARY "\007", "\033P" CANARY "\033\\", "\033[?" CANARY "h",
    "\033]0;" CANARY "\033\\", "\033_" CANARY "\033\\", "\033^" CANARY "\033\\", "\033c", "\033#8", "\033(0",
    "\302\233" CANARY "m", "\302\235" "52;c;" CANARY "\302\234", "\302\220" CANARY "\302\234",
    "\233" CANARY "m", "\235" CANARY "\234", "\220" CANARY "\234",
    "\300\233" CANARY, "\340\200\233" CANARY, "\360\200\200\233" CANARY, "\300\212", "\355\240\200",
    "\364\220\200\200", "\377\376", "\342\200\256", "\342\200\252", "\342\200\253", "\342\201\246",
    "\342\201\247", "\342\201\250", "\342\201\251", "\330\234", "\342\200\216", "\342\200\217",
    "\342\200\213", "\342\200\213\342\200\213\342\200\213\342\200\213\342\200\213", "\357\273\277",
    "\342\200\250", "\342\200\251", "\363\240\201\201", "\363\240\200\201", "\342\201\240",
    "\r", "\n", "\t", "\b", "\007", "\016", "\017", "\177", "\001", "\r\n\033[" CANARY "A",
    "\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201\314\201",
    "=cmd|' /C calc'!A0", "%n%s%99999d", "'; DROP TABLE customer; --", "&#27;[" CANARY "m"};
static const char *const harmless[] = {"Test", "متعامل", " ", "لا", "日本", "A1", "-", "é", "🙂", "123"};

static void hostile_text(char *to, size_t size)
{
    size_t n = (size_t)snprintf(to, size, "Zz ");
    for (unsigned i = 0, pieces = 1 + chance(9); i < pieces; i++) {
        const char *piece = chance(3) ? orders[chance(sizeof orders / sizeof *orders)]
                                      : harmless[chance(sizeof harmless / sizeof *harmless)];
        if (n + strlen(piece) + 1 < size)
            n += (size_t)snprintf(to + n, size - n, "%s", piece);
    }
}

/* No control, no invisible character, nothing but UTF-8; newlines where the format has them. */
static void assert_harmless(const char *bytes, size_t n, bool lines)
{
    for (size_t at = 0; at < n;) {
        uint32_t c;
        size_t used = utf8_decode(bytes + at, n - at, &c);
        bool joiner = c == 0x200C || c == 0x200D; /* between letters that join: judged elsewhere */
        if ((char_is_hostile(c) && !joiner && !(lines && (c == '\n' || c == '\r'))) ||
            (c == 0xFFFD && used == 1))
            fail_msg("U+%04X at %zu of: %.*s", c, at, (int)n, bytes);
        at += used;
    }
}

/* A service card whose texts hold what XML lets through: C1 in UTF-8, bidi controls, invisible characters. */
#define HOSTILE                                                                                    \
    "Zz \302\233" CANARY "m \342\200\256 \342\201\247 \342\200\213 \363\240\201\201 \302\235" "52;c;" CANARY
#define HOSTILE_CARD                                                                               \
    "<card id=\"hostile\">" BOTH("name", HOSTILE, HOSTILE) BOTH("summary", HOSTILE, HOSTILE)       \
    BOTH("category", HOSTILE, HOSTILE)                                                             \
    "<audience>individual</audience><working-days from=\"0\" to=\"0\"/>"                           \
    "<number prefix=\"HX\" style=\"plain\"/><form>enquiry</form>"                                  \
    "<steps><step>" BOTH("text", HOSTILE, HOSTILE) "</step></steps></card>"

/* Everything hostile is in the database: customers and complaints with a text each in English and Arabic,
 * subject and body. */
static void fill(struct desk *d)
{
    struct db *db = d->session.db;
    assert_int_equal(db_begin(db, NULL), RC_OK);
    for (int i = 0; i < CUSTOMERS; i++) {
        struct customer c = {.kind = CUSTOMER_GOVERNMENT, .lang = LANG_EN, .registered_at = 1000000 + i};
        struct complaint k = {.state = COMPLAINT_OPEN, .logged_at = 1000000 + i, .changed_at = 1000000 + i,
                              .promised = {2026, 5, 18}};
        char text[400];
        snprintf(c.number, sizeof c.number, "C26-05-%06d", 900000 + i);
        hostile_text(c.name_en, sizeof c.name_en);
        hostile_text(c.name_ar, sizeof c.name_ar);
        assert_int_equal(customer_insert(db, &c, &d->err), RC_OK);
        snprintf(k.number, sizeof k.number, "CustComp-26-05-%06d", 900000 + i);
        k.customer = c.id;
        hostile_text(k.subject, sizeof k.subject);
        hostile_text(text, sizeof text);
        k.text = mem_strdup(text);
        k.answer = mem_strdup("");
        snprintf(k.logged_by, sizeof k.logged_by, "counter1");
        assert_int_equal(complaint_insert(db, &k, &d->err), RC_OK);
        struct timeline_entry e = {.complaint = k.id, .at = 1000000 + i};
        snprintf(e.by, sizeof e.by, "counter1");
        snprintf(e.event, sizeof e.event, "complaint-logged");
        snprintf(e.to, sizeof e.to, "%s", complaint_state_word(COMPLAINT_OPEN));
        assert_int_equal(timeline_add(db, &e, &d->err), RC_OK);
        complaint_done(&k);
    }
    assert_int_equal(db_commit(db, NULL), RC_OK);
    assert_true(look(d, "SELECT count(*) FROM customer WHERE instr(name_en, char(27))") > CUSTOMERS / 3);
}

static int hostile_setup(void **state)
{
    int r = desk_setup(state);
    struct desk *d = *state;
    if (r == 0) {
        folders_write(d->folders.cards, "hostile.xml", HOSTILE_CARD);
        assert_int_equal(as(d, "counter1", "day summary"), RC_OK);
        fill(d);
    }
    return r;
}

static void assert_answer_harmless(struct desk *d)
{
    for (int format = REPLY_TEXT; format <= REPLY_CSV; format++) {
        struct buf out = {0};
        reply_write(&out, &d->out, (enum reply_format)format);
        char *shown = mem_alloc(out.len + 1);
        FILE *to = fmemopen(shown, out.len + 1, "w");
        print_text(to, buf_text(&out));
        fclose(to);
        assert_harmless(shown, strlen(shown), true);
        free(shown);
        buf_done(&out);
    }
}

static void line_mode_answers_in_every_format_without_a_control(void **state)
{
    struct desk *d = *state;
    DONE(d, "counter1", "customer find Zz");
    assert_true(d->out.nrows > 0);
    assert_answer_harmless(d);
    DONE(d, "counter1", "complaint list");
    assert_true(d->out.nrows > 0);
    assert_answer_harmless(d);
    for (int i = 0; i < CUSTOMERS; i += 5) { /* each read is audited, and flushed for it */
        lang_set(i % 2 ? LANG_AR : LANG_EN);
        DONE(d, "counter1", "customer show C26-05-%06d reveal=yes", 900000 + i);
        assert_answer_harmless(d);
        DONE(d, "counter1", "complaint show CustComp-26-05-%06d", 900000 + i);
        assert_answer_harmless(d);
    }
    lang_set(LANG_EN);
}

static void a_service_card_holds_no_control(void **state)
{
    struct desk *d = *state;
    for (int language = 0; language < 2; language++) {
        lang_set(language ? LANG_AR : LANG_EN);
        DONE(d, "counter1", "card show hostile");
        assert_answer_harmless(d);
        DONE(d, "counter1", "card find Zz");
        assert_true(d->out.nrows == 1);
        assert_answer_harmless(d);
    }
    lang_set(LANG_EN);
}

static void a_receipt_holds_no_control(void **state)
{
    struct desk *d = *state;
    for (int i = 0; i < 40; i++) {
        DONE(d, "counter1", "application open permit C26-05-%06d", 900000 + i);
        char number[64];
        snprintf(number, sizeof number, "%s", entry(d, "number"));
        DONE(d, "counter1", "application set %s kind=person units=1", number);
        DONE(d, "counter1", "document receive %s invoice", number);
        DONE(d, "counter1", "application submit %s", number);
        DONE(d, "counter1", "payment take %s 100.00 REF-%d method=terminal", number, i);
        assert_answer_harmless(d);
        char receipt[64];
        snprintf(receipt, sizeof receipt, "%s", entry(d, "receipt"));
        DONE(d, "counter1", "payment receipt %s", receipt);
        assert_answer_harmless(d);
    }
}

static void the_log_holds_no_control(void **state)
{
    struct desk *d = *state;
    char *path = mem_printf("%s/log", d->folders.root), text[400];
    assert_int_equal(log_open(path), 0);
    for (int i = 0; i < STRINGS; i++) {
        hostile_text(text, sizeof text);
        log_line("%s", text);
    }
    log_close();
    FILE *f = fopen(path, "r");
    char *line = NULL;
    size_t size = 0;
    for (ssize_t n; (n = getline(&line, &size, f)) > 0;) {
        for (ssize_t k = 0; k + 1 < n; k++) {
            unsigned char c = (unsigned char)line[k], next = (unsigned char)line[k + 1];
            assert_false(c < 0x20 || c == 0x7F || (c == 0xC2 && next >= 0x80 && next < 0xA0));
        }
    }
    fclose(f);
    free(line);
    free(path);
}

static void no_cell_of_the_canvas_is_a_control(void **state)
{
    (void)state;
    struct canvas c;
    canvas_init(&c);
    canvas_resize(&c, 24, 80);
    for (int i = 0; i < STRINGS; i++) {
        char text[400];
        hostile_text(text, sizeof text);
        canvas_clear(&c, i % 2);
        canvas_text(&c, 1, 1, 78, text, STYLE_NORMAL, ALIGN_START);
        canvas_field(&c, 2, 1, 30, text, strlen(text), true, i % 3, STYLE_FIELD);
        canvas_box(&c, 3, 1, 5, 40, text, STYLE_NORMAL);
        canvas_rule(&c, 9, 1, 60, text);
        for (int k = 0; k < c.rows * c.cols; k++) {
            for (int m = 0; m < GLYPH_MARKS && c.cells[k].ch[m]; m++)
                assert_false(char_is_hostile(c.cells[k].ch[m]));
        }
    }
    canvas_done(&c);
}

/* Sends keys and takes in what the desk writes until it has answered the ping behind them. */
static void drive(int fd, const char *keys, struct buf *out)
{
    char *all = mem_printf("%s\033[9977~", keys);
    assert_int_equal(write(fd, all, strlen(all)), (ssize_t)strlen(all));
    free(all);
    size_t from = out->len;
    for (;;) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        char bytes[65536];
        if (poll(&p, 1, 20000) <= 0)
            fail_msg("no answer to [%s]", keys);
        ssize_t n = read(fd, bytes, sizeof bytes);
        if (n <= 0)
            fail_msg("the desk has ended");
        buf_addn(out, bytes, (size_t)n);
        if (memmem(out->s + from, out->len - from, "\033]9977;", 7))
            return;
    }
}

static void assert_no_order(const struct buf *out)
{
    static const char *const never[] = {"\033[" CANARY, "\033]52", "\033]0;", "\033P" CANARY, "\033[?" CANARY,
                                        "\033_", "\033^", "\033c", "\033#8", "\302\233", "\302\235",
                                        "\302\220", "\342\200\256", "\342\201\250", "\342\201\251",
                                        "\342\200\213", "\363\240", "\357\273\277", "\177"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        if (memmem(out->s, out->len, never[i], strlen(never[i])))
            fail_msg("order %zu reached the terminal", i);
    }
    for (size_t at = 0; at < out->len;) {
        uint32_t c;
        size_t used = utf8_decode(out->s + at, out->len - at, &c);
        assert_false(c == 0xFFFD && used == 1 && (unsigned char)out->s[at] >= 0x80);
        at += used;
    }
}

/* The desk itself in a terminal: hostile names and subjects searched, listed, opened, in both languages. */
static void the_screen_sends_no_order_to_the_terminal(void **state)
{
    struct desk *d = *state;
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    int fd, status;
    setenv("RIHLA_PING", "1", 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("XDG_STATE_HOME", d->folders.root, 1);
    session_done(&d->session);
    pid_t pid = forkpty(&fd, NULL, NULL, &size);
    if (pid == 0) {
        desk_session(d);
        d->session.as = mem_strdup("counter1");
        if (session_open(&d->session, &d->err))
            _exit(99);
        _exit(ui_main(&d->session, &(struct ui_wishes){0}));
    }
    struct buf out = {0};
    drive(fd, "", &out);
    for (int language = 0; language < 2; language++) {
        drive(fd, "Zz", &out);
        for (int page = 0; page < 20; page++)
            drive(fd, "\033[6~", &out);
        drive(fd, "\r", &out); /* the customer under the cursor */
        drive(fd, "\033[27u", &out);
        drive(fd, "\025", &out);
        drive(fd, "\033[19~", &out); /* F8: complaints */
        for (int page = 0; page < 8; page++)
            drive(fd, "\033[6~", &out);
        drive(fd, "\r", &out);
        drive(fd, "\021", &out); /* home */
        drive(fd, "\024", &out); /* the other language */
    }
    assert_non_null(memmem(out.s, out.len, "\342\220\233", 3)); /* the picture of ESC: they were shown */
    assert_no_order(&out);
    kill(pid, SIGTERM);
    while (waitpid(pid, &status, WNOHANG) == 0) {
        char rest[4096];
        struct pollfd p = {.fd = fd, .events = POLLIN};
        if (poll(&p, 1, 100) > 0 && read(fd, rest, sizeof rest) <= 0)
            poll(NULL, 0, 1);
    }
    close(fd);
    buf_done(&out);
    desk_session(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_mode_answers_in_every_format_without_a_control),
        cmocka_unit_test(a_service_card_holds_no_control),
        cmocka_unit_test(a_receipt_holds_no_control),
        cmocka_unit_test(the_log_holds_no_control),
        cmocka_unit_test(no_cell_of_the_canvas_is_a_control),
        cmocka_unit_test(the_screen_sends_no_order_to_the_terminal),
    };
    lang_init();
    return cmocka_run_group_tests(tests, hostile_setup, desk_teardown);
}
