/* Where the files that come with Rihla are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_BASE_PATHS_H
#define RIHLA_BASE_PATHS_H

/* Absolute path of NAME below the shared files ("data/cards", "forms", "locale"), owned by the
 * caller. $RIHLA_SHARE names the folder; else it is found from the running program: the source
 * tree for a program in build/, PREFIX/share/rihla for an installed one. */
char *path_share(const char *name);

/* $HOME/.local/state/rihla (or $XDG_STATE_HOME/rihla), made when missing; NULL where neither
 * variable is set or the folder cannot be made. Owned by the caller. */
char *path_state(void);

#endif
