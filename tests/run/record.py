# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The record of the last `run.sh --all` that passed, tests/run/last-all.json: what it tested and how
long each stage took. It is committed, so that the short run knows what has changed since."""

import datetime
import json
import os
import subprocess

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PATH = os.path.join(SOURCE, "tests", "run", "last-all.json")


def git(*arguments):
    """Its lines; None when it fails, as outside a checkout."""
    done = subprocess.run(("git", "-C", SOURCE, *arguments), capture_output=True, text=True, check=False)
    return done.stdout.splitlines() if done.returncode == 0 else None


def load():
    """{} when no run is recorded yet."""
    try:
        with open(PATH, encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return {}


def save(seconds):
    """seconds: of each stage, by name. Only a run of a clean checkout tested a commit."""
    commit = git("rev-parse", "HEAD")
    if commit is None or git("status", "--porcelain"):
        print("The tree has changes that are not committed, so this run is not recorded.")
        return
    record = {
        "commit": commit[0],
        "date": datetime.date.today().isoformat(),
        "seconds": {name: round(value) for name, value in seconds.items()},
    }
    with open(PATH, "w", encoding="utf-8") as file:
        json.dump(record, file, indent=4)
        file.write("\n")
    print(f"Recorded in {os.path.relpath(PATH, SOURCE)}: please commit it.")


def changed_paths(record):
    """Relative paths that changed since the recorded run, and those git does not track; None when that
    cannot be known (no record, no checkout, a shallow clone)."""
    changed = git("diff", "--name-only", record.get("commit", "none-yet"), "--")
    untracked = git("ls-files", "--others", "--exclude-standard")
    if changed is None or untracked is None:
        return None
    return [*changed, *untracked]
