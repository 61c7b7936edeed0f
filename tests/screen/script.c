/* Running a script against the program in a terminal in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen/script.h"

#include "base/mem.h"
#include "support/vt.h"
#include "text/layout.h"
#include "text/utf8.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEADLINE_MS = 20000, STEP_MAX = 4096 };

struct run {
    const struct script *script;
    const char *lang;
    char login[64], database[512];
    int rows, cols, line;
    struct vt *vt; /* NULL before the first step that needs it, and after the end */
    bool over, wrong_language;
    struct buf *fault;
};

/* Only the first fault counts: what comes after it follows from it. */
static void fault(struct run *r, const char *what, const char *detail)
{
    if (r->fault->len)
        return;
    buf_printf(r->fault, "line %d: %s%s%s\n", r->line, what, *detail ? ": " : "", detail);
    for (int row = 0; r->vt && row < vt_rows(r->vt); row++) {
        char *line = vt_row(r->vt, row);
        buf_printf(r->fault, "%2d|%s\n", row, line);
        free(line);
    }
}

/* ---- the program ---- */

static bool copy_file(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    char bytes[65536];
    size_t n;
    bool good = in && out;
    while (good && (n = fread(bytes, 1, sizeof bytes, in)) > 0)
        good = fwrite(bytes, 1, n, out) == n;
    good = good && !ferror(in);
    if (in)
        fclose(in);
    if (out && fclose(out) != 0)
        good = false;
    return good;
}

static void forget_database(const struct run *r)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char *path = mem_printf("%s%s", r->database, ends[i]);
        unlink(path);
        free(path);
    }
}

static void start_program(struct run *r)
{
    const struct script *s = r->script;
    char *rihla = mem_strdup(s->rihla), *word = mem_strdup(r->lang);
    char *state = mem_printf("XDG_STATE_HOME=%s.state", r->database);
    char db[] = "--db", lang[] = "--lang", as[] = "--as";
    char *argv[] = {rihla, db, r->database, lang, word, as, r->login, NULL};
    char *env[] = {state, NULL};
    r->vt = vt_start(r->rows, r->cols, "xterm-256color", argv, env);
    if (r->vt && !vt_settle(r->vt, DEADLINE_MS))
        fault(r, "the program did not begin", s->rihla);
    free(state);
    free(rihla);
    free(word);
}

static void start(struct run *r)
{
    static int runs; /* what one leaves behind is not the next one's */
    const struct script *s = r->script;
    snprintf(r->database, sizeof r->database, "%s/screen-%ld-%d.db", s->scratch, (long)getpid(),
             ++runs);
    forget_database(r);
    if (!copy_file(s->database, r->database))
        fault(r, "the demonstration database could not be copied", s->database);
    else
        start_program(r);
}

static void end(struct run *r, int wanted)
{
    char detail[64];
    bool given_back;
    struct vt *v = r->vt;
    int status = vt_wait(v, DEADLINE_MS);
    given_back = !vt_alternate(v);
    if (status != wanted) {
        snprintf(detail, sizeof detail, "%d instead of %d", status, wanted);
        fault(r, "exit status", detail);
    } else if (!given_back) {
        fault(r, "the terminal was not given back", "");
    }
    r->vt = NULL;
    r->over = true;
    vt_free(v);
    forget_database(r);
}

/* ---- steps ---- */

static void send(struct run *r, const struct buf *bytes)
{
    vt_send(r->vt, buf_text(bytes), bytes->len);
    if (!vt_settle(r->vt, DEADLINE_MS))
        fault(r, "the screen did not settle", "");
}

static void keys_bytes(struct run *r, struct buf *out, char *names)
{
    for (char *rest = names, *name; (name = strsep(&rest, " "));) {
        if (*name && !script_key(out, name))
            fault(r, "no such key", name);
    }
}

static void step_keys(struct run *r, char *names)
{
    struct buf bytes = {0};
    for (char *rest = names, *name; (name = strsep(&rest, " "));) {
        buf_clear(&bytes);
        keys_bytes(r, &bytes, name);
        if (bytes.len)
            send(r, &bytes);
    }
    buf_done(&bytes);
}

static void step_type(struct run *r, char *text)
{
    struct buf bytes = {0};
    buf_add(&bytes, text);
    send(r, &bytes);
    buf_done(&bytes);
}

static void mouse(struct run *r, int button, const char *cell)
{
    int row, col;
    struct buf bytes = {0};
    if (sscanf(cell, "%d %d", &row, &col) != 2) {
        fault(r, "a cell is: ROW COL", cell);
        return;
    }
    buf_printf(&bytes, "\033[<%d;%d;%dM\033[<%d;%d;%dm", button, col + 1, row + 1, button, col + 1,
               row + 1);
    send(r, &bytes);
    buf_done(&bytes);
}

static void step_click(struct run *r, char *text)
{
    mouse(r, 0, text);
}

