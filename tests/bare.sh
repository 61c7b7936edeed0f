#!/bin/sh
# The two commands on a Debian 12 that has nothing but make: run without a terminal, then every test.
# usage: bare.sh FOLDER   (made there, removed afterwards; needs root, debootstrap and some 2 GiB)
# The packages come from where this machine's own apt takes them.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
root=$1/root
mkdir -p "$1"
[ "$(id -u)" = 0 ] || { echo "bare.sh: a new root needs root" >&2; exit 77; }
[ ! -e "$root" ] || { echo "bare.sh: $root is there already; remove it first" >&2; exit 73; }
mirror=$(apt-get indextargets --format '$(SITE) $(RELEASE)' | awk '$2 == "bookworm" { print $1; exit }')
[ -n "$mirror" ] || { echo "bare.sh: apt knows no source for bookworm" >&2; exit 66; }

leave() {
    for m in dev/pts dev proc; do umount "$root/$m" 2>/dev/null || true; done
    rm -rf --one-file-system "$root"
}
trap leave EXIT
trap 'exit 130' INT TERM

echo "A bare Debian 12 in $root"
debootstrap --variant=minbase --include=make,ca-certificates bookworm "$root" "$mirror" >"$1/bare.log" 2>&1 ||
    { tail -n 5 "$1/bare.log" >&2; exit 1; }
cp -a /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
cp -L /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"

mkdir "$root/rihla"
git -C "$top" archive HEAD | tar -x -C "$root/rihla"
inside() { env -i PATH="$PATH" HOME=/root TERM="${TERM:-dumb}" chroot "$root" sh -c "cd /rihla && $1"; }
inside 'make run </dev/null'
inside 'make test </dev/null'
