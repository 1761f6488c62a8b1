# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What must hold whatever happens, as judges that are fed observations and know no network.

Times are seconds of CLOCK_MONOTONIC, which the simulator stamps into its pictures too. A judge calls
report(invariant, text) for each violation, in the thread that feeds it.
"""

import statistics

import mjpeg

STALE_AFTER = 2.0
"""A picture older than this is not live (the promise of the product)."""

SLACK = 1.0
"""Added to every age: a delayed link (0.4 s), a busy machine, the observer's own sampling."""

FROZEN_AFTER = 10.0
"""The same bytes again and again count as live for this long (the promise of the product)."""

CATCH_UP = 1.5
"""What waited in kernel buffers while a process stood still or a cable was cut is read at once when
that ends, and looks new to the reader: this long may that take."""

GAP = 1.0
"""Frames missing for longer than this is what is caught up on afterwards."""


class Persistence:
    """A state that is bad only when it lasts: reports once, when it has lasted too long."""

    def __init__(self, tolerated):
        self._tolerated = tolerated
        self._since = None
        self._told = False

    def lasts_too_long(self, now, is_bad):
        if not is_bad:
            self._since, self._told = None, False
            return False
        if self._since is None:
            self._since = now
        if self._told or now - self._since <= self._tolerated:
            return False
        self._told = True
        return True


class LivenessJudge:
    """A status that says "live" needs a live picture. Is given what a status says."""

    def __init__(self, name, report):
        self._name = name
        self._report = report
        self._persistence = Persistence(CATCH_UP)

    def feed(self, now, says_live, newest_sent, is_repeated):
        """newest_sent: the stamp of the newest frame that has come out of the server; is_repeated:
        the same one comes each time."""
        limit = (FROZEN_AFTER if is_repeated else STALE_AFTER) + SLACK
        age = None if newest_sent is None else now - newest_sent
        is_bad = says_live and (age is None or age > limit)
        if self._persistence.lasts_too_long(now, is_bad):
            shown = "there never was one" if age is None else f"it is {age:.1f} s old"
            self._report("live means live", f"{self._name} says live, but of the newest picture {shown}")


class StreamJudge:
    """The frames of one viewer's one connection: whole, each newer than the one before, none old."""

    def __init__(self, name, report):
        self._name = name
        self._report = report
        self._last_jpeg = None
        self._last_sent = None
        self._last_arrival = None
        self._caught_up_at = 0.0
        self._repeated_since = None

    def feed(self, now, jpeg):
        if not (jpeg.startswith(b"\xff\xd8") and jpeg.endswith(b"\xff\xd9")):
            self._report("no half frame", f"{self._name} got {len(jpeg)} bytes that are no whole JPEG")
            return
        stamp = mjpeg.stamp_of(jpeg)
        if stamp is None:
            self._report("no half frame", f"{self._name} got a picture without the camera's stamp")
            return
        sent = stamp.seconds
        if self._last_arrival is None or now - self._last_arrival > GAP:
            self._caught_up_at = now + CATCH_UP
        self._judge_order(now, jpeg, sent)
        limit = (FROZEN_AFTER if self._repeated_since else STALE_AFTER) + SLACK
        # A frozen camera's pictures are forwarded for as long as they come; the status says so.
        if now - sent > limit and now > self._caught_up_at and not self._repeated_since:
            self._report("no old frame", f"{self._name} got a picture {now - sent:.1f} s old")
        self._last_jpeg, self._last_sent, self._last_arrival = jpeg, sent, now

    def _judge_order(self, now, jpeg, sent):
        if self._last_sent is None or sent > self._last_sent:
            self._repeated_since = None
        elif jpeg == self._last_jpeg:
            self._repeated_since = self._repeated_since or now
        else:
            self._report("no old frame",
                         f"{self._name} got a picture {self._last_sent - sent:.3f} s older than "
                         "the one before")


