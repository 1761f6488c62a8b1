#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What moc makes of a header is included by its .cpp file: else each target has one more file to
# compile, of little but Qt's headers, and these take a fifth of a build's time.
# Usage: moc.sh SOURCE
set -eu
cd "$1"
missing=$(find src ui tests -name '*.h' -not -path '*/node_modules/*' \
    -exec grep -lE '^ *Q_(OBJECT|GADGET|NAMESPACE)' {} + | while read -r header; do
    unit=${header%.h}.cpp
    line="#include \"moc_$(basename "$unit")\""
    [ ! -e "$unit" ] || grep -qFx "$line" "$unit" || echo "$unit should end with: $line"
done)
[ -z "$missing" ] || {
    echo "$missing" >&2
    exit 1
}
