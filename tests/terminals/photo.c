/* Pixels of an X screen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "terminals/photo.h"

#include "base/mem.h"
#include "ui/cellpaint.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* ---- the file ---- */

enum { HEADER_WORDS = 25, COLOUR_SIZE = 12 };
enum { XWD_HEADER_SIZE = 0, XWD_VERSION = 1, XWD_WIDTH = 4, XWD_HEIGHT = 5, XWD_BITS = 11, XWD_LINE = 12,
       XWD_COLOURS = 19 };

static bool read_lines(struct photo *p, FILE *f, const uint32_t *head)
{
    char *line = mem_alloc(head[XWD_LINE]);
    bool good = true;
    for (int y = 0; good && y < p->height; y++) {
        good = fread(line, 1, head[XWD_LINE], f) == head[XWD_LINE];
        memcpy(&p->pixels[(size_t)y * (size_t)p->width], line, (size_t)p->width * 4);
    }
    for (size_t i = 0; i < (size_t)p->width * (size_t)p->height; i++)
        p->pixels[i] &= 0xFFFFFF;
    free(line);
    return good;
}

bool photo_take(struct photo *p, const char *framebuffer)
{
    uint32_t head[HEADER_WORDS];
    FILE *f = fopen(framebuffer, "rb");
    *p = (struct photo){0};
    if (!f)
        return false;
    bool good = fread(head, sizeof head, 1, f) == 1;
    for (size_t i = 0; good && i < HEADER_WORDS; i++)
        head[i] = ntohl(head[i]);
    good = good && head[XWD_VERSION] == 7 && head[XWD_BITS] == 32 && head[XWD_WIDTH] < 10000 &&
           head[XWD_HEIGHT] < 10000 && head[XWD_LINE] >= head[XWD_WIDTH] * 4;
    good = good && fseek(f, (long)(head[XWD_HEADER_SIZE] + head[XWD_COLOURS] * COLOUR_SIZE), SEEK_SET) == 0;
    if (good) {
        p->width = (int)head[XWD_WIDTH];
        p->height = (int)head[XWD_HEIGHT];
        p->pixels = mem_array((size_t)p->width * (size_t)p->height, sizeof *p->pixels);
        good = read_lines(p, f, head);
    }
    fclose(f);
    if (!good)
        photo_done(p);
    return good;
}

void photo_done(struct photo *p)
{
    free(p->pixels);
    *p = (struct photo){0};
}

bool photo_same(const struct photo *a, const struct photo *b)
{
    return a->pixels && b->pixels && a->width == b->width && a->height == b->height &&
           memcmp(a->pixels, b->pixels, (size_t)a->width * (size_t)a->height * sizeof *a->pixels) == 0;
}

/* ---- colours ---- */

static uint32_t cube_colour(int palette)
{
    static const unsigned char levels[] = {0, 95, 135, 175, 215, 255};
    int c = palette - 16;
    return (uint32_t)levels[c / 36] << 16 | (uint32_t)levels[c / 6 % 6] << 8 | levels[c % 6];
}

/* Index of our colour, -1 for any other; -2 is not used. */
static int colour_index(uint32_t pixel)
{
    static signed short index_of[1 << 12]; /* by the four upper bits of each share; 0: none, else +1 */
    static bool ready;
    for (int i = 0; !ready && i < CELLPAINT_COLOURS; i++) {
        uint32_t c = cube_colour(cellpaint_colour(i));
        index_of[(c >> 20 & 0xF) << 8 | (c >> 12 & 0xF) << 4 | (c >> 4 & 0xF)] = (signed short)(i + 1);
    }
    ready = true;
    int i = index_of[(pixel >> 20 & 0xF) << 8 | (pixel >> 12 & 0xF) << 4 | (pixel >> 4 & 0xF)] - 1;
    return i >= 0 && cube_colour(cellpaint_colour(i)) == pixel ? i : -1;
}

/* First and one past the last place where at least a third of the highest count stands. */
static void bounds(const int *counts, int n, int *ret_first, int *ret_end)
{
    int highest = 0;
    for (int i = 0; i < n; i++)
        highest = counts[i] > highest ? counts[i] : highest;
    *ret_first = *ret_end = 0;
    for (int i = n - 1; i >= 0; i--) {
        if (highest && counts[i] * 3 >= highest) {
            *ret_first = i;
            *ret_end = *ret_end ? *ret_end : i + 1;
        }
    }
}

