# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Files that the tests in Python make for the programs."""

import os


def write_private(path, text):
    """A file that its owner alone may read, as it has to be where a login is in it: its path."""
    with open(path, "w", encoding="utf-8",
              opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(text)
    return path
