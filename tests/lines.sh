#!/bin/sh
# Line-mode sessions with exact answers: every tests/line/*.session is replayed on a fresh copy of the
# demonstration database of 2 March 2026 and compared, command by command.
#     lines.sh            compare
#     lines.sh --update   write what was answered into the sessions, to be read before it is kept
# A session is a transcript: "$ command" (sh; "> " continues it), then what it says on both outputs,
# then "[status]" where it is not 0. Lines that begin with "#" are for the reader.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

XDG_STATE_HOME=$scratch/state
RIHLA_DB=desk.db
PATH=$build/debug:$PATH
TOP=$top # for sessions that look at the catalogue's files
export XDG_STATE_HOME RIHLA_DB TOP

# One step: its command is in $scratch/command; the transcript of it goes to the output.
step() {
    sed '1s/^/$ /; 2,$s/^/> /; s/ $//' "$scratch/command"
    (cd "$scratch/here" && sh "$scratch/command") </dev/null >"$scratch/answer" 2>&1
    status=$?
    cat "$scratch/answer"
    [ $status -eq 0 ] || echo "[$status]"
}

# Splits a session: step N's command in N.command, the whole step as expected in N.expected; remarks
# before it in N.remarks.
split() {
    awk -v to="$scratch/steps/" '
        /^#/ && !taking { remarks = remarks $0 "\n"; next }
        /^(#|$)/ && taking { taking = 0; remarks = remarks $0 "\n"; next }
        /^$/ { remarks = remarks "\n"; next }
        /^\$ / {
            n++; taking = 1
            base = to sprintf("%03d", n)
            printf "%s", remarks >(base ".remarks"); remarks = ""
            print substr($0, 3) >(base ".command")
            print >(base ".expected"); more = 1
            next
        }
        more && /^>( |$)/ { print substr($0, 3) >(base ".command"); print >(base ".expected"); next }
        { more = 0; print >(base ".expected") }' "$1"
}

replay() {
    session=$1 name=$(basename "$1" .session)
    rm -rf "$scratch/steps" "$scratch/here"
    mkdir -p "$scratch/steps" "$scratch/here"
    split "$session"
    cp "$scratch/demo.db" "$scratch/here/desk.db"
    for c in "$scratch"/steps/*.command; do
        base=${c%.command}
        cp "$c" "$scratch/command"
        step >"$base.got"
        what="$name: $(head -n 1 "$c")"
        if [ -n "$update" ]; then
            cat "$base.remarks" "$base.got"
        elif diff -u --label expected --label answered "$base.expected" "$base.got" >"$scratch/said"; then
            ok "$what"
        else
            not_ok "$what" <"$scratch/said"
        fi
    done
}

update=
[ "${1-}" = --update ] && update=yes && shift
if ! RIHLA_DB=$scratch/demo.db rihla --lang en admin init demo=yes date=2026-03-02 >"$scratch/said" 2>&1; then
    not_ok "the demonstration database is made" <"$scratch/said"
    finish
fi
[ $# -gt 0 ] || set -- "$top"/tests/line/*.session
for s; do
    if [ -n "$update" ]; then
        replay "$s" >"$scratch/new" && cp "$scratch/new" "$s"
    else
        replay "$s"
    fi
done
[ -n "$update" ] || finish
