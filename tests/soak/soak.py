#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Viewers come and go for an hour while the camera reboots each minute.

    sh tests/soak/run.sh                             the hour
    sh tests/soak/run.sh --minutes 20 --viewers 3000
    sh tests/soak/run.sh --judge FILE.csv --viewers 10000   the table of an earlier run

Next to the viewers of the stream come half as many others: for snapshots, events, steering, the
page, with wrong passwords, or gone at once. All use addresses of 127/8. The exit status is 1 when
memory, descriptors or CPU grow, a descriptor or connection is left when all have gone, a viewer
got a broken or an old frame or a wrong answer, a dead camera was called live, or live did not
return in time after a reboot.
"""

import argparse
import asyncio
import collections
import contextlib
import csv
import os
import random
import statistics
import sys
import tempfile
import time

import judgement
from frames import FrameChecker, Lag
from programs import Camera, start_servers
from sampling import Sampler, metrics_of
from visitors import Visitors
from watcher import PROMISED_SECONDS, Watcher

# Others than viewers of the stream, for each of these.
OTHERS_SHARE = 0.5
# In which those still there at the end may finish, on top of the longest visit: an answer's.
FINISH_SECONDS = 20
# After the last has left: the camera stays for 10 s, a kept connection for 30 s, and the second
# server's connection to the first is one of these in turn.
EMPTY_SECONDS = 90
# Kinds of problems printed in full, the rest only counted.
SHOWN_PROBLEMS = 20


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--viewers", type=int, default=10000, help="in all")
    parser.add_argument("--fps", type=float, default=25, help="of the camera")
    parser.add_argument("--reboot-seconds", type=float, default=45, help="from live again to the "
                        "next reboot, which takes 2 to 15 s itself")
    parser.add_argument("--longest-visit", type=float, default=180, help="in seconds; half of "
                        "them last less than 5")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2 ** 32))
    parser.add_argument("--programs", help="folder with the built programs")
    parser.add_argument("--output", help="folder for samples.csv and programs.log; default: a new "
                        "one in build/soak")
    parser.add_argument("--judge", metavar="CSV", help="run nothing, judge these samples")
    return parser.parse_args()


class Problems:
    """Collects problems; those of the same kind are counted."""

    def __init__(self):
        self._begin = time.monotonic()
        self.count = 0
        self._shown = collections.Counter()

    def add(self, text):
        self.count += 1
        kind = text.partition(":")[0]
        self._shown[kind] += 1
        if self._shown[kind] <= SHOWN_PROBLEMS:
            print(f"{time.monotonic() - self._begin:8.1f} s  {text}", flush=True)


class Soak:
    def __init__(self, options, folder, log, samples_file):
        self.options = options
        self.problems = Problems()
        self.lag = Lag()
        self.checker = FrameChecker(self.lag, self.problems.add)
        self._stack = contextlib.ExitStack()
        self.camera = Camera(options.programs, options.fps, log)
        self._stack.callback(self.camera.close)
        self.servers = start_servers(options.programs, folder, self.camera, log)
        for server in self.servers:
            self._stack.callback(server.close)
        self.visitors = Visitors(self.servers, self.camera, self.checker, self.lag,
                                 options.longest_visit, self.problems.add)
        self.watcher = Watcher(self.servers[0], self.camera, self.visitors, self.checker,
                               self.problems.add)
        self.sampler = Sampler(self.servers, self.visitors, self.lag, samples_file)
        self._visits = set()

    async def run(self):
        with self._stack:
            lag = asyncio.create_task(self.lag.measure())
            before = await self._warm_up()
            await self._hour()
            await self._check_empty(before)
            lag.cancel()

    async def _warm_up(self):
        """Uses everything once, since some descriptors are opened at first use; then counts."""
        for kind in (self.visitors.take_snapshots, self.visitors.steer,
                     self.visitors.look_around, self.visitors.guess_the_password):
            await self.visitors.visit(kind)
        for server in self.servers:
            await metrics_of(server)
        await self._wait_until_empty()
        return [server.descriptors() for server in self.servers]

    async def _hour(self):
        end = time.monotonic() + 60 * self.options.minutes
        residents = [asyncio.create_task(self._resident(task)) for task in (
            self.watcher.watch_frames, self.watcher.watch_status, self.sampler.run)]
        reboots = asyncio.create_task(
            self.watcher.reboot_camera(self.options.reboot_seconds, end))
        await self._admit(end)
        await reboots
        if self._visits:
            _, late = await asyncio.wait(
                self._visits, timeout=self.options.longest_visit + FINISH_SECONDS)
            if late:
                self.problems.add(f"endless: {len(late)} visits do not end")
        for task in [*residents, *self._visits]:
            task.cancel()
        await asyncio.gather(*residents, *self._visits, return_exceptions=True)

    async def _resident(self, task):
        """They stay to the end, so that they end is a problem."""
        try:
            await task()
        except Exception as error:  # pylint: disable=broad-except
            self.problems.add(f"{task.__name__} ended: {type(error).__name__} {error}")

    async def _admit(self, end):
        """Everybody comes at a random moment between now and the end."""
        begin = time.monotonic()
        viewers = self.options.viewers
        others = round(viewers * OTHERS_SHARE)
        come = sorted([(random.uniform(begin, end), True) for _ in range(viewers)] +
                      [(random.uniform(begin, end), False) for _ in range(others)])
        for when, watches in come:
            await asyncio.sleep(max(0, when - time.monotonic()))
            kind = self.visitors.watch if watches else self.visitors.others()
            visit = asyncio.create_task(self.visitors.visit(kind))
            self._visits.add(visit)
            visit.add_done_callback(self._visits.discard)

    async def _wait_until_empty(self, descriptors=None):
        """Until the servers have no client but this one, and no more than so many descriptors."""
        deadline = time.monotonic() + EMPTY_SECONDS
        while time.monotonic() < deadline:
            counts = [await metrics_of(server) for server in self.servers]
            if all(count["vedette_connections"] == 1 for count in counts) and (
                    descriptors is None or self._descriptors() <= descriptors):
                return
            await asyncio.sleep(1)

    def _descriptors(self):
        return [server.descriptors() for server in self.servers]

    async def _check_empty(self, before):
        await self._wait_until_empty(before)
        for server, descriptors in zip(self.servers, before):
            sample = await self.sampler.measure(server)
            print(f"all gone: {server.name} has {sample['descriptors']} descriptors (before "
                  f"{descriptors}), {sample['memory_bytes'] / 1e6:.1f} MB, "
                  f"{sample['connections']} connection")
            if sample["descriptors"] > descriptors or sample["connections"] != 1:
                self.problems.add(f"left behind: {server.name} keeps descriptors or connections")

    def report(self):
        returns = sorted(self.watcher.returns)
        print(f"{self.checker.frames} frames checked, {self.checker.bytes / 1e9:.2f} GB, oldest "
              f"{self.checker.worst_age:.2f} s; the driver itself late by at most "
              f"{self.lag.worst:.2f} s")
        print(", ".join(f"{count} {name}" for name, count in self.visitors.counts.items()))
        if returns:
            print(f"{len(returns)} reboots; live again after {statistics.median(returns):.1f} s "
                  f"(median), {returns[-1]:.1f} s at most, promised {PROMISED_SECONDS} s")


def judge(samples, viewers, minutes):
    """Prints the table; whether all is flat. What came after the last viewer does not count."""
    print("\n" + judgement.HEADING)
    is_flat = True
    for server, each in samples.items():
        counted = [sample for sample in each if sample["seconds"] <= 60 * minutes]
        rows = judgement.judge(counted, viewers / (60 * minutes))
        if not rows:
            print(f"| {server} | too short to judge |")
        for row in rows:
            print(judgement.line(server, row))
            is_flat = is_flat and row.is_flat
    return is_flat


def read_samples(path):
    samples = collections.defaultdict(list)
    with open(path, encoding="ascii", newline="") as file:
        for row in csv.DictReader(file):
            name = row.pop("server")
            samples[name].append({key: float(value) for key, value in row.items()})
    return samples


def main():
    options = parse()
    if options.judge:
        samples = read_samples(options.judge)
        if not samples:
            sys.exit(f"{options.judge} holds no samples")
        return 0 if judge(samples, options.viewers, options.minutes) else 1
    output = options.output or os.path.join("build", "soak", time.strftime("%Y%m%d-%H%M%S"))
    os.makedirs(output, exist_ok=True)
    random.seed(options.seed)
    print(f"seed {options.seed}, samples and log in {output}", flush=True)
    with (tempfile.TemporaryDirectory() as folder,
          open(os.path.join(output, "programs.log"), "w", encoding="utf-8") as log,
          open(os.path.join(output, "samples.csv"), "w", encoding="ascii", newline="") as samples):
        soak = Soak(options, folder, log, samples)
        asyncio.run(soak.run())
        soak.report()
    is_flat = judge(soak.sampler.samples, options.viewers, options.minutes)
    print(f"\n{soak.problems.count} problems, {'flat' if is_flat else 'NOT FLAT'}")
    return 0 if is_flat and soak.problems.count == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
