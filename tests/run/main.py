# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Builds and tests Vedette in stages, and ends with a table of them and ctest's summary of all.

Called by tests/run.sh, which installs what the stages need. Without --all it takes what must always be
tested, and of the rest what has changed since the last passed run of --all, as far as that fits into
the budget. The table lists what was put off."""

import argparse
import os
import re
import signal
import subprocess
import sys
import time

import logins
import record
import stages

SHORT_BUDGET_MINUTES = 25
"""What a developer waits for; the table says what had no room in it."""
ALL_BUDGET_MINUTES = 80
"""Whoever runs the tests on a change stops them after 90 minutes."""

RAN = re.compile(r"\s*\d+/\d+ Test\s+#\d+: (\S+) \.+")
SUMMARY = re.compile(r"(\d+)% tests passed, (\d+) tests failed out of (\d+)")
STARTS = re.compile(r"\s+Start +\d+: |\d+% tests passed")
LAST_LINES = 40
"""Of what a failed test printed, repeated at the end of the run: there the reason is."""


class Run:
    """The stages so far: their times, results and how many tests passed."""

    def __init__(self, budget):
        self.started = time.monotonic()
        self.end = self.started + budget
        self.rows = []  # name, seconds, what became of it
        self.seconds = {}
        self.failed_tests = 0
        self.tests = 0
        self.is_broken = False
        self.names = set()  # (preset, test) that ctest ran
        self.failures = []  # for each failed test the line that says so and the last ones it printed
        self.is_in_failure = False

    def left(self):
        return self.end - time.monotonic()

    def put_off(self, stage, why):
        self.rows.append((stage.name, None, why))

    def take(self, stage):
        print(f"\n=== {stage.name} ===", flush=True)
        started = time.monotonic()
        result = "passed"
        for command in stage.commands:
            status, lines = run(command, stage.environment)
            for line in lines:
                self.count(line, command)
            if command[0] == "ctest" and logins.found_in(command[2]):
                result = "FAILED: a password of the tests is in the log"
                self.is_broken = True
                break
            if status != 0:
                result = "FAILED"
                self.is_broken = True
                break
        took = time.monotonic() - started
        self.seconds[stage.name] = took
        self.rows.append((stage.name, took, result))
        return result == "passed"

    def count(self, line, command):
        self.keep_failure(line)
        if match := RAN.match(line):
            self.names.add((command[2], match.group(1)))
        if match := SUMMARY.search(line):
            self.failed_tests += int(match.group(2))
            self.tests += int(match.group(3))

    def keep_failure(self, line):
        """ctest prints what a failed test printed behind the line with its result."""
        if RAN.match(line):
            self.is_in_failure = "***" in line
            if self.is_in_failure:
                self.failures.append([line])
        elif STARTS.match(line):
            self.is_in_failure = False
        elif self.is_in_failure:
            failure = self.failures[-1]
            failure[1:] = [*failure[1:], line][-LAST_LINES:]

    def what_failed(self):
        return "\n".join(line for failure in self.failures for line in failure)

    def table(self):
        width = max(len(name) for name, _, _ in self.rows)
        lines = []
        for name, seconds, result in self.rows:
            clock = "      " if seconds is None else f"{int(seconds) // 60:3}:{int(seconds) % 60:02}"
            lines.append(f"{name:{width}}  {clock}  {result}")
        took = int(time.monotonic() - self.started)
        lines.append(f"{'all':{width}}  {took // 60:3}:{took % 60:02}")
        return "\n".join(lines)

    def summary(self):
        passed = self.tests - self.failed_tests
        percent = 100 * passed // self.tests if self.tests else 0
        return f"{percent}% tests passed, {self.failed_tests} tests failed out of {self.tests}"


def run(words, environment, quiet=False):
    """Its exit status and the lines it printed, which go out as they come unless quiet."""
    lines = []
    with subprocess.Popen(words, cwd=record.SOURCE, env={**os.environ, **environment},
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, errors="replace") as process:
        for line in process.stdout:
            if not quiet:
                print(line, end="", flush=True)
            lines.append(line.rstrip("\n"))
    return process.returncode, lines


def expected(stage, known):
    return known.get("seconds", {}).get(stage.name, stage.seconds)


def tests_of(preset):
    _, lines = run(["ctest", "--preset", preset, "--show-only"], {}, quiet=True)
    return {(preset, match.group(1)) for line in lines if (match := re.match(r"\s*Test\s+#\d+: (\S+)", line))}


def run_all(run_so_far):
    for stage in stages.stages(everything=True):
        run_so_far.take(stage)
    known = set().union(*(tests_of(preset) for preset in (stages.ASAN, stages.FUZZ, stages.DEV)))
    if missed := known - run_so_far.names:
        run_so_far.is_broken = True
        print("No stage runs: " + ", ".join(sorted(f"{preset} {name}" for preset, name in missed)))
    if not run_so_far.is_broken:
        record.save(run_so_far.seconds)


def run_short(run_so_far):
    known = record.load()
    paths = record.changed_paths(known)
    # For tests/lint/units.py.
    os.environ["VEDETTE_LINT"] = "short"
    if paths is not None:
        os.environ["VEDETTE_CHANGED_SINCE"] = known["commit"]
    for stage in stages.stages(everything=False):
        if stage.everything:
            run_so_far.put_off(stage, "only with --all")
        elif not stage.is_always() and not stages.is_touched(stage, paths):
            run_so_far.put_off(stage, "nothing it tests has changed since the last --all")
        elif not stage.is_always() and run_so_far.left() < expected(stage, known):
            run_so_far.put_off(stage, "put off to --all: no room in the short run")
        else:
            run_so_far.take(stage)


def main():
    arguments = argparse.ArgumentParser(prog="tests/run.sh", description=__doc__,
                                        formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--all", action="store_true", help="every test; 80 minutes on two processors")
    arguments.add_argument("--minutes", type=float, help="budget of the short run, 25 without it")
    given = arguments.parse_args()
    budget = given.minutes or (ALL_BUDGET_MINUTES if given.all else SHORT_BUDGET_MINUTES)
    # Ctrl+C ends the stage that runs as well; Python then has nothing to report.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    so_far = Run(budget * 60)
    (run_all if given.all else run_short)(so_far)
    if so_far.failures:
        print(f"\n=== what failed ===\n{so_far.what_failed()}")
    print(f"\n{so_far.table()}")
    if so_far.left() < 0:
        print(f"This took longer than the {budget:g} minutes it should.")
    print(f"\n{so_far.summary()}", flush=True)
    return 1 if so_far.is_broken or so_far.failed_tests else 0


if __name__ == "__main__":
    sys.exit(main())
