#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What steering feels like beside 16 live cameras: from a key to its request on the wire, what comes
# after its release, and whether the position is right over slow servos that lose answers.
# Environment: as in tests/bench/live-cameras.sh. Arguments: as bench_steering --help says.
set -eu
cd "$(dirname "$0")/../../.."
bin=$PWD/build/${PRESET:-dev}/bin
if [ "${1:-}" != --inside ]; then
    sh packaging/install-packages.sh xauth xvfb
    sh packaging/build.sh "${PRESET:-dev}" bench_camera bench_steering
    exec xvfb-run -a -s "-screen 0 1920x1080x24 -noreset" \
        sh tests/bench/steering/run.sh --inside "$@"
fi
shift

# shellcheck source-path=SCRIPTDIR disable=SC1091
. "$PWD/tests/bench/live-cameras.sh"

# shellcheck disable=SC2086
XDG_CONFIG_HOME=${work:?} XDG_STATE_HOME=$work QT_QPA_PLATFORM=xcb \
    "$bin/bench_steering" "$@" ${urls:?}
