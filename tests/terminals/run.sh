#!/bin/sh
# Rihla in real terminals, in Arabic: is every row of every screen shown as it was drawn? Each terminal
# runs under Xvfb, each cell has its own colour, and the X screen is read back cell by cell. Slow.
#     BUILD=build SHOTS=FOLDER sh tests/terminals/run.sh [TERMINAL…]
# SHOTS: pictures for people are written there, too.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../tap.sh"

test=$build/debug/terminal-test
script=$top/tests/screen/job.script
least=8
font="DejaVu Sans Mono"
patience=${PATIENCE:-180}
unset TMUX TMUX_PANE STY TERM_PROGRAM COLORTERM VTE_VERSION WINDOWID WAYLAND_DISPLAY

[ $# -gt 0 ] || set -- xterm pterm vte konsole mlterm kitty tmux-in-konsole tmux-in-vte screen-in-pterm

# --- The X screen --------------------------------------------------------------------------------

x_pid=
terminal_pid=
stop_terminal() {
    [ -z "$terminal_pid" ] || kill -9 "-$terminal_pid" 2>/dev/null
    [ -z "$terminal_pid" ] || wait "$terminal_pid" 2>/dev/null
    terminal_pid=
}
leave() {
    stop_terminal
    tmux -S "$scratch/tmux" kill-server 2>/dev/null
    [ -z "$x_pid" ] || kill "$x_pid" 2>/dev/null
    [ -z "$x_pid" ] || wait "$x_pid" 2>/dev/null
    rm -rf "$scratch"
}
trap leave EXIT

start_x() {
    mkdir -p "$scratch/x"
    Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp -noreset -fbdir "$scratch/x" \
        3>"$scratch/display" >"$scratch/x.log" 2>&1 &
    x_pid=$!
    end=$(($(date +%s) + 20))
    while [ ! -s "$scratch/display" ]; do
        if [ "$(date +%s)" -gt $end ] || ! kill -0 $x_pid 2>/dev/null; then
            not_ok "the X screen starts" <"$scratch/x.log"
            finish
        fi
        sleep 0.05
    done
    DISPLAY=:$(cat "$scratch/display")
    export DISPLAY
}

# --- The terminals -------------------------------------------------------------------------------

# in_terminal NAME COMMAND…: a window of 80 by 24 with the command in it; $terminal_pid leads its group.
in_terminal() {
    name=$1
    shift
    case $name in
    xterm) set -- xterm -u8 -tn xterm-256color -b 0 -bw 0 -fa "$font" -fs 11 -geometry 80x24+0+0 -e "$@" ;;
    pterm) set -- pterm -geometry 80x24+0+0 -fn "client:$font 11" -cs UTF-8 -e env TERM=xterm-256color "$@" ;;
    vte) set -- dbus-run-session -- xfce4-terminal --disable-server --hide-menubar --hide-scrollbar \
        --font "$font 11" --geometry 80x24+0+0 -x "$@" ;;
    konsole) set -- dbus-run-session -- konsole --nofork --hide-menubar --hide-tabbar -p "Font=$font,11" \
        -p TerminalColumns=80 -p TerminalRows=24 -p ShowTerminalSizeHint=false -e "$@" ;;
    mlterm) set -- mlterm --geometry 80x24+0+0 -w 15 -e env TERM=xterm-256color "$@" ;;
    kitty) set -- kitty --config NONE -o "font_family=$font" -o font_size=11 -o initial_window_width=80c \
        -o initial_window_height=24c -o remember_window_size=no -o update_check_interval=0 \
        -o window_padding_width=0 "$@" ;;
    tmux-in-*) # In the VTE terminal tmux lets questions through; in Konsole it answers for the terminal.
        passes=off
        [ "$name" = tmux-in-vte ] && passes=on
        tmux -S "$scratch/tmux" kill-server 2>/dev/null
        in_terminal "${name#tmux-in-}" tmux -u -S "$scratch/tmux" -f /dev/null new-session \; \
            set-option -g status off \; set-option -g allow-passthrough $passes \; \
            set-option -g default-terminal tmux-256color \; respawn-pane -k "$@"
        return
        ;;
    screen-in-*)
        printf 'startup_message off\nterm screen-256color\nbce off\n' >"$scratch/home/screenrc"
        in_terminal "${name#screen-in-}" env SCREENDIR="$scratch/home/screens" screen -U -c "$scratch/home/screenrc" "$@"
        return
        ;;
    esac
    setsid env HOME="$scratch/home" XDG_RUNTIME_DIR="$scratch/home" XDG_CONFIG_HOME="$scratch/home" \
        LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=1 QT_LOGGING_RULES='*=false' LANG=C.UTF-8 \
        "$@" >"$scratch/terminal.log" 2>&1 </dev/null &
    terminal_pid=$!
}

