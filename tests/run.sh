#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Installs what the tests need, builds, and runs every test: first with the address and
# undefined-behaviour sanitizers, then each fuzz target for a minute, then the optimised build
# together with the style checks.
set -eu
cd "$(dirname "$0")/.."

# shellcheck source-path=SCRIPTDIR/.. disable=SC1091
. packaging/project.sh

# shellcheck disable=SC2046
sh packaging/install-packages.sh $(packages_of_the_tests) \
    appstream build-essential caddy chromium clang clang-format clang-tidy clazy debhelper \
    debootstrap desktop-file-utils dpkg-dev firefox-esr flatpak-builder gcovr gnupg gunicorn \
    haproxy help2man libclang-rt-14-dev libgl1-mesa-dri lintian man-db mpv obs-studio \
    openapi-specification patchelf prometheus python3-django-environ python3-flask \
    python3-flask-httpauth python3-jsonschema python3-requests python3-yaml qt6-wayland reuse \
    shellcheck systemd-container vlc-bin vlc-plugin-base xz-utils
# Where node is not Debian's, npm comes with it.
command -v npm >/dev/null || sh packaging/install-packages.sh npm
for folder in tests/browser tests/packaging; do
    (cd "$folder" && npm ci --no-progress --loglevel=error)
done

for preset in asan fuzz dev; do
    cmake --preset "$preset"
    cmake --build --preset "$preset"
done
ctest --preset asan
ctest --preset fuzz
ctest --preset dev

# What tests' programs said is in ctest's logs; the logins that the tests gave them must not be.
for file in tests/support/WebClient.h tests/support/RelayPrograms.h; do
    user=$(grep 'UserName = ' "$file" | cut -d '"' -f 2)
    password=$(grep 'Password = ' "$file" | cut -d '"' -f 2)
    for form in "$password" "$(printf %s "$user:$password" | base64)"; do
        if grep -F -e "$form" build/asan/Testing/Temporary/*.log build/dev/Testing/Temporary/*.log; then
            echo "A test's log holds a password." >&2
            exit 1
        fi
    done
done
