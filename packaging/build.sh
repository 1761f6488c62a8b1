#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds a preset of CMakePresets.json into build/PRESET; installs first what that takes.
# Usage: packaging/build.sh PRESET [TARGET]...   everything without a TARGET
set -eu
[ $# -gt 0 ] || { sed -n 's/^# \(Usage: .*\)/\1/p' "$0" >&2; exit 2; }
preset=$1
shift
cd "$(dirname "$0")/.."
# Standard output belongs to what is built, such as a benchmark.
exec >&2
# shellcheck source-path=SCRIPTDIR disable=SC1091
. packaging/project.sh

case $preset in
    release) packages=$(compiler_and_libraries) ;;
    asan | fuzz) packages="$(packages_of_the_tests) clang libclang-rt-14-dev llvm" ;;
    *) packages=$(packages_of_the_tests) ;;
esac
# shellcheck disable=SC2086
sh packaging/install-packages.sh $packages

# Ninja decides in a moment that there is nothing to do; configuring again would take longer. It does
# not look at the presets.
[ -n "$(find -H build/"$preset"/build.ninja -newer CMakePresets.json 2>/dev/null)" ] ||
    cmake --preset "$preset"
[ $# -eq 0 ] || set -- --target "$@"
cmake --build --preset "$preset" "$@"
