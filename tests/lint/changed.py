# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""clang-tidy and clazy over the files that changed since the last passed `tests/run.sh --all`, and those
that include them; the latest changes first, as many as the seconds allow. What they do not allow is
listed in a line "put off: …". tidy.sh and clazy.sh look at everything."""

import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "run"))
import record  # noqa: E402 (found by the line above)

DATABASE = os.path.join(record.SOURCE, "build", "lint-changed")
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
FOLDERS = ("src/", "ui/", "tests/")
HEADERS = ".*/(src|ui|tests)/.*"
CONFIGURE = ("cmake", "-S", record.SOURCE, "-B", DATABASE, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
             "-DBUILD_TESTING=ON", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "-DCMAKE_GLOBAL_AUTOGEN_TARGET=ON",
             "-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON")
"""Without precompiled headers, so that a file that does not include what it uses is noticed."""


def sources():
    """Relative paths of all C++ files, with their text."""
    texts = {}
    for path in record.git("ls-files", "--cached", "--others", "--exclude-standard"):
        if path.startswith(FOLDERS) and path.endswith((".cpp", ".h")):
            try:
                with open(os.path.join(record.SOURCE, path), encoding="utf-8") as file:
                    texts[path] = file.read()
            except FileNotFoundError:
                pass  # removed, but not yet in a commit
    return texts


def includers(texts):
    """For each file the files that include it directly, by the end of the path that they name."""
    by_name = {}
    for path in texts:
        by_name.setdefault(os.path.basename(path), []).append(path)
    result = {path: set() for path in texts}
    for path, text in texts.items():
        for name in INCLUDE.findall(text):
            for candidate in by_name.get(os.path.basename(name), ()):
                if ("/" + candidate).endswith("/" + name.lstrip("./")):
                    result[candidate].add(path)
    return result


def age_of_change(path):
    """Larger is later; what has not been committed is latest."""
    lines = record.git("log", "-1", "--format=%ct", "--", path)
    is_dirty = bool(record.git("status", "--porcelain", "--", path))
    return float("inf") if is_dirty or not lines else int(lines[0])


def files_to_check():
    """Relative paths of .cpp files: those changed first, the latest change first of all, then those
    that only include what changed."""
    texts = sources()
    changed = record.changed_paths(record.load())
    if changed is None:
        return [path for path in texts if path.endswith(".cpp")]
    direct = sorted((path for path in changed if path in texts), key=age_of_change, reverse=True)
    users, queue, reached = includers(texts), list(direct), set(direct)
    while queue:
        for user in sorted(users[queue.pop(0)] - reached):
            reached.add(user)
            queue.append(user)
            direct.append(user)
    return [path for path in direct if path.endswith(".cpp")]


def compiled():
    with open(os.path.join(DATABASE, "compile_commands.json"), encoding="utf-8") as file:
        return {os.path.relpath(entry["file"], record.SOURCE) for entry in json.load(file)}


def problems_of(path, end):
    """What the two say of a file; None when there was no time left for it."""
    if time.monotonic() > end:
        return None
    tidy = subprocess.run(("clang-tidy", "--quiet", "-p", DATABASE, f"--header-filter={HEADERS}\\.(h|cpp)$",
                           "--extra-arg=-Wno-unknown-warning-option", path),
                          cwd=record.SOURCE, capture_output=True, text=True, check=False)
    clazy = subprocess.run(("clazy-standalone", "-p", DATABASE, "--checks=level0,level1",
                            f"--header-filter={record.SOURCE}/(src|ui|tests)/.*",
                            "--extra-arg=-Wno-unknown-warning-option", path),
                           cwd=record.SOURCE, capture_output=True, text=True, check=False)
    said = tidy.stdout if tidy.returncode else ""
    output = clazy.stdout + clazy.stderr
    if clazy.returncode or re.search(r"warning:|error:", output):
        said += output
    return said


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=float("inf"), help="how long it may take")
    end = time.monotonic() + arguments.parse_args().seconds
    for command in (CONFIGURE, ("cmake", "--build", DATABASE, "--target", "autogen")):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    known = compiled()
    paths = [path for path in files_to_check() if path in known]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(paths, pool.map(lambda path: problems_of(path, end), paths)))
    put_off = [path for path, said in results.items() if said is None]
    for said in results.values():
        if said:
            print(said)
    print(f"{len(paths) - len(put_off)} of {len(paths)} files checked.")
    if put_off:
        print(f"put off: {len(put_off)} of {len(paths)} files, to --all")
    return 1 if any(results.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
