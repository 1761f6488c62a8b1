# shellcheck shell=sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What the scripts ask about the project, from where it stands. Sourced; used in its top folder.

project_version() { sed -n 's/^project(Vedette VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt; }

# By which desktops know the window.
application_id() { sed -n 's/^set(VEDETTE_APPLICATION_ID \(.*\))$/\1/p' CMakeLists.txt; }

# The Debian packages that compiling the programs takes.
compiler_and_libraries() {
    echo g++
    sed -n '/^Build-Depends:/,/^$/s/^ \([a-z0-9.+-]*\).*/\1/p' packaging/debian/control |
        grep -v -e debhelper-compat -e help2man
}

# Those that the tests take as well.
packages_of_the_tests() { grep -v '^#' tests/packages.txt; }

# copy_working_tree FOLDER: as it stands, without what git ignores.
copy_working_tree() {
    git ls-files -z --cached --others --exclude-standard |
        tar --create --null --files-from=- --ignore-failed-read | tar --extract --directory="$1"
}