bool grid_find(struct grid *g, const struct photo *p, int rows, int cols)
{
    int *across = mem_array((size_t)p->width, sizeof *across);
    int *down = mem_array((size_t)p->height, sizeof *down);
    for (int y = 0; y < p->height; y++) {
        for (int x = 0; x < p->width; x++) {
            if (colour_index(p->pixels[y * p->width + x]) >= 0) {
                across[x]++;
                down[y]++;
            }
        }
    }
    int right, bottom;
    bounds(across, p->width, &g->x, &right);
    bounds(down, p->height, &g->y, &bottom);
    free(across);
    free(down);
    g->rows = rows;
    g->cols = cols;
    g->cell_width = (right - g->x) / cols;
    g->cell_height = (bottom - g->y) / rows;
    return g->cell_width >= 4 && g->cell_height >= 6 && (right - g->x) % cols == 0 &&
           (bottom - g->y) % rows == 0;
}

static const uint32_t *cell_line(const struct photo *p, const struct grid *g, int row, int col,
                                 int line)
{
    int y = g->y + row * g->cell_height + line, x = g->x + col * g->cell_width;
    return &p->pixels[y * p->width + x];
}

int photo_cell(const struct photo *p, const struct grid *g, int row, int col)
{
    int counts[CELLPAINT_COLOURS] = {0}, best = -1;
    for (int line = 1; line < g->cell_height - 1; line++) {
        const uint32_t *pixels = cell_line(p, g, row, col, line);
        for (int x = 1; x < g->cell_width - 1; x++) {
            int i = colour_index(pixels[x]);
            if (i >= 0 && ++counts[i] > (best >= 0 ? counts[best] : 0))
                best = i;
        }
    }
    return best;
}

bool photo_cells_alike(const struct photo *a, const struct photo *b, const struct grid *g, int row,
                       int col)
{
    int different = 0;
    for (int line = 0; line < g->cell_height; line++) {
        const uint32_t *one = cell_line(a, g, row, col, line), *other = cell_line(b, g, row, col, line);
        for (int x = 0; x < g->cell_width; x++)
            different += one[x] != other[x];
    }
    return different * 20 <= g->cell_width * g->cell_height;
}

/* ---- PNG ---- */

static void chunk(FILE *f, const char *name, const unsigned char *data, size_t n)
{
    uint32_t length = htonl((uint32_t)n);
    uLong sum = crc32(crc32(0, NULL, 0), (const unsigned char *)name, 4);
    if (n)
        sum = crc32(sum, data, (uInt)n);
    uint32_t check = htonl((uint32_t)sum);
    fwrite(&length, 4, 1, f);
    fwrite(name, 4, 1, f);
    fwrite(data, 1, n, f);
    fwrite(&check, 4, 1, f);
}

/* Lines of a filter byte and three bytes a pixel. */
static unsigned char *png_lines(const struct photo *p, const struct grid *g, size_t *ret_n)
{
    int width = g->cell_width * g->cols, height = g->cell_height * g->rows;
    unsigned char *out = mem_array((size_t)height, (size_t)width * 3 + 1), *at = out;
    for (int y = 0; y < height; y++) {
        *at++ = 0;
        for (int x = 0; x < width; x++) {
            uint32_t c = p->pixels[(g->y + y) * p->width + g->x + x];
            *at++ = (unsigned char)(c >> 16);
            *at++ = (unsigned char)(c >> 8);
            *at++ = (unsigned char)c;
        }
    }
    *ret_n = (size_t)(at - out);
    return out;
}

bool photo_write_png(const struct photo *p, const struct grid *g, const char *path)
{
    size_t n;
    FILE *f = fopen(path, "wb");
    if (!f)
        return false;
    unsigned char *lines = png_lines(p, g, &n);
    uLongf packed_size = compressBound(n);
    unsigned char *packed = mem_alloc(packed_size);
    compress(packed, &packed_size, lines, n);
    unsigned char head[13] = {0};
    uint32_t size[2] = {htonl((uint32_t)(g->cell_width * g->cols)), htonl((uint32_t)(g->cell_height * g->rows))};
    memcpy(head, size, 8);
    head[8] = 8; /* bits */
    head[9] = 2; /* red, green, blue */
    fwrite("\x89PNG\r\n\x1a\n", 8, 1, f);
    chunk(f, "IHDR", head, sizeof head);
    chunk(f, "IDAT", packed, packed_size);
    chunk(f, "IEND", head, 0);
    free(lines);
    free(packed);
    return fclose(f) == 0;
}
