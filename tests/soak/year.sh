#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds the programs and takes vedette-server through a year; options as year.py --help says.
set -eu
cd "$(dirname "$0")/../.."
case " $* " in
    *" --help "* | *" -h "* | *" --programs "*) ;;
    *)
        sh packaging/install-packages.sh faketime python3
        preset=${PRESET:-dev}
        sh packaging/build.sh "$preset" vedette-server vedette-camera
        set -- --programs "build/$preset/bin" "$@" ;;
esac
export PYTHONPATH="$PWD/tests/lib"
exec python3 tests/soak/year.py "$@"
