#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds the programs and shows 16 cameras, of which one reboots every few seconds, in the window for
# an hour, while somebody enlarges one after another; options as wall.py --help says. Fails when the
# window's memory or descriptors are not flat. Needs no screen.
set -eu
cd "$(dirname "$0")/../.."
case " $* " in
    *" --help "* | *" -h "* | *" --programs "*) ;;
    *)
        sh packaging/install-packages.sh openbox python3 xauth xdotool xvfb
        preset=${PRESET:-dev}
        sh packaging/build.sh "$preset" vedette vedette-camera
        set -- --programs "build/$preset/bin" "$@" ;;
esac
export PYTHONPATH="$PWD/tests/lib"
exec xvfb-run -a -s "-screen 0 1920x1080x24" python3 tests/soak/wall.py "$@"
