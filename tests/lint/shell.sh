#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# ShellCheck has nothing against the scripts.
set -eu
cd "$1"
git -c safe.directory="$1" ls-files -z --cached --others --exclude-standard -- \
    '*.sh' .ci/run 'packaging/debian/*.post*' |
    xargs -0 shellcheck --external-sources --severity=warning
