#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# clang-tidy, over every file that is compiled, with the checks of .clang-tidy. units.sh comes
# first; its units are what includes .cpp files.
set -eu
cd "$1"
xargs -n 1 -P "$(nproc)" clang-tidy --quiet -p "$2" --checks=-bugprone-suspicious-include \
    --header-filter="^$1/(src|ui|tests)/.*\\.(h|cpp)\$" --extra-arg=-Wno-unknown-warning-option \
    <"$2"/units.txt
