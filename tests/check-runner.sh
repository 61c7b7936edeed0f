#!/bin/sh
# The runner counts what fails, in whatever way it fails.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

# counted PROGRAM-TEXT: the runner's last line for one program.
counted() {
    printf '%s\n' "$1" >"$scratch/program.sh"
    TEST_SECONDS=1 sh "$top/tests/run.sh" "$scratch/out" "$scratch/program.sh" >"$scratch/all"
    status=$?
    tail -n 1 "$scratch/all"
    echo "status $status"
}

is() {
    counted "$3" >"$scratch/got"
    printf '%s\n' "$2" >"$scratch/expected"
    silent "$1" diff "$scratch/expected" "$scratch/got"
}

is "what passes is counted" "2 passed, 0 failed
status 0" 'echo 1..2; echo "ok 1 - a"; echo "ok 2 - b"'
is "what fails is counted" "1 passed, 1 failed
status 1" 'echo 1..2; echo "ok 1 - a"; echo "not ok 2 - b"; exit 1'
is "a case without an answer has failed" "1 passed, 2 failed
status 1" 'echo 1..3; echo "ok 1 - a"; kill -9 $$'
is "a program that says nothing has failed" "0 passed, 1 failed
status 1" 'exit 0'
is "a program that fails at its end has failed" "1 passed, 1 failed
status 1" 'echo 1..1; echo "ok 1 - a"; exit 3'
is "a program that hangs has failed" "1 passed, 1 failed
status 1" 'echo "ok 1 - a"; sleep 60'
finish
