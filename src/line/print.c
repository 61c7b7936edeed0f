/* Writing answers to a stream that may be a terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "line/print.h"

#include "base/mem.h"
#include "text/lang.h"
#include "text/layout.h"
#include "text/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { COLUMNS_UNKNOWN = 80 };

struct page {
    FILE *to;
    int columns;
};

static int terminal_columns(FILE *to)
{
    struct winsize size;
    if (ioctl(fileno(to), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return COLUMNS_UNKNOWN;
}

static void put_glyphs(FILE *to, const struct glyph *g, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (int k = 0; k < GLYPH_MARKS && g[i].ch[k]; k++) {
            char bytes[4];
            size_t length = utf8_encode(g[i].ch[k], bytes);
            fwrite(bytes, 1, length, to);
        }
    }
}

/* One row of the terminal, which only shows cells from left to right. */
static void put_row(void *ctx, const char *text, size_t bytes)
{
    const struct page *page = ctx;
    char *line = mem_strndup(text, bytes);
    struct glyph *glyphs;
    size_t n = layout_line(line, lang_rtl(), &glyphs);
    if (lang_rtl() && layout_width(line) < page->columns)
        fprintf(page->to, "%*s", page->columns - layout_width(line), "");
    put_glyphs(page->to, glyphs, n);
    fputc('\n', page->to);
    free(glyphs);
    free(line);
}

static void put_line(struct page *page, const char *text, size_t bytes)
{
    if (!lang_rtl() || bytes == 0) {
        put_row(page, text, bytes);
        return;
    }
    char *line = mem_strndup(text, bytes);
    layout_wrap(line, page->columns, put_row, page);
    free(line);
}

static void to_terminal(FILE *to, const char *text)
{
    struct page page = {to, terminal_columns(to)};
    while (*text) {
        size_t n = strcspn(text, "\n");
        put_line(&page, text, n);
        text += n + (text[n] == '\n');
    }
}

void print_text(FILE *to, const char *text)
{
    if (isatty(fileno(to))) {
        to_terminal(to, text);
        return;
    }
    struct buf plain = {0};
    text_strip_isolates(&plain, text);
    fputs(buf_text(&plain), to);
    buf_done(&plain);
}

/* JSON and CSV stay as they are, but nothing in them steers a terminal. */
static void print_data(FILE *to, const char *text)
{
    if (!isatty(fileno(to))) {
        fputs(text, to);
        return;
    }
    struct buf safe = {0};
    text_neutralise(&safe, text, true);
    fputs(buf_text(&safe), to);
    buf_done(&safe);
}

enum rc print_reply(FILE *to, const struct reply *r, enum reply_format f, struct err *reterr)
{
    struct buf text = {0};
    reply_write(&text, r, f);
    if (f == REPLY_TEXT)
        print_text(to, buf_text(&text));
    else
        print_data(to, buf_text(&text));
    buf_done(&text);
    if (fflush(to) == 0 && !ferror(to))
        return RC_OK;
    int fault = errno;
    ERR(reterr, RC_STORAGE, NULL,
        N_("The command was carried out, but its answer could not be written: %1$s"),
        strerror(fault));
    return RC_STORAGE;
}

void print_fault(FILE *to, unsigned long line, const struct err *e)
{
    struct buf text = {0};
    buf_add(&text, "rihla: ");
    if (line)
        buf_printf(&text, "%lu: ", line);
    if (e->rc == RC_BAD_DATA && e->field[0])
        buf_printf(&text, "%s: ", e->field);
    lang_msg(&text, &e->msg);
    buf_addc(&text, '\n');
    print_text(to, buf_text(&text));
    buf_done(&text);
    fflush(to);
}
