#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes resources/screenshots/vedette.png, the picture in the README: the real window showing the
# demo camera, on a virtual screen.
set -eu
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR/.. disable=SC1091
. packaging/virtual-screen.sh
if [ "${1:-}" != --inside ]; then
    # shellcheck disable=SC2086
    sh packaging/install-packages.sh $virtual_screen_packages
    sh packaging/build.sh release
    on_virtual_screen sh packaging/screenshot.sh --inside
    exit
fi

run build/release/bin/vedette --demo
main=$(window Vedette)
fill_screen "$main"
# Turn a little, so that the joystick and the scene show something; then let the picture settle.
xdotool keydown --window "$main" Left
sleep 1
xdotool keyup --window "$main" Left
sleep 2
mkdir -p resources/screenshots
capture 960x640 resources/screenshots/vedette.png
