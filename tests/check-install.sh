#!/bin/sh
# What make install puts below PREFIX works from there, and uninstall takes all of it away.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

installed() {
    make -s -C "$top" BUILD="$build" DESTDIR="$scratch/stage" PREFIX=/opt/rihla "$1" >"$scratch/make" 2>&1 ||
        cat "$scratch/make"
}
root=$scratch/stage/opt/rihla

silent "make install succeeds" installed install
for file in bin/rihla share/rihla/data/cards/card.rng share/rihla/forms/form.rng \
    share/rihla/locale/ar/LC_MESSAGES/rihla.mo share/man/man1/rihla.1 share/man/man5/rihla-card.5 \
    lib/systemd/system/rihla-tick.timer share/rihla/cron/rihla; do
    silent "$file is there" test -s "$root/$file"
done
says "the installed program finds its catalogue" 'All is well' "$root/bin/rihla" -o json catalogue check
says "the timer's service runs the installed program" '^ExecStart=/opt/rihla/bin/rihla tick run$' \
    cat "$root/lib/systemd/system/rihla-tick.service"
silent "make uninstall succeeds" installed uninstall
silent "nothing stays" find "$scratch/stage" -type f
finish
