#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# No two types of the headers have one name: all are in one namespace, and the linker would take
# either's destructor for both without a word.
# Usage: names.sh SOURCE
set -eu
cd "$1"
twice=$(find src ui -name '*.h' -exec sed -nE \
    's/^(class|struct|enum class) ([A-Z][A-Za-z0-9_]*)( .*[^;]|)$/\2/p' {} + | sort | uniq -d)
[ -z "$twice" ] || {
    printf 'Two types are called: %s\n' "$twice" >&2
    exit 1
}
