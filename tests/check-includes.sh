#!/bin/sh
# The order of the layers, and where each library lives, read from the #include lines.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

# faults ROOT: one line for each #include that is not allowed.
faults() {
    (cd "$1" && grep -rnE '^[[:space:]]*#[[:space:]]*include' src include --include='*.[ch]') |
        awk -v root="$1" -v layers="$top/tests/layers" '
        function fault(why) { print file ":" line ": " why }
        function there(path,   text, found) {
            found = (getline text < (root "/" path)) >= 0
            close(root "/" path)
            return found
        }
        function fence(pattern, places) {
            if (what ~ pattern && index(places, " " file " ") == 0)
                fault(what " belongs into" places "only")
        }
        BEGIN {
            while ((getline text < layers) > 0) {
                rank++
                n = split(text, names, " ")
                for (i = 1; i <= n; i++)
                    rank_of[names[i]] = rank
            }
        }
        {
            split($0, part, ":")
            file = part[1]; line = part[2]
            what = $0
            sub(/^[^:]*:[^:]*:[ \t]*#[ \t]*include[ \t]*/, "", what)
            split(file, folder, "/")
            own = folder[2]
            if (!(own in rank_of))
                fault("the layer " own " is not in tests/layers")
            first = !(file in seen); seen[file] = 1

            fence("^<(n?curses|ncursesw?/.*|term|panel|form|menu)(\\.h)?>", " src/ui/term.c src/ui/picture.c ")
            fence("^<sqlite3(ext)?\\.h>", " src/store/db.c src/store/sqlfn.c ")
            fence("^<(libxml|libxml2)/", " src/form/xml.c ")
            fence("^<readline/", " src/line/edit.c src/line/habits.c ")
            fence("^<fribidi", " src/text/bidi.c ")

            if (file ~ /^src\/.*\.c$/) {
                header = substr(file, 5); sub(/\.c$/, ".h", header)
                if (first && what != "\"" header "\"" && there("include/" header))
                    fault("its own header \"" header "\" comes first")
            }
            if (what !~ /^"/ || what ~ /^"[a-z_]*\.inc"/)
                next
            gsub(/"/, "", what); sub(/[ \t].*/, "", what)
            split(what, used, "/")
            other = used[1]
            if (what !~ /\// || !(other in rank_of)) {
                fault("\"" what "\" does not begin with a layer")
                next
            }
            if (other == own)
                next
            if (rank_of[other] > rank_of[own])
                fault(own " is below " other " and may not include " what)
            else if (rank_of[other] == rank_of[own])
                fault(own " and " other " are neighbours and do not see each other: " what)
            else if (!there("include/" what))
                fault(what " is private to " other)
        }'
}

# planted FILE INCLUDE…: the faults of a small tree in which FILE includes these.
planted() {
    rm -rf "$scratch/tree"
    for d in base text domain store form command line ui app; do
        mkdir -p "$scratch/tree/src/$d" "$scratch/tree/include/$d"
    done
    touch "$scratch/tree/include/base/mem.h" "$scratch/tree/src/base/secret.h"
    touch "$scratch/tree/include/store/db.h"
    file=$scratch/tree/$1
    shift
    printf '#include %s\n' "$@" >"$file"
    faults "$scratch/tree"
}

silent "every include keeps the order of the layers" faults "$top"
silent "an include from above is allowed" planted src/ui/a.c '"base/mem.h"' '"store/db.h"' '<stdio.h>'
says "an include from below is found" '^src/base/a.c:1: base is below store' planted src/base/a.c '"store/db.h"'
says "an include from below in a header is found" '^include/domain/a.h:1: domain is below store' \
    planted include/domain/a.h '"store/db.h"'
says "an include from a neighbour is found" 'neighbours' planted src/form/a.c '"store/db.h"'
says "a private header of another layer is found" 'private to base' planted src/text/a.c '"base/secret.h"'
says "an include without a layer is found" 'does not begin with a layer' planted src/text/a.c '"a.h"'
says "an own header that is not first is found" 'comes first' planted src/store/db.c '<stdio.h>' '"store/db.h"'
says "curses outside its files is found" 'src/ui/picture.c only' planted src/ui/list.c '<curses.h>'
says "sqlite outside its files is found" 'src/store/db.c' planted src/store/customer.c '<sqlite3.h>'
says "libxml2 outside its file is found" 'src/form/xml.c only' planted src/form/card.c '<libxml/parser.h>'
says "readline outside its file is found" 'src/line/habits.c only' planted src/line/shell.c '<readline/readline.h>'
says "fribidi outside its file is found" 'src/text/bidi.c only' planted src/text/layout.c '<fribidi.h>'
finish
