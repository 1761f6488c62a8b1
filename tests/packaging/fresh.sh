#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# The README's first commands on a fresh Debian, from a clone of this tree, as a user types them:
# packaging/demo.sh, which has to end in a picture, and packaging/deb.sh, whose packages stay in
# PACKAGES, for install.sh.
# Usage: VEDETTE_SUITE=trixie tests/packaging/fresh.sh [PACKAGES [FOLDER]], see clean-debian.sh.
set -eu
# shellcheck disable=SC2034
needs=
# shellcheck disable=SC2034
builds_packages=true
# shellcheck source-path=SCRIPTDIR disable=SC1091
. "$(dirname "$0")"/clean-debian.sh
minutes=15 # how long the installation and the build of the demo may take

the_demo_shows_a_picture() {
    echo "== sh packaging/demo.sh"
    # Without a display it shares the simulated camera, and says where.
    inside sh /vedette/packaging/demo.sh >"$work"/demo.output 2>&1 &
    demo=$!
    seconds=$((minutes * 60))
    until_true ended_or_says '^user '
    seconds=60
    address=$(sed -n 's/^listening on //p' "$work"/demo.output)
    login=$(sed -n 's/^user \(.*\), password \(.*\)$/\1:\2/p' "$work"/demo.output)
    [ -n "$login" ] || fail "the demo ended"
    curl --silent --show-error --fail --user "$login" "${address}snapshot.jpg" |
        head --bytes=3 | od -An -tx1 | grep -qx ' ff d8 ff' || fail "no picture"
    pkill --full --exact 'build/release/bin/vedette-server --demo'
    wait "$demo" || fail "the demo ended with $?"
}

ended_or_says() { grep -q "$1" "$work"/demo.output || ! kill -0 "$demo" 2>/dev/null; }

the_packages_are_built() {
    echo "== sh packaging/deb.sh"
    inside sh /vedette/packaging/deb.sh >"$work"/deb.output 2>&1 || fail "packaging/deb.sh"
    mkdir -p "$packages"
    rm -f "$packages"/vedette*
    cp "$root"/vedette/build/packages/vedette* "$packages"
}

make_system "$@"
mount -t proc proc "$root"/proc
mount --rbind /dev "$root"/dev
cp /etc/resolv.conf "$root"/etc/resolv.conf
git clone --quiet --depth=1 "file://$source" "$root"/vedette
inside apt-get update -qq
# Whoever has a clone has git, too.
apt install --no-install-recommends git
the_demo_shows_a_picture
the_packages_are_built
echo "The demo runs and the packages build on a fresh $suite."
