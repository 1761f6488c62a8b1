#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Looks in the programs as they were built for what cmake/Hardening.cmake asks for, because a flag
# that is asked for may still not arrive.
#   hardening.sh SOURCE BUILD            the programs in BUILD/bin; and that a program built without
#                                        all this is found out, so that this check can fail
set -eu
build=$2
export LC_ALL=C

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

report() {
    echo "$1: $2"
    missing=$((missing + 1))
}

# Whether this compiler with these start files marks programs for CET at all; Debian 12's glibc
# leaves the mark out of its own start files, and then no program has it.
echo 'int main() { return 0; }' >"$folder/probe.cpp"
c++ -fcf-protection=full "$folder/probe.cpp" -o "$folder/probe" 2>/dev/null || true
marks() { readelf -nW "$1" 2>/dev/null | sed -n 's/.*x86 feature: //p'; }
has_cet() { marks "$1" | grep -q IBT && marks "$1" | grep -q SHSTK; }

# check PROGRAM: what it lacks, a line each; how much that is in $missing.
check() {
    missing=0
    dynamic=$(readelf -dW "$1")
    segments=$(readelf -lW "$1")
    imports=$(readelf -W --dyn-syms "$1")
    name=$(basename "$1")
    readelf -hW "$1" | grep -q 'Type: *DYN' && echo "$dynamic" | grep -q 'FLAGS_1.*PIE' ||
        report "$name" 'is loaded at a fixed address (not PIE)'
    echo "$segments" | grep -q GNU_RELRO || report "$name" 'has tables that stay writable (RELRO)'
    echo "$dynamic" | grep -q 'FLAGS_1.*NOW' || report "$name" 'is not bound when it starts (now)'
    echo "$segments" | grep -q 'GNU_STACK.* RW *0x' || report "$name" 'has an executable stack'
    echo "$imports" | grep -q __stack_chk_fail || report "$name" 'has no stack protector'
    echo "$imports" | grep -q '_chk@' || report "$name" 'is not fortified'
    echo "$imports" | grep -q _ZSt21__glibcxx_assert_fail ||
        report "$name" 'does not assert what the standard library requires'
    if echo "$dynamic" | grep -E '\((RPATH|RUNPATH)\)'; then
        report "$name" 'looks for libraries in a folder of the build'
    fi
    if [ "$(uname -m)" = x86_64 ]; then
        objdump -d --no-show-raw-insn --disassemble=main "$1" | grep -q endbr64 ||
            report "$name" 'has functions that do not begin with endbr64 (CET)'
        if has_cet "$folder/probe" && ! has_cet "$1"; then
            report "$name" 'is not marked for CET (IBT, SHSTK)'
        fi
    fi
}

# Everything switched off: each of the eight checks that can fail everywhere has to.
cat >"$folder/soft.cpp" <<'TEXT'
#include <cstdio>
#include <cstring>
#include <vector>
int main(int count, char **words)
{
    std::vector<int> numbers(static_cast<unsigned>(count));
    char copy[16];
    std::strcpy(copy, words[0]);
    return std::puts(copy) + numbers[0];
}
TEXT
c++ -O1 -no-pie -fno-pie -fno-stack-protector -U_FORTIFY_SOURCE -fcf-protection=none \
    -Wl,-z,norelro,-z,lazy,-z,execstack,-rpath,"$folder" "$folder/soft.cpp" -o "$folder/soft" 2>/dev/null ||
    c++ -O1 -no-pie -fno-pie -fno-stack-protector -U_FORTIFY_SOURCE \
        -Wl,-z,norelro,-z,lazy,-z,execstack,-rpath,"$folder" "$folder/soft.cpp" -o "$folder/soft"
check "$folder/soft" >"$folder/found"
expected=8
[ "$(uname -m)" != x86_64 ] || expected=9
if [ "$missing" -ne "$expected" ]; then
    echo "Of $expected things that a program built without any hardening lacks, only these were seen:"
    cat "$folder/found"
    exit 1
fi

lacking=0
for program in "$build"/bin/vedette "$build"/bin/vedette-server "$build"/bin/vedette-camera; do
    check "$program"
    lacking=$((lacking + missing))
done
[ "$lacking" -eq 0 ]
