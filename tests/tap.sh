# How a shell test answers: sourced by the others.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
LC_ALL=C.UTF-8
export LC_ALL
unset RIHLA_DB RIHLA_SHARE LANGUAGE

top=$(cd "$(dirname "$0")/.." && pwd)
while [ ! -f "$top/tests/tap.sh" ]; do top=$(dirname "$top"); done
build=${BUILD:-build}
case $build in
/*) ;;
*) build=$top/$build ;;
esac
rihla=$build/debug/rihla

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

tap_count=0
tap_failed=0

# ok WHAT, not_ok WHAT <EXPLANATION: one case. Not in a pipe: the count would be lost there.
ok() {
    tap_count=$((tap_count + 1))
    printf 'ok %d - %s\n' "$tap_count" "$1"
}
not_ok() {
    tap_count=$((tap_count + 1))
    tap_failed=$((tap_failed + 1))
    printf 'not ok %d - %s\n' "$tap_count" "$1"
    sed 's/^/# /; 60q'
}

# silent WHAT COMMAND…: the command must find nothing to say and succeed.
silent() {
    tap_what=$1
    shift
    if "$@" >"$scratch/said" 2>&1 && [ ! -s "$scratch/said" ]; then
        ok "$tap_what"
    else
        not_ok "$tap_what" <"$scratch/said"
    fi
}

# says WHAT PATTERN COMMAND…: the command must complain in a line that matches.
says() {
    tap_what=$1 tap_pattern=$2
    shift 2
    "$@" >"$scratch/said" 2>&1
    if grep -qE -e "$tap_pattern" "$scratch/said"; then
        ok "$tap_what"
    else
        echo "expected: $tap_pattern" >>"$scratch/said"
        not_ok "$tap_what" <"$scratch/said"
    fi
}

finish() {
    echo "1..$tap_count"
    [ "$tap_failed" -eq 0 ]
    exit
}
