/* Rihla: which front end, which session.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/options.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/paths.h"
#include "command/session.h"
#include "line/help.h"
#include "line/print.h"
#include "line/shell.h"
#include "text/lang.h"
#include "ui/screen.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define VERSION "0.1"

/* A stream that was closed stays unusable: otherwise the next file that is opened, the log or the
 * database, would take its number and answers would be written into that file. */
static void hold_streams(void)
{
    int fd;
    while ((fd = open("/dev/null", O_RDONLY)) >= 0 && fd <= STDERR_FILENO)
        continue;
    if (fd >= 0)
        close(fd);
}

/* FILE below the user's state folder, or in the current one where there is none. */
static char *state_file(const char *name)
{
    char *folder = path_state();
    char *path = folder ? mem_printf("%s/%s", folder, name) : mem_strdup(name);
    free(folder);
    return path;
}

static char *database(const struct options *o)
{
    const char *given = o->db ? o->db : getenv("RIHLA_DB");
    return given && *given ? mem_strdup(given) : state_file("rihla.db");
}

/* The program works without a log; a full or missing home is no reason to send a customer away. */
static void start_log(void)
{
    char *folder = path_state();
    char *path = folder ? mem_printf("%s/rihla.log", folder) : NULL;
    log_open(path);
    free(path);
    free(folder);
}

/* What is wrong with the database or the person is told before the screen opens. */
static int desk(struct session *s, const struct ui_wishes *w)
{
    struct err err = {0};
    enum rc rc = session_open(s, &err);
    if (rc == RC_DENIED)
        session_refused(s);
    if (rc) {
        print_fault(stderr, 0, &err);
        return rc_exit_status(rc);
    }
    return ui_main(s, w);
}

static int work(const struct options *o)
{
    char *path = database(o);
    struct session session;
    session_init(&session, path, o->as);
    free(path);
    struct shell shell = {&session, o->format, stdin, stdout, stderr};
    int status;
    if (o->nwords > 0)
        status = shell_words(&shell, o->nwords, o->words);
    else if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        status = desk(&session, &o->wishes);
    else
        status = shell_lines(&shell);
    session_done(&session);
    return status;
}

static int tell(const struct options *o)
{
    if (o->manual) {
        struct buf out = {0};
        lang_set(LANG_EN);
        o->manual(&out);
        fputs(buf_text(&out), stdout);
        buf_done(&out);
    } else if (o->version) {
        puts("rihla " VERSION);
    } else {
        options_help(stdout);
        help_print(stdout, 0, NULL, NULL);
    }
    return rc_exit_status(fflush(stdout) == 0 ? RC_OK : RC_STORAGE);
}

int main(int argc, char **argv)
{
    struct options options;
    struct err err = {0};
    hold_streams();
    lang_init();
    enum rc rc = options_read(&options, argc, argv, &err);
    if (rc) {
        print_fault(stderr, 0, &err);
        return rc_exit_status(rc);
    }
    if (options.help || options.version || options.manual)
        return tell(&options);
    start_log();
    int status = work(&options);
    log_close();
    return status;
}
