#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds the programs and lets viewers come and go for an hour while the camera reboots each
# minute; options as soak.py --help says. Fails when memory, descriptors or CPU are not flat, a
# viewer got a broken or an old frame, or live did not return in time. Stays on 127.0.0.0/8.
set -eu
cd "$(dirname "$0")/../.."
case " $* " in
    *" --help "* | *" -h "*) exec python3 tests/soak/soak.py --help ;;
esac
sh packaging/install-packages.sh cmake g++ libssl-dev ninja-build openssl python3 qt6-base-dev \
    qt6-httpserver-dev qt6-websockets-dev
preset=${PRESET:-dev}
cmake --preset "$preset" > /dev/null
cmake --build --preset "$preset" --target vedette-server vedette-camera > /dev/null
python3 tests/soak/test_judgement.py
exec python3 tests/soak/soak.py --programs "build/$preset/bin" "$@"
