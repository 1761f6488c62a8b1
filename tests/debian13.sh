#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds Vedette and runs its tests in Debian 13, whose Qt is 6.8: the other Qt that has to work.
# Usage: tests/debian13.sh [--minutes N] [FOLDER]
#
# Makes a Debian 13 with debootstrap as FOLDER/debian13 (build/debian13), which is kept and used
# again, from the mirror that apt uses on this system. What is built and tested is the working tree as it
# stands. Needs root and 5 GB. Ends with ctest's summary and status, after 120 minutes at the latest
# (--minutes N: after N). Left out are the checks of style, which are about one version of each tool,
# the browsers, and the tests that need Debian 12's other programs.
set -eu
longest=120
# shellcheck source-path=SCRIPTDIR disable=SC1091
. "$(dirname "$0")/support/long-script.sh"
source=$(cd "$(dirname "$0")/.." && pwd)

if [ "$(id -u)" -ne 0 ]; then
    echo "debian13.sh needs root, for debootstrap and chroot." >&2
    exit 1
fi
if [ -z "${VEDETTE_DEBIAN13_NAMESPACE:-}" ]; then
    # Mounts and processes that end with the script, however it ends.
    sh "$source"/packaging/install-packages.sh debootstrap git util-linux
    VEDETTE_DEBIAN13_NAMESPACE=yes exec unshare --mount --pid --fork --kill-child sh "$0" "$@"
fi

# The first process of a namespace ignores signals that it has no trap for.
trap 'exit 1' INT TERM

folder=${1:-$source/build}
mkdir -p "$folder"
root=$(cd "$folder" && pwd)/debian13

cd "$source"
# shellcheck source-path=SCRIPTDIR/.. disable=SC1091
. packaging/project.sh

if [ ! -e "$root" ]; then
    rm -rf --one-file-system "$root".new
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Label: Debian' | head -n 1)
    debootstrap --variant=minbase trixie "$root".new "$mirror"
    mv "$root".new "$root"
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
    -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_UNITY_BUILD=ON -DBUILD_TESTING=ON
inside cmake --build /vedette/build -- -k 0
inside ctest --test-dir /vedette/build --output-on-failure \
    --label-exclude 'lint|browser|compat|docs|faults|edges|packaging'
