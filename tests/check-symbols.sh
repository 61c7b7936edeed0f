#!/bin/sh
# The order of the layers, and where each library lives, read from the symbols of the objects.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

# What each library offers: "LIBRARY SYMBOL" lines.
offers() {
    for pair in curses:ncursesw curses:tinfo sqlite3:sqlite3 libxml2:xml2 readline:readline \
        fribidi:fribidi; do
        file=$(cc -print-file-name="lib${pair#*:}.so")
        # A linker script names the real library.
        real=$(sed -n 's/^INPUT(\([^ )]*\).*/\1/p' "$file")
        nm -D --defined-only "$(cc -print-file-name="${real:-$file}")" |
            awk -v lib="${pair%%:*}" '{ sub(/@.*/, "", $3); print lib, $3 }'
    done
}

# faults OBJECTS [SOURCES]: OBJECTS holds LAYER/*.o; those whose source is gone do not count. One line
# for each symbol that is needed from the wrong place.
faults() {
    objects=$(cd "$1" && for o in */*.o; do [ -z "${2-}" ] || [ -f "$2/${o%.o}.c" ] && echo "$o"; done)
    # shellcheck disable=SC2086
    {
        sed 's/^/layers /' "$top/tests/layers"
        sed 's/^/offers /' "$scratch/offers"
        (cd "$1" && nm -A -g --defined-only -- $objects) | awk '{ sub(/:.*/, "", $1); print "has", $1, $NF }'
        (cd "$1" && nm -A -u -- $objects) | awk '{ sub(/:.*/, "", $1); print "needs", $1, $NF }'
    } | awk '
        BEGIN {
            fence["curses"] = " ui/term.o ui/picture.o "
            fence["sqlite3"] = " store/db.o store/sqlfn.o "
            fence["libxml2"] = " form/xml.o "
            fence["readline"] = " line/edit.o line/habits.o "
            fence["fribidi"] = " text/bidi.o "
        }
        $1 == "layers" { rank++; for (i = 2; i <= NF; i++) rank_of[$i] = rank }
        $1 == "offers" { library[$3] = $2 }
        $1 == "has" {
            if ($3 in library)
                print $2 ": " $3 " hides the function of that name in " library[$3]
            home[$3] = $2
        }
        $1 == "needs" {
            own = $2; sub(/\/.*/, "", own)
            if ($3 in home) {
                other = home[$3]; sub(/\/.*/, "", other)
                if (other == own)
                    next
                if (rank_of[other] > rank_of[own])
                    print $2 ": " own " is below " other " and may not need " $3
                else if (rank_of[other] == rank_of[own])
                    print $2 ": " own " and " other " are neighbours: " $3
            } else if ($3 in library && index(fence[library[$3]], " " $2 " ") == 0) {
                print $2 ": " $3 " of " library[$3] " is needed outside" fence[library[$3]]
            }
        }'
}

# planted OBJECT CODE [OBJECT CODE]…: the faults of a few small objects.
planted() {
    rm -rf "$scratch/objects"
    while [ $# -gt 0 ]; do
        mkdir -p "$scratch/objects/${1%/*}"
        printf '%s\n' "$2" | cc -w -c -x c -o "$scratch/objects/$1" - || exit
        shift 2
    done
    faults "$scratch/objects"
}

offers >"$scratch/offers"
for known in 'curses initscr' 'curses tigetstr' 'sqlite3 sqlite3_step' 'libxml2 xmlReadMemory' \
    'readline readline' 'fribidi fribidi_get_bidi_types'; do
    says "the symbols of ${known%% *} are known: ${known#* }" "^$known\$" cat "$scratch/offers"
done
silent "every symbol comes from a layer above" faults "$build/release" "$top/src"
silent "a symbol from above is allowed" planted \
    base/a.o 'void a(void) {}' store/b.o 'void a(void); void b(void) { a(); }'
says "a symbol from below is found" '^base/b.o: base is below store' planted \
    store/a.o 'void a(void) {}' base/b.o 'void a(void); void b(void) { a(); }'
says "a symbol from a neighbour is found" 'neighbours' planted \
    store/a.o 'void a(void) {}' form/b.o 'void a(void); void b(void) { a(); }'
says "a library's symbol outside its file is found" 'sqlite3_open of sqlite3 is needed outside' planted \
    store/customer.o 'int sqlite3_open(void); int f(void) { return sqlite3_open(); }'
says "a symbol that hides a library's is found" 'hides the function' planted \
    line/a.o 'void readline(void) {}'
finish