class WindowJudge:
    """A window in colour must change as the camera does. Fed with screenshots."""

    COLOURED = 0.05
    """Mean saturation: the scene has over 0.08 in colour, under 0.03 greyed."""

    def __init__(self, report):
        self._report = report
        self._signature = None
        self._changed_at = None
        self._persistence = Persistence(CATCH_UP)

    def feed(self, now, colourfulness, signature, newest_sent, is_repeated):
        """signature: equal for equal pictures, and the camera's clock is in them."""
        is_coloured = colourfulness > self.COLOURED
        if signature != self._signature or not is_coloured:
            self._changed_at = now
        self._signature = signature
        limit = (FROZEN_AFTER if is_repeated else STALE_AFTER) + SLACK
        unchanged = now - self._changed_at
        age = None if newest_sent is None else now - newest_sent
        is_bad = is_coloured and (unchanged > limit or age is None or age > limit)
        if self._persistence.lasts_too_long(now, is_bad):
            shown = "none" if age is None else f"{age:.1f} s"
            self._report("live means live",
                         f"the window is in colour, unchanged for {unchanged:.1f} s; age of the "
                         f"newest picture in its network: {shown}")
        return is_coloured


class ConnectionJudge:
    """The camera has at most one stream connection. Fed with counts."""

    HAND_OVER = 1.0
    """Closing one and opening the next are two events in two kernels."""

    def __init__(self, report):
        self._report = report
        self._persistence = Persistence(self.HAND_OVER)

    def feed(self, now, count):
        if self._persistence.lasts_too_long(now, count > 1):
            self._report("one connection", f"the camera has {count} stream connections")


class ResourceJudge:
    """Memory and descriptors of one process stay bounded and do not climb."""

    def __init__(self, name, most_bytes, most_descriptors, report):
        self._name = name
        self._most_bytes = most_bytes
        self._most_descriptors = most_descriptors
        self._report = report
        self._told = False
        self.bytes = []
        self.descriptors = []

    CLIMB_BYTES = 24 * 1024 * 1024
    """Medians of the first and the last third may differ by this: the allocator's arenas fill."""

    CLIMB_DESCRIPTORS = 6
    """The same: viewers between two connections."""

    ENOUGH_SAMPLES = 60
    """Fewer say nothing about a trend."""

    def feed(self, resident_bytes, descriptors):
        self.bytes.append(resident_bytes)
        self.descriptors.append(descriptors)
        is_too_much = resident_bytes > self._most_bytes or descriptors > self._most_descriptors
        if is_too_much and not self._told:
            self._report("bounded", f"{self._name} holds {resident_bytes >> 20} MiB and "
                                    f"{descriptors} descriptors")
        self._told = is_too_much

    def finish(self):
        if len(self.bytes) < self.ENOUGH_SAMPLES:
            return
        third = len(self.bytes) // 3
        for values, allowed, unit in ((self.bytes, self.CLIMB_BYTES, "bytes"),
                                      (self.descriptors, self.CLIMB_DESCRIPTORS, "descriptors")):
            climb = statistics.median(values[-third:]) - statistics.median(values[:third])
            if climb > allowed:
                self._report("bounded", f"{self._name} climbed by {climb:.0f} {unit}")


class ReturnJudge:
    """Live returns in time after a fault has ended."""

    LONGEST_BACK_OFF = 10.0
    """The product's longest wait between two attempts."""

    ANSWER = 10.0
    """An attempt begun just before the fault ended may hang for this long first."""

    LOOK_UP = 5.0
    """One lost question to a name server, as resolv.conf here allows."""

    MACHINE = 3.0
    """A busy machine, the wait for the first frame and the observer's own sampling."""

    WITHIN = LONGEST_BACK_OFF + ANSWER + LOOK_UP + MACHINE

    def __init__(self, report):
        self._report = report
        self.longest = {}

    def feed(self, who, fault, hops, took):
        """hops: how many connections lie between the camera and who; took: seconds, None for
        never."""
        if took is None or took > hops * self.WITHIN:
            shown = "not" if took is None else f"after {took:.1f} s"
            self._report("live returns", f"{who} was {shown} live again after {fault}; "
                                         f"{hops * self.WITHIN:.0f} s are allowed")
        if took is not None:
            self.longest[who] = max(took, self.longest.get(who, 0.0))
