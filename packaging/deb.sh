#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds the Debian packages vedette, vedette-server and vedette-camera, with lintian's approval:
#   packaging/deb.sh [FOLDER]            into FOLDER, build/packages without one
# and beside them, in a .buildinfo file, what they were built with.
# Their version is CMakeLists.txt's, their date SOURCE_DATE_EPOCH or else the last commit's; with the
# same sources, date and build dependencies they come out the same, byte by byte, in any folder.
set -eu
output=$(realpath --canonicalize-missing "${1:-$(dirname "$0")/../build/packages}")
mkdir -p "$output"
cd "$(dirname "$0")/.."
# Says now what it has against this folder, such as another owner.
[ ! -e .git ] || git rev-parse HEAD >/dev/null

# shellcheck source-path=SCRIPTDIR disable=SC1091
. packaging/project.sh
# shellcheck disable=SC2046
sh packaging/install-packages.sh build-essential debhelper help2man lintian $(compiler_and_libraries)

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
trap 'exit 1' INT TERM
version=$(project_version)
maintainer=$(sed -n 's/^Maintainer: //p' packaging/debian/control)
source=$stage/vedette-$version
mkdir "$source"

# From a tarball, all but its build.
if [ -e .git ]; then
    copy_working_tree "$source"
    : "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct)}"
else
    tar --create --exclude=./build . | tar --extract --directory="$source"
    : "${SOURCE_DATE_EPOCH:=$(stat --format=%Y CMakeLists.txt)}"
fi
export SOURCE_DATE_EPOCH
cp -r "$source"/packaging/debian "$source"/debian
sed -e "s/@VERSION@/$version/" -e "s/@MAINTAINER@/$maintainer/" \
    -e "s/@DATE@/$(LC_ALL=C date --utc --rfc-email --date="@$SOURCE_DATE_EPOCH")/" \
    "$source"/debian/changelog.in >"$source"/debian/changelog
rm "$source"/debian/changelog.in

(cd "$source" && dpkg-buildpackage --build=binary --no-sign)
lintian --allow-root --fail-on error,warning "$stage"/*.changes

rm -f "$output"/vedette*.deb "$output"/vedette*.buildinfo
mv "$stage"/vedette*.deb "$stage"/vedette*.buildinfo "$output"
ls -l "$output"
