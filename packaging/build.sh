#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds a preset of CMakePresets.json into build/PRESET; installs first what that takes.
# Usage: packaging/build.sh PRESET [TARGET]...   everything without a TARGET
set -eu
preset=$1
shift
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR disable=SC1091
. packaging/project.sh

case $preset in
    release) packages=$(compiler_and_libraries) ;;
    fuzz) packages="$(packages_of_the_tests) clang libclang-rt-14-dev" ;;
    *) packages=$(packages_of_the_tests) ;;
esac
# shellcheck disable=SC2086
sh packaging/install-packages.sh $packages

# Ninja decides in a moment that there is nothing to do; configuring again would take longer.
[ -f build/"$preset"/build.ninja ] || cmake --preset "$preset"
[ $# -eq 0 ] || set -- --target "$@"
cmake --build --preset "$preset" "$@"
