#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes the manual's pictures, resources/screenshots/manual-*.png: the real programs with the
# simulated camera, on a virtual screen and in Chromium.
# Usage: pictures.sh [FOLDER OF THE PROGRAMS]   without it: builds them
set -eu
if [ "${1:-}" != --inside ]; then
    [ $# -eq 0 ] || programs=$(realpath "$1")
    cd "$(dirname "$0")/.."
    # shellcheck source-path=SCRIPTDIR/.. disable=SC1091
    . packaging/virtual-screen.sh
    # shellcheck disable=SC2086
    sh packaging/install-packages.sh $virtual_screen_packages chromium iproute2 util-linux
    if [ $# -eq 0 ]; then
        sh packaging/build.sh release
        programs=$PWD/build/release/bin
    fi
    # A network of its own, too.
    on_virtual_screen unshare --map-root-user --net sh packaging/pictures.sh --inside "$programs"
    exit
fi

# shellcheck source-path=SCRIPTDIR/.. disable=SC1091
. packaging/virtual-screen.sh
programs=$2
pictures=$PWD/resources/screenshots
ip link set lo up
ip link add lan type veth peer name cable
ip address add 192.168.1.20/24 dev lan
ip link set lan up
mkdir -p "$pictures"
cd "$HOME"

# smaller FILE NAME: few colours, for a page that is read on a phone too.
smaller() {
    ffmpeg -v error -y -i "$1" -frames:v 1 -vf \
        "scale='min(720,iw)':-1:flags=area,split[a][b];[a]palettegen=max_colors=96[p];[b][p]paletteuse=dither=none" \
        "$pictures/$2"
}

# screen SIZE NAME: what is in its upper left corner.
screen() {
    capture "$1" "$HOME/screen.png"
    smaller "$HOME/screen.png" "$2"
}

# dialog WINDOW NAME: that window alone.
dialog() {
    xdotool windowmove --sync "$1" 0 0 windowraise "$1"
    sleep 1
    screen "$(size "$1")" "$2"
}

# The window, live; then what Ctrl+S opens, sharing with everybody.
run "$programs/vedette" --demo
main=$(window Vedette)
fill_screen "$main"
sleep 3
screen 960x640 manual-window.png
# As the keyboard sends keys: of those sent to a window Qt takes the second S for a repetition.
xdotool key ctrl+s
share=$(window '^Share$')
xdotool windowfocus --sync "$share" key alt+s
sleep 2
dialog "$share" manual-share.png
stop

# Four cameras, each with a scene of its own.
run "$programs/vedette" --demo 4
wall=$(window Vedette)
fill_screen "$wall"
sleep 4
screen 960x640 manual-wall.png
stop

# What it asks when there is no camera yet.
run "$programs/vedette"
dialog "$(window Welcome)" manual-connection.png
stop

# A camera that falls silent.
run "$programs/vedette-camera" --listen 127.0.0.1:0 --servo-listen 127.0.0.1:0 --fault stall@3
stream=$(line 'stream [^ ]+' | cut -d ' ' -f 2)
camera=$last
run "$programs/vedette" "$stream"
main=$(window Vedette)
fill_screen "$main"
sleep 9
screen 960x640 manual-stale.png
stop
kill "$camera"

# The page.
run "$programs/vedette-server" --demo --listen 127.0.0.1:0
address=$(line 'http://[0-9.:]+/')
login=$(line 'user .*' | sed 's/user \(.*\), password \(.*\)/\1:\2/')
run chromium --no-sandbox --test-type --disable-gpu --no-first-run --user-data-dir="$HOME/chromium" \
    --window-position=0,0 --window-size=720,600 --app="http://$login@${address#http://}"
page=$(window 'Demo camera')
xdotool mousemove 715 595
sleep 8
screen "$(size "$page")" manual-page.png
