# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh

# Sourced by what measures a window beside live cameras, after bin is set: starts the simulated
# cameras, in urls then, which end with the script, as the processes in started do; work is a folder
# that goes with it.
# Environment: CAMERAS (16), BYTES of a frame (20000; from 50000 on 1280 x 960, from 150000 on
# 1600 x 1200), RATE (25).
work=$(mktemp -d)
started=
trap 'kill $started 2>/dev/null || true; rm -rf "$work"' EXIT
urls=
for i in $(seq "${CAMERAS:-16}"); do
    "${bin:?}/bench_camera" --size "${BYTES:-20000}" --rate "${RATE:-25}" > "$work/camera$i" &
    started="$started $!"
done
for i in $(seq "${CAMERAS:-16}"); do
    until grep -q port "$work/camera$i"; do sleep 0.1; done
    urls="$urls http://127.0.0.1:$(sed -n 's/^port //p' "$work/camera$i")/mjpeg"
done
