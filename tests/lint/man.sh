#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# The man pages can be made, man has nothing to say against them, every word of --help is in them,
# and they come out the same a second time.
set -eu
source=$1
build=$2

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder"/again
unset XDG_CONFIG_HOME
export SOURCE_DATE_EPOCH=1750000000 LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen

# Its words, one a line, each once.
words() { tr -s '[:space:]' '\n' | sort -u; }
# A page as man shows it, without hyphens where lines break.
render() { man --no-hyphenation --encoding=UTF-8 --local-file "$1"; }

for program in vedette vedette-server vedette-camera; do
    page=$folder/$program.1
    sh "$source"/packaging/man/make.sh "$build"/bin/$program "$page"
    TZ=Asia/Tokyo HOME=/nowhere sh "$source"/packaging/man/make.sh "$build"/bin/$program \
        "$folder"/again/$program.1
    cmp "$page" "$folder"/again/$program.1

    man --warnings --encoding=UTF-8 --local-file --troff-device=utf8 --ditroff "$page" \
        2>"$folder"/warnings >"$folder"/ditroff
    if [ -s "$folder"/warnings ]; then
        cat "$folder"/warnings
        exit 1
    fi

    render "$page" | words >"$folder"/page.txt
    # But the line that begins with the program's own path, and the heading that becomes OPTIONS.
    HOME='~' "$build"/bin/$program --help | grep -v -e '^Usage: ' -e '^Options:$' | words \
        >"$folder"/help.txt
    missing=$(comm -23 "$folder"/help.txt "$folder"/page.txt)
    if [ -n "$missing" ] || ! grep -qx -e --version "$folder"/help.txt; then
        echo "$program's man page lacks these words of --help:" "$missing"
        exit 1
    fi
    for heading in NAME SYNOPSIS DESCRIPTION OPTIONS 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
        grep -qE "^\.SH \"?$heading\"?\$" "$page" || { echo "$page has no $heading"; exit 1; }
    done
done
