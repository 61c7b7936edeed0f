#!/bin/sh
# Random walks over the commands of the desk. WALKS is how many events, SEED which walk; a file system in
# memory, where there is one, so that the disk is not what is measured.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

[ -d /dev/shm ] && [ -w /dev/shm ] && TMPDIR=/dev/shm && export TMPDIR
RIHLA_SHARE=$top CMOCKA_MESSAGE_OUTPUT=tap "$build/release/walks" "${WALKS:-100000}"
