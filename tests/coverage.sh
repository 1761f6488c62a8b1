#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Runs the tests with lines and branches counted, and reports both for each folder. Fails when less
# than `least_lines` per cent of src's lines are reached.
# Usage: tests/coverage.sh [TEST]...
# With TESTs, such as TestBackoff, only those are built and run, and nothing is too little.
# build/coverage/report/index.html, or report-of-some/index.html, shows every line.
set -eu
cd "$(dirname "$0")/.."
least_lines=90

sh packaging/install-packages.sh gcovr
# shellcheck disable=SC2046
sh packaging/build.sh coverage $(for test in "$@"; do
    basename "$(dirname tests/*/"$test".cpp)"
done | sort -u | sed 's/$/-tests/')
find build/coverage -name '*.gcda' -delete
report=build/coverage/report
if [ $# -gt 0 ]; then
    report=build/coverage/report-of-some
    least_lines=0
    set -- --tests-regex "/($(echo "$*" | tr ' ' '|'))\$"
fi
ctest --preset coverage --label-exclude 'lint|browser|docs|packaging' "$@"

rm -rf "$report"
mkdir -p "$report"
# Branches that only an exception takes, or that the compiler adds, do not count.
gcovr --root . --filter 'src/' --filter 'ui/' --exclude-throw-branches \
    --exclude-unreachable-branches --gcov-ignore-parse-errors --json "$report"/trace.json build/coverage
gcovr --root . --add-tracefile "$report"/trace.json --html-details "$report"/index.html
gcovr --root . --add-tracefile "$report"/trace.json --txt "$report"/files.txt

# Not to /dev/null, which gcovr, as root, removes and makes a file of.
for folder in src/*/ ui/; do
    gcovr --root . --add-tracefile "$report"/trace.json --filter "$folder" --print-summary \
        --txt "$report"/folder.txt |
        awk -v folder="$folder" '/^(lines|branches):/ { printf "%s%s ", $1, $2; next }
            END { print folder }'
done
gcovr --root . --add-tracefile "$report"/trace.json --filter 'src/' --print-summary \
    --txt "$report"/folder.txt \
    --fail-under-line "$least_lines"
