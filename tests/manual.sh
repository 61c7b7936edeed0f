#!/bin/sh
# Prints a manual page with its command sections made anew: manual.sh PROGRAM PAGE
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
commands=$(mktemp)
trap 'rm -f "$commands"' EXIT
"$1" --man >"$commands"
awk -v commands="$commands" '
    /^\.\\" commands end/ { skip = 0 }
    !skip
    /^\.\\" commands begin/ {
        skip = 1
        while ((getline text < commands) > 0)
            print text
    }' "$2"
