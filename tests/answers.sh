#!/bin/sh
# The program and its terminal: questions and answers, modes put back, the person asked.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

XDG_STATE_HOME=$scratch/state
XDG_CONFIG_HOME=$scratch/config
export XDG_STATE_HOME XDG_CONFIG_HOME
unset TMUX TMUX_PANE
"$rihla" --db "$scratch/demo.db" admin init demo=yes date=2026-05-12 >/dev/null || exit
"$build/debug/answers-test" "$rihla" "$scratch/demo.db"
