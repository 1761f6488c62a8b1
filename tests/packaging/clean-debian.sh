# shellcheck shell=sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# A clean Debian to install our packages in, for the scripts beside it, which source this with their
# own arguments, [PACKAGES [FOLDER]], and with $needs, the Debian packages they work with.
#
# VEDETTE_SUITE names the Debian: bookworm (12, the default) or trixie (13). PACKAGES is where
# packaging/deb.sh put them, in that Debian, build/packages without it; built when there are none.
# FOLDER keeps the clean Debian, which debootstrap makes from the mirror that apt uses on this
# system, for the next time. Needs root and 2 GB.

source=$(cd "$(dirname "$0")/../.." && pwd)
packages=$(realpath --canonicalize-missing "${1:-$source/build/packages}")
suite=${VEDETTE_SUITE:-bookworm}
seconds=60 # how long anything may take to appear

if [ "$(id -u)" -ne 0 ]; then
    echo "$(basename "$0") needs root, for debootstrap and chroot." >&2
    exit 1
fi
if [ -z "${VEDETTE_PACKAGING_NAMESPACE:-}" ]; then
    # shellcheck disable=SC2086,SC2154
    sh "$source"/packaging/install-packages.sh curl debootstrap git util-linux $needs
    ${builds_packages:-false} || ls "$packages"/vedette_*.deb >/dev/null 2>&1 ||
        sh "$source"/packaging/deb.sh "$packages"
    # Mounts and processes that end with the script, however it ends.
    VEDETTE_PACKAGING_NAMESPACE=yes exec unshare --mount --mount-proc --pid --fork --kill-child \
        sh "$0" "$@"
fi

# The first process of a namespace ignores what it does not ask for.
trap 'exit 1' INT TERM
work=$(mktemp -d)
root=$work/root
mkdir "$root"
# A mount of its own, so that it goes with all that is mounted below it.
mount --bind "$root" "$root"
trap 'umount --lazy --recursive "$root" || true; rm -rf --one-file-system "$work"' EXIT

# fail WORD...: says what the programs said, and why this is the end.
fail() {
    for output in "$work"/*.output; do
        [ ! -s "$output" ] || cat "$output" >&2
    done
    echo "FAILED: $*" >&2
    exit 1
}

# until_true COMMAND...: waits for it.
until_true() {
    deadline=$(($(date +%s) + seconds))
    until "$@"; do
        [ "$(date +%s)" -lt "$deadline" ] || fail "in $seconds s not: $*"
        sleep 0.2
    done
}

# make_debian [PACKAGES [FOLDER]]: fills $root.
make_debian() {
    make_system "$@"
    mkdir "$root"/packages
    cp "$packages"/vedette*.deb "$root"/packages
}

# make_system [PACKAGES [FOLDER]]: the same without our packages.
make_system() {
    base=${2:-$work}/$suite.tar
    if [ ! -e "$base" ]; then
        mkdir -p "$(dirname "$base")"
        # shellcheck disable=SC2016
        mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Label: Debian' | head -n 1)
        debootstrap --variant=minbase "$suite" "$work/base" "$mirror" >"$work"/debootstrap.output ||
            fail "debootstrap"
        tar --create --directory="$work/base" --file="$base.new" .
        mv "$base.new" "$base"
        rm -rf "$work/base" "$work"/debootstrap.output
    fi
    tar --extract --directory="$root" --file="$base"
}

# As root, or as a user: in the clean Debian, with nothing of this environment.
environment="PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive"
# shellcheck disable=SC2086
inside() { chroot "$root" env -i HOME=/root $environment "$@"; }

# apt ARGUMENTS: quietly, unless it fails.
apt() {
    inside apt-get --yes --quiet "$@" >"$work"/apt.log 2>&1 || { cat "$work"/apt.log; fail "apt-get $*"; }
}

# install_ours NAME...: by file, as `apt install ./vedette_….deb` does.
install_ours() {
    files=
    for name in "$@"; do
        files="$files /packages/$(basename "$root"/packages/"$name"_*.deb)"
    done
    # shellcheck disable=SC2086
    apt install $files
}
