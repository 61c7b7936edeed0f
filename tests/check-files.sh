#!/bin/sh
# How every source file begins: what it is for, and the licence.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

faults() {
    find "$1" -type f \( -name '*.c' -o -name '*.h' -o -name '*.sh' -o -name '*.sql' \) ! -path '*/build/*' |
        sort | while read -r file; do
        head -n 12 "$file" | awk -v file="${file#"$1"/}" '
            NR == 1 && /^#!/ { next }
            !began { began = 1; if ($0 !~ /^(\/\*|#|--) [^ ]/) print file ": the first line does not say what the file is for" }
            /SPDX-License-Identifier: GPL-3\.0-or-later/ { licence++ }
            END { if (licence != 1) print file ": no SPDX line at the beginning" }'
        LC_ALL=C awk -v file="${file#"$1"/}" '
            /[ \t]$/ { print file ":" NR ": blanks at the end" }
            /\r/ { print file ":" NR ": carriage return" }
            index($0, "\342\200\217") || index($0, "\342\200\216") || /\342\201[\246-\251]/ || /\342\200[\252-\256]/ {
                print file ":" NR ": an invisible direction mark in the source"
            }' "$file"
    done
}

planted() {
    rm -rf "$scratch/tree"
    mkdir -p "$scratch/tree"
    printf '%b' "$1" >"$scratch/tree/a.c"
    faults "$scratch/tree"
}

spdx='SPDX-License-Identifier: GPL-3.0-or-later */\n'
silent "every source file says what it is for, and its licence" faults "$top"
silent "a file that begins well is allowed" planted "/* A thing.\n * $spdx"
says "a file without a licence is found" '^a.c: no SPDX' planted '/* A thing. */\nint a;\n'
says "a file that does not say what it is for is found" '^a.c: the first line' planted "#include <a.h>\n/* $spdx"
says "blanks at the end of a line are found" 'a.c:3: blanks' planted "/* A thing.\n * ${spdx}int a; \n"
says "an invisible direction mark is found" 'a.c:3: an invisible' planted "/* A thing.\n * ${spdx}/* \0342\0200\0256 */\n"
finish
