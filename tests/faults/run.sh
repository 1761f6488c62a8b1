#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Fault injection: real programs, a network of their own, faults in random order from a seed that is
# printed. Needs root, for the network namespaces. --help tells the options.
set -eu
folder=$(dirname "$0")

fail() {
    echo "fault injection cannot run: $*" >&2
    exit 1
}

for tool in Xvfb faketime ip mount openssl prlimit python3 ss xdotool; do
    command -v "$tool" >/dev/null || fail "$tool is missing; tests/packages.txt names the packages"
done
case " $* " in
*" --help "* | *" -h "*) ;;
*)
    [ "$(id -u)" = 0 ] || fail "network namespaces need root"
    probe=vedette-faults-probe-$$
    ip netns add "$probe" || fail "this system allows no network namespaces"
    ip netns del "$probe"
    [ -c /dev/net/tun ] || fail "there is no /dev/net/tun, of which the cables are made"
    ;;
esac
PYTHONPATH=$(realpath "$folder/../lib")
export PYTHONPATH
exec python3 -B "$folder/main.py" "$@"
