#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# A camera, its origin, three edges, HAProxy and a crowd, in network namespaces of their own, for
# which it needs root. --help tells the options.
set -eu
folder=$(dirname "$0")

fail() {
    echo "the edges cannot be tried: $*" >&2
    exit 1
}

for tool in haproxy ip mount openssl python3 ss; do
    command -v "$tool" >/dev/null || [ -x "/usr/sbin/$tool" ] ||
        fail "$tool is missing; tests/run.sh names the packages"
done
case " $* " in
*" --help "* | *" -h "*) ;;
*)
    [ "$(id -u)" = 0 ] || fail "network namespaces need root"
    probe=vedette-edges-probe-$$
    ip netns add "$probe" || fail "this system allows no network namespaces"
    ip -n "$probe" link add end type veth 2>/dev/null || {
        ip netns del "$probe"
        fail "this system has no virtual cables (veth)"
    }
    ip netns del "$probe"
    ;;
esac
PYTHONPATH=$(realpath "$folder/../lib")
export PYTHONPATH
exec python3 -B "$folder/main.py" "$@"
