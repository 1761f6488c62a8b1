#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds what is needed and compares the relay with its ceiling and its peers; options as
# relay.py --help says. Peers that are not installed are left out with a line saying so
# (Debian: nginx-light, gstreamer1.0-tools, vlc-bin vlc-plugin-base). Stays on 127.0.0.1.
set -eu
cd "$(dirname "$0")/../../.."
sh packaging/install-packages.sh openssl python3
preset=${PRESET:-dev}
sh packaging/build.sh "$preset" bench_camera bench_fanout bench_viewers vedette-server
export PYTHONPATH="$PWD/tests/lib"
exec python3 tests/bench/relay/relay.py --programs "build/$preset/bin" "$@"
