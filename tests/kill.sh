#!/bin/sh
# kill -9 at any moment: the database opens, passes the check, and holds every change that was
# acknowledged.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"
. "$top/tests/desk.sh"

rounds=${KILL_ROUNDS:-8}

# A stream of changes that does not end by itself.
stream() {
    customer=$1 i=0
    while [ $i -lt 100000 ]; do
        i=$((i + 1))
        echo "customer register kind=individual name_en=\"Test Round $2 $i\" mobile=+971500000001"
        echo "complaint log customer=$customer subject=\"Test $2 $i\" text=\"Test complaint $i\""
    done
}

# Some milliseconds from 0 to 999, as seconds.
moment() {
    od -An -N2 -tu2 /dev/urandom | awk '{ printf "%.3f", $1 % 1000 / 1000 }'
}

# The numbers that were acknowledged in whole lines, a command to show each.
acknowledged() {
    grep '}$' "$1" | value number | sort -u |
        awk '/^CustComp/ { print "complaint show complaint=" $0; next } { print "customer show customer=" $0 }'
}

sound() {
    "$rihla" --as admin1 admin check >"$scratch/said" 2>&1
}

customer=$(register kill | value number)
: >"$scratch/all"
round=0
while [ $round -lt "$rounds" ]; do
    round=$((round + 1))
    mkfifo "$scratch/pipe.$round"
    stream "$customer" $round 2>/dev/null >"$scratch/pipe.$round" &
    "$rihla" --as agent1 -o json <"$scratch/pipe.$round" >"$scratch/acks.$round" 2>"$scratch/errors" &
    victim=$!
    # Not before the first answer, so that there is something to lose.
    end=$(($(date +%s) + 20))
    while [ ! -s "$scratch/acks.$round" ] && [ "$(date +%s)" -le $end ]; do sleep 0.01; done
    sleep "$(moment)"
    kill -9 $victim
    wait 2>/dev/null
    acknowledged "$scratch/acks.$round" >"$scratch/shows"
    count=$(wc -l <"$scratch/shows")
    if ! sound; then
        not_ok "round $round: the check passes" <"$scratch/said"
    elif [ "$count" -eq 0 ]; then
        not_ok "round $round: something was acknowledged" <"$scratch/errors"
    elif ! "$rihla" --as agent1 -o json <"$scratch/shows" >"$scratch/shown" 2>"$scratch/said"; then
        not_ok "round $round: all $count acknowledged changes are there" <"$scratch/said"
    else
        ok "round $round: the check passes and every acknowledged change is there"
    fi
    cat "$scratch/shows" >>"$scratch/all"
done

if [ "$(sort "$scratch/all" | uniq -d | wc -l)" -eq 0 ]; then
    ok "no number was given twice"
else
    sort "$scratch/all" | uniq -d >"$scratch/said"
    not_ok "no number was given twice" <"$scratch/said"
fi

# Killed while the database is made: afterwards it is made, or it can be.
round=0
while [ $round -lt 4 ]; do
    round=$((round + 1))
    RIHLA_DB=$scratch/new.$round.db
    "$rihla" admin init demo=yes >/dev/null 2>&1 &
    victim=$!
    sleep "$(moment)"
    kill -9 $victim 2>/dev/null
    wait 2>/dev/null
    if sound || { "$rihla" admin init demo=yes >"$scratch/said" 2>&1 && sound; }; then
        ok "killed while making a database, round $round: it is there or can be made"
    else
        ls -l "$scratch"/new.$round.db* >>"$scratch/said"
        not_ok "killed while making a database, round $round" <"$scratch/said"
    fi
done
finish
