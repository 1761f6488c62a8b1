#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Installs what the tests need, builds, and runs every test: first with the address and
# undefined-behaviour sanitizers, then the optimised build together with the style checks.
set -eu
cd "$(dirname "$0")/.."

# shellcheck disable=SC2046
sh packaging/install-packages.sh $(grep -v '^#' tests/packages.txt) \
    chromium clang clang-format clang-tidy clazy firefox-esr reuse
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
