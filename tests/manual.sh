#!/bin/sh
# Prints a manual page with the sections that come from the program's tables made anew:
# manual.sh PROGRAM PAGE
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
sections=$(mktemp -d)
trap 'rm -rf "$sections"' EXIT
for table in commands workflow; do
    "$1" --man=$table >"$sections/$table"
done
awk -v sections="$sections" '
    /^\.\\" (commands|workflow) end/ { skip = 0 }
    !skip
    /^\.\\" (commands|workflow) begin/ {
        skip = 1
        while ((getline text < (sections "/" $2)) > 0)
            print text
    }' "$2"
