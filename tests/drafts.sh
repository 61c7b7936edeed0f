#!/bin/sh
# Killed while somebody types into forms: nothing that was seen is lost. ROUNDS is how often; ROUND=N is one
# of them again.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

if "$build/rihla" --db "$scratch/demo.db" admin init demo=yes date=2026-05-12 >/dev/null; then
    "$build/release/drafts/kills" "$build/rihla" "$scratch/demo.db" "$scratch" "${ROUNDS:-40}"
fi
