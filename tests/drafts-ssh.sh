#!/bin/sh
# The same over a real sshd on this machine, with a configuration, keys and a port of its own: the line is
# cut at the client, at the server, and so that the server does not notice. ROUNDS is how often.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

PATH=$PATH:/usr/sbin:/sbin
who=$(id -un)
ssh=$scratch/ssh
mkdir -m 700 "$ssh"
ssh-keygen -q -t ed25519 -N '' -f "$ssh/host" && ssh-keygen -q -t ed25519 -N '' -f "$ssh/me" || exit
cp "$ssh/me.pub" "$ssh/authorized"

# As root sshd wants this folder; it is nobody else's business who makes it.
[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd

settings() {
    cat <<END
Port $1
ListenAddress 127.0.0.1
HostKey $ssh/host
AuthorizedKeysFile $ssh/authorized
PidFile $ssh/pid
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
MaxStartups 100
PrintMotd no
END
}

# A port that is free: sshd ends where it is not, and writes its number down where it is.
port=$((20000 + $$ % 20000))
server=
trap 'kill $server 2>/dev/null; rm -rf "$scratch"' EXIT
for _ in 1 2 3 4 5 6 7 8; do
    settings $port >"$ssh/server"
    "$(command -v sshd)" -D -f "$ssh/server" -E "$ssh/log" &
    server=$!
    while [ ! -s "$ssh/pid" ] && kill -0 $server 2>/dev/null; do :; done
    [ -s "$ssh/pid" ] && break
    port=$((port + 101))
done

cat >"$ssh/client" <<END
Host desk
    HostName 127.0.0.1
    Port $port
    User $who
    IdentityFile $ssh/me
    IdentitiesOnly yes
    UserKnownHostsFile $ssh/known
    StrictHostKeyChecking no
    LogLevel ERROR
    EscapeChar none
END

if "$build/rihla" --db "$scratch/demo.db" admin init demo=yes date=2026-05-12 >/dev/null; then
    "$build/release/drafts/kills" "$build/rihla" "$scratch/demo.db" "$scratch" "${ROUNDS:-20}" "$ssh/client" ||
        tail -n 20 "$ssh/log" | sed 's/^/# /'
fi
