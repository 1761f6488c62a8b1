#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# All measurements, each as a ratio or next to its peer in the same run. Figures of a shared
# machine vary; the ratios hold better than the absolutes.
set -eu
cd "$(dirname "$0")/../.."
sh packaging/install-packages.sh ffmpeg mpv xauth xvfb
sh packaging/build.sh dev bench_parser bench_paint vedette vedette-camera
build/dev/bin/bench_parser
build/dev/bin/bench_paint
sh tests/bench/players.sh
