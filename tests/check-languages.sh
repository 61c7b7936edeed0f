#!/bin/sh
# Is every sentence of the source translated, surely and with the same placeholders?
# Reads BUILD/rihla.pot (make check-languages builds it first) and data/po.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

# Entries of a merged PO file as "STATE<tab>msgid", STATE one of ok, missing, fuzzy, unchecked (it
# has placeholders that msgfmt was not told to compare).
states() {
    awk '
        function text(line) { sub(/^[^"]*"/, "", line); sub(/"$/, "", line); return line }
        function finish() {
            if (part == "msgstr" && value == "")
                empty = 1
            unchecked = !format && id ~ /%[1-9]\$s/
            if (id != "")
                print (empty ? "missing" : fuzzy ? "fuzzy" : unchecked ? "unchecked" : "ok") "\t" id
            id = value = part = ""
            fuzzy = empty = format = 0
        }
        /^$/ { finish(); next }
        /^#~/ { next }
        /^#,/ { fuzzy = /fuzzy/; format = / c-format/; next }
        /^msgid / { part = "msgid"; id = text($0); next }
        /^msgid_plural / { part = "plural"; next }
        /^msgstr/ {
            if (part == "msgstr" && value == "")
                empty = 1
            part = "msgstr"
            value = text($0)
            next
        }
        part == "msgid" { id = id text($0) }
        part == "msgstr" { value = value text($0) }
        END { finish() }'
}

# What msgfmt finds, with the line it means in place of a line number in a scratch file. Who
# translated when is the history's business, not the header's.
differences() {
    msgfmt --check -o /dev/null "$1" 2>&1 | grep -v "header field '.*' missing" |
        sed -n "s|^$1:\([0-9]\)|\1|p" |
        while IFS=: read -r line what; do
            echo "differs: $(sed -n "${line}p" "$1"):$what"
        done
}

# faults POT PO: one line for each sentence that is not translated as it should be.
faults() {
    msgmerge --quiet --no-fuzzy-matching -o "$scratch/merged" "$2" "$1" || return
    states <"$scratch/merged" | sed -n '/^ok/d; s/\t/: /p'
    differences "$scratch/merged"
}

# The check itself: a catalogue with every fault, each of them named.
seeded() {
    header='msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    printf "$header"'\n%s\n' '#, c-format
msgid "A %1$s"
msgstr ""

msgid "B %1$s"
msgstr ""

msgid "C"
msgstr ""

msgid ""
"D of "
"two lines"
msgstr ""

#, c-format
msgid "%1$s d"
msgid_plural "%1$s ds"
msgstr[0] ""
msgstr[1] ""' >"$scratch/seeded.pot"
    printf "$header"'%s\n\n%s\n' '"Plural-Forms: nplurals=2; plural=n!=1;\n"' '#, c-format
msgid "A %1$s"
msgstr "a %2$s"

msgid "B %1$s"
msgstr "b %1$s"

#, fuzzy
msgid "C"
msgstr "c"

#, c-format
msgid "%1$s d"
msgid_plural "%1$s ds"
msgstr[0] "one"
msgstr[1] ""' >"$scratch/seeded.po"
    faults "$scratch/seeded.pot" "$scratch/seeded.po"
}

says "another placeholder is found" '^differs: msgstr "a' seeded
says "placeholders that nobody compares are found" '^unchecked: B' seeded
says "a guess is found" '^fuzzy: C$' seeded
says "a sentence that is not there is found" '^missing: D of two lines$' seeded
says "an empty plural form is found" '^missing: %1\$s d$' seeded

for po in "$top"/data/po/*.po; do
    faults "$build/rihla.pot" "$po" >"$scratch/faults" 2>&1
    if [ -s "$scratch/faults" ]; then
        not_ok "${po##*/} has every sentence (else: make po, then translate)" <"$scratch/faults"
        sed '1,60d; s/^/# /' "$scratch/faults" # a translator wants all of them
    else
        ok "${po##*/} has every sentence"
    fi
done
finish
