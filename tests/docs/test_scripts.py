# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The scripts of the documents that take minutes, each in a short form of itself (ways.py).
Usage: test_scripts.py NAME…, or all of them."""

import os
import stat
import sys
import unittest

from scripts import run
from ways import SHORT_FORMS


class Scripts(unittest.TestCase):
    """A test for each name in SHORT_FORMS."""

    def check(self, form):
        self.assertRegex(run(form.short), form.says)
        # One of them has once replaced it.
        self.assertTrue(stat.S_ISCHR(os.stat(os.devnull).st_mode))


for name, short_form in SHORT_FORMS.items():
    setattr(Scripts, name, lambda self, form=short_form: self.check(form))


if __name__ == "__main__":
    names = sys.argv[1:] or list(SHORT_FORMS)
    suite = unittest.TestSuite(Scripts(name) for name in names)
    sys.exit(not unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful())
