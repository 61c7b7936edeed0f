/* Somebody types into forms and the program is killed, or its line cut, at random moments. Afterwards it is
 * started again, and not one keystroke that had been seen may be missing.
 *     kills RIHLA DATABASE SCRATCH ROUNDS [SSH_CONFIG]
 * What each key leads to is learnt first, key by key, from a program that is not disturbed. With
 * SSH_CONFIG the disturbed program is reached over ssh, at the host "desk" of that file, and its line is
 * cut: at the client, at the server, or so that nobody notices.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "support/vt.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SSH_US = 500 };
enum { DEADLINE_MS = 30000, KEYS = 40, ROWS = 50, COLS = 100, FIRST_ROW = 1, LAST_ROW = ROWS - 3 };

struct test {
    char *rihla, *database, *scratch, *ssh_config;
    char *copy, *state; /* of the round */
    uint32_t seed;
    int round;
    int key_us;           /* what a key took while nobody disturbed */
    int keys_sent;        /* of the round */
    int keys_seen, ahead; /* over all rounds */
};

/* The form on the screen: its rows, and where the cursor stands. */
struct picture {
    char *row[ROWS];
    int cursor_row, cursor_col;
};

static uint32_t chance(struct test *t, uint32_t below)
{
    t->seed = t->seed * 1664525u + 1013904223u;
    return (t->seed >> 16) % below;
}

/* ---- pictures ---- */

static struct picture look(struct vt *v)
{
    struct picture p = {.cursor_row = 0};
    bool visible;
    for (int row = FIRST_ROW; row < LAST_ROW; row++)
        p.row[row] = vt_row(v, row);
    vt_cursor(v, &p.cursor_row, &p.cursor_col, &visible);
    return p;
}

static void picture_done(struct picture *p)
{
    for (int row = FIRST_ROW; row < LAST_ROW; row++)
        free(p->row[row]);
}

static bool same_rows(const struct picture *a, const struct picture *b)
{
    for (int row = FIRST_ROW; row < LAST_ROW; row++) {
        if (strcmp(a->row[row], b->row[row]) != 0)
            return false;
    }
    return true;
}

static bool same_cursor(const struct picture *a, const struct picture *b)
{
    return a->cursor_row == b->cursor_row && a->cursor_col == b->cursor_col;
}

static void show(const char *what, const struct picture *p)
{
    printf("# %s (cursor %d %d)\n", what, p->cursor_row, p->cursor_col);
    for (int row = FIRST_ROW; row < LAST_ROW; row++) {
        if (*p->row[row])
            printf("# %2d|%s\n", row, p->row[row]);
    }
}

static bool holds(struct vt *v, const char *text)
{
    bool found = false;
    for (int row = 0; row < ROWS && !found; row++) {
        char *line = vt_row(v, row);
        found = strstr(line, text) != NULL;
        free(line);
    }
    return found;
}

/* ---- keys ---- */

static const char *random_key(struct test *t, int i)
{
    static const char *const letters[] = {
        "a", "b", "Q", "z", "7", "0", "-", " ", "é", "س", "م", "ا", "ل", "ر", "ح", "ة", "ي", "٣", "لا",
        "\u064E", "日", "👩", "x", "n", "o", "i", "\u0301",
    };
    /* No undo: lam and alef typed ahead are one step of it, one after the other they are two. */
    static const char *const others[] = {
        "\177", "\177", "\033[D", "\033[C", "\033[D", "\001", "\005", "\033[H", "\033[F", "\033[3~",
        "\027", "\013", "\031", "\033b", "\033f", "\033[200~Test پ paste\nof two\033[201~",
    };
    static const char *const walks[] = {"\t", "\t", "\t", "\033[Z", "\033[B", "\033[A"};
    uint32_t kind = i == 0 ? 0 : chance(t, 100);
    if (kind < 72)
        return letters[chance(t, i == 0 ? 4 : sizeof letters / sizeof *letters)];
    if (kind < 88)
        return others[chance(t, sizeof others / sizeof *others)];
    return walks[chance(t, sizeof walks / sizeof *walks)];
}

/* From the desk to the form, each a key or some text. */
static const char *const registering[] = {"\033OQ", NULL};
static const char *const applying[] = {"industrial input", "\r", "\r", "Moza", "\r", NULL};
static const char *const complaining[] = {"Moza Al Khayali", "\r", "c", NULL};
static const char *const correcting[] = {"Moza Al Khayali", "\r", "e", NULL};
static const char *const *const ways[] = {registering, applying, complaining, correcting};

/* ---- programs ---- */

