#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# clang-tidy, over the files that units.py has written down, with the checks of .clang-tidy. Its
# units are what includes .cpp files.
set -eu
cd "$1"
xargs -r -n 1 -P "$(nproc)" clang-tidy --quiet -p "$2" --checks=-bugprone-suspicious-include \
    --header-filter="^$1/(src|ui|tests)/.*\\.(h|cpp)\$" --extra-arg=-Wno-unknown-warning-option \
    <"$2"/units.txt
