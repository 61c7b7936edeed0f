#!/bin/sh
# The manual says what the program does: its command sections are those of the command table, and
# every page is well-formed roff whose examples are files that the catalogue accepts.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

# differences PROGRAM PAGE
differences() {
    sh "$top/tests/manual.sh" "$1" "$2" | diff "$2" -
}

silent "rihla(1) has the commands of the program (else: make man)" differences "$rihla" "$top/man/rihla.1"
silent "rihla-workflow(7) has the steps of the program (else: make man)" \
    differences "$rihla" "$top/man/rihla-workflow.7"

printf '#!/bin/sh\necho .SS other thing\n' >"$scratch/other"
chmod +x "$scratch/other"
says "commands that differ are found" '^> .SS other thing' differences "$scratch/other" "$top/man/rihla.1"
says "steps that differ are found" '^> .SS other thing' differences "$scratch/other" \
    "$top/man/rihla-workflow.7"

for page in "$top"/man/*.[157]; do
    silent "${page##*/} is well-formed" sh -c \
        'MANWIDTH=100 man --warnings=w -E UTF-8 -l "$1" 2>&1 >/dev/null' sh "$page"
done
printf '.TH X 1\n.SH NAME\n.NOSUCH\nx\n' >"$scratch/bad.1"
says "roff that is not well-formed is found" NOSUCH sh -c \
    'MANWIDTH=100 man --warnings=w -E UTF-8 -l "$1" 2>&1 >/dev/null' sh "$scratch/bad.1"

# The two examples of section 5 belong together.
mkdir -p "$scratch/cards" "$scratch/forms"
example() {
    sed -n '/^\.EX/,/^\.EE/p' "$1" | sed '/^\.E[XE]/d; s/\\-/-/g'
}
example "$top/man/rihla-card.5" >"$scratch/cards/letter.xml"
example "$top/man/rihla-form.5" >"$scratch/forms/letter.xml"
says "the examples of rihla-card(5) and rihla-form(5) are accepted" 'All is well' \
    "$rihla" -o json catalogue check cards="$scratch/cards" forms="$scratch/forms"

for status in $("$rihla" --version >/dev/null && sed -n 's/^ *X([A-Z_]*, \([0-9]*\),.*/\1/p' "$top/include/base/rc.h"); do
    says "exit status $status is explained" "^\.B $status\$" cat "$top/man/rihla.1"
done
finish
