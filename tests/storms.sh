#!/bin/sh
# Typing while windows change, the program is stopped, the terminal reads nothing or the database is busy.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

if "$build/rihla" --db "$scratch/demo.db" admin init demo=yes date=2026-05-12 >/dev/null; then
    "$build/release/drafts/storms" "$build/rihla" "$build/debug/hold" "$scratch/demo.db" "$scratch"
fi
