/* Line mode: commands in words or from a stream, answers printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/shell.h"

#include "command/command.h"
#include "line/help.h"
#include "line/print.h"
#include "line/progress.h"
#include "text/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 64 * 1024 };

static enum rc run(struct shell *sh, struct args *in, struct err *reterr)
{
    struct reply reply;
    struct progress progress = {.to = sh->errors};
    reply_init(&reply);
    sh->session->progress = progress_show;
    sh->session->progress_ctx = &progress;
    enum rc rc = command_run(sh->session, in, &reply, reterr);
    sh->session->progress = NULL;
    progress_end(&progress);
    if (!rc)
        rc = print_reply(sh->out, &reply, sh->format, reterr);
    else if (reply.record_title || reply.table_title) /* what a check found */
        print_reply(sh->out, &reply, sh->format, NULL);
    reply_done(&reply);
    return rc;
}

static bool asks_help(const char *word)
{
    return strcmp(word, "help") == 0;
}

static enum rc words(struct shell *sh, int nwords, char *const *list, struct err *reterr)
{
    if (nwords > 0 && asks_help(list[0]))
        return help_print(sh->out, nwords - 1, list + 1, reterr);
    struct args in;
    enum rc rc = command_parse(nwords, list, &in, reterr);
    if (rc)
        return rc;
    rc = run(sh, &in, reterr);
    args_done(&in);
    return rc;
}

int shell_words(struct shell *sh, int nwords, char *const *list)
{
    struct err err = {0};
    enum rc rc = words(sh, nwords, list, &err);
    if (rc)
        print_fault(sh->errors, 0, &err);
    return rc_exit_status(rc);
}

/* "help", "help application", "help application open". */
static enum rc help_line(struct shell *sh, char *line, struct err *reterr)
{
    char *list[3];
    int n = 0;
    strtok(line, " \t");
    for (char *word; n < 3 && (word = strtok(NULL, " \t"));)
        list[n++] = word;
    return help_print(sh->out, n, list, reterr);
}

static enum rc one_line(struct shell *sh, char *line, size_t bytes, struct err *reterr)
{
    if (bytes > LINE_MAX_BYTES)
        return ERR(reterr, RC_BAD_DATA, NULL, N_("This line is too long for a command."));
    if (strlen(line) != bytes || !utf8_valid(line, bytes))
        return ERR(reterr, RC_BAD_DATA, NULL, N_("This line is not text in UTF-8."));
    size_t word = strcspn(line, " \t");
    if (word == 4 && strncmp(line, "help", word) == 0)
        return help_line(sh, line, reterr);
    struct args in;
    enum rc rc = command_parse_line(line, &in, reterr);
    if (rc)
        return rc;
    rc = run(sh, &in, reterr);
    args_done(&in);
    return rc;
}

/* Without the end of line and the blanks before the first word. */
static char *trimmed(char *line, size_t *bytes)
{
    while (*bytes && line[*bytes - 1] == '\r')
        line[--*bytes] = '\0';
    while (*line == ' ' || *line == '\t') {
        line++;
        --*bytes;
    }
    return line;
}

/* The next line into `line`, without its end; false where there is none. Of an endless line no more
 * is kept than shows that it is too long. */
static bool next_line(FILE *in, struct buf *line)
{
    int c;
    bool any = false;
    buf_clear(line);
    while ((c = getc_unlocked(in)) != EOF && c != '\n') {
        any = true;
        if (line->len <= LINE_MAX_BYTES)
            buf_addc(line, (char)c);
    }
    buf_addc(line, '\0'); /* so that there is memory, also for an empty line */
    line->len--;
    return any || c == '\n';
}

static enum rc not_read(int fault, struct err *reterr)
{
    return ERR(reterr, RC_STORAGE, NULL, N_("The commands could not be read to their end: %1$s"),
               strerror(fault));
}

int shell_lines(struct shell *sh)
{
    struct buf memory = {0};
    struct err err;
    enum rc rc, first = RC_OK;
    for (unsigned long number = 1; !ferror(sh->out) && next_line(sh->in, &memory); number++) {
        size_t bytes = memory.len;
        char *line = trimmed(memory.s, &bytes);
        if (bytes == 0 || *line == '#')
            continue;
        err_clear(&err);
        rc = one_line(sh, line, bytes, &err);
        if (rc)
            print_fault(sh->errors, number, &err);
        if (rc && !first)
            first = rc;
    }
    if (ferror(sh->in)) {
        rc = not_read(errno, &err);
        print_fault(sh->errors, 0, &err);
        first = first ? first : rc;
    }
    buf_done(&memory);
    return rc_exit_status(first);
}
