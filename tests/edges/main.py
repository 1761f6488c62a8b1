# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""A crowd behind HAProxy and three edges, of which one is killed: those who watched through it must
be back in time, the others miss nothing, and the camera has one connection throughout. See
docs/edges.md."""

import argparse
import contextlib
import os
import pathlib
import signal
import statistics
import sys
import tempfile
import threading
import time

from crowd import Crowd
from stage import EDGES, Stage

KILLED = "edge2"
BACK_WITHIN = 3.0
"""Seconds from asking again to a new picture."""
UNEVEN = 0.1
"""Least connections: no edge has more than its share and this part of it."""
ALL_IN_SECONDS = 60.0
STILL_WATCHING_SECONDS = 1.0
"""A viewer without a picture as new as this at the end does not watch any more."""


def arguments():
    parser = argparse.ArgumentParser(prog="tests/edges/run.sh", description=__doc__)
    parser.add_argument("--viewers", type=int, default=600, help="how many; 600 without it")
    parser.add_argument("--fps", type=float, default=10, help="the camera's; 10 without it")
    parser.add_argument("--quality", type=int, default=40, help="of its JPEGs; 40 without it")
    parser.add_argument("--seconds", type=float, default=5,
                        help="to watch before and after the edge is killed; 5 without it")
    parser.add_argument("--bin", default="build/dev/bin", help="where the programs are")
    return parser.parse_args()


class CameraWatch(threading.Thread):
    """Looks many times a second who is connected to the camera."""

    INTERVAL = 0.1

    def __init__(self, network):
        super().__init__(daemon=True, name="camera watch")
        self._network = network
        self._stopped = threading.Event()
        self.peers = set()
        self.looks = self.gaps = 0

    def run(self):
        while not self._stopped.wait(self.INTERVAL):
            peers = self._network.camera_peers()
            self.gaps += not peers
            self.peers |= peers
            self.looks += 1

    def stop(self):
        self._stopped.set()
        self.join()


class Costs:
    """Processor time of each program and what the viewers get, from now until report()."""

    def __init__(self, stage, crowd):
        self._stage = stage
        self._crowd = crowd
        self._began = self._now()

    def _now(self):
        busy = {name: self._processor_seconds(program.pid)
                for name, program in self._stage.programs.items()}
        return (time.monotonic(), sum(each.frames for each in self._crowd.spectators),
                sum(each.bytes for each in self._crowd.spectators), busy)

    @staticmethod
    def _processor_seconds(pid):
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def report(self):
        then, frames, octets, busy = self._began
        now, frames_now, octets_now, busy_now = self._now()
        seconds, gigabytes = now - then, (octets_now - octets) / 1e9
        cores = {name: (busy_now[name] - busy[name]) / seconds for name in busy}
        haproxy = self._stage.programs["haproxy"].memory() >> 20
        print(f"{(frames_now - frames) / seconds:.0f} frames and "
              f"{1e3 * gigabytes / seconds:.1f} MB a second in all; HAProxy takes "
              f"{cores['haproxy'] * seconds / gigabytes:.2f} CPU s/GB and {haproxy} MiB")
        print("cores: " + ", ".join(f"{name} {share:.2f}" for name, share in cores.items()))


def shares(stage, edges, count):
    """What is wrong with how many each edge has."""
    found = {edge: stage.sessions(edge) for edge in edges}
    print(f"viewers: {found}")
    fair = count / len(edges)
    return [f"{edge} has {number} of {count} viewers" for edge, number in found.items()
            if abs(number - fair) > max(1, UNEVEN * fair)]


def judge_the_kill(crowd, watched):
    """watched: how many watched through the edge that was killed."""
    lost = [each for each in crowd.spectators if each.lost_at is not None]
    took = [each.back_at - each.asked_again_at for each in lost if each.back_at is not None]
    print(f"lost with {KILLED}: {len(lost)}; back after at most "
          f"{max(took, default=0):.2f} s, {statistics.median(took or [0]):.2f} s in the median")
    problems = []
    if len(lost) != watched:
        problems.append(f"{len(lost)} viewers were cut off, {watched} watched through {KILLED}")
    if len(took) < len(lost) or max(took, default=0) > BACK_WITHIN:
        late = sum(1 for each in took if each > BACK_WITHIN)
        problems.append(f"{len(lost) - len(took)} did not come back, {late} took too long")
    return problems


def judge_the_watching(crowd, camera):
    problems = list(crowd.problems)
    missed = sum(each.missed for each in crowd.spectators)
    print(f"{sum(each.frames for each in crowd.spectators)} frames, {missed} missed; the camera "
          f"was looked at {camera.looks} times and had {len(camera.peers)} connection(s)")
    if missed:
        problems.append(f"{missed} frames were missed")
    if len(camera.peers) != 1 or camera.gaps:
        problems.append(f"the camera's connections: {camera.peers}, none {camera.gaps} times")
    absent = [each.name for each in crowd.spectators
              if time.monotonic() - each.newest_at > STILL_WATCHING_SECONDS]
    if absent:
        problems.append(f"at the end {absent} had no new picture")
    return problems


def ages(crowd):
    found = sorted(age for each in crowd.spectators for age in each.ages)
    median, late = found[len(found) // 2], found[len(found) * 99 // 100]
    print(f"from the camera to the viewer's last byte: {1e3 * median:.1f} ms median, "
          f"{1e3 * late:.1f} ms 99th percentile")


def run(stage, crowd, options):
    began = time.monotonic()
    crowd.start()
    stage.wait_for(lambda: crowd.all_see_since(0), ALL_IN_SECONDS)
    print(f"{options.viewers} viewers have pictures after {time.monotonic() - began:.2f} s")
    camera = CameraWatch(stage.network)
    camera.start()
    costs = Costs(stage, crowd)
    time.sleep(options.seconds)
    costs.report()
    problems = shares(stage, EDGES, options.viewers)
    watched = stage.sessions(KILLED)
    stage.programs[KILLED].signal(signal.SIGKILL)
    time.sleep(options.seconds)
    camera.stop()
    problems += judge_the_kill(crowd, watched)
    problems += judge_the_watching(crowd, camera)
    problems += shares(stage, [edge for edge in EDGES if edge != KILLED], options.viewers)
    ages(crowd)
    return problems


def main():
    options = arguments()
    # A signal that ends this takes the namespaces down, too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if not (pathlib.Path(options.bin) / "vedette-server").exists():
        sys.exit(f"there is no vedette-server in {options.bin}: build the preset dev first")
    with tempfile.TemporaryDirectory(prefix="vedette-edges-") as folder:
        stage = Stage(folder, options.bin, ("--fps", options.fps, "--quality", options.quality))
        with contextlib.ExitStack() as cleanups:
            cleanups.callback(stage.close)
            crowd = Crowd(stage, options.viewers)
            cleanups.callback(crowd.stop)
            problems = run(stage, crowd, options)
    for problem in problems[:20]:
        print(f"problem: {problem}")
    print(f"{len(problems)} problems")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
