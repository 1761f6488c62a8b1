#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Runs the tests under ThreadSanitizer, which has to see what Qt's own threads do to know the order
# that queued signals give: so QtCore and QtNetwork are built for it first, from the sources of the
# packages that are installed, into build/tsan-qt (20 minutes on two cores; kept until these are of
# another version).
# Usage: tests/tsan.sh [--minutes N] [ctest arguments]
#        tests/tsan.sh --configure-only   fetches and configures Qt, and ends
# Ends with ctest's summary and status, after 120 minutes at the latest (--minutes N: after N). Left
# out are the browsers and the checks of style, which find out nothing about threads.
set -eu
longest=120
# shellcheck source-path=SCRIPTDIR disable=SC1091
. "$(dirname "$0")/support/long-script.sh"
cd "$(dirname "$0")/.."
qt=$PWD/build/tsan-qt
architecture=$(dpkg-architecture -q DEB_HOST_MULTIARCH 2>/dev/null || gcc -dumpmachine)

# shellcheck source-path=SCRIPTDIR/.. disable=SC1091
. packaging/project.sh

# shellcheck disable=SC2046
sh packaging/install-packages.sh $(packages_of_the_tests) dpkg-dev \
    libb2-dev libbrotli-dev libdouble-conversion-dev libglib2.0-dev libicu-dev libkrb5-dev \
    libpcre2-dev libproxy-dev libzstd-dev zlib1g-dev

version=$(dpkg-query -W -f '${source:Version}' libqt6core6)

fetch_sources() {
    mkdir -p "$qt"/apt/lists/partial "$qt"/apt/parts
    apt-get indextargets --format 'deb-src $(SITE) $(RELEASE) $(COMPONENT)' 'Label: Debian' |
        sort -u >"$qt"/apt/parts/sources.list
    set -- -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$qt"/apt/parts \
        -o Dir::State::Lists="$qt"/apt/lists -o APT::Sandbox::User=root
    apt-get "$@" -qq update
    (cd "$qt" && apt-get "$@" -qq source --download-only qt6-base="$version" &&
        dpkg-source --extract qt6-base_*.dsc source)
}

# As Debian configures it, for these two libraries: the rest of Qt is used as it is installed.
configure_qt() {
    cmake -S "$qt"/source -B "$qt"/build -G Ninja --log-level=STATUS \
        -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_FLAGS_RELWITHDEBINFO='-O1 -g1' \
        -DCMAKE_C_FLAGS=-fsanitize=thread -DCMAKE_CXX_FLAGS=-fsanitize=thread \
        -DCMAKE_LIBRARY_PATH="$architecture" -DCMAKE_INSTALL_PREFIX=/usr \
        -DINSTALL_LIBDIR=lib/"$architecture" -DINSTALL_ARCHDATADIR=lib/"$architecture"/qt6 \
        -DINSTALL_PLUGINDIR=lib/"$architecture"/qt6/plugins -DINSTALL_DATADIR=share/qt6 \
        -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR=/usr/lib/"$architecture"/cmake \
        -DQT_FORCE_FIND_TOOLS=ON -DQT_BUILD_TESTS=OFF -DBUILD_EXAMPLES=OFF -DBUILD_WITH_PCH=OFF \
        -DFEATURE_gui=OFF -DFEATURE_sql=OFF -DFEATURE_dbus=OFF -DFEATURE_mimetype_database=OFF \
        -DFEATURE_glib=ON -DFEATURE_icu=ON -DFEATURE_doubleconversion=ON \
        -DFEATURE_system_pcre2=ON -DFEATURE_system_libb2=ON -DFEATURE_ssl=ON \
        -DFEATURE_libproxy=ON -DFEATURE_system_proxies=ON \
        -DFEATURE_rpath=OFF -DFEATURE_relocatable=OFF
}

if [ "$(cat "$qt"/fetched 2>/dev/null)" != "$version" ]; then
    rm -rf "$qt"
    mkdir -p "$qt"
    fetch_sources
    echo "$version" >"$qt"/fetched
fi
configure_qt
[ "${1:-}" != --configure-only ] || exit 0
ninja -C "$qt"/build Core Network

sh packaging/build.sh tsan
LD_LIBRARY_PATH="$qt"/build/lib/"$architecture"
export LD_LIBRARY_PATH
ctest --preset tsan "$@"
