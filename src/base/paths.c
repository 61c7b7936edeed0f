/* Finding the shared files and the user's state folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/paths.h"

#include "base/mem.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The nearest folder above the program that holds the source tree or share/rihla. */
static char *share_from_program(void)
{
    char at[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", at, sizeof at - 1);
    if (n < 0)
        return NULL;
    at[n] = '\0';
    for (int up = 0; up < 5; up++) {
        char *slash = strrchr(at, '/');
        if (!slash || slash == at)
            return NULL;
        *slash = '\0';
        char *installed = mem_printf("%s/share/rihla", at);
        if (is_folder(installed))
            return installed;
        free(installed);
        char *cards = mem_printf("%s/data/cards", at);
        bool here = is_folder(cards);
        free(cards);
        if (here)
            return mem_strdup(at);
    }
    return NULL;
}

char *path_share(const char *name)
{
    const char *given = getenv("RIHLA_SHARE");
    char *root = given && *given ? mem_strdup(given) : share_from_program();
    char *path = mem_printf("%s/%s", root ? root : RIHLA_SHARE_DEFAULT, name);
    free(root);
    return path;
}

/* mkdir -p; true when the folder is there afterwards. */
static bool make_folders(char *path)
{
    for (char *p = path + 1; *p; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        int r = mkdir(path, 0700);
        *p = '/';
        if (r != 0 && errno != EEXIST)
            return false;
    }
    return mkdir(path, 0700) == 0 || is_folder(path);
}

char *path_state(void)
{
    const char *xdg = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    char *path = NULL;
    if (xdg && *xdg == '/')
        path = mem_printf("%s/rihla", xdg);
    else if (home && *home == '/')
        path = mem_printf("%s/.local/state/rihla", home);
    if (path && !make_folders(path)) {
        free(path);
        path = NULL;
    }
    return path;
}
