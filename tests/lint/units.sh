#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Writes down the translation units of BUILD, in which each library is one (a unity build): nearly
# all the time of clang's tools goes to Qt's headers, which they so read once for a library instead
# of once for a file. The largest come first: one of them last would keep one processor waiting.
# Usage: units.sh SOURCE BUILD
set -eu
# Tests include what moc makes of them.
cmake --build "$2" --target autogen
sed -n 's/^  "file": "\(.*\)",*$/\1/p' "$2"/compile_commands.json |
    grep -v _autogen/ | xargs wc -l | sort -rn | awk '$2 != "total" { print $2 }' >"$2"/units.txt
