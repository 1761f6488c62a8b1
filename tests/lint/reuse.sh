#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Every file says whose it is and under which licence.
set -eu
cd "$1"
reuse lint
