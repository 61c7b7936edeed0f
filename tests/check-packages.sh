#!/bin/sh
# Packages are installed only where they are missing, after saying so, and what stands in the way is
# told. The package tools are pretended.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

fake=$scratch/fake
mkdir "$fake"
for tool in sh grep env cat; do
    ln -s "$(command -v $tool)" "$fake/$tool"
done

# pretend NAME TEXT: a tool of that name.
pretend() {
    { echo '#!/bin/sh'; echo "$2"; } >"$fake/$1"
    chmod +x "$fake/$1"
}

packages() {
    PATH=$fake sh "$top/.ci/packages" "$@"
}

# fails PACKAGE…: silent about everything but a success.
fails() {
    packages "$@" >/dev/null 2>&1 && echo "it succeeded"
    :
}

pretend dpkg-query 'for p; do :; done; case $p in have*) echo installed ;; *) exit 1 ;; esac'
pretend apt-get 'echo "apt-get $*"'
pretend id 'echo 0'
silent "nothing is said or done where nothing is missing" packages have-a have-b
says "what is missing is named" '^Installing what is missing: b c$' packages have-a b c
says "and only that is installed" '^apt-get .* install --no-install-recommends b c$' packages have-a b c

pretend id 'echo 1000'
says "without root or sudo it says what to do" 'apt-get install b$' packages have-a b
silent "and fails" fails b
pretend sudo 'echo "sudo $1"; exec "$@"'
says "sudo is used where there is one" '^sudo env' packages b

pretend id 'echo 0'
pretend apt-get 'exit 100'
says "without a network it says what could not be installed" 'network.*: b$' packages b
silent "and fails then too" fails b
rm "$fake/dpkg-query"
says "elsewhere than on Debian it only says what is needed" 'Not a Debian system.*: b c$' packages b c
finish
