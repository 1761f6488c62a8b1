#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds what is needed and measures recording beside ffmpeg and Motion, then looking back; options as
# recording.py --help says. Stays on 127.0.0.1.
set -eu
cd "$(dirname "$0")/../../.."
sh packaging/install-packages.sh ffmpeg motion python3 xauth xvfb
preset=${PRESET:-dev}
sh packaging/build.sh "$preset" bench_camera bench_past bench_playback bench_viewers vedette-server
export PYTHONPATH="$PWD/tests/lib"
exec python3 tests/bench/recording/recording.py --programs "build/$preset/bin" "$@"
