/* Small files of "name = value" lines: what a person or a site has chosen. '#' begins a comment
 * line. SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_BASE_SETTINGS_H
#define RIHLA_BASE_SETTINGS_H

#include <stdbool.h>

enum { SETTINGS_LINES = 500, SETTINGS_LINE_SIZE = 512 };

/* The value of the last line with this name, without blanks around it; NULL: no file, or no such
 * name. Owned by the caller. Longer files and lines are read no further. */
char *settings_get(const char *path, const char *name);

/* Writes the value in place of the one there was; other lines stay as they are. A name holds
 * neither
 * '=' nor a line's end, a value no line's end. The file is replaced as a whole, so that a crash or
 * two programs at once leave one of the two states. False, with errno: it could not be written. */
bool settings_put(const char *path, const char *name, const char *value);

/* What the person (~/.config/rihla/rihla.conf, or below $XDG_CONFIG_HOME) or else the site
 * (/etc/rihla.conf) has configured; NULL: nothing. Owned by the caller. */
char *settings_configured(const char *name);

#endif
