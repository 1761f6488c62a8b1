#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes a compilation database, BUILD/lint, in which each library is one translation unit (a unity
# build), and writes down its units: nearly all the time of clang's tools goes to Qt's headers,
# which they so read once for a library instead of once for a file.
# Usage: units.sh SOURCE BUILD
set -eu
source=$1
lint=$2/lint

cmake -S "$source" -B "$lint" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DBUILD_TESTING=ON \
    -DCMAKE_EXPORT_COMPILE_COMMANDS=ON -DCMAKE_GLOBAL_AUTOGEN_TARGET=ON \
    -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=0
# Tests include what moc makes of them.
cmake --build "$lint" --target autogen
sed -n 's/^  "file": "\(.*\)",*$/\1/p' "$lint"/compile_commands.json |
    grep -v _autogen/ >"$lint"/units.txt
