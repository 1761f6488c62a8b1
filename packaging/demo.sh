#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# From a fresh clone to a live picture: installs what is missing, builds, starts the demo.
# Further arguments go to vedette, in place of --demo:  sh packaging/demo.sh camera.env
set -eu
cd "$(dirname "$0")/.."

sh packaging/install-packages.sh cmake g++ ninja-build qt6-base-dev qt6-httpserver-dev qt6-websockets-dev \
    libjpeg62-turbo-dev libqrencode-dev libsdl2-dev libssl-dev libsystemd-dev pkg-config

# Ninja decides in a moment that there is nothing to do; configuring again would take longer.
[ -f build/release/build.ninja ] || cmake --preset release
cmake --build --preset release

[ $# -gt 0 ] || set -- --demo
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/bin/vedette "$@"
fi

cat <<'TEXT'

There is no display here, so the window cannot open. The demo camera runs instead.
To see its picture, open the "stream" address below in a browser or a player on this machine:
    ffplay ADDRESS   or   vlc ADDRESS   or   a browser
To see the window, run this command again in a desktop session, or with `ssh -X`.
Stop with Ctrl+C.

TEXT
exec build/release/bin/vedette-camera --listen 127.0.0.1:0 --servo-listen 127.0.0.1:0
