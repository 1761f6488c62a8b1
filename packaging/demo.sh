#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# From a fresh clone to a live picture: installs what is missing, builds, starts the demo.
# Further arguments go to vedette, in place of --demo:  sh packaging/demo.sh camera.env
set -eu
cd "$(dirname "$0")/.."

sh packaging/build.sh release

[ $# -gt 0 ] || set -- --demo
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/bin/vedette "$@"
fi

cat <<'TEXT'

There is no display here, so the window cannot open. The web page shows the same instead: open the
address below in a browser on this machine and log in with the user and password below. From
another machine, first run there:
    ssh -L 5000:127.0.0.1:5000 THIS-MACHINE
To see the window, run this command again in a desktop session, or with `ssh -X`.
Stop with Ctrl+C.

TEXT
exec build/release/bin/vedette-server "$@"
