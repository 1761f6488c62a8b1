#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes resources/screenshots/vedette.png, the picture in the README: the real window showing the
# demo camera, on a virtual screen.
set -eu
cd "$(dirname "$0")/.."
sh packaging/install-packages.sh ffmpeg xvfb xauth xdotool fonts-dejavu-core
if [ "${1:-}" != --inside ]; then
    sh packaging/build.sh release
    exec xvfb-run -a -s "-screen 0 960x640x24" sh packaging/screenshot.sh --inside
fi

# Settings of its own, so that the window opens at its default size.
home=$(mktemp -d)
QT_QPA_PLATFORM=xcb XDG_CONFIG_HOME=$home build/release/bin/vedette --demo &
vedette=$!
trap 'kill "$vedette"; wait "$vedette"; rm -rf "$home"' EXIT
until window=$(xdotool search --onlyvisible --name Vedette | tail -n 1 | grep .); do
    kill -0 "$vedette"
    sleep 0.1
done
xdotool windowmove "$window" 0 0 windowsize "$window" 960 640 windowfocus "$window"
# Turn a little, so that the joystick and the scene show something; then let the picture settle.
xdotool keydown --window "$window" Left
sleep 1
xdotool keyup --window "$window" Left
sleep 2
mkdir -p resources/screenshots
ffmpeg -v error -y -f x11grab -draw_mouse 0 -video_size 960x640 -i "$DISPLAY" -frames:v 1 \
    resources/screenshots/vedette.png
