#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Runs one fuzz target for SECONDS (VEDETTE_FUZZ_SECONDS wins over it), from its committed corpus and what FOLDER/corpus holds; new
# inputs go there, findings to FOLDER/findings. Fails when there is a finding: a crash, a broken
# promise, a leak, too much memory, or an input that takes over a second.
# Usage: run_target.sh PROGRAM SECONDS FOLDER
set -eu
program=$1
seconds=${VEDETTE_FUZZ_SECONDS:-$2}
folder=$3
target=$(basename "$program")
here=$(cd "$(dirname "$0")" && pwd)

read -r longest allocation memory <<LIMITS
$(sed -n "s/^$target //p" "$here/targets.txt")
LIMITS
mkdir -p "$folder/corpus" "$folder/findings"
log=$folder/log
# What was freed is remembered, to notice its use, up to this much.
export ASAN_OPTIONS="quarantine_size_mb=16:detect_leaks=1:allocator_may_return_null=0"
export LSAN_OPTIONS="suppressions=$here/../support/leaks.supp:print_suppressions=0"
export UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1"
export QT_NO_GLIB=1
set -- -timeout=1 -max_len="$longest" -malloc_limit_mb="$allocation" -rss_limit_mb="$memory"
[ ! -f "$here/dictionaries/$target.dict" ] || set -- "$@" -dict="$here/dictionaries/$target.dict"

# libFuzzer looks at the wall clock, and a busy machine may let an input wait for a second. One is
# slow when it, and the start of the program before it, take that long of the processor, or stand
# still for a minute.
is_slow()
{
    ! prlimit --cpu=2 "$program" -timeout=60 "$1" >/dev/null 2>&1
}

executions=0
started=$(date +%s)
status=0
while :; do
    left=$((started + seconds - $(date +%s)))
    [ "$left" -gt 0 ] || break
    status=0
    "$program" "$@" -max_total_time="$left" -print_final_stats=1 \
        -artifact_prefix="$folder/findings/" "$folder/corpus" "$here/corpus/$target" \
        >"$log" 2>&1 || status=$?
    ran=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    executions=$((executions + ${ran:-0}))
    [ "$status" -ne 0 ] || continue
    finding=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
    case $finding in
    */timeout-* | */slow-unit-*)
        if ! is_slow "$finding"; then
            rm -f "$finding"
            status=0
            continue
        fi
        ;;
    esac
    break
done
if [ "$status" -ne 0 ]; then
    grep -v '^#[0-9]' "$log" | tail -n 60
    echo "$target: a finding after $executions executions, see $folder/findings" >&2
    exit 1
fi
echo "$target: $executions executions"
