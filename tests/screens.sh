#!/bin/sh
# Every screen script in both languages, on a demonstration whose clock stands still.
#     UPDATE_PICTURES=1 sh tests/screens.sh [SCRIPT…]      writes the pictures anew
# A script may import many.csv, ten thousand customers of nearly the same name, and keep copies of
# scan.pdf; scan.txt is no such file.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

[ $# -gt 0 ] || set -- "$top"/tests/screen/*.script
"$rihla" --db "$scratch/demo.db" admin init demo=yes date=2026-05-12 >/dev/null || exit
awk 'BEGIN {
    print "name_en,name_ar,mobile"
    for (i = 0; i < 10000; i++)
        printf "Many Customer %s,متعامل كثير,055%07d\n", substr("ABCDEFGHIJ", i % 10 + 1, 1), i
}' >"$scratch/many.csv"
printf '%%PDF-1.4\nfor tests\n%%%%EOF\n' >"$scratch/scan.pdf"
echo "not a scan" >"$scratch/scan.txt"
# Scripts name files relative to the scratch folder; their own names stay what they are from here.
for script; do
    set -- "$@" "$(realpath "$script")"
    shift
done
cd "$scratch" || exit
"$build/debug/screen-test" "$rihla" "$scratch/demo.db" "$scratch" "$top/tests/screen/pictures" "$@"
