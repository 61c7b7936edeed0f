/* Rihla in a real terminal: leads it through a screen script and looks at each of the script's pictures
 * on the X screen. Runs inside the terminal.
 *     terminal-test FRAMEBUFFER FOLDER PAINT SCRIPT PICTURES RIHLA ARGUMENT…
 * At most PICTURES pictures (0: all). Results are lines of FOLDER/result: "NAME ROWS WRONG REMARK".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "screen/script.h"
#include "terminals/photo.h"
#include "terminals/relay.h"
#include "ui/cellpaint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* PAINT is what $RIHLA_PAINT is set to (ui/cellpaint.h).
 *     cells    each cell is looked for where it was drawn; FOLDER/grid remembers where the cells are
 *     all      FOLDER/NAME.png is written
 *     even odd nothing is looked for; FOLDER/NAME.even and .odd are kept: with every second column blank
 *              no letter has a neighbour to be confused with
 *     glyphs   like all, but the cells are compared with what was kept
 * A picture that is wrong becomes FOLDER/NAME-wrong.png. */
enum { SETTLE_MS = 20000, PICTURE_MS = 4000, STILL_MS = 400, LOOK_MS = 40 };

static const char *framebuffer, *folder, *paint;
static FILE *result;

/* ---- looking ---- */

struct verdict_of_rows {
    int rows, wrong, first_wrong;
    char remark[200];
};

static bool row_is_right(const struct photo *p, const struct grid *g, int row, int *ret_col)
{
    for (int col = 0; col < g->cols; col++) {
        if (photo_cell(p, g, row, col) != cellpaint_index(row, col)) {
            *ret_col = col;
            return false;
        }
    }
    return true;
}

static struct verdict_of_rows look_at_cells(const struct photo *p, int rows, int cols)
{
    struct verdict_of_rows v = {.rows = rows};
    struct grid g;
    if (!grid_find(&g, p, rows, cols)) {
        v.wrong = rows;
        snprintf(v.remark, sizeof v.remark, "no cells found");
        return v;
    }
    for (int row = 0; row < rows; row++) {
        int col = 0;
        if (row_is_right(p, &g, row, &col))
            continue;
        if (!v.wrong++)
            snprintf(v.remark, sizeof v.remark, "row %d, column %d shows what belongs to column %d",
                     row, col,
                     (photo_cell(p, &g, row, col) + CELLPAINT_COLOURS - cellpaint_index(row, 0)) %
                         CELLPAINT_COLOURS);
    }
    char *path = mem_printf("%s/grid", folder);
    FILE *f = fopen(path, "w");
    if (f) {
        fprintf(f, "%d %d %d %d %d %d\n", g.x, g.y, g.cell_width, g.cell_height, g.rows, g.cols);
        fclose(f);
    }
    free(path);
    return v;
}

static bool known_grid(struct grid *g)
{
    char *path = mem_printf("%s/grid", folder);
    FILE *f = fopen(path, "r");
    bool good = f && fscanf(f, "%d %d %d %d %d %d", &g->x, &g->y, &g->cell_width, &g->cell_height,
                            &g->rows, &g->cols) == 6;
    if (f)
        fclose(f);
    free(path);
    return good;
}

static void keep(const struct photo *p, const char *name)
{
    char *path = mem_printf("%s/%s.%s", folder, name, paint);
    FILE *f = fopen(path, "wb");
    if (f) {
        fwrite(p, sizeof *p, 1, f);
        fwrite(p->pixels, sizeof *p->pixels, (size_t)p->width * (size_t)p->height, f);
        fclose(f);
    }
    free(path);
}

static bool kept(struct photo *p, const char *name, const char *which)
{
    char *path = mem_printf("%s/%s.%s", folder, name, which);
    FILE *f = fopen(path, "rb");
    bool good = f && fread(p, sizeof *p, 1, f) == 1;
    p->pixels = NULL;
    if (good) {
        size_t n = (size_t)p->width * (size_t)p->height;
        p->pixels = mem_array(n, sizeof *p->pixels);
        good = fread(p->pixels, sizeof *p->pixels, n, f) == n;
    }
    if (f)
        fclose(f);
    free(path);
    return good;
}

/* Letters that stand alone come out where they are sent: so each glyph of the whole picture has to be
 * where the thinned pictures have it. */
static struct verdict_of_rows look_at_glyphs(const struct photo *p, const char *name)
{
    struct verdict_of_rows v = {0};
    struct photo even = {0}, odd = {0};
    struct grid g = {0};
    bool good = known_grid(&g) && kept(&even, name, "even");
    good = good && kept(&odd, name, "odd");
    v.rows = g.rows;
    v.wrong = good ? 0 : g.rows ? g.rows : 1;
    snprintf(v.remark, sizeof v.remark, "%s", good ? "" : "the thinned pictures are missing");
    for (int row = 0; good && row < g.rows; row++) {
        for (int col = 0; col < g.cols; col++) {
            if (photo_cells_alike(p, col % 2 ? &odd : &even, &g, row, col))
                continue;
            if (!v.wrong++)
                snprintf(v.remark, sizeof v.remark, "row %d, column %d shows another glyph", row, col);
            break;
        }
    }
    photo_done(&even);
    photo_done(&odd);
    return v;
}

