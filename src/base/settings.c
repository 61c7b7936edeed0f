/* Files of "name = value" lines, replaced as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/settings.h"

#include "base/buf.h"
#include "base/mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *trim(char *s)
{
    s += strspn(s, " \t");
    size_t n = strlen(s);
    while (n && strchr(" \t\r\n", s[n - 1]))
        s[--n] = '\0';
    return s;
}

/* The value in a line that has this name, else NULL. The line is cut up. */
static char *value_of(char *line, const char *name)
{
    char *equals = strchr(line, '=');
    if (!equals || *trim(line) == '#')
        return NULL;
    *equals = '\0';
    return strcmp(trim(line), name) == 0 ? trim(equals + 1) : NULL;
}

char *settings_get(const char *path, const char *name)
{
    char line[SETTINGS_LINE_SIZE], *found = NULL;
    FILE *f = fopen(path, "re");
    if (!f)
        return NULL;
    for (int i = 0; i < SETTINGS_LINES && fgets(line, sizeof line, f); i++) {
        char *value = value_of(line, name);
        if (value) {
            free(found);
            found = mem_strdup(value);
        }
    }
    fclose(f);
    return found;
}

/* The other lines, as they stand. */
static void read_others(struct buf *out, const char *path, const char *name)
{
    char line[SETTINGS_LINE_SIZE], cut[SETTINGS_LINE_SIZE];
    FILE *f = fopen(path, "re");
    for (int i = 0; f && i < SETTINGS_LINES && fgets(line, sizeof line, f); i++) {
        memcpy(cut, line, sizeof cut);
        if (value_of(cut, name))
            continue;
        buf_add(out, line);
        if (!strchr(line, '\n'))
            buf_addc(out, '\n');
    }
    if (f)
        fclose(f);
}

static bool write_whole(int fd, const struct buf *text)
{
    bool good = fd >= 0 && write(fd, buf_text(text), text->len) == (ssize_t)text->len;
    good = good && fsync(fd) == 0;
    int kept = errno;
    if (fd >= 0)
        close(fd);
    errno = kept;
    return good;
}

bool settings_put(const char *path, const char *name, const char *value)
{
    struct buf text = {0};
    char *fresh = mem_printf("%s.XXXXXX", path);
    read_others(&text, path, name);
    buf_printf(&text, "%s = %s\n", name, value);
    int fd = mkstemp(fresh);
    bool made = fd >= 0, good = write_whole(fd, &text) && rename(fresh, path) == 0;
    int kept = errno;
    if (made && !good)
        unlink(fresh);
    free(fresh);
    buf_done(&text);
    errno = kept;
    return good;
}

char *settings_configured(const char *name)
{
    const char *xdg = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    char *path = xdg && *xdg == '/' ? mem_printf("%s/rihla/rihla.conf", xdg)
                                    : mem_printf("%s/.config/rihla/rihla.conf", home ? home : "");
    char *value = settings_get(path, name);
    free(path);
    return value ? value : settings_get("/etc/rihla.conf", name);
}
