#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Everything is written in the plain English of Qt's and KDE's documentation: the field's terms, and
# none of the turns that were used here before them. For each, what to write instead:
#   stranger: unauthenticated client      farewell: lingering close    obey: handle
#   connects anew, read anew: reconnects, reloaded                     telephone: phone
#   an address that is none: is not a valid address                    of now: current
#   is no setting of: is not a setting    should it ever: if it        quarrel: conflict
set -eu
cd "$1"
words='\bstrangers?\b|\bfarewell|\banew\b|\btelephone|\bobeys?\b|\bquarrel|\bthat is none\b'
words="$words|\\bno setting of\\b|\\bof now\\b|\\bshould it ever\\b"
# LICENSES are others' texts, and this file has to name the words.
if git -c safe.directory="$1" grep -nIiP "$words" -- ':!LICENSE*' ':!tests/fuzz/corpus' \
    ':!*package-lock.json' ':!tests/lint/words.sh'; then
    echo "Write these lines in plain English; tests/lint/words.sh says how." >&2
    exit 1
fi
