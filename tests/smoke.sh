#!/bin/sh
# The desk in a real tmux, 80 by 24, in both languages: the first picture, help, and leaving.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

XDG_STATE_HOME=$scratch/state
RIHLA_DB=$scratch/desk.db
export XDG_STATE_HOME RIHLA_DB
socket=$scratch/tmux
unset TMUX

mux() {
    tmux -u -S "$socket" -f /dev/null "$@"
}
trap 'mux kill-server 2>/dev/null; rm -rf "$scratch"' EXIT

picture() {
    mux capture-pane -p -t desk
}

# Looks again and again until the picture matches; 20 seconds are the end of patience.
wait_for() {
    end=$(($(date +%s) + 20))
    while [ "$(date +%s)" -le $end ]; do
        if picture 2>/dev/null | LC_ALL=C grep -qE -e "$1" 2>/dev/null; then
            return 0
        fi
        sleep 0.05
    done
    return 1
}

shows() {
    if wait_for "$2"; then
        ok "$1"
    else
        { echo "not on screen: $2"; picture; } >"$scratch/said" 2>&1
        not_ok "$1" <"$scratch/said"
    fi
}

# The exit status is written down by a shell: tmux forgets that of a pane now and then.
start() {
    rm -f "$scratch/status"
    mux new-session -d -s desk -x 80 -y 24 sh -c '"$@"; echo $? >"$0"' "$scratch/status" \
        "$rihla" --as counter1 --lang "$1" \; set-option -t desk remain-on-exit on \; \
        set-option -t desk status off \; set-option -g exit-empty off
    mux resize-window -t desk -x 80 -y 24
}

left() {
    end=$(($(date +%s) + 20))
    while [ ! -s "$scratch/status" ] && [ "$(date +%s)" -le $end ]; do
        sleep 0.05
    done
    if [ "$(cat "$scratch/status")" = 0 ]; then
        ok "$1"
    else
        { echo "status: $(cat "$scratch/status")"; picture; } >"$scratch/said" 2>&1
        not_ok "$1" <"$scratch/said"
    fi
    mux kill-session -t desk
}

if ! "$rihla" admin init demo=yes date=2026-03-02 >"$scratch/said" 2>&1; then
    not_ok "the demonstration database is made" <"$scratch/said"
    finish
fi

start en
shows "the desk opens in English" "Rihla"
mux send-keys -t desk F1
shows "F1 shows the help" "Help"
mux send-keys -t desk F3 F3
left "F3 leaves, with status 0"

start ar
shows "the desk opens in Arabic, mirrored: the key bar begins at the right" 'F1 *$'
shows "and shaped: presentation forms stand in the cells" \
    "$(printf '(\357[\271-\273][\200-\277]){3}')"
mux send-keys -t desk F9
shows "F9 changes to English at once" "Rihla"
mux send-keys -t desk F3
left "F3 leaves, with status 0, after a change of language"

# A command on a terminal: shaped, from the right margin, codes from left to right, no isolates.
mux new-session -d -s desk -x 80 -y 24 sh -c '"$@"; cat' sh "$rihla" --lang ar help document \; \
    set-option -t desk status off
mux resize-window -t desk -x 80 -y 24
shows "an answer in Arabic is shaped and stands at the right margin" '^ {40,}\.ﺐﻠﻄﻠﻟ ﺔﺑﻮﻠﻄﻤﻟﺍ ﺕﺍﺪﻨﺘﺴﻤﻟﺍ ﺽﺮﻋ *$'
shows "a code in it keeps its direction" '  document list application=NUMBER$'
mux kill-session -t desk
finish
