# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Injects faults in random order into real programs in a network of their own, while a checker
watches that what Vedette promises holds. See "Fault injection" in tests/README.md."""

import argparse
import collections
import os
import pathlib
import random
import sys
import tempfile
import time

from certificates import Authority
from history import History
from injections import CONDEMNED, FAULTS, Stage
from network import Network
from programs import Clock, Programs
from screen import Screen
from viewers import Connection, Lost, unix_connector
from watch import Watch

SHORTEST_FAULT, LONGEST_FAULT = 1.5, 8.0
"""Seconds: from hardly noticed to longer than the product's patience with silence (5 s)."""
SHORTEST_REST, LONGEST_REST = 0.5, 2.0
START_SECONDS = 60.0
HOPS = {"the server": 1, "the viewers": 1, "the window": 2}
"""Reconnections, one after the other, between the camera and a viewer."""
VIEWER_COMES_AGAIN = 6.0
"""Seconds a network viewer here takes to give a connection up and to come again."""


def arguments():
    parser = argparse.ArgumentParser(prog="tests/faults/run.sh", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 31),
                        help="repeats the order, the kinds and the lengths of a run's faults")
    parser.add_argument("--minutes", type=float, default=10.0,
                        help="no fault begins after this; 10 without it")
    parser.add_argument("--only", action="append", metavar="TEXT",
                        help="only faults with this in their name; may be given more than once")
    parser.add_argument("--self-test", action="store_true",
                        help="inject what must be condemned, once, and fail when it is not")
    parser.add_argument("--bin", default="build/dev/bin", help="where the programs are")
    return parser.parse_args()


def schedule(dice, names):
    """All faults in random order, then all again in another."""
    while True:
        yield from dice.sample(names, len(names))


def wait_for_live(watch, fault, since, dice):
    """Until every viewer sees the camera live, or far beyond what is allowed."""
    waiting = dict(HOPS)
    end = since + max(HOPS.values()) * watch.returns.WITHIN + VIEWER_COMES_AGAIN
    while waiting and time.monotonic() < end:
        for who, is_live in watch.is_live_since(since).items():
            if is_live and who in waiting:
                watch.returns.feed(who, fault, waiting.pop(who), time.monotonic() - since)
        time.sleep(0.1)
    for who, hops in waiting.items():
        watch.returns.feed(who, fault, hops, None)
    time.sleep(dice.uniform(SHORTEST_REST, LONGEST_REST))


def steer(stage):
    """Steers all the time; what the camera does then is not judged here."""
    try:
        connection = Connection(unix_connector(stage.programs.unix_socket),
                                stage.network.SERVER_NAME)
        connection.get(stage.dice.choice(["/turnleft", "/turnright"]), 1)
        connection.close()
    except Lost:
        pass


def condemn(stage):
    """The self-test: 0 when the checker condemned what it must, and nothing else."""
    for name, fault in CONDEMNED.items():
        stage.history.note(f"{name}: must be condemned")
        fault(stage, LONGEST_FAULT)
        wait_for_live(stage.watch, name, time.monotonic(), stage.dice)
    stage.watch.stop()
    told = [line for _, line in stage.history.violations]
    is_right = len(told) == len(CONDEMNED) and all("the window is in colour" in line for line in told)
    print("the checker reported what it must" if is_right else f"the checker is blind: {told}")
    return 0 if is_right else 1


def inject(stage, options):
    names = [name for name in FAULTS
             if not options.only or any(text in name for text in options.only)]
    counts = collections.Counter()
    for name in schedule(stage.dice, names):
        is_over = counts and stage.history.seconds() > options.minutes * 60
        if is_over or not stage.watch.is_alive():
            return counts
        seconds = stage.dice.uniform(SHORTEST_FAULT, LONGEST_FAULT)
        stage.history.note(f"fault {sum(counts.values()) + 1}: {name}, {seconds:.1f} s")
        counts[name] += 1
        try:
            FAULTS[name](stage, seconds)
        except Exception as error:  # What the checker has seen until here still counts.
            stage.history.violation("the injector works", f"{name}: {error!r}")
            return counts
        stage.history.note("    over")
        wait_for_live(stage.watch, name, time.monotonic(), stage.dice)
        steer(stage)
    return counts


def summary(history, watch, counts):
    print(f"\nseed {history.seed}: {sum(counts.values())} faults of {len(counts)} kinds in "
          f"{history.seconds() / 60:.1f} minutes")
    for name, count in sorted(counts.items()):
        print(f"  {count} × {name}")
    print(f"looked at: {watch.truth.frames + sum(v.frames for v in watch.viewers)} frames of "
          f"{1 + len(watch.viewers)} viewers, {watch.events.events} events, "
          f"{watch.screenshots} screenshots")
    for who, seconds in sorted(watch.returns.longest.items()):
        print(f"longest until live again, {who}: {seconds:.1f} s")
    for program, judge in watch.resources:
        print(f"{program.name}: {judge.bytes[0] >> 20} MiB at first, {judge.bytes[-1] >> 20} at last, "
              f"{max(judge.bytes) >> 20} at most; descriptors {judge.descriptors[0]}, "
              f"{judge.descriptors[-1]}, {max(judge.descriptors)}")
    print(f"violations: {len(history.violations)}")
    for _, line in history.violations:
        print(line)


def run(options, folder):
    history = History(options.seed)
    print(f"seed {options.seed}", flush=True)
    authority = Authority(f"{folder}/certificates", Network.SERVER_NAME, Network.SERVER_ADDRESS)
    network = Network(options.seed, authority.certificate)
    clock = Clock(folder)
    programs = Programs(folder, os.path.abspath(options.bin), network, authority, clock, history)
    screen = Screen(f"{folder}/screen")
    try:
        programs.start_camera()
        programs.start_server()
        programs.start_desktop(screen.display)
        screen.fill_with("Vedette")
        watch = Watch(programs, network, screen, history)
        stage = Stage(network, programs, authority, clock, watch, history,
                      random.Random(options.seed))
        watch.start()
        if not stage.eventually(lambda: all(watch.is_live_since(0).values()), START_SECONDS):
            history.violation("live returns", "no viewer saw the camera live at the start")
            return 1
        if options.self_test:
            return condemn(stage)
        counts = inject(stage, options)
        watch.stop()
        summary(history, watch, counts)
        return 1 if history.violations else 0
    finally:
        programs.end()
        screen.close()
        network.close()


def main():
    options = arguments()
    if not (pathlib.Path(options.bin) / "vedette").exists():
        sys.exit(f"there is no vedette in {options.bin}: build the preset dev first")
    with tempfile.TemporaryDirectory(prefix="vedette-faults-") as folder:
        sys.exit(run(options, folder))


if __name__ == "__main__":
    main()