static bool copy_file(const char *from, const char *to)
{
    char bytes[65536];
    size_t n;
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    bool good = in && out;
    while (good && (n = fread(bytes, 1, sizeof bytes, in)) > 0)
        good = fwrite(bytes, 1, n, out) == n;
    if (in)
        fclose(in);
    return (!out || fclose(out) == 0) && good;
}

static void fresh_database(struct test *t)
{
    char *wal = mem_printf("%s-wal", t->copy), *shm = mem_printf("%s-shm", t->copy);
    unlink(wal);
    unlink(shm);
    if (!copy_file(t->database, t->copy)) {
        printf("Bail out! the database cannot be copied: %s\n", strerror(errno));
        exit(1);
    }
    free(wal);
    free(shm);
}

static struct vt *started(struct vt *v)
{
    if (!v || !vt_settle(v, DEADLINE_MS)) {
        printf("Bail out! the program does not begin\n");
        exit(1);
    }
    return v;
}

static struct vt *start_here(struct test *t)
{
    char db[] = "--db", as[] = "--as", who[] = "counter1", lang[] = "--lang", en[] = "en";
    char *argv[] = {t->rihla, db, t->copy, lang, en, as, who, NULL};
    char *env[] = {t->state, NULL};
    return started(vt_start(ROWS, COLS, "xterm-256color", argv, env));
}

/* The server's process for the line writes its number down, so that it can be cut there too. */
static struct vt *start_far(struct test *t)
{
    char ssh[] = "ssh", tt[] = "-tt", f[] = "-F", host[] = "desk";
    char *command = mem_printf("echo $PPID >%s/server.pid; exec env RIHLA_PING=1 LANG=C.UTF-8 %s %s "
                               "--db %s --lang en --as counter1",
                               t->scratch, t->state, t->rihla, t->copy);
    char *argv[] = {ssh, tt, f, t->ssh_config, host, command, NULL};
    struct vt *v = started(vt_start(ROWS, COLS, "xterm-256color", argv, NULL));
    free(command);
    return v;
}

static struct vt *start_disturbed(struct test *t)
{
    return t->ssh_config ? start_far(t) : start_here(t);
}

static void go(struct vt *v, const char *const *way)
{
    for (; *way; way++) {
        vt_send(v, *way, strlen(*way));
        if (!vt_settle(v, DEADLINE_MS)) {
            printf("Bail out! the form does not open\n");
            exit(1);
        }
    }
}

static pid_t server_pid(const struct test *t)
{
    char *path = mem_printf("%s/server.pid", t->scratch);
    long pid = 0;
    FILE *f = fopen(path, "r");
    if (!f || fscanf(f, "%ld", &pid) != 1)
        pid = 0;
    if (f)
        fclose(f);
    free(path);
    return (pid_t)pid;
}

/* Returns a server process that was stopped, to be ended later; else 0. */
static pid_t cut(struct test *t, struct vt *v)
{
    pid_t server = t->ssh_config ? server_pid(t) : 0, stopped = 0;
    uint32_t where = t->ssh_config && server ? chance(t, 3) : 0;
    if (where == 1) {
        kill(server, SIGKILL);
    } else if (where == 2) {
        kill(server, SIGSTOP);
        stopped = server;
    }
    kill(vt_pid(v), SIGKILL);
    vt_wait(v, DEADLINE_MS);
    return stopped;
}

/* ---- one round ---- */

static void learn(struct test *t, const char *const *way, const char *const *keys,
                  struct picture *pictures)
{
    fresh_database(t);
    struct vt *v = start_here(t);
    go(v, way);
    pictures[0] = look(v);
    int64_t begin = clock_monotonic_us();
    for (int i = 0; i < KEYS; i++) {
        vt_send(v, keys[i], strlen(keys[i]));
        vt_settle(v, DEADLINE_MS);
        pictures[i + 1] = look(v);
    }
    t->key_us = (int)((clock_monotonic_us() - begin) / KEYS) + (t->ssh_config ? SSH_US : 0);
    kill(vt_pid(v), SIGKILL);
    vt_wait(v, DEADLINE_MS);
    vt_free(v);
}

static void forget_drafts(const struct test *t)
{
    char *command = mem_printf("rm -rf '%s/state'", t->scratch);
    if (system(command) != 0)
        printf("# %s failed\n", command);
    free(command);
}

/* Types, and at a random moment it is over. What was seen last. */
static struct picture disturb(struct test *t, const char *const *way, const char *const *keys,
                              pid_t *ret_stopped)
{
    fresh_database(t);
    struct vt *v = start_disturbed(t);
    int n = 1 + (int)chance(t, KEYS), at_once = 1 + (int)chance(t, 6);
    go(v, way);
    for (int i = 0; i < n; i++) {
        vt_send(v, keys[i], strlen(keys[i]));
        t->keys_sent = i + 1;
        if (i % at_once == 0)
            vt_watch(v, (int)chance(t, (uint32_t)(2 * t->key_us)));
    }
    vt_watch(v, (int)chance(t, (uint32_t)(4 * t->key_us)));
    *ret_stopped = cut(t, v);
    struct picture p = look(v);
    vt_free(v);
    return p;
}

