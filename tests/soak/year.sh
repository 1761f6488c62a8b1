#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds the programs and takes vedette-server through a year; options as year.py --help says.
set -eu
cd "$(dirname "$0")/../.."
case " $* " in
    *" --help "* | *" -h "*) exec python3 tests/soak/year.py --help ;;
esac
sh packaging/install-packages.sh cmake faketime g++ libssl-dev ninja-build python3 qt6-base-dev \
    qt6-httpserver-dev qt6-websockets-dev
preset=${PRESET:-dev}
cmake --preset "$preset" > /dev/null
cmake --build --preset "$preset" --target vedette-server vedette-camera > /dev/null
exec python3 tests/soak/year.py --programs "build/$preset/bin" "$@"