static void write_png(const struct photo *p, const char *name, const char *suffix)
{
    struct grid g;
    char *path = mem_printf("%s/%s%s.png", folder, name, suffix);
    if (known_grid(&g))
        photo_write_png(p, &g, path);
    free(path);
}

static struct verdict_of_rows look(const struct photo *p, const char *name)
{
    int rows, cols;
    relay_size(&rows, &cols);
    if (strcmp(paint, "cells") == 0)
        return look_at_cells(p, rows, cols);
    if (strcmp(paint, "glyphs") == 0)
        return look_at_glyphs(p, name);
    return (struct verdict_of_rows){.rows = rows};
}

/* The terminal has read everything; painting comes a moment later. The picture counts once it is right,
 * or once it has not changed for a while. */
static struct verdict_of_rows await_picture(const char *name, struct photo *ret_photo)
{
    struct photo before = {0}, now = {0};
    struct verdict_of_rows v = {.rows = 0, .wrong = 1, .remark = "the X screen cannot be read"};
    int64_t start = clock_monotonic_us(), still_since = start;
    bool asks = strcmp(paint, "cells") == 0 || strcmp(paint, "glyphs") == 0;
    while (photo_take(&now, framebuffer)) {
        bool same = photo_same(&now, &before);
        photo_done(&before);
        before = now;
        int64_t at = clock_monotonic_us();
        still_since = same ? still_since : at;
        v = same ? v : look(&before, name);
        bool still = at - still_since > STILL_MS * 1000;
        if ((asks && v.wrong == 0) || still || at - start > PICTURE_MS * 1000 ||
            !relay_pass(LOOK_MS))
            break;
    }
    *ret_photo = before;
    return v;
}

static void picture(const char *name)
{
    struct photo p;
    struct verdict_of_rows v = await_picture(name, &p);
    if (strcmp(paint, "even") == 0 || strcmp(paint, "odd") == 0)
        keep(&p, name);
    if (strcmp(paint, "all") == 0)
        write_png(&p, name, "");
    else if (v.wrong)
        write_png(&p, name, "-wrong");
    fprintf(result, "%s %d %d %s\n", name, v.rows, v.wrong, v.remark);
    fflush(result);
    photo_done(&p);
}

/* ---- the script ---- */

static bool type_keys(char *names)
{
    struct buf out = {0};
    bool good = true;
    for (char *rest = names, *name; good && (name = strsep(&rest, " "));)
        good = !*name || script_key(&out, name);
    relay_type(buf_text(&out), out.len);
    buf_done(&out);
    return good;
}

/* What is said of the other language, or only looks, is passed over. */
static bool do_line(char *line, int *pictures)
{
    char *rest = line, *word = strsep(&rest, " ");
    if (!rest || *line == '#')
        return true;
    if (strcmp(word, "keys") == 0 || strcmp(word, "keys.ar") == 0)
        return type_keys(rest) && relay_settle(SETTLE_MS);
    if (strcmp(word, "type") == 0 || strcmp(word, "type.ar") == 0) {
        relay_type(rest, strlen(rest));
        return relay_settle(SETTLE_MS);
    }
    if (strcmp(word, "picture") == 0) {
        picture(rest);
        --*pictures;
    }
    return true;
}

static void tour(const char *script, int pictures)
{
    char line[1024];
    FILE *f = fopen(script, "r");
    bool good = f && relay_settle(SETTLE_MS);
    while (good && fgets(line, sizeof line, f)) {
        line[strcspn(line, "\n")] = '\0';
        good = do_line(line, &pictures);
        if (pictures == 0)
            break;
    }
    if (!good)
        fprintf(result, "end 0 1 the program did not settle\n");
    if (f)
        fclose(f);
}

int main(int argc, char *argv[])
{
    if (argc < 7) {
        fprintf(stderr, "usage: terminal-test FRAMEBUFFER FOLDER PAINT SCRIPT PICTURES RIHLA ARGUMENT…\n");
        return 64;
    }
    framebuffer = argv[1];
    folder = argv[2];
    paint = argv[3];
    char *path = mem_printf("%s/result", folder);
    result = fopen(path, "w");
    setenv("RIHLA_PING", "1", 1);
    setenv("RIHLA_PAINT", strcmp(paint, "glyphs") == 0 ? "all" : paint, 1);
    int pictures = atoi(argv[5]);
    if (result && relay_start(&argv[6])) {
        tour(argv[4], pictures ? pictures : -1);
        relay_end();
    }
    if (result) {
        fprintf(result, "done\n");
        fclose(result);
    }
    free(path);
    return 0;
}
