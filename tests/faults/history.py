# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What was done and seen, in order, to explain a violation with."""

import threading
import time


class History:
    """Prints what happens and counts what must not. Any thread."""

    SHOWN_BEFORE_A_VIOLATION = 40
    EXPLAINED = 3
    """Violations of each kind that are shown with what had happened before."""

    def __init__(self, seed):
        self.seed = seed
        self.violations = []
        self._began = time.monotonic()
        self._lines = []
        self._lock = threading.Lock()

    def seconds(self):
        return time.monotonic() - self._began

    def note(self, text):
        line = f"{self.seconds():8.2f}  {text}"
        with self._lock:
            self._lines.append(line)
            print(line, flush=True)

    def violation(self, invariant, text):
        line = f"{self.seconds():8.2f}  VIOLATION of \"{invariant}\" (seed {self.seed}): {text}"
        with self._lock:
            before = self._lines[-self.SHOWN_BEFORE_A_VIOLATION:]
            self._lines.append(line)
            self.violations.append((invariant, line))
            count = sum(1 for known, _ in self.violations if known == invariant)
            if count > self.EXPLAINED:
                print(line, flush=True)
                return
            print(line, "what had happened:", *(f"  | {each}" for each in before), sep="\n",
                  flush=True)
