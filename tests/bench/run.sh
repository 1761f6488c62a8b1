#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# All measurements, each as a ratio or next to its peer in the same run. Figures of a shared
# machine vary; the ratios hold better than the absolutes.
set -eu
cd "$(dirname "$0")/../.."
sh packaging/install-packages.sh cmake g++ ninja-build qt6-base-dev libsdl2-dev libjpeg62-turbo-dev \
    ffmpeg mpv xauth xvfb
for preset in dev release; do
    cmake --preset "$preset" > /dev/null
    cmake --build --preset "$preset" > /dev/null
done
build/dev/bin/bench_parser
build/dev/bin/bench_paint
sh tests/bench/players.sh
