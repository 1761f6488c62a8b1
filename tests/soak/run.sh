#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds the programs and lets viewers come and go for an hour while the camera reboots each
# minute; options as soak.py --help says. Fails when memory, descriptors or CPU are not flat, a
# viewer got a broken or an old frame, or live did not return in time. Stays on 127.0.0.0/8.
set -eu
cd "$(dirname "$0")/../.."
case " $* " in
    *" --help "* | *" -h "* | *" --judge "* | *" --programs "*) ;;
    *)
        sh packaging/install-packages.sh openssl python3
        preset=${PRESET:-dev}
        sh packaging/build.sh "$preset" vedette-server vedette-camera
        set -- --programs "build/$preset/bin" "$@" ;;
esac
export PYTHONPATH="$PWD/tests/lib"
exec python3 tests/soak/soak.py "$@"
