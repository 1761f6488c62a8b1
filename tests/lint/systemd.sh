#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# systemd itself reads the units, with the program as it was built in the place of the installed
# one, and rates how much the service may do: 0 is nothing, 10 everything.
set -eu
source=$1
build=$2
most_exposure=20 # tenths

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$source"/packaging/systemd/vedette-server.socket "$folder"
sed "s|/usr/bin/|$build/bin/|" "$source"/packaging/systemd/vedette-server.service \
    >"$folder"/vedette-server.service

problems=$(systemd-analyze verify --man=no "$folder"/vedette-server.service \
    "$folder"/vedette-server.socket 2>&1) || { echo "$problems"; exit 1; }
# It only warns about what it does not know.
if echo "$problems" | grep -F "$folder"; then
    exit 1
fi
systemd-analyze security --offline=true --no-pager --threshold="$most_exposure" \
    "$folder"/vedette-server.service