static void step_wheel(struct run *r, char *text)
{
    char *way = strsep(&text, " ");
    mouse(r, strcmp(way, "up") == 0 ? 64 : 65, text ? text : "");
}

static void step_slowly(struct run *r, char *text)
{
    enum { PAUSE_US = 2000 };
    for (; *text; text++) {
        vt_send(r->vt, text, 1);
        vt_watch(r->vt, PAUSE_US);
    }
    if (!vt_settle(r->vt, DEADLINE_MS))
        fault(r, "the screen did not settle", "");
}

static void step_paste(struct run *r, char *text)
{
    struct buf bytes = {0};
    buf_add(&bytes, "\033[200~");
    for (const char *p = text; *p; p++) {
        bool newline = p[0] == '\\' && p[1] == 'n';
        buf_addc(&bytes, newline ? '\n' : *p);
        p += newline;
    }
    buf_add(&bytes, "\033[201~");
    send(r, &bytes);
    buf_done(&bytes);
}

/* The text as a terminal row shows it, from the left. */
static char *as_shown(const char *text, bool rtl)
{
    struct glyph *g = NULL;
    size_t n = layout_line(text, rtl, &g);
    struct buf out = {0};
    for (size_t i = 0; i < n; i++) {
        for (int k = 0; k < GLYPH_MARKS && g[i].ch[k]; k++) {
            char bytes[4];
            buf_addn(&out, bytes, utf8_encode(g[i].ch[k], bytes));
        }
    }
    free(g);
    return buf_take(&out);
}

static bool is_seen(struct run *r, const char *text)
{
    char *ltr = as_shown(text, false), *rtl = as_shown(text, true);
    bool seen = false;
    for (int row = 0; !seen && row < vt_rows(r->vt); row++) {
        char *line = vt_row(r->vt, row);
        seen = strstr(line, ltr) || strstr(line, rtl);
        free(line);
    }
    free(ltr);
    free(rtl);
    return seen;
}

static void step_expect(struct run *r, char *text)
{
    if (!is_seen(r, text))
        fault(r, "not on the screen", text);
}

static void step_absent(struct run *r, char *text)
{
    if (is_seen(r, text))
        fault(r, "on the screen", text);
}

static void step_cursor(struct run *r, char *text)
{
    int row, col, want_row = -1, want_col = -1;
    bool visible;
    char detail[64];
    sscanf(text, "%d %d", &want_row, &want_col);
    vt_cursor(r->vt, &row, &col, &visible);
    if (row == want_row && col == want_col && visible)
        return;
    snprintf(detail, sizeof detail, "it is at %d %d%s", row, col, visible ? "" : ", hidden");
    fault(r, "the cursor is elsewhere", detail);
}

static void picture(struct run *r, struct buf *out)
{
    int row, col;
    bool visible;
    for (row = 0; row < vt_rows(r->vt); row++) {
        char *line = vt_row(r->vt, row);
        buf_printf(out, "%s\n", line);
        free(line);
    }
    vt_cursor(r->vt, &row, &col, &visible);
    if (visible)
        buf_printf(out, "-- cursor %d %d\n", row, col);
    else
        buf_add(out, "-- no cursor\n");
}

static char *read_file(const char *path)
{
    struct buf out = {0};
    char bytes[4096];
    size_t n;
    FILE *f = fopen(path, "rb");
    if (!f)
        return NULL;
    buf_add(&out, "");
    while ((n = fread(bytes, 1, sizeof bytes, f)) > 0)
        buf_addn(&out, bytes, n);
    fclose(f);
    return buf_take(&out);
}

static void write_file(struct run *r, const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    if (!f || fputs(text, f) < 0)
        fault(r, "the picture cannot be written", path);
    if (f)
        fclose(f);
}

/* The first row that differs, as it should be; the screen itself follows in the fault. */
static void tell_difference(struct run *r, const char *path, const char *wanted, const char *now)
{
    int row = 0;
    while (*wanted && *wanted == *now) {
        row += *wanted == '\n';
        wanted++;
        now++;
    }
    char *detail = mem_printf("%s, row %d", path, row);
    fault(r, "the screen is not as in", detail);
    free(detail);
}

static void step_picture(struct run *r, char *name)
{
    char *path = mem_printf("%s/%s.%s.txt", r->script->pictures, name, r->lang);
    struct buf now = {0};
    picture(r, &now);
    char *wanted = read_file(path);
    if (r->script->update)
        write_file(r, path, buf_text(&now));
    else if (!wanted)
        fault(r, "there is no picture (UPDATE_PICTURES=1 makes it)", path);
    else if (strcmp(wanted, buf_text(&now)) != 0)
        tell_difference(r, path, wanted, buf_text(&now));
    free(wanted);
    free(path);
    buf_done(&now);
}

static void step_end(struct run *r, char *text)
{
    struct buf bytes = {0};
    char *names;
    long status = strtol(text, &names, 10);
    keys_bytes(r, &bytes, names);
    vt_send(r->vt, buf_text(&bytes), bytes.len);
    buf_done(&bytes);
    end(r, (int)status);
}

