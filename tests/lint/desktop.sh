#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# The desktop entry and the AppStream metadata are as their specifications want them, and everything
# that desktops put together by the application's id bears that id.
set -eu
source=$1
build=$2
cd "$source"
# shellcheck source-path=SCRIPTDIR/../.. disable=SC1091
. packaging/project.sh
id=$(application_id)
entry=$source/packaging/$id.desktop
metainfo=$source/packaging/$id.metainfo.xml

desktop-file-validate "$entry"
appstreamcli validate --no-net --strict "$metainfo"
grep -qx "Icon=$id" "$entry"
grep -q "<id>$id</id>" "$metainfo"
grep -q "<launchable type=\"desktop-id\">$id.desktop</launchable>" "$metainfo"
# The window gives it to the desktop.
grep -qaF "$id" "$build"/bin/vedette

# What is installed beside the entry.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
DESTDIR=$folder cmake --install "$build" --prefix /usr --component desktop >"$folder"/log
share=$folder/usr/share
[ -e "$share"/applications/"$id".desktop ]
[ -e "$share"/metainfo/"$id".metainfo.xml ]
[ -e "$share"/icons/hicolor/scalable/apps/"$id".svg ]
for size in 16 32 48 64 128 256 512; do
    icon=$share/icons/hicolor/${size}x$size/apps/$id.png
    # Width and height, in the header of a PNG.
    [ "$(od -An -j16 -N8 -tu1 "$icon" | awk '{ print $3 * 256 + $4, $7 * 256 + $8 }')" = "$size $size" ]
done
