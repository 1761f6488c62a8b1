# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""A cable between two namespaces whose faults can be chosen.

The cable's ends are two TUN devices, and a process of its own hands the packets on. That does what
netem does (delay, loss, reordering), needs no kernel module, and knows a cut cable besides.
"""

import dataclasses
import fcntl
import heapq
import itertools
import multiprocessing
import os
import random
import select
import struct
import time

TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
LARGEST_PACKET = 65536
LONGEST_QUEUE = 2000
"""Packets under way at once; a cable that is full drops, as netem's limit does."""
LATE = 0.06
"""Seconds by which a reordered packet comes behind those that were sent after it."""


@dataclasses.dataclass(frozen=True)
class Conditions:
    """For each packet, in both directions."""

    delay: float = 0.0
    jitter: float = 0.0
    loss: float = 0.0
    reorder: float = 0.0
    is_cut: bool = False


class Cable:
    """Between two namespaces; each gets a device of this name."""

    def __init__(self, device, one, other, seed):
        self._ends = [self._open(device, namespace) for namespace in (one, other)]
        self._control, remote = multiprocessing.Pipe()
        self._process = multiprocessing.Process(
            target=_carry, args=(self._ends, remote, seed), daemon=True)
        self._process.start()

    @staticmethod
    def _open(device, namespace):
        with namespace.inside():
            end = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
            fcntl.ioctl(end, TUNSETIFF, struct.pack("16sH", device.encode(), IFF_TUN | IFF_NO_PI))
        namespace.ip("link", "set", device, "up")
        return end

    def set(self, conditions):
        self._control.send(conditions)

    def close(self):
        self._control.send(None)
        self._process.join()
        for end in self._ends:
            os.close(end)


def _carry(ends, control, seed):
    dice = random.Random(seed)
    conditions = Conditions()
    under_way = []
    numbers = itertools.count()
    while True:
        wait = max(0.0, under_way[0][0] - time.monotonic()) if under_way else None
        readable, _, _ = select.select([*ends, control], [], [], wait)
        if control in readable:
            conditions = control.recv()
            if conditions is None:
                return
        for source, target in (ends, ends[::-1]):
            if source in readable:
                _take(source, target, conditions, dice, under_way, numbers)
        while under_way and under_way[0][0] <= time.monotonic():
            _, _, target, packet = heapq.heappop(under_way)
            if not conditions.is_cut:
                _ignoring_errors(os.write, target, packet)


def _take(source, target, conditions, dice, under_way, numbers):
    packet = _ignoring_errors(os.read, source, LARGEST_PACKET)
    is_lost = dice.random() < conditions.loss or conditions.is_cut
    if not packet or is_lost or len(under_way) >= LONGEST_QUEUE:
        return
    due = time.monotonic() + max(0.0, conditions.delay + dice.uniform(-1, 1) * conditions.jitter)
    if dice.random() < conditions.reorder:
        due += LATE
    heapq.heappush(under_way, (due, next(numbers), target, packet))


def _ignoring_errors(call, *arguments):
    """A device that is down takes nothing and has nothing."""
    try:
        return call(*arguments)
    except OSError:
        return None
