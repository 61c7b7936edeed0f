#!/bin/sh
# Twenty at once: the main job on one database, and races for one thing. Nothing is lost, exactly one
# wins, and the others are told why in words.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"
. "$top/tests/desk.sh"

crowd=20

# all FUNCTION ARGUMENT…: twenty of them at once; N.out, N.err and N.status hold how each ended.
all() {
    rm -rf "$scratch/crowd"
    mkdir "$scratch/crowd"
    n=0 workers=
    while [ $n -lt $crowd ]; do
        n=$((n + 1))
        (
            "$@" "$n" >"$scratch/crowd/$n.out" 2>"$scratch/crowd/$n.err"
            echo $? >"$scratch/crowd/$n.status"
        ) &
        workers="$workers $!"
    done
    # shellcheck disable=SC2086
    wait $workers
}

# Those of the last crowd that ended with the status.
ended() {
    cat "$scratch"/crowd/*.status | grep -cx "$1"
}

# How each ended, for a case that fails.
report() {
    for status in "$scratch"/crowd/*.status; do
        base=${status%.status}
        echo "$(basename "$base"): $(cat "$status") $(cat "$base.err")"
    done
}

is() {
    if [ "$2" = "$3" ]; then
        ok "$1"
    else
        { echo "expected $2, got $3"; report; } >"$scratch/said"
        not_ok "$1" <"$scratch/said"
    fi
}

# One of twenty has won, the others have the conflict status and a sentence.
one_wins() {
    is "$1: exactly one wins" 1 "$(ended 0)"
    is "$1: the others are told of a conflict" $((crowd - 1)) "$(ended 73)"
    is "$1: in words" $((crowd - 1)) "$(cat "$scratch"/crowd/*.err | grep -c '^rihla: [A-Z].*[a-z]')"
}

# While the others work, one waits on a database of its own that somebody does not let go of.
cp "$RIHLA_DB" "$scratch/held.db"
mkfifo "$scratch/release"
"$build/debug/hold" "$scratch/held.db" <"$scratch/release" >"$scratch/held" &
exec 9>"$scratch/release"
until [ -s "$scratch/held" ]; do sleep 0.01; done
(
    RIHLA_DB=$scratch/held.db register busy >"$scratch/busy" 2>&1
    echo "status $?" >>"$scratch/busy"
) &
waiter=$!

main_job() {
    number=$(application "$1" review) &&
        as counter1 document flag application="$number" document=licence reason='It cannot be read' &&
        as counter1 document receive application="$number" document=licence &&
        as supervisor1 application approve application="$number" &&
        as counter1 application ready application="$number" &&
        as counter1 application deliver application="$number" proof=eid-card &&
        as agent1 complaint log customer="$(as agent1 application show application="$number" | value customer_number)" \
            subject='It took long' text='Test complaint' application="$number" &&
        as agent1 application show application="$number"
}
all main_job
is "twenty main jobs at once all succeed" $crowd "$(ended 0)"
is "each application is delivered" $crowd "$(tail -q -n 1 "$scratch"/crowd/*.out | grep -c '"state":"delivered"')"
is "no number is given twice" $crowd "$(for n in "$scratch"/crowd/*.out; do tail -n 1 "$n" | value number; done | sort -u | wc -l)"

shared=$(application shared review)
decide() {
    if [ $(($1 % 2)) -eq 0 ]; then
        as supervisor1 application approve application="$shared"
    else
        as supervisor1 application reject application="$shared" reason='Test reason'
    fi
}
all decide
is "deciding one application in two ways: one decision is kept" 1 \
    "$(as agent1 application show application="$shared" | grep -o '"event":"\(approve\|reject\)"' | wc -l)"
is "those who said the same are told it is done already" $((crowd / 2)) "$(ended 0)"
is "those who said otherwise are told of the conflict" $((crowd / 2)) "$(ended 73)"
is "in words" $((crowd / 2)) "$(cat "$scratch"/crowd/*.err | grep -c '^rihla: [A-Z].*[a-z]')"

shared=$(application paid)
pay_once() {
    pay "$shared" "OTHER-$1"
}
all pay_once
is "paying one application with twenty references: one is taken" 1 "$(ended 0)"
is "paying one application with twenty references: one receipt is kept" 1 \
    "$(as counter1 payment list application="$shared" | grep -o '"state":"paid"\|"outcome":"paid"' | wc -l)"

shared=$(application again)
pay_again() {
    pay "$shared" SAME
}
all pay_again
is "paying twenty times with one reference is recognised" $crowd "$(ended 0)"
is "paying twenty times with one reference gives one receipt" 1 \
    "$(for n in "$scratch"/crowd/*.out; do value receipt <"$n"; done | sort -u | wc -l)"

shared=$(open_application "$(register edited | value number)" | value number)
set_field() {
    field=$(echo establishment_name product certificate_number contact_name | cut -d ' ' -f $(($1 % 4 + 1)))
    as agent1 application set application="$shared" "$field=Written by Test $(($1 % 4))"
}
all set_field
is "twenty changes of one draft all succeed" $crowd "$(ended 0)"
is "no change is lost" 4 "$(as agent1 application show application="$shared" | grep -o 'Written by Test [0-3]' | sort -u | wc -l)"

version=$(as agent1 application show application="$shared" | sed -n 's/.*"version":\([0-9]*\).*/\1/p')
set_seen() {
    as agent1 application set application="$shared" version="$version" product="Seen by Test $1"
}
all set_seen
one_wins "changing what the others have seen"

# The second one finds the first one's database before anybody is in it.
twin() {
    "$rihla" --db "$scratch/twin.db" admin init demo=yes >"$scratch/twin.$1" 2>&1
    echo $? >>"$scratch/twin.ended"
}
twin 1 &
first=$!
until [ -e "$scratch/twin.db" ]; do sleep 0.01; done
twin 2
wait $first
is "making one database twice at once: one makes it" 1 "$(grep -cx 0 "$scratch/twin.ended")"
silent "and nobody takes it away again" \
    sh -c '"$1" --db "$2" --as admin1 -o json admin check >/dev/null' sh "$rihla" "$scratch/twin.db"

wait $waiter
says "who waits too long for a writer is told so" '^rihla: .* try again' cat "$scratch/busy"
says "with status 75" '^status 75$' cat "$scratch/busy"
exec 9>&-
silent "the database is sound after all that" sh -c '"$1" --as admin1 -o json admin check >/dev/null' sh "$rihla"
finish
