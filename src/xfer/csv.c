/* Reading tables that other programs wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "xfer/csv.h"

#include "base/mem.h"
#include "text/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WINDOW = 4 * CSV_ROW_MAX, TEXT = CSV_ROW_MAX + 2 * CSV_FIELDS_MAX, MARK = 3 };

struct csv {
    int fd;
    char separator;
    int64_t size;
    char *window; /* bytes of the file from `base` on */
    int64_t base;
    size_t filled, at; /* bytes in the window; the next row's first */
    unsigned long line;
    bool end, broken; /* nothing more will come into the window; because reading failed */
    char *text;       /* the fields of the row, each with a NUL */
};

/* ---- the window ---- */

/* Moves what is left to the front and reads on. */
static void fill(struct csv *c)
{
    memmove(c->window, c->window + c->at, c->filled - c->at);
    c->base += (int64_t)c->at;
    c->filled -= c->at;
    c->at = 0;
    while (!c->end && c->filled < WINDOW) {
        ssize_t n =
            pread(c->fd, c->window + c->filled, WINDOW - c->filled, c->base + (int64_t)c->filled);
        if (n < 0 && errno == EINTR)
            continue;
        c->broken = n < 0;
        c->end = n <= 0;
        if (n > 0)
            c->filled += (size_t)n;
    }
}

struct csv_place csv_place(const struct csv *c)
{
    return (struct csv_place){c->base + (int64_t)c->at, c->line};
}

void csv_go(struct csv *c, struct csv_place p)
{
    c->base = p.offset;
    c->line = p.line;
    c->filled = c->at = 0;
    c->end = c->broken = false;
    fill(c);
}

int64_t csv_size(const struct csv *c)
{
    return c->size;
}

/* ---- opening ---- */

static enum rc not_utf8(const char *path, struct err *reterr)
{
    return ERR(reterr, RC_BAD_DATA, "file",
               N_("%1$s is not text in UTF-8. Save it as “CSV UTF-8” in the spreadsheet and try "
                  "again"),
               path);
}

/* The one of the three that stands most often in the first line, outside quotes. */
static char find_separator(const struct csv *c)
{
    static const char signs[] = ",;\t";
    size_t counts[3] = {0}, best = 0;
    bool quoted = false;
    for (size_t i = c->at; i < c->filled && (quoted || c->window[i] != '\n'); i++) {
        const char *sign = c->window[i] ? strchr(signs, c->window[i]) : NULL;
        quoted ^= c->window[i] == '"';
        if (sign && !quoted)
            counts[sign - signs]++;
    }
    for (size_t i = 1; i < 3; i++)
        best = counts[i] > counts[best] ? i : best;
    return signs[best];
}

static enum rc begin(struct csv *c, const char *path, struct err *reterr)
{
    csv_go(c, (struct csv_place){0, 1});
    if (c->broken)
        return ERR(reterr, RC_STORAGE, "file", N_("%1$s cannot be read: %2$s"), path,
                   strerror(errno));
    const char *w = c->window;
    if (c->filled >= 2 && (memcmp(w, "\xFF\xFE", 2) == 0 || memcmp(w, "\xFE\xFF", 2) == 0))
        return not_utf8(path, reterr);
    if (c->filled >= MARK && memcmp(w, "\xEF\xBB\xBF", MARK) == 0)
        c->at = MARK;
    size_t first = c->at;
    while (first < c->filled && w[first] != '\n')
        first++;
    if (memchr(w, '\0', first) || !utf8_valid(w + c->at, first - c->at))
        return not_utf8(path, reterr);
    c->separator = find_separator(c);
    return RC_OK;
}

enum rc csv_open(const char *path, struct csv **ret, struct err *reterr)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return ERR(reterr, errno == ENOENT ? RC_NOT_FOUND : RC_STORAGE, "file",
                   N_("%1$s cannot be read: %2$s"), path, strerror(errno));
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        close(fd);
        return ERR(reterr, RC_BAD_DATA, "file", N_("%1$s is not a plain file"), path);
    }
    struct csv *c = mem_alloc(sizeof *c);
    c->fd = fd;
    c->size = st.st_size;
    c->window = mem_alloc(WINDOW);
    c->text = mem_alloc(TEXT);
    enum rc rc = begin(c, path, reterr);
    if (rc)
        csv_close(c);
    else
        *ret = c;
    return rc;
}

/* What was in the rows is somebody's. */
void csv_close(struct csv *c)
{
    if (!c)
        return;
    explicit_bzero(c->window, WINDOW);
    explicit_bzero(c->text, TEXT);
    close(c->fd);
    free(c->window);
    free(c->text);
    free(c);
}

/* ---- rows ---- */

/* A row being read: from the window into c->text. */
struct scan {
    struct csv *csv;
    struct csv_row *row;
    size_t from, at; /* in the window */
    size_t written;
    unsigned long lines; /* ends of line so far */
    const char *fault;   /* msgid */
};

