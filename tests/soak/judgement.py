# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether what was sampled is flat: a straight line through it, and how sure its slope is."""

import dataclasses
import math
import statistics

# Programs allocate their working set in the first minutes, and glibc's malloc takes a while until
# it has seen the most viewers there are at a time. Of a run's length; at most so many seconds.
WARM_UP_SHARE = 0.25
LONGEST_WARM_UP_SECONDS = 600

# Samples are averaged over the time from one reboot of the camera to the next: what repeats with
# each reboot is no trend, and neighbouring samples are not independent of each other.
BLOCK_SECONDS = 60

# Below this many blocks there is no line to draw, and below that many its slope is too unsure to
# be held against the limits.
FEWEST_BLOCKS = 8
FEWEST_JUDGED_BLOCKS = 30

# Of memory: 100 bytes for each viewer who came, the least that a forgotten viewer could cost (an
# empty QObject takes about as much), so a slope that is surely above it is a leak.
LEAK_BYTES_EACH_VIEWER = 100
# Of descriptors: one forgotten by one in a thousand viewers.
LEAK_DESCRIPTORS_EACH_VIEWER = 0.001
# Of the CPU time that a frame sent to a viewer costs: from the beginning to the end by this share.
# The machine's other users make its caches colder or warmer by that much.
CPU_GROWTH = 0.25

# With fewer on average, most of the CPU time is the camera's, and does not depend on the viewers.
FEWEST_VIEWERS = 5

# Two-sided 95 % of Student's t, by degrees of freedom: the entry for the greatest not above it.
STUDENT_T = {1: 12.71, 2: 4.30, 3: 3.18, 4: 2.78, 5: 2.57, 6: 2.45, 8: 2.31, 10: 2.23, 15: 2.13,
             20: 2.09, 30: 2.04, 40: 2.02, 60: 2.00, 120: 1.98}


@dataclasses.dataclass
class Slope:
    """Of a least-squares line, per second, with the half width of its 95 % confidence interval."""

    value: float
    error: float

    @property
    def greatest(self):
        return self.value + self.error


def slope_of(points):
    """points: at least three (seconds, value), not all at the same time."""
    times, values = zip(*points)
    mean_time = statistics.fmean(times)
    mean_value = statistics.fmean(values)
    spread = sum((time - mean_time) ** 2 for time in times)
    value = sum((time - mean_time) * (each - mean_value) for time, each in points) / spread
    rest = sum((each - mean_value - value * (time - mean_time)) ** 2 for time, each in points)
    freedom = len(points) - 2
    student = STUDENT_T[max(key for key in STUDENT_T if key <= freedom)]
    return Slope(value, student * math.sqrt(rest / freedom / spread))


def blocks_of(points):
    """Means over BLOCK_SECONDS each."""
    blocks = {}
    for time, value in points:
        blocks.setdefault(int(time // BLOCK_SECONDS), []).append((time, value))
    return [(statistics.fmean(time for time, _ in block), statistics.fmean(v for _, v in block))
            for block in blocks.values()]


def after_warm_up(samples):
    end = samples[-1]["seconds"]
    begin = min(LONGEST_WARM_UP_SECONDS, WARM_UP_SHARE * end)
    return [sample for sample in samples if sample["seconds"] >= begin]


@dataclasses.dataclass
class Row:
    """One line of the table; everything per hour."""

    what: str
    slope: Slope
    limit: float
    first: float
    last: float
    unit: str
    blocks: int

    @property
    def is_judged(self):
        return not math.isinf(self.limit) and self.blocks >= FEWEST_JUDGED_BLOCKS

    @property
    def is_flat(self):
        """Surely below the limit: that a slope may be chance is no excuse."""
        return not self.is_judged or self.slope.greatest <= self.limit


def row_of(what, points, limit_per_second, unit, scale=1.0):
    """limit_per_second in the points' own unit, which scale turns into unit."""
    points = [(time, value * scale) for time, value in blocks_of(points)]
    slope = slope_of(points)
    quarter = max(1, len(points) // 4)
    hour = 3600
    return Row(what, Slope(slope.value * hour, slope.error * hour),
               limit_per_second * scale * hour,
               statistics.fmean(value for _, value in points[:quarter]),
               statistics.fmean(value for _, value in points[-quarter:]), unit, len(points))


def cpu_of(samples):
    """(seconds, share of a core) and (seconds, CPU seconds for each frame sent), one a block."""
    blocks = {}
    for sample in samples:
        blocks.setdefault(int(sample["seconds"] // BLOCK_SECONDS), []).append(sample)
    shares, each = [], []
    for block in blocks.values():
        spent, passed, frames = (block[-1][name] - block[0][name]
                                 for name in ("cpu_seconds", "seconds", "frames_sent"))
        middle = block[0]["seconds"] + passed / 2
        if passed > 0:
            shares.append((middle, spent / passed))
        if frames > 0:
            each.append((middle, spent / frames))
    return shares, each


def judge(samples, viewers_per_second):
    """The table's rows for one server, or nothing when it did not run for long enough."""
    samples = after_warm_up(samples)
    length = samples[-1]["seconds"] - samples[0]["seconds"]
    if length < FEWEST_BLOCKS * BLOCK_SECONDS:
        return []
    column = {name: [(sample["seconds"], sample[name]) for sample in samples]
              for name in ("memory_bytes", "descriptors", "viewers")}
    shares, each = cpu_of(samples)
    rows = [
        row_of("memory", column["memory_bytes"], LEAK_BYTES_EACH_VIEWER * viewers_per_second, "MB",
               1e-6),
        row_of("descriptors", column["descriptors"],
               LEAK_DESCRIPTORS_EACH_VIEWER * viewers_per_second, ""),
        row_of("viewers (for comparison)", column["viewers"], math.inf, ""),
        row_of("CPU", shares, math.inf, "% of a core", 100),
    ]
    if statistics.fmean(value for _, value in column["viewers"]) >= FEWEST_VIEWERS:
        mean = statistics.fmean(value for _, value in each)
        rows.append(row_of("CPU each frame sent", each, CPU_GROWTH * mean / length, "µs", 1e6))
    return rows


HEADING = ("| server | what | first quarter | last quarter | slope each hour (95 %) | limit | |\n"
           "|---|---|---|---|---|---|---|")


def line(server, row):
    limit = "" if math.isinf(row.limit) else f"{row.limit:.3f} {row.unit}".strip()
    verdict = ""
    if row.is_judged:
        verdict = "flat" if row.is_flat else "**not flat**"
    elif limit:
        verdict = "too short to judge"
    return (f"| {server} | {row.what} | {row.first:.2f} {row.unit} | {row.last:.2f} {row.unit} | "
            f"{row.slope.value:+.3f} ± {row.slope.error:.3f} {row.unit} | {limit} | {verdict} |")
