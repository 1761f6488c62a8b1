#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds what is needed and serves many cameras to many viewers; options as cameras.py --help says.
# Stays on 127.0.0.1.
set -eu
cd "$(dirname "$0")/../../.."
sh packaging/install-packages.sh python3
preset=${PRESET:-dev}
sh packaging/build.sh "$preset" bench_camera bench_viewers vedette-server vedette-camera
export PYTHONPATH="$PWD/tests/lib"
exec python3 tests/bench/cameras/cameras.py --programs "build/$preset/bin" "$@"
