#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# clang-tidy, over every file that is compiled, with the checks of .clang-tidy.
set -eu
cd "$1"
git ls-files -z -- 'src/*.cpp' 'ui/*.cpp' 'tests/*.cpp' |
    xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet -p "$2" \
        --extra-arg=-Wno-unknown-warning-option
