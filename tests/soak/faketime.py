# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""A clock for a program under test: it runs faster, and jumps on request (libfaketime)."""

import glob
import os
import time

LIBRARIES = "/usr/lib/*/faketime/libfaketimeMT.so.1"


class FakeClock:
    """Wall clock and monotonic clock of the programs started with environment().

    Their timeouts (poll, epoll and so on) shrink by the same speed. Seconds here are theirs, and
    count from the first program's start.
    """

    def __init__(self, folder, speed):
        found = glob.glob(LIBRARIES)
        if not found:
            raise FileNotFoundError(f"{LIBRARIES}: install the package faketime")
        self._library = found[0]
        self._path = os.path.join(folder, "clock")
        self.speed = speed
        self._jumped = 0.0
        self._before_jump = self._after_jump = 0.0
        self._wall_difference = None
        self._begin = time.monotonic()
        self._write()

    def environment(self):
        # Without its cache, a jump is seen at once; without its reset, by all clocks alike.
        return [f"LD_PRELOAD={self._library}", f"FAKETIME_TIMESTAMP_FILE={self._path}",
                "FAKETIME_NO_CACHE=1", "FAKETIME_DONT_RESET=1"]

    def jump(self, seconds):
        self._before_jump = self.now()
        self._jumped += seconds
        self._after_jump = self.now()
        self._write()

    def now(self):
        return self._jumped + (time.monotonic() - self._begin) * self.speed

    def calibrate(self, wall):
        """The program says that its wall clock shows wall now."""
        self._wall_difference = wall - self.now()

    @property
    def is_calibrated(self):
        return self._wall_difference is not None

    def wall(self):
        """What the program's wall clock must show, once calibrated."""
        return self._wall_difference + self.now()

    def is_now(self, wall, slack):
        """Whether the program wrote wall less than slack ago, perhaps before the last jump."""
        since_jump = self.now() - self._after_jump
        before_jump = self._wall_difference + self._before_jump
        return (abs(self.wall() - wall) <= slack or
                since_jump <= slack and abs(before_jump - wall) <= slack)

    def wall_second(self, wall):
        """When the program's wall clock will show wall."""
        return wall - self._wall_difference

    def monotonic_begin(self):
        """What the program's monotonic clock showed at second 0: libfaketime has it show the same
        as the wall clock."""
        return self._wall_difference

    def _write(self):
        # Replaced whole: the program may be reading it.
        new = self._path + ".new"
        with open(new, "w", encoding="ascii") as file:
            file.write(f"{self._jumped:+.6f} x{self.speed}\n")
        os.replace(new, self._path)
