#!/bin/sh
# Runs test programs, two at a time, and counts their cases.
#     run.sh FOLDER PROGRAM…
# A program answers in TAP ("1..N", "ok 1 - what", "not ok 2 - what"); what it said stays in
# FOLDER/NAME.tap. A planned case without an answer, a skipped one, a program that dies or says
# nothing: all count as failed. The last line is "N passed, N failed".
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

limit=${TEST_SECONDS:-180}

# Under a real-time policy, which a service or a container may hand down, a test that works without rest
# keeps even the kernel from writing to the disk for which the others wait.
chrt --other --pid 0 $$ 2>/dev/null || :

one() {
    name=$(printf '%s' "$2" | sed 's,.*/debug/,,; s,^tests/,,; s,\.sh$,,; s,/,.,g')
    tap=$1/$name.tap
    case $2 in
    *.sh) set -- "$1" sh "$2" ;;
    esac
    shift
    start=$(date +%s)
    # The program's own group: nothing it started outlives it.
    CMOCKA_MESSAGE_OUTPUT=tap timeout -k 5 "$limit" "$@" </dev/null >"$tap" 2>&1
    status=$?
    awk -v name="$name" -v status="$status" -v limit="$limit" -v took="$(($(date +%s) - start))" '
        /^1\.\.[0-9]+$/ { planned += substr($0, 4) }
        /^ok / { passed++ }
        /^not ok / { failed++ }
        END {
            why = ""
            if (planned > passed + failed) {
                why = sprintf("; %d without an answer", planned - passed - failed)
                failed = planned - passed
            }
            if (status != 0 && !failed || !(passed + failed)) {
                why = why "; the program itself failed"
                failed++
            }
            if (status == 124 || status == 137)
                why = why "; not done within " limit " s"
            else if (status > 1)
                why = why "; status " status
            printf "%s %d %d\n", name, passed, failed
            printf "%-6s %s (%d", failed ? "FAILED" : "ok", name, passed
            if (failed)
                printf " of %d%s", passed + failed, why
            if (took > 2)
                printf ", %d s", took
            print ")"
        }' "$tap" >"$tap.sum"
    head -n 1 "$tap.sum" >"$tap.count"
    if grep -q '^FAILED' "$tap.sum"; then
        { sed 1d "$tap.sum"; sed 's/^/    /' "$tap"; } >"$tap.show"
    else
        sed 1d "$tap.sum" >"$tap.show"
    fi
    cat "$tap.show" # one write: two programs' words do not mix
    rm -f "$tap.sum" "$tap.show"
}

if [ "$1" = --one ]; then
    one "$2" "$3"
    exit 0
fi

out=$1
shift
rm -rf "$out"
mkdir -p "$out"
[ $# -eq 0 ] || printf '%s\n' "$@" | xargs -P 2 -n 1 sh "$0" --one "$out"

find "$out" -name '*.count' -exec cat {} + | awk '
    { passed += $2; failed += $3 }
    END { printf "%d passed, %d failed\n", passed, failed }' >"$out/summary"
cat "$out/summary"
# As many programs must have been counted as were named, and nothing failed.
[ "$(find "$out" -name '*.count' | wc -l)" -eq $# ] && grep -q '^[1-9][0-9]* passed, 0 failed$' "$out/summary"
