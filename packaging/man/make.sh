#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes a program's man page: name, options and version are what the program itself says, the longer
# sections are packaging/man/*.h2m. Needs help2man, and no display.
#   make.sh PROGRAM OUTPUT               for example: make.sh build/release/bin/vedette vedette.1
# The page bears SOURCE_DATE_EPOCH's month when that is set, so that a build can be repeated.
set -eu
sections=$(cd "$(dirname "$0")" && pwd)
folder=$(cd "$(dirname "$1")" && pwd)
program=$(basename "$1")

set -- "$2" --include "$sections/$program.h2m"
case $program in
vedette | vedette-server) set -- "$@" --include "$sections/env-file.h2m" ;;
esac
set -- "$@" --include "$sections/see-also.h2m"
output=$1
shift

# Found on the path, the program calls itself by its mere name; --help writes the
# user's folder as HOME; language and time zone are fixed.
PATH="$folder:$PATH" HOME='~' LC_ALL=C.UTF-8 TZ=UTC QT_QPA_PLATFORM=offscreen \
    env -u XDG_CONFIG_HOME help2man --no-info --section=1 "$@" --output="$output" "$program"
