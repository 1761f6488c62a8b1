#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Runs the tests with lines and branches counted, and reports both for each folder. Fails when less
# than `least_lines` per cent of src's lines are reached.
# Usage: tests/coverage.sh [ctest arguments]
# build/coverage/report/index.html shows every line.
set -eu
cd "$(dirname "$0")/.."
least_lines=90

# shellcheck disable=SC2046
sh packaging/install-packages.sh $(grep -v '^#' tests/packages.txt) gcovr
cmake --preset coverage
cmake --build --preset coverage
find build/coverage -name '*.gcda' -delete
ctest --preset coverage --label-exclude 'lint|browser|docs' "$@"

report=build/coverage/report
rm -rf "$report"
mkdir -p "$report"
# A branch that only an exception takes, or that the compiler made for itself, is nobody's choice.
gcovr --root . --filter 'src/' --filter 'ui/' --exclude-throw-branches \
    --exclude-unreachable-branches --gcov-ignore-parse-errors --json "$report"/trace.json build/coverage
gcovr --root . --add-tracefile "$report"/trace.json --html-details "$report"/index.html
gcovr --root . --add-tracefile "$report"/trace.json --txt "$report"/files.txt

for folder in src/*/ ui/; do
    gcovr --root . --add-tracefile "$report"/trace.json --filter "$folder" --print-summary \
        --txt /dev/null |
        awk -v folder="$folder" '/^(lines|branches):/ { printf "%s%s ", $1, $2; next }
            END { print folder }'
done
gcovr --root . --add-tracefile "$report"/trace.json --filter 'src/' --print-summary --txt /dev/null \
    --fail-under-line "$least_lines"