/* The first state that shows what was seen; of a picture cut off in the middle, the first that shows
 * the latest of its whole rows. */
static int seen_state(const struct picture *states, const struct picture *seen)
{
    int latest = 0;
    for (int i = 0; i <= KEYS; i++) {
        if (same_rows(&states[i], seen))
            return i;
    }
    for (int row = FIRST_ROW; row < LAST_ROW; row++) {
        int i = 0;
        while (i <= KEYS && strcmp(states[i].row[row], seen->row[row]) != 0)
            i++;
        if (i <= KEYS && i > latest)
            latest = i;
    }
    return latest;
}

static int last_state(const struct picture *states, const struct picture *back)
{
    int i = KEYS;
    while (i >= 0 && !(same_rows(&states[i], back) && same_cursor(&states[i], back)))
        i--;
    return i;
}

/* Nobody is asked about a form in which nothing is typed any more: the last state of that kind. */
static int last_empty(const struct test *t, const struct picture *states)
{
    int i = t->keys_sent;
    while (i > 0 && !same_rows(&states[i], &states[0]))
        i--;
    return i;
}

static struct picture come_back(struct test *t, bool *ret_asked)
{
    struct vt *v = start_disturbed(t);
    bool elsewhere = holds(v, "another session");
    *ret_asked = elsewhere || holds(v, "Go on?");
    if (*ret_asked)
        vt_send(v, elsewhere ? "y" : "\r", 1);
    vt_settle(v, DEADLINE_MS);
    struct picture p = look(v);
    kill(vt_pid(v), SIGTERM);
    vt_wait(v, DEADLINE_MS);
    vt_free(v);
    return p;
}

static bool judge(struct test *t, const struct picture *states, const struct picture *seen,
                  const struct picture *back, bool asked)
{
    int had = seen_state(states, seen), has = asked ? last_state(states, back) : last_empty(t, states);
    t->keys_seen += had;
    t->ahead += has > had ? has - had : 0;
    if (has >= had)
        return true;
    printf("# round %d: %d keys had been seen, %d came back%s\n", t->round, had, has,
           asked ? "" : "; nobody asked");
    show("seen", seen);
    show("wanted", &states[had]);
    show("came back", back);
    return false;
}

static bool one_round(struct test *t, int number)
{
    const char *const *way = ways[number % (int)(sizeof ways / sizeof *ways)];
    const char *keys[KEYS];
    struct picture states[KEYS + 1];
    pid_t stopped = 0;
    bool asked = false;
    t->round = number;
    t->seed = (uint32_t)number * 2654435761u + 1;
    for (int i = 0; i < KEYS; i++)
        keys[i] = random_key(t, i);
    learn(t, way, keys, states);
    forget_drafts(t);
    struct picture seen = disturb(t, way, keys, &stopped);
    struct picture back = come_back(t, &asked);
    if (stopped) {
        kill(stopped, SIGKILL);
        kill(stopped, SIGCONT);
    }
    bool good = judge(t, states, &seen, &back, asked);
    for (int i = 0; i <= KEYS; i++)
        picture_done(&states[i]);
    picture_done(&seen);
    picture_done(&back);
    forget_drafts(t);
    return good;
}

int main(int argc, char *argv[])
{
    if (argc < 5) {
        fprintf(stderr, "usage: kills RIHLA DATABASE SCRATCH ROUNDS [SSH_CONFIG]\n");
        return 64;
    }
    struct test t = {.rihla = argv[1], .database = argv[2], .scratch = argv[3],
                     .ssh_config = argc > 5 ? argv[5] : NULL};
    int rounds = atoi(argv[4]), bad = 0;
    t.copy = mem_printf("%s/killed.db", t.scratch);
    t.state = mem_printf("XDG_STATE_HOME=%s/state", t.scratch);
    const char *only = getenv("ROUND"); /* one round again, by its number */
    for (int i = only ? atoi(only) : 0; i < (only ? atoi(only) + 1 : rounds); i++)
        bad += !one_round(&t, i);
    printf("%sok 1 - %d %s in the middle of typing: nothing that had been seen was lost\n",
           bad ? "not " : "", rounds, t.ssh_config ? "lines cut" : "programs killed");
    printf("# %d keys had been seen, %d more came back that had not been shown yet; %d bad\n",
           t.keys_seen, t.ahead, bad);
    printf("1..1\n");
    free(t.copy);
    free(t.state);
    return bad || rounds < 1;
}
