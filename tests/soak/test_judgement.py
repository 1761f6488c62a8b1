#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""That the soak test's judgement sees a leak, and only that: on made-up samples and frames."""

import csv
import os
import random
import subprocess
import tempfile
import time
import unittest

import judgement
from frames import OLDEST_SECONDS, FrameChecker, Lag

HOUR = 3600
SAMPLE_SECONDS = 5
VIEWERS_PER_SECOND = 10000 / HOUR


def samples(seed=1, leak_bytes=0, leak_descriptors=0, frame_microseconds=20, grows=1.0,
            seconds=HOUR):
    """An hour as it was measured: viewers come and go, the rest follows them."""
    randomly = random.Random(seed)
    made = []
    cpu = frames = 0
    for second in range(0, seconds, SAMPLE_SECONDS):
        came = VIEWERS_PER_SECOND * second
        viewers = max(0, round(randomly.gauss(26, 6)))
        sent = viewers * 25 * SAMPLE_SECONDS
        frames += sent
        cpu += sent * frame_microseconds / 1e6 * (1 + (grows - 1) * second / seconds) * (
            randomly.gauss(1, 0.05))
        warmth = min(1, second / 300)
        made.append({
            "seconds": second, "viewers": viewers, "frames_sent": frames, "cpu_seconds": cpu,
            "memory_bytes": 25.2e6 + 1e6 * warmth + 2e4 * randomly.random() + leak_bytes * came,
            "descriptors": 20 + viewers + randomly.randrange(8) + int(leak_descriptors * came),
        })
    return made


def growing(**how):
    """The names of the rows that are not flat."""
    rows = judgement.judge(samples(**how), VIEWERS_PER_SECOND)
    return [row.what for row in rows if not row.is_flat]


class Command(unittest.TestCase):
    """run.sh --judge"""

    def ended(self, hour):
        with tempfile.NamedTemporaryFile("w", encoding="ascii", newline="") as file:
            table = csv.DictWriter(file, ["server", *samples(seconds=SAMPLE_SECONDS)[0]])
            table.writeheader()
            table.writerows({"server": "server", **sample} for sample in hour)
            file.flush()
            return subprocess.run(
                ["sh", f"{os.path.dirname(os.path.abspath(__file__))}/run.sh", "--judge", file.name],
                check=False, capture_output=True).returncode

    def test_passes_a_flat_hour(self):
        self.assertEqual(self.ended(samples()), 0)

    def test_fails_a_leak_and_no_samples(self):
        self.assertEqual(self.ended(samples(leak_bytes=1000)), 1)
        self.assertEqual(self.ended([]), 1)


class Slopes(unittest.TestCase):
    def test_of_a_straight_line(self):
        slope = judgement.slope_of([(second, 7 + 0.5 * second) for second in range(100)])
        self.assertAlmostEqual(slope.value, 0.5)
        self.assertAlmostEqual(slope.error, 0)

    def test_as_a_textbook_says(self):
        slope = judgement.slope_of([(1, 2), (2, 4), (3, 5), (4, 4), (5, 5)])
        self.assertAlmostEqual(slope.value, 0.6)
        # s² = 2.4 / 3, Sxx = 10, t = 3.18
        self.assertAlmostEqual(slope.error, 3.18 * (0.8 / 10) ** 0.5)

    def test_interval_holds_the_truth_about_as_often_as_it_says(self):
        randomly = random.Random(2)
        held = 0
        for _ in range(400):
            slope = judgement.slope_of([(second, 3 * second + randomly.gauss(0, 50))
                                        for second in range(40)])
            held += abs(slope.value - 3) <= slope.error
        self.assertGreater(held, 0.90 * 400)
        self.assertLess(held, 0.99 * 400)


class Judgement(unittest.TestCase):
    def test_what_is_flat_is_called_flat(self):
        for seed in range(40):
            self.assertEqual(growing(seed=seed), [])

    def test_a_leak_of_memory_is_seen(self):
        for seed in range(40):
            self.assertEqual(growing(seed=seed, leak_bytes=150), ["memory"])

    def test_a_leak_of_descriptors_is_seen(self):
        for seed in range(40):
            self.assertEqual(growing(seed=seed, leak_descriptors=0.003), ["descriptors"])

    def test_growing_cost_is_seen(self):
        for seed in range(40):
            self.assertEqual(growing(seed=seed, grows=1.6), ["CPU each frame sent"])

    def test_a_warm_up_is_forgiven(self):
        rows = judgement.judge(samples(), VIEWERS_PER_SECOND)
        self.assertGreater(rows[0].first, 26)

    def test_what_is_too_unsure_is_not_flat(self):
        noisy = samples()
        randomly = random.Random(3)
        for sample in noisy:
            sample["memory_bytes"] += randomly.gauss(0, 2e7)
        rows = judgement.judge(noisy, VIEWERS_PER_SECOND)
        self.assertEqual([row.what for row in rows if not row.is_flat], ["memory"])

    def test_some_minutes_are_not_judged(self):
        self.assertEqual(judgement.judge(samples(seconds=300), VIEWERS_PER_SECOND), [])
        rows = judgement.judge(samples(seconds=1200, leak_bytes=1000), VIEWERS_PER_SECOND)
        self.assertEqual([row for row in rows if row.is_judged], [])


class Frames(unittest.TestCase):
    def setUp(self):
        self.problems = []
        self.checker = FrameChecker(Lag(), self.problems.append)

    def check(self, age=0.0, previous=0, filling=b"jpeg", end=b"\xff\xd9", now=None):
        self.sent = int(((now or time.monotonic()) - age) * 1e9)
        stamp = b"\xff\xd8\xff\xfe\x00\x30vedette seq=7 sent=%d " % self.sent
        self.checker.check(stamp + filling + end, "a viewer", previous)

    def test_whole_and_new(self):
        self.check()
        self.check(previous=self.sent - 1)
        self.assertEqual(self.problems, [])

    def test_old(self):
        self.check(age=OLDEST_SECONDS + 1)
        self.assertEqual(len(self.problems), 1)
        self.assertIn("old frame", self.problems[0])

    def test_older_than_the_one_before(self):
        self.check(previous=time.monotonic_ns() + 10 ** 9)
        self.assertIn("old frame", self.problems[0])

    def test_half(self):
        self.check(end=b"")
        self.assertIn("broken frame", self.problems[0])

    def test_another_than_others_got(self):
        now = time.monotonic()
        self.check(now=now)
        self.check(now=now, filling=b"jpag")
        self.assertIn("broken frame", self.problems[0])

    def test_none_at_all(self):
        self.checker.check(b"\xff\xd8 no stamp \xff\xd9", "a viewer")
        self.assertIn("broken frame", self.problems[0])


if __name__ == "__main__":
    unittest.main()
