#!/bin/sh
# Every screen script in both languages, on a demonstration whose clock stands still.
#     UPDATE_PICTURES=1 sh tests/screens.sh [SCRIPT…]      writes the pictures anew
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

[ $# -gt 0 ] || set -- "$top"/tests/screen/*.script
"$rihla" --db "$scratch/demo.db" admin init demo=yes date=2026-05-12 >/dev/null || exit
"$build/debug/screen-test" "$rihla" "$scratch/demo.db" "$scratch" "$top/tests/screen/pictures" "$@"
