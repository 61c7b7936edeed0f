#!/bin/sh
# Is every sentence of the source translated, surely and with the same placeholders? Answers in TAP.
#     languages.sh POT PO…       (make check-languages)
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

pot=$1
shift
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
case=0
failed=0

# A case fails when it has something to list: answer FILE WHAT
answer() {
    case=$((case + 1))
    if [ -s "$1" ]; then
        failed=1
        echo "not ok $case - $2"
        sed 's/^/#   /' "$1"
    else
        echo "ok $case - $2"
    fi
}

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

list() {
    awk -F '\t' -v state="$1" '$1 == state { print $2 }' "$scratch/states" >"$scratch/list"
}

# What msgfmt finds, with the line it means in place of a line number in a scratch file. Who
# translated when is the history's business, not the header's.
faults() {
    msgfmt --check -o /dev/null "$1" 2>&1 | grep -v "header field '.*' missing" |
        sed -n "s|^$1:\([0-9]\)|\1|p" |
        while IFS=: read -r line what; do
            echo "$(sed -n "${line}p" "$1"):$what"
        done
}

echo "1..$(($# * 4))"
for po in "$@"; do
    name=${po##*/}
    msgmerge --quiet --no-fuzzy-matching -o "$scratch/merged" "$po" "$pot" || exit 1
    states <"$scratch/merged" >"$scratch/states"
    list missing
    answer "$scratch/list" "$name has every sentence"
    list fuzzy
    answer "$scratch/list" "$name has no translation that is only a guess"
    list unchecked
    answer "$scratch/list" "$name has its placeholders compared"
    faults "$scratch/merged" >"$scratch/list"
    answer "$scratch/list" "$name has the placeholders and plural forms of the source"
done
exit $failed
