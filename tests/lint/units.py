# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes down the translation units of BUILD that clang-tidy and clazy are to check: BUILD/units.txt.

Each library is one unit (a unity build): nearly all the time of clang's tools goes to Qt's headers,
which they so read once for a library instead of once for a file. The largest come first: one of them
last would keep one processor waiting.

With VEDETTE_LINT=short, the benchmarks are left to `tests/run.sh --all`: a quarter of the units for a
fiftieth of the code. With a commit in VEDETTE_CHANGED_SINCE, only the units that changed since: those
of which a file, or one that it includes, is another one.

Usage: units.py SOURCE BUILD"""

import functools
import json
import os
import re
import subprocess
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
CHANGES_ALL = re.compile(r"(tests/)?CMakeLists\.txt$|CMakePresets\.json$|\.clang-tidy$|cmake/|tests/lint/")
"""Paths that decide how everything is compiled or checked."""
INCLUDE_FOLDERS = ("src", "ui", "tests/support", "tests/bench/relay")
"""Where includes are looked for, besides beside the file that includes: what the targets name. What a
build makes (moc) follows from files that are included as well."""
BENCHMARKS = "/tests/bench/CMakeFiles/"


def changed_paths(source, commit):
    """Relative paths that changed since commit, or are not in git; None if git cannot tell."""
    git = ("git", "-c", f"safe.directory={source}", "-C", source)
    paths = []
    for arguments in (("diff", "--name-only", commit, "--"), ("ls-files", "--others", "--exclude-standard")):
        done = subprocess.run((*git, *arguments), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return None
        paths += done.stdout.splitlines()
    return paths


@functools.cache
def includes_of(path):
    with open(path, encoding="utf-8") as file:
        return INCLUDE.findall(file.read())


def files_of(source, build, unit):
    """Relative paths of the unit's files, of all the project's files that they include, and of the
    CMakeLists.txt that makes the unit."""
    target = os.path.relpath(unit, build).partition("/CMakeFiles/")[0]
    folders = [os.path.join(source, folder) for folder in INCLUDE_FOLDERS]
    found = set()
    waiting = [unit]
    while waiting:
        path = waiting.pop()
        for name in includes_of(path):
            for folder in (os.path.dirname(path), *folders):
                included = os.path.normpath(os.path.join(folder, name))
                if included not in found and os.path.isfile(included):
                    found.add(included)
                    waiting.append(included)
    return {os.path.join(target, "CMakeLists.txt"), *(os.path.relpath(path, source) for path in found)}


def units_of(build):
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        units = {entry["file"] for entry in json.load(file) if "_autogen/" not in entry["file"]}
    return sorted(units, key=os.path.getsize, reverse=True)


def main():
    source, build = sys.argv[1:]
    # Tests include what moc makes of them.
    subprocess.run(("cmake", "--build", build, "--target", "autogen"), check=True)
    units = units_of(build)
    chosen = units
    if os.environ.get("VEDETTE_LINT") == "short":
        chosen = [unit for unit in units if BENCHMARKS not in unit]
    commit = os.environ.get("VEDETTE_CHANGED_SINCE")
    changed = changed_paths(source, commit) if commit else None
    if changed is not None and not any(CHANGES_ALL.match(path) for path in changed):
        chosen = [unit for unit in chosen if not files_of(source, build, unit).isdisjoint(changed)]
    print(f"{len(chosen)} of {len(units)} translation units are checked.")
    with open(os.path.join(build, "units.txt"), "w", encoding="utf-8") as file:
        file.writelines(f"{unit}\n" for unit in chosen)


if __name__ == "__main__":
    main()
