#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# A long run: every fuzz target, or those named, for MINUTES each, as many at a time as there are
# processors (or JOBS). Prints how often each was executed and the sum. New inputs and findings stay
# in build/fuzz/long-run, from where the next run goes on. Fails when there is a finding.
# Usage: [JOBS=n] run.sh MINUTES [TARGET]...
set -eu
[ $# -ge 1 ] || { sed -n 's/^# \(Usage: .*\)/\1/p' "$0" >&2; exit 2; }
seconds=$(echo "$1" | awk '{ printf "%d", $1 * 60 }')
[ "$seconds" -gt 0 ] || { echo "run.sh: $1 is no number of minutes." >&2; exit 2; }
minutes=$1
shift
cd "$(dirname "$0")/../.."
jobs=${JOBS:-$(nproc)}
folder=$PWD/build/fuzz/long-run

sh packaging/build.sh fuzz "$@"
mkdir -p "$folder"
results=$folder/results
: >"$results"

# shellcheck disable=SC2046
[ $# -gt 0 ] || set -- $(sed -n 's/^\(Fuzz[A-Za-z]*\) .*/\1/p' tests/fuzz/targets.txt)
echo "$# targets, $minutes minutes each, $jobs at a time; all is kept in $folder"
status=0
printf '%s\n' "$@" | xargs -P "$jobs" -I TARGET sh tests/fuzz/run_target.sh \
    "$PWD/build/fuzz/bin/TARGET" "$seconds" "$folder/TARGET" >>"$results" || status=1
cat "$results"
awk '/ executions$/ { sum += $(NF - 1) } END { print "all: " sum + 0 " executions" }' "$results"
[ "$status" -eq 0 ] || echo "There are findings: $folder/*/findings" >&2
exit "$status"