static void step_size(struct run *r, char *text)
{
    if (sscanf(text, "%d %d", &r->rows, &r->cols) != 2)
        fault(r, "a size is ROWS COLS", text);
    if (r->vt) {
        vt_resize(r->vt, r->rows, r->cols);
        if (!vt_settle(r->vt, DEADLINE_MS))
            fault(r, "the screen did not settle", "");
    }
}

static void step_as(struct run *r, char *text)
{
    snprintf(r->login, sizeof r->login, "%s", text);
}

/* The other agent's program: it reads the command from a pipe. */
static pid_t other_agent(struct run *r, char *login, const int pipe_ends[2])
{
    char *rihla = mem_strdup(r->script->rihla);
    char db[] = "--db", as[] = "--as", *argv[] = {rihla, db, r->database, as, login, NULL};
    pid_t pid = fork();
    if (pid == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(pipe_ends[0], STDIN_FILENO);
        dup2(nowhere, STDOUT_FILENO);
        close(pipe_ends[1]);
        execv(rihla, argv);
        _exit(127);
    }
    free(rihla);
    return pid;
}

static void step_meanwhile(struct run *r, char *text)
{
    char *login = strsep(&text, " ");
    int ends[2], status = 0;
    if (!text || pipe(ends) != 0) {
        fault(r, "it is: meanwhile LOGIN COMMAND", "");
        return;
    }
    pid_t pid = other_agent(r, login, ends);
    close(ends[0]);
    ssize_t sent = write(ends[1], text, strlen(text));
    close(ends[1]);
    if (pid < 0 || sent < 0 || waitpid(pid, &status, 0) != pid || status != 0)
        fault(r, "the other agent's command failed", text);
}

static void step_again(struct run *r, char *text)
{
    static const struct {
        const char *name;
        int number;
    } signals[] = {{"KILL", SIGKILL}, {"TERM", SIGTERM}, {"HUP", SIGHUP}};
    struct vt *v = r->vt;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        if (strcmp(signals[i].name, text) != 0)
            continue;
        kill(vt_pid(v), signals[i].number);
        if (vt_wait(v, DEADLINE_MS) != 128 + signals[i].number)
            fault(r, "it did not end by the signal", text);
        vt_free(v);
        start_program(r);
        return;
    }
    fault(r, "it is: again KILL, TERM or HUP", text);
}

static void step_only(struct run *r, char *text)
{
    r->wrong_language = strcmp(text, r->lang) != 0;
}

static const struct {
    const char *word;
    bool on_screen; /* the program must be there */
    void (*run)(struct run *r, char *text);
} steps[] = {
    {"as", false, step_as},       {"size", false, step_size},     {"only", false, step_only},
    {"keys", true, step_keys},    {"type", true, step_type},      {"paste", true, step_paste},
    {"expect", true, step_expect}, {"absent", true, step_absent}, {"cursor", true, step_cursor},
    {"picture", true, step_picture}, {"end", true, step_end},
    {"meanwhile", true, step_meanwhile}, {"again", true, step_again},
    {"slowly", true, step_slowly},   {"click", true, step_click},  {"wheel", true, step_wheel},
};

/* "expect.ar TEXT": false when the step is for the other language. */
static bool is_for(const struct run *r, char *word)
{
    char *dot = strchr(word, '.');
    if (!dot)
        return true;
    *dot = '\0';
    return strcmp(dot + 1, r->lang) == 0;
}

static void step(struct run *r, char *line)
{
    line[strcspn(line, "\n")] = '\0';
    char *word = line + strspn(line, " ");
    if (!*word || *word == '#')
        return;
    char *text = word + strcspn(word, " ");
    if (*text)
        *text++ = '\0';
    if (!is_for(r, word))
        return;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (strcmp(steps[i].word, word) != 0)
            continue;
        if (steps[i].on_screen && !r->vt && !r->over)
            start(r);
        if (steps[i].on_screen && !r->vt)
            fault(r, "the program is not there", "");
        else
            steps[i].run(r, text);
        return;
    }
    fault(r, "no such step", word);
}

bool script_run(const struct script *s, const char *path, const char *lang, struct buf *ret_fault)
{
    struct run r = {.script = s, .lang = lang, .rows = 24, .cols = 80, .fault = ret_fault};
    char line[STEP_MAX];
    FILE *f = fopen(path, "r");
    step_as(&r, (char[]){"counter1"});
    if (!f)
        fault(&r, "the script cannot be read", path);
    while (f && !r.fault->len && !r.wrong_language && fgets(line, sizeof line, f)) {
        r.line++;
        step(&r, line);
    }
    if (f)
        fclose(f);
    if (r.vt) {
        kill(vt_pid(r.vt), SIGTERM);
        end(&r, 128 + SIGTERM);
    }
    return !r.wrong_language;
}
