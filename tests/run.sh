#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Installs what the tests need, builds, and runs every test: first with the address and
# undefined-behaviour sanitizers, then the optimised build together with the style checks.
set -eu
cd "$(dirname "$0")/.."

sh packaging/install-packages.sh cmake g++ ninja-build pkg-config qt6-base-dev \
    qt6-httpserver-dev qt6-websockets-dev libjpeg62-turbo-dev libqrencode-dev libsdl2-dev libssl-dev libsystemd-dev \
    libzbar-dev clang clang-format clang-tidy clazy curl ffmpeg git gstreamer1.0-plugins-bad \
    gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-tools fonts-dejavu-core \
    reuse xauth xdotool xvfb chromium firefox-esr
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    sh packaging/install-packages.sh nodejs npm
fi
(cd tests/browser && npm ci --no-progress --loglevel=error)

for preset in asan dev; do
    cmake --preset "$preset"
    cmake --build --preset "$preset"
done
ctest --preset asan
ctest --preset dev
