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
    sh packaging/install-packages.sh chromium ffmpeg fonts-dejavu-core iproute2 util-linux xauth \
        xdotool xvfb
    if [ $# -eq 0 ]; then
        sh packaging/build.sh release
        programs=$PWD/build/release/bin
    fi
    exec xvfb-run -a -s "-screen 0 960x640x24" \
        unshare --map-root-user --net sh packaging/pictures.sh --inside "$programs"
fi

programs=$2
pictures=$PWD/resources/screenshots
# A network of its own and settings of its own, so that nothing of the user who runs this is in the
# pictures.
ip link set lo up
ip link add lan type veth peer name cable
ip address add 192.168.1.20/24 dev lan
ip link set lan up
home=$(mktemp -d)
started=
finish() {
    # shellcheck disable=SC2086
    [ -z "$started" ] || kill $started 2>/dev/null || true
    wait
    rm -rf "$home"
}
trap finish EXIT
trap 'exit 1' INT TERM
export HOME="$home" XDG_CONFIG_HOME="$home/.config" QT_QPA_PLATFORM=xcb
mkdir -p "$pictures"
cd "$home"

# run COMMAND…: in the background; its output in $home/output.
run() {
    "$@" >"$home/output" 2>&1 &
    started="$started $!"
    last=$!
}

stop() {
    kill "$last"
    wait "$last" || true
}

# line PATTERN: waits for it in the output of what was started last, and says it.
line() {
    until grep -m 1 -oE "$1" "$home/output"; do
        kill -0 "$last"
        sleep 0.1
    done
}

# window NAME: waits for the one with this name of what was started last, and says its number.
window() {
    until xdotool search --onlyvisible --name "$1" | tail -n 1 | grep .; do
        kill -0 "$last"
        sleep 0.1
    done
}

# smaller FILE NAME: few colours, for a page that is read on a phone too.
smaller() {
    ffmpeg -v error -y -i "$1" -frames:v 1 -vf \
        "scale='min(720,iw)':-1:flags=area,split[a][b];[a]palettegen=max_colors=96[p];[b][p]paletteuse=dither=none" \
        "$pictures/$2"
}

# screen SIZE NAME: what is in its upper left corner.
screen() {
    ffmpeg -v error -y -f x11grab -draw_mouse 0 -video_size "$1" -i "$DISPLAY" -frames:v 1 \
        "$home/screen.png"
    smaller "$home/screen.png" "$2"
}

# dialog WINDOW NAME: that window alone.
dialog() {
    xdotool windowmove --sync "$1" 0 0 windowraise "$1"
    sleep 1
    screen "$(xdotool getwindowgeometry --shell "$1" |
        sed -n 's/^WIDTH=//p; s/^HEIGHT=//p' | paste -sd x)" "$2"
}

fill_screen() {
    xdotool windowmove "$1" 0 0 windowsize "$1" 960 640 windowfocus "$1"
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
run chromium --no-sandbox --test-type --disable-gpu --no-first-run --user-data-dir="$home/chromium" \
    --window-position=0,0 --window-size=720,600 --app="http://$login@${address#http://}"
page=$(window Vedette)
xdotool mousemove 715 595
sleep 8
screen "$(xdotool getwindowgeometry --shell "$page" |
    sed -n 's/^WIDTH=//p; s/^HEIGHT=//p' | paste -sd x)" manual-page.png
