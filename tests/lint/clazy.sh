#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# clazy (Qt's own pitfalls), levels 0 and 1, over the files that units.py has written down.
set -eu
cd "$1"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
xargs -r -n 1 -P "$(nproc)" clazy-standalone -p "$2" --checks=level0,level1 \
    --header-filter="$1/(src|ui|tests)/.*" --extra-arg=-Wno-unknown-warning-option \
    <"$2"/units.txt >"$log" 2>&1 || { cat "$log"; exit 1; }
if grep -E 'warning:|error:' "$log"; then
    exit 1
fi
