#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes an AppImage of the window: one file that runs on desktops without Qt, as new as the system
# that it was made on or newer. --help says how. packaging/README.md says how far this is tried.
set -eu

usage() {
    cat <<'TEXT'
Usage: sh packaging/appimage.sh [--appdir-only] [FOLDER [BUILD]]

Makes FOLDER/AppDir, or build/appimage/AppDir, with the program and all that it needs, and of it, by
appimagetool, FOLDER/Vedette-VERSION-MACHINE.AppImage.

  BUILD          where the program is built already; the preset release is built without it
  --appdir-only  leave it at AppDir, which needs no appimagetool
TEXT
}

tool=appimagetool
output=
build=
for word in "$@"; do
    case $word in
        --help) usage; exit 0 ;;
        --appdir-only) tool= ;;
        -*) usage >&2; exit 2 ;;
        *)
            if [ -z "$output" ]; then
                output=$(realpath --canonicalize-missing "$word")
            else
                build=$(realpath "$word")
            fi ;;
    esac
done
cd "$(dirname "$0")/.."
: "${output:=$PWD/build/appimage}"

# Before the build, which takes minutes.
if [ -n "$tool" ] && ! command -v "$tool" >/dev/null; then
    echo "appimage.sh: there is no appimagetool, which Debian does not have: get it from" \
        "https://github.com/AppImage/appimagetool and put it in your PATH, or say --appdir-only." >&2
    exit 1
fi
# shellcheck source-path=SCRIPTDIR disable=SC1091
. packaging/project.sh
# cmake and qmake6 are needed without a build too.
# shellcheck disable=SC2046
sh packaging/install-packages.sh binutils patchelf qt6-wayland $(compiler_and_libraries)
if [ -z "$build" ]; then
    sh packaging/build.sh release
    build=$PWD/build/release
fi

id=$(application_id)
appdir=$output/AppDir
rm -rf "$appdir"
mkdir -p "$appdir"
DESTDIR=$appdir cmake --install "$build" --prefix /usr --component desktop --strip >/dev/null
install -D -m 644 LICENSE "$appdir"/usr/share/doc/vedette/copyright
printf '[Paths]\nPrefix = ..\nPlugins = plugins\n' >"$appdir"/usr/bin/qt.conf
cmake -DAPPDIR="$appdir" -DPLUGINS="$(qmake6 -query QT_INSTALL_PLUGINS)" \
    -DLIBRARIES="$(qmake6 -query QT_INSTALL_LIBS)" -P packaging/appimage/gather.cmake

# Each looks beside itself, whatever the machine has: no variable that other programs, started by
# this one, would inherit.
patchelf --force-rpath --set-rpath "\$ORIGIN/../lib" "$appdir"/usr/bin/vedette
find "$appdir"/usr/lib -type f -exec patchelf --force-rpath --set-rpath "\$ORIGIN" {} +
find "$appdir"/usr/plugins -type f -exec patchelf --force-rpath --set-rpath "\$ORIGIN/../../lib" {} +

# What AppImage looks for at the top.
ln -s usr/bin/vedette "$appdir"/AppRun
ln -s "usr/share/applications/$id.desktop" "$appdir/$id.desktop"
ln -s "usr/share/icons/hicolor/256x256/apps/$id.png" "$appdir/$id.png"
ln -s "$id.png" "$appdir"/.DirIcon

if [ -z "$tool" ]; then
    echo "$appdir"
    exit 0
fi
machine=$(uname -m)
ARCH=$machine "$tool" "$appdir" "$output/Vedette-$(project_version)-$machine.AppImage"
