#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Every C++ file is laid out as .clang-format says.
set -eu
cd "$1"
git ls-files -z -- 'src/*.cpp' 'src/*.h' 'ui/*.cpp' 'ui/*.h' 'tests/*.cpp' 'tests/*.h' |
    xargs -0 clang-format --dry-run --Werror
