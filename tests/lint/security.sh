#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Every test that SECURITY.md names as proof exists, and ctest runs it (the fuzz targets in the
# presets asan and fuzz).
set -eu
source=$1
build=$2
tests=$(ctest --test-dir "$build" --show-only | sed -n 's/^ *Test *#[0-9]*: //p')
names=$(grep -oE '`(Test[A-Za-z]+::[A-Za-z]+|Fuzz[A-Za-z]+|(unit|integration|ui|lint|compat|browser|docs|faults|soak)/[a-z_/]+)`' \
    "$source"/SECURITY.md | tr -d '`' | sort -u)

missing=0
for name in $names; do
    case $name in
    *::*)
        program=${name%%::*}
        echo "$tests" | grep -qE "^[a-z]+/$program\$" &&
            cat "$source"/tests/*/"$program".cpp | grep -qE "^void $name\(\)" && continue
        ;;
    Fuzz*)
        grep -qE "^vedette_add_fuzz_target\($name\b" "$source"/tests/fuzz/CMakeLists.txt && continue
        ;;
    *)
        echo "$tests" | grep -qxF "$name" && continue
        ;;
    esac
    echo "SECURITY.md names $name, which is no test"
    missing=$((missing + 1))
done
if [ "$(echo "$names" | wc -l)" -lt 50 ]; then
    echo "SECURITY.md names hardly any test; are they still written as $0 expects?"
    exit 1
fi
[ "$missing" -eq 0 ]