# tour NAME PAINT PICTURES [OPTION…]: leads Rihla through the script; results are in $work/result.
tour() {
    name=$1 paint=$2 pictures=$3
    shift 3
    rm -rf "$scratch/home" "$work/result" "$scratch/db" "$work/state"
    mkdir -p -m 700 "$scratch/home" "$scratch/db" "$work"
    cp "$scratch/demo.db" "$scratch/db/desk.db"
    in_terminal "$name" env XDG_STATE_HOME="$work/state" "$test" "$scratch/x/Xvfb_screen0" "$work" "$paint" \
        "$script" "$pictures" "$rihla" --db "$scratch/db/desk.db" --as supervisor1 --lang ar "$@"
    end=$(($(date +%s) + patience))
    until grep -q '^done' "$work/result" 2>/dev/null; do
        [ "$(date +%s)" -le $end ] && kill -0 $terminal_pid 2>/dev/null || break
        sleep 0.1
    done
    stop_terminal
}

# --- What came of it -----------------------------------------------------------------------------

# sums: "PICTURES ROWS WRONG" of a result that is whole, else nothing.
sums() {
    grep -q '^done' "$work/result" 2>/dev/null || return
    awk '$1 != "done" && $1 != "end" { n++ } $1 != "done" { rows += $2; wrong += $3 } END { print n + 0, rows + 0, wrong + 0 }' \
        "$work/result"
}

detected() {
    sed -n 's/^.*terminal: //p' "$work/state/rihla/rihla.log" 2>/dev/null | tail -n 1
}

# judge NAME: every row of at least $least pictures, all right.
judge() {
    got=$(sums)
    mode=$(detected)
    # shellcheck disable=SC2086
    set -- "$1" ${got:-0 0 0}
    what="$1: ${mode:-not started}: $2 pictures, $3 rows, $4 wrong"
    if [ -n "$got" ] && [ "$2" -ge $least ] && [ "$4" -eq 0 ]; then
        ok "$what"
    else
        { awk '$3 > 0' "$work/result"; cat "$scratch/terminal.log"; } >"$scratch/said" 2>&1
        not_ok "$what" <"$scratch/said"
    fi
}

# control NAME PAINT MODE: the same with the wrong mode has to be found out, or nothing above counts.
control() {
    tour "$1" "$2" 1 --terminal "$3"
    got=$(sums)
    case $got in
    '' | *' 0') not_ok "$1: rows sent the wrong way ($3) are noticed" <"$work/result" ;;
    *) ok "$1: rows sent the wrong way ($3) are noticed: ${got##* } of $(echo "$got" | cut -d ' ' -f 2)" ;;
    esac
}

# In kitty a letter moves without the colour of its cell: its glyphs are compared instead.
examine_glyphs() {
    tour "$1" cells 1
    tour "$1" even 0
    tour "$1" odd 0
    tour "$1" glyphs 0
    judge "$1"
    control "$1" glyphs visual
}

examine() {
    work=$scratch/$1
    mkdir -p "$work"
    case $1 in
    kitty | tmux-in-kitty) examine_glyphs "$1" ;;
    *)
        tour "$1" cells 0
        judge "$1"
        case $1 in pterm | vte | konsole | mlterm) control "$1" cells visual ;; esac
        ;;
    esac
    if [ -n "${SHOTS-}" ]; then
        tour "$1" all 0
        mkdir -p "$SHOTS/$1"
        mv "$work"/*.png "$SHOTS/$1/"
    fi
    rm -rf "$work"
}

start_x
"$rihla" --db "$scratch/demo.db" admin init demo=yes date=2026-05-12 >/dev/null || exit
for terminal in "$@"; do
    examine "$terminal"
done
finish
