# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs the scripts that the documents name."""

import os
import subprocess

from programs import SOURCE

LONGEST = 900
"""Seconds that a script may take, which may have to build; one that does not end is ended then."""


def run(command, folder=SOURCE):
    """What it prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(["timeout", str(LONGEST), "sh", "-c", command], cwd=folder,
                          env=environment, check=False, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    text = done.stdout.decode(errors="replace")
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{text}")
    return text
