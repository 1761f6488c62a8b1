#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Installs what the tests need, builds, and tests: what must always be tested, and what has changed
# since the last passed run of --all, in 25 minutes on two processors (besides the installation).
# Ends with a table of the stages and ctest's summary.
# Usage: tests/run.sh [--all] [--minutes N]   --all: every test, in 80 minutes
set -eu
cd "$(dirname "$0")/.."

# shellcheck source-path=SCRIPTDIR/.. disable=SC1091
. packaging/project.sh

# shellcheck disable=SC2046
sh packaging/install-packages.sh $(packages_of_the_tests) \
    appstream build-essential caddy chromium clang clang-format clang-tidy clazy debhelper \
    debootstrap desktop-file-utils dpkg-dev firefox-esr flatpak-builder gcovr gnupg gunicorn \
    haproxy help2man libclang-rt-14-dev libgl1-mesa-dri lintian llvm man-db mpv obs-studio \
    openapi-specification patchelf prometheus python3-django-environ python3-flask \
    python3-flask-httpauth python3-jsonschema python3-requests python3-yaml qt6-wayland reuse \
    shellcheck systemd-container vlc-bin vlc-plugin-base xz-utils
# Where node is not Debian's, npm comes with it.
command -v npm >/dev/null || sh packaging/install-packages.sh npm
for folder in tests/browser tests/packaging; do
    (cd "$folder" && npm ci --no-progress --loglevel=error)
done

exec /usr/bin/python3 -B tests/run/main.py "$@"
