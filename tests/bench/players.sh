#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# CPU time of the window playing the simulator's VGA stream at 25 fps, against mpv and ffplay
# playing the same stream on the same virtual screen in the same run, one after the other (the
# camera serves one client at a time).
set -eu
cd "$(dirname "$0")/../.."
bin=$PWD/build/dev/bin
seconds=${SECONDS_EACH:-10}
if [ "${1:-}" != --inside ]; then
    exec xvfb-run -a -s "-screen 0 1024x768x24 -noreset" sh tests/bench/players.sh --inside
fi

home=$(mktemp -d)
"$bin/vedette-camera" --listen 127.0.0.1:0 --servo-listen 127.0.0.1:0 > "$home/urls" 2>/dev/null &
camera=$!
trap 'kill $camera 2>/dev/null; rm -rf "$home"' EXIT
until [ "$(wc -l < "$home/urls")" -ge 2 ]; do sleep 0.1; done
url=$(sed -n 's/^stream //p' "$home/urls")

# CPU seconds (user and system) of a process so far.
cpu() {
    awk -v tick="$(getconf CLK_TCK)" '{ print ($14 + $15) / tick }' "/proc/$1/stat"
}

# measure NAME COMMAND...: what it uses while it plays, its start not counted.
measure() {
    name=$1
    shift
    XDG_CONFIG_HOME=$home QT_QPA_PLATFORM=xcb "$@" > /dev/null 2>&1 &
    player=$!
    sleep 4
    before=$(cpu "$player")
    sleep "$seconds"
    after=$(cpu "$player")
    kill "$player"
    wait "$player" 2>/dev/null || true
    echo "$before $after $seconds $name" |
        awk '{ printf "%-8s %5.1f %% of a core\n", $4, 100 * ($2 - $1) / $3 }'
    sleep 1
}

measure vedette "$bin/vedette" "$url"
measure mpv mpv --no-config --no-audio --vo=x11 --profile=low-latency "$url"
measure ffplay env SDL_VIDEODRIVER=x11 ffplay -loglevel quiet -an -fflags nobuffer "$url"
