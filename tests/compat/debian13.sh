#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds Vedette and runs its tests in Debian 13, whose Qt is 6.8: the other Qt that has to work.
# Usage: tests/compat/debian13.sh [FOLDER]
#
# Makes a Debian 13 with debootstrap in FOLDER, which is kept and used again, or in a temporary one,
# from the mirror that apt uses on this system. What is built and tested is the working tree as it
# stands. Needs root, 5 GB, and as long as tests/run.sh takes, which does not call it.
# Left out are the checks of style, which are about one version of each tool, and the browsers.
set -eu
source=$(cd "$(dirname "$0")/../.." && pwd)

if [ "$(id -u)" -ne 0 ]; then
    echo "debian13.sh needs root, for debootstrap and chroot." >&2
    exit 1
fi
if [ -z "${VEDETTE_COMPAT_NAMESPACE:-}" ]; then
    # Mounts and processes that end with the script, however it ends.
    sh "$source"/packaging/install-packages.sh debootstrap git util-linux
    VEDETTE_COMPAT_NAMESPACE=yes exec unshare --mount --pid --fork --kill-child sh "$0" "$@"
fi

# The first process of a namespace ignores what it does not ask for.
trap 'exit 1' INT TERM

if [ $# -gt 0 ]; then
    mkdir -p "$1"
    root=$(cd "$1" && pwd)
else
    root=$(mktemp -d)
    trap 'umount -l "$root/proc" "$root/dev" 2>/dev/null; rm -rf --one-file-system "$root"' EXIT
fi

cd "$source"
# shellcheck source-path=SCRIPTDIR/../.. disable=SC1091
. packaging/project.sh

if [ ! -e "$root"/etc/debian_version ]; then
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Label: Debian' | head -n 1)
    debootstrap --variant=minbase trixie "$root" "$mirror"
fi
mount -t proc proc "$root"/proc
mount --rbind /dev "$root"/dev

inside() {
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}
inside apt-get update -qq
# shellcheck disable=SC2046
inside apt-get install -y -qq --no-install-recommends $(packages_of_the_tests)

rm -rf "$root"/vedette/source
mkdir -p "$root"/vedette/source
copy_working_tree "$root"/vedette/source

inside dpkg-query -W qt6-base-dev qt6-httpserver-dev g++ cmake openssl
inside cmake -S /vedette/source -B /vedette/build -G Ninja \
    -DCMAKE_BUILD_TYPE=RelWithDebInfo -DBUILD_TESTING=ON
inside cmake --build /vedette/build -- -k 0
inside ctest --test-dir /vedette/build --output-on-failure \
    --label-exclude 'lint|browser|compat|docs|faults|edges|packaging'
