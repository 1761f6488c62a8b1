#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# The wall of 16 cameras in a window of 1920 x 1080, and then 16 mpv beside each other at its tiles'
# size, of the same cameras on the same virtual screen; the last line is the ratio.
# Environment: SECONDS_EACH (10), and as in tests/bench/live-cameras.sh.
set -eu
cd "$(dirname "$0")/../../.."
bin=$PWD/build/${PRESET:-dev}/bin
seconds=${SECONDS_EACH:-10}
if [ "${1:-}" != --inside ]; then
    sh packaging/install-packages.sh mpv xauth xvfb
    sh packaging/build.sh "${PRESET:-dev}" bench_camera bench_wall
    exec xvfb-run -a -s "-screen 0 1920x1080x24 -noreset" sh tests/bench/wall/run.sh --inside
fi

# shellcheck source-path=SCRIPTDIR disable=SC1091
. "$PWD/tests/bench/live-cameras.sh"

# shellcheck disable=SC2086
XDG_CONFIG_HOME=${work:?} QT_QPA_PLATFORM=xcb "$bin/bench_wall" --seconds "$seconds" ${urls:?} |
    tee "$work/wall"

# CPU seconds (user and system) of these processes so far.
cpu() {
    for process in "$@"; do cat "/proc/$process/stat"; done |
        awk -v tick="$(getconf CLK_TCK)" '{ sum += $14 + $15 } END { print sum / tick }'
}

players=
column=0
row=0
for url in $urls; do
    mpv --no-config --no-audio --no-border --vo=x11 --profile=low-latency --untimed \
        --geometry="480x270+$((column * 480))+$((row * 270))" --no-keepaspect-window "$url" \
        > /dev/null 2>&1 &
    players="$players $!"
    started="$started $!"
    column=$((column + 1))
    [ $column -lt 4 ] || { column=0; row=$((row + 1)); }
done
sleep 6
# shellcheck disable=SC2086
before=$(cpu $players)
sleep "$seconds"
# shellcheck disable=SC2086
after=$(cpu $players)
mpv=$(echo "$before $after $seconds" | awk '{ printf "%.1f", 100 * ($2 - $1) / $3 }')
echo "mpv $mpv % of a core"
awk -v mpv="$mpv" '{ printf "ratio %.2f (target 0.75)\n", $2 / mpv }' "$work/wall"
