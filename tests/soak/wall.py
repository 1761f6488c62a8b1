#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The window with many cameras, which reboot in turns, for a long time: its memory and descriptors.

    sh tests/soak/wall.sh                   an hour with 16 cameras
    sh tests/soak/wall.sh --minutes 20      too short for a judgement, long enough for a look
"""

import argparse
import contextlib
import itertools
import os
import subprocess
import sys
import tempfile
import time

import judgement
from files import write_private
from processes import Process

SAMPLE_SECONDS = 5
REBOOT_SECONDS = 3
"""How long a camera is away."""
LEAK_BYTES_EACH_REBOOT = 2048
"""The least that a forgotten connection could cost: its socket's buffers alone are larger."""
LEAK_DESCRIPTORS_EACH_REBOOT = 0.01
KEYS_SECONDS = 10
"""Between two keys: a camera large, all of them again, …"""
KEYS = ["1", "Return", "Escape", "5", "Return", "Page_Down", "Escape", "9"]


def parse():
    parser = argparse.ArgumentParser(
        prog="tests/soak/wall.sh", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True, help="folder with the built programs")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--cameras", type=int, default=16)
    parser.add_argument("--reboot-each", type=float, default=6,
                        help="seconds from one camera's reboot to the next one's")
    return parser.parse_args()


def cameras(options):
    """One program with all of them; each is away in its turn, until the end."""
    faults = []
    at = options.reboot_each
    for camera in itertools.cycle(range(1, options.cameras + 1)):
        if at > options.minutes * 60:
            break
        faults += ["--fault", f"reboot:{REBOOT_SECONDS}@{at:.0f}/{camera}"]
        at += options.reboot_each
    return Process([os.path.join(options.programs, "vedette-camera"), "--cameras",
                    str(options.cameras), "--listen", "127.0.0.1:0", "--servo-listen",
                    "127.0.0.1:0", *faults]), len(faults) // 2


def write_folder(program, folder, count):
    for number in range(count):
        address = program.first_line("stream ")
        write_private(os.path.join(folder, f"camera{number:02}.env"), f"CAM_URL={address}\n")


def press(key):
    subprocess.run(["xdotool", "key", key], check=False, stderr=subprocess.DEVNULL)


def watch(window, options):
    """Samples of the window until the time is up, or it has ended."""
    keys = itertools.cycle(KEYS)
    begin = time.monotonic()
    next_key = KEYS_SECONDS
    samples = []
    while (seconds := time.monotonic() - begin) < options.minutes * 60 and window.is_running():
        samples.append({"seconds": seconds, "memory_bytes": window.memory(),
                        "descriptors": window.descriptors()})
        if seconds > next_key:
            press(next(keys))
            next_key += KEYS_SECONDS
        time.sleep(SAMPLE_SECONDS)
    return samples


def floor_of(points):
    """The least of each round of the keys. Pictures on their way take up to 10 MB for a moment, more
    when the machine is busy; what is kept for good lifts the floor."""
    rounds = {}
    for seconds, value in points:
        begin = seconds // (KEYS_SECONDS * len(KEYS))
        rounds[begin] = min(rounds.get(begin, (seconds, value)), (seconds, value),
                            key=lambda point: point[1])
    return list(rounds.values())


def report(samples, reboots, options):
    """Prints the table; whether all is flat."""
    each_second = reboots / (options.minutes * 60)
    kept = judgement.after_warm_up(samples)
    rows = [judgement.row_of(what, floor_of([(each["seconds"], each[column]) for each in kept]),
                             limit * each_second, unit, scale)
            for what, column, limit, unit, scale in (
                ("memory", "memory_bytes", LEAK_BYTES_EACH_REBOOT, "MB", 1e-6),
                ("descriptors", "descriptors", LEAK_DESCRIPTORS_EACH_REBOOT, "", 1.0))]
    print(f"{options.cameras} cameras, {reboots} reboots in {options.minutes:g} minutes\n")
    print(judgement.HEADING)
    for row in rows:
        print(judgement.line("window", row))
    return all(row.is_flat for row in rows)


def main():
    options = parse()
    fewest_seconds = judgement.FEWEST_BLOCKS * judgement.BLOCK_SECONDS
    if options.minutes * 60 < fewest_seconds:
        sys.exit(f"at least {fewest_seconds // 60} minutes are needed for a line")
    with contextlib.ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        folder = os.path.join(home, "cameras")
        os.mkdir(folder)
        program, reboots = cameras(options)
        stack.enter_context(program)
        write_folder(program, folder, options.cameras)
        stack.enter_context(Process(["openbox"], environment={"HOME": home}))
        window = stack.enter_context(Process(
            [os.path.join(options.programs, "vedette"), folder],
            environment={"HOME": home, "XDG_CONFIG_HOME": home, "QT_QPA_PLATFORM": "xcb"}))
        samples = watch(window, options)
        if not window.is_running():
            print(window.output)
            sys.exit("the window has ended")
    return 0 if report(samples, reboots, options) else 1


if __name__ == "__main__":
    sys.exit(main())
