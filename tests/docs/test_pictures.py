# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The scripts that make the documents' pictures."""

import os
import re
import unittest

import cv2

from programs import SOURCE, built_tree, relays
from scripts import run
from ways import PICTURES

SCENES = ("vedette.png", "manual-window.png", "manual-wall.png", "manual-page.png")
"""They show the camera's scene, in which cars and clouds move on."""


def similarity(picture, other):
    """1 when they are the same; ffmpeg refuses those of different sizes."""
    said = run(f"ffmpeg -v info -nostats -i '{picture}' -i '{other}' -lavfi ssim -f null -")
    return float(re.search(r"SSIM .*All:([0-9.]+)", said).group(1))


def saturation(picture):
    """From 0 for grey to 255."""
    return cv2.cvtColor(cv2.imread(picture), cv2.COLOR_BGR2HSV)[:, :, 1].mean()


def shows_the_same(picture, other):
    """But for what is new each time: clock, passwords, fingerprint; cars and clouds."""
    least = 0.7 if os.path.basename(other) in SCENES else 0.88
    return (similarity(picture, other) > least
            and abs(saturation(picture) - saturation(other)) < 20)


class Pictures(unittest.TestCase):
    def test_they_are_made(self):
        """They are made, all of them, and show what those in the documents show."""
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
                    self.assertTrue(shows_the_same(f"{new}/{name}", f"{old}/{name}"))

    def test_other_pictures_would_be_seen(self):
        old = f"{SOURCE}/resources/screenshots"
        with relays.temporary_folder() as folder:
            for name in os.listdir(old):
                blank = cv2.imread(f"{old}/{name}")
                blank[:] = 200
                cv2.imwrite(f"{folder}/{name}", blank)
                with self.subTest(name):
                    self.assertTrue(shows_the_same(f"{old}/{name}", f"{old}/{name}"))
                    self.assertFalse(shows_the_same(f"{folder}/{name}", f"{old}/{name}"))
        live, stale = (f"{old}/manual-{name}.png" for name in ("window", "stale"))
        self.assertFalse(shows_the_same(live, stale))
        self.assertFalse(shows_the_same(stale, live))


if __name__ == "__main__":
    unittest.main(verbosity=2)
