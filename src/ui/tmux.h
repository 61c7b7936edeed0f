/* Asking a tmux on this machine which terminal it is shown in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_TMUX_H
#define RIHLA_UI_TMUX_H

#include <stdbool.h>

struct tmux_client {
    char term[64]; /* $TERM of the terminal around it; "": nobody is looking */
    char type[64]; /* what that terminal calls itself (XTVERSION), "" if it does not */
    bool passes;   /* sequences wrapped for that terminal get through */
};

/* False: not within tmux, or it did not answer within a moment. */
bool tmux_client(struct tmux_client *ret);

#endif
