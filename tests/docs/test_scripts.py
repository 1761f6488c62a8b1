# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The scripts of the documents that take minutes, each in a short form of itself (ways.py), and those
that make the documents' pictures."""

import os
import re
import subprocess
import unittest

from programs import SOURCE, built_tree, relays
from ways import PICTURES, SHORT_FORMS

ALIKE = 0.6
"""A picture made anew is at least this similar (SSIM) to the one that the documents show: the clock in
it is another, ports and passwords are; a window that looks otherwise is not it."""

LONGEST = 180
"""Seconds that a script may take; one that waits for a window for ever is ended then."""


def run(command, folder=SOURCE):
    """What it says."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(["timeout", str(LONGEST), "sh", "-c", command], cwd=folder,
                          env=environment, check=False, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    text = done.stdout.decode(errors="replace")
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{text}")
    return text


def similarity(picture, other):
    """1 when they are the same; ffmpeg refuses those of different sizes."""
    said = run(f"ffmpeg -v info -nostats -i '{picture}' -i '{other}' -lavfi ssim -f null -")
    return float(re.search(r"SSIM .*All:([0-9.]+)", said).group(1))


class Scripts(unittest.TestCase):
    def test_short_forms(self):
        for command, (short, says) in SHORT_FORMS.items():
            with self.subTest(command):
                self.assertRegex(run(short), says)

    def test_pictures(self):
        """They are made anew, all of them, and show what those in the documents show."""
        with relays.temporary_folder() as folder:
            tree = built_tree(f"{folder}/tree", copied=["resources"])
            new, old = (f"{root}/resources/screenshots" for root in (tree, SOURCE))
            for name in os.listdir(old):
                os.remove(f"{new}/{name}")
            for command in PICTURES:
                run(command, tree)
            self.assertEqual(set(os.listdir(new)), set(os.listdir(old)))
            for name in os.listdir(old):
                with self.subTest(name):
                    self.assertGreater(similarity(f"{new}/{name}", f"{old}/{name}"), ALIKE)


if __name__ == "__main__":
    os.umask(0o077)
    unittest.main(verbosity=2)
