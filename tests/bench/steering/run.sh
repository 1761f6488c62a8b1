#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What steering feels like beside 16 live cameras: from a key to its request on the wire, what comes
# after its release, and whether the position is right over slow servos that lose answers.
# Environment: CAMERAS (16), BYTES (20000), RATE (25). Arguments: as bench_steering --help says.
set -eu
cd "$(dirname "$0")/../../.."
bin=$PWD/build/${PRESET:-dev}/bin
if [ "${1:-}" != --inside ]; then
    sh packaging/install-packages.sh xauth xvfb
    sh packaging/build.sh "${PRESET:-dev}" bench_camera bench_steering
    exec xvfb-run -a -s "-screen 0 1920x1080x24 -noreset" \
        sh tests/bench/steering/run.sh --inside "$@"
fi
shift

work=$(mktemp -d)
started=
trap 'kill $started 2>/dev/null || true; rm -rf "$work"' EXIT
urls=
for i in $(seq "${CAMERAS:-16}"); do
    "$bin/bench_camera" --size "${BYTES:-20000}" --rate "${RATE:-25}" > "$work/camera$i" &
    started="$started $!"
done
for i in $(seq "${CAMERAS:-16}"); do
    until grep -q port "$work/camera$i"; do sleep 0.1; done
    urls="$urls http://127.0.0.1:$(sed -n 's/^port //p' "$work/camera$i")/mjpeg"
done

# shellcheck disable=SC2086
XDG_CONFIG_HOME=$work XDG_STATE_HOME=$work QT_QPA_PLATFORM=xcb \
    "$bin/bench_steering" "$@" $urls
