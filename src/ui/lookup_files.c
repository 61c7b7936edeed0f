/* F4 in a field that names a file: what lies in the folder typed so far.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "text/utf8.h"
#include "ui/lookup.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* Folders first, then by name; what is hidden only where a dot is typed. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    int folders = ((*b)->d_type == DT_DIR) - ((*a)->d_type == DT_DIR);
    return folders ? folders : strcoll((*a)->d_name, (*b)->d_name);
}

static bool is_self(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static bool begins(const char *name, const char *typed)
{
    return strncasecmp(name, typed, strlen(typed)) == 0 && (*name != '.' || *typed == '.');
}

static void offer(struct picker *p, const char *folder, const struct dirent *e)
{
    bool deeper = e->d_type == DT_DIR;
    char *value = mem_printf("%s%s%s", folder, e->d_name, deeper ? "/" : "");
    struct buf label = {0};
    text_neutralise(&label, e->d_name, false);
    if (deeper)
        buf_addc(&label, '/');
    picker_add(p, value, buf_text(&label), "");
    buf_done(&label);
    free(value);
}

void lookup_files(struct picker *p, const char *typed)
{
    const char *slash = strrchr(typed, '/');
    size_t n = slash ? (size_t)(slash + 1 - typed) : 0;
    char *folder = mem_strndup(typed, n);
    struct dirent **found;
    int count = scandir(n ? folder : ".", &found, NULL, by_name);
    for (int i = 0; i < count; i++) {
        bool wanted = found[i]->d_type == DT_DIR || found[i]->d_type == DT_REG;
        if (wanted && !picker_full(p) && !is_self(found[i]->d_name) &&
            begins(found[i]->d_name, typed + n))
            offer(p, folder, found[i]);
        free(found[i]);
    }
    if (count >= 0)
        free(found);
    free(folder);
}