static bool ends(const struct scan *s)
{
    const struct csv *c = s->csv;
    return s->at >= c->filled || c->window[s->at] == '\n' ||
           (c->window[s->at] == '\r' && (s->at + 1 >= c->filled || c->window[s->at + 1] == '\n'));
}

static void put(struct scan *s, char ch)
{
    s->csv->text[s->written++] = ch;
}

static void quoted_field(struct scan *s)
{
    const struct csv *c = s->csv;
    for (s->at++; s->at < c->filled; s->at++) {
        char ch = c->window[s->at];
        if (s->at - s->from > CSV_ROW_MAX)
            break;
        if (ch == '"' && (s->at + 1 >= c->filled || c->window[s->at + 1] != '"')) {
            s->at++;
            if (!ends(s) && c->window[s->at] != c->separator)
                s->fault = N_("After a closing quotation mark comes something else than the next "
                              "column");
            return;
        }
        s->at += ch == '"';
        s->lines += ch == '\n';
        put(s, ch);
    }
    s->fault = N_("A quotation mark is open and never closed");
}

static void plain_field(struct scan *s)
{
    const struct csv *c = s->csv;
    for (; !ends(s) && c->window[s->at] != c->separator; s->at++) {
        if (s->at - s->from > CSV_ROW_MAX) {
            s->fault = N_("This row is longer than 64 KiB");
            return;
        }
        put(s, c->window[s->at]);
    }
}

static bool one_field(struct scan *s)
{
    struct csv *c = s->csv;
    char *begin = c->text + s->written;
    if (s->row->nfields == CSV_FIELDS_MAX) {
        s->fault = N_("This row has more than 64 columns");
        return false;
    }
    if (s->at < c->filled && c->window[s->at] == '"')
        quoted_field(s);
    else
        plain_field(s);
    size_t n = (size_t)(c->text + s->written - begin);
    if (!s->fault && (memchr(begin, '\0', n) || !utf8_valid(begin, n)))
        s->fault = N_("This row is not text in UTF-8");
    put(s, '\0');
    s->row->field[s->row->nfields++] = begin;
    return !s->fault;
}

static void end_of_line(struct scan *s)
{
    struct csv *c = s->csv;
    while (s->at < c->filled && c->window[s->at] != '\n')
        s->at++;
    if (s->at < c->filled) {
        s->at++;
        s->lines++;
    }
}

/* What cannot be read ends with its first line, so that one quotation mark does not swallow the
 * rest; a line longer than the window is passed over piece by piece. */
static void pass_over(struct scan *s)
{
    struct csv *c = s->csv;
    s->at = s->from;
    s->lines = 0;
    for (end_of_line(s); !s->lines && !c->end; end_of_line(s)) {
        c->at = c->filled;
        fill(c);
        s->at = 0;
    }
}

static void one_row(struct scan *s)
{
    struct csv *c = s->csv;
    s->row->nfields = 0;
    while (one_field(s) && s->at < c->filled && !ends(s))
        s->at++;
    if (s->fault)
        pass_over(s);
    else
        end_of_line(s);
}

static bool is_empty(const struct csv_row *r)
{
    return r->nfields == 1 && !r->field[0][0];
}

enum csv_event csv_next(struct csv *c, struct csv_row *ret, struct msg *ret_why)
{
    for (;;) {
        if (!c->end && c->filled - c->at <= 2 * CSV_ROW_MAX)
            fill(c);
        if (c->broken) {
            MSG(ret_why, N_("The file cannot be read any further"));
            return CSV_BROKEN;
        }
        if (c->at >= c->filled)
            return CSV_END;
        struct scan s = {.csv = c, .row = ret, .from = c->at, .at = c->at};
        ret->line = c->line;
        one_row(&s);
        c->at = s.at;
        c->line += s.lines;
        if (s.fault) {
            MSG(ret_why, s.fault);
            return CSV_FAULT;
        }
        if (!is_empty(ret))
            return CSV_ROW;
    }
}

/* FNV-1a, eight bytes at a time: nobody is to be fooled, only mistaken files told apart. */
enum rc csv_fingerprint(struct csv *c, uint64_t *ret, struct err *reterr)
{
    struct csv_place here = csv_place(c);
    uint64_t hash = 14695981039346656037u;
    for (csv_go(c, (struct csv_place){0, 1}); c->filled > 0; c->at = c->filled, fill(c)) {
        memset(c->window + c->filled, 0, (size_t)(WINDOW - c->filled) % sizeof hash);
        for (size_t i = 0; i < c->filled; i += sizeof hash) {
            uint64_t piece;
            memcpy(&piece, c->window + i, sizeof piece);
            hash = (hash ^ piece) * 1099511628211u;
        }
    }
    bool broken = c->broken;
    csv_go(c, here);
    if (broken)
        return ERR(reterr, RC_STORAGE, "file", N_("The file cannot be read any further"));
    *ret = hash ^ (uint64_t)c->size;
    return RC_OK;
}
