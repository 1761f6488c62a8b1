# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is true of every frame that any viewer gets."""

import asyncio
import collections
import time
import zlib

import mjpeg

# A picture older than this is not live (StreamHealth::MinimumStaleAfter), so no server hands one
# out; each counts from when the picture came to it.
OLDEST_SECONDS = 2.0
# From the camera through the servers to here, on a busy machine.
TRANSIT_SECONDS = 0.5
# Frames whose bytes are remembered to compare them between viewers: 20 s at 25 a second.
REMEMBERED_FRAMES = 500


class Lag:
    """How late this program itself was of late, which it must not blame on the server."""

    INTERVAL_SECONDS = 0.1
    REMEMBERED = 50

    def __init__(self):
        self._recent = collections.deque([0.0], self.REMEMBERED)
        self.worst = 0.0

    async def measure(self):
        while True:
            begin = time.monotonic()
            await asyncio.sleep(self.INTERVAL_SECONDS)
            late = time.monotonic() - begin - self.INTERVAL_SECONDS
            self._recent.append(late)
            self.worst = max(self.worst, late)

    @property
    def seconds(self):
        return max(self._recent)


class FrameChecker:
    """Shared by all viewers; calls problem(text) for each violation."""

    def __init__(self, lag, problem):
        self._lag = lag
        self._problem = problem
        self._checksums = collections.OrderedDict()
        self.frames = 0
        self.bytes = 0
        self.worst_age = 0.0

    def check(self, jpeg, who, previous=0, servers=1, may_be_old=False):
        """When the camera sent the frame (nanoseconds); previous: the same of the one before.

        servers: how many it came through.
        """
        self.frames += 1
        self.bytes += len(jpeg)
        stamp = mjpeg.stamp_of(jpeg)
        if not stamp or not mjpeg.is_whole(jpeg):
            self._problem(f"broken frame: {who} got {len(jpeg)} bytes, {jpeg[:60]!r}")
            return previous
        sent = stamp.nanoseconds
        if sent <= previous:
            self._problem(f"old frame: {who} got one from {(previous - sent) / 1e9:.3f} s before "
                          "the one before")
        if not may_be_old:
            self._check_age(sent, who, servers)
        self._check_bytes(sent, jpeg, who)
        return sent

    def _check_age(self, sent, who, servers):
        age = time.monotonic() - sent / 1e9
        self.worst_age = max(self.worst_age, age)
        if age > servers * OLDEST_SECONDS + TRANSIT_SECONDS + self._lag.seconds:
            self._problem(f"old frame: {who} got one of {age:.2f} s")

    def _check_bytes(self, sent, jpeg, who):
        """Everybody gets the same bytes of the same frame."""
        checksum = zlib.crc32(jpeg)
        if self._checksums.setdefault(sent, checksum) != checksum:
            self._problem(f"broken frame: {who} got other bytes than others of the same frame")
        while len(self._checksums) > REMEMBERED_FRAMES:
            self._checksums.popitem(last=False)
