#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The relay next to its ceiling (a bare epoll fan-out) and its peers, in the same run.

    sh tests/bench/relay/run.sh                          everything, about 20 minutes
    sh tests/bench/relay/run.sh --viewers 100 --sizes 20x25 --subjects ceiling,vedette --repeat 5
    sh tests/bench/relay/run.sh --stalled 200            what viewers that never read cost
    sh tests/bench/relay/run.sh --subjects vedette --viewers 2000 --sizes 20x25 \
        --listeners 1000 --kept 1000 --logins 50         4,000 connections and 50 logins a second
    sh tests/bench/relay/run.sh --before /tmp/old/vedette-server \
        --subjects ceiling,vedette,vedette-before --repeat 5    against another build of it

Each figure is the median of the repeats; subjects take turns within a repeat, so that what else
the machine does falls on all alike. CPU is that of the subject's processes, and only while all
viewers are connected and served. Camera, subject and viewers share the machine: "fps" below the
camera's rate means that this machine cannot do more, with this subject.
"""

import argparse
import contextlib
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile

import report
import subjects
from processes import Process

SIZES = ["20x25", "100x30"]
LOAD_PROCESSOR = "1"
VIEWERS = [1, 20, 100, 500, 1000, 2000]


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True, help="folder with the built programs")
    names = [subject.name for subject in subjects.ALL]
    parser.add_argument("--subjects", type=_list, default=names, help=",".join(names))
    parser.add_argument("--viewers", type=lambda text: [int(n) for n in _list(text)],
                        default=VIEWERS, help="numbers of viewers")
    parser.add_argument("--sizes", type=_list, default=SIZES, help="KB of a frame x frames/s")
    parser.add_argument("--seconds", type=float, default=8, help="counted in each cell")
    parser.add_argument("--patience", type=float, default=20,
                        help="seconds in which all viewers must be served")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--stalled", type=int, default=0,
                        help="viewers that never read, next to those that count")
    parser.add_argument("--listeners", type=int, default=0,
                        help="of events, next to the viewers; these three for Vedette only")
    parser.add_argument("--kept", type=int, default=0, help="connections that ask now and then")
    parser.add_argument("--logins", type=float, default=0,
                        help="a second, each a new connection, half of them with a wrong password")
    parser.add_argument("--pin", action="store_true",
                        help="the subject on one processor, camera and viewers on the next: "
                             "steadier where others use the machine too, unfair to subjects of "
                             "several processes")
    parser.add_argument("--before", default="",
                        help="another build's vedette-server, for the subject vedette-before")
    parser.add_argument("--log", help="file for what the programs say on standard error")
    return parser.parse_args()


def _list(text):
    return text.split(",")


class Bench:
    def __init__(self, options, folder, log):
        self.options = options
        self.folder = folder
        self.log = log

    def installed(self):
        for subject in subjects.ALL:
            if subject.name not in self.options.subjects:
                continue
            missing = subject(self.options.programs, self.folder, self.log).missing()
            if missing:
                print(f"{subject.name} is left out: {missing} is not installed")
            else:
                yield subject

    def cell(self, kind, viewers, size, stalled=0):
        """One subject with so many viewers: a dictionary, or a text saying what went wrong."""
        kilobytes, rate = size.split("x")
        subject = kind(self.options.programs, self.folder, self.log)
        with contextlib.ExitStack() as stack:
            camera = stack.enter_context(Process(
                [subject.own("bench_camera"), "--size", kilobytes + "000", "--rate", rate],
                self.log))
            camera_port = int(camera.first_line("port "))
            try:
                Process.processors = "0" if self.options.pin else ""
                relay = stack.enter_context(subject.start(camera_port))
            except RuntimeError as error:
                return str(error)
            finally:
                Process.processors = LOAD_PROCESSOR if self.options.pin else ""
            if stalled:
                stack.enter_context(
                    self.viewers(subject, stalled, ["--stalled"])).first_line("stalled")
            others = None
            if self.options.listeners + self.options.kept + self.options.logins and (
                    isinstance(subject, subjects.Vedette) and not subject.is_encrypted):
                others = stack.enter_context(self.others(subject))
                others.first_line("ready")
            watching = stack.enter_context(self.viewers(subject, viewers, []))
            return self.watch(watching, relay, others)

    def others(self, subject):
        program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clients.py")
        return Process([sys.executable, program, "--port", str(subject.port), "--login",
                        subjects.LOGIN, "--listeners", str(self.options.listeners), "--kept",
                        str(self.options.kept), "--logins", str(self.options.logins)], self.log)

    def viewers(self, subject, count, more):
        return Process([subject.own("bench_viewers"), "--port", str(subject.port),
                        "--viewers", str(count), "--seconds", str(self.options.seconds),
                        "--patience", str(self.options.patience), *subject.viewer_options, *more],
                       self.log)

    def watch(self, watching, relay, others):
        """Reads the load generator's output, and the relay's CPU time when it starts and ends."""
        begin = end = peak = 0
        result = None
        for line in watching.lines():
            if line == "begin":
                begin = relay.cpu_seconds()
                if others:
                    os.kill(others.pid, signal.SIGUSR1)
            elif line == "end":
                end = relay.cpu_seconds()
                peak = relay.peak_memory()
                if others:
                    os.kill(others.pid, signal.SIGTERM)
            else:
                result = json.loads(line)
        if not result:
            return "the load generator failed"
        if not end:
            return (f"{result['served']:.0f} served within {self.options.patience:g} s, "
                    f"{result['lost']:.0f} lost, {result['corrupt']:.0f} corrupt")
        result["cpu_per_gb"] = (end - begin) / (result["bytes"] / 1e9)
        result["cores"] = (end - begin) / result["seconds"]
        result["peak_memory"] = peak
        if others:
            result["others"] = json.loads(others.first_line(""))
        return result


def median(results):
    """Of each figure; what must not happen even once is added up instead."""
    if any(isinstance(result, str) for result in results):
        return next(result for result in results if isinstance(result, str))
    merged = {}
    for key, value in results[0].items():
        values = [result[key] for result in results]
        if key in ("missed", "lost", "corrupt", "repeated"):
            merged[key] = sum(values)
        elif key == "others":
            merged[key] = values
        elif isinstance(value, list):
            merged[key] = [statistics.median(column) for column in zip(*values)]
        else:
            merged[key] = statistics.median(values)
    return merged


def main():
    options = parse()
    subjects.VedetteBefore.server = options.before
    Process.processors = LOAD_PROCESSOR if options.pin else ""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        log = (stack.enter_context(open(options.log, "a", encoding="utf-8"))
               if options.log else subprocess.DEVNULL)
        bench = Bench(options, folder, log)
        kinds = list(bench.installed())
        for size in options.sizes:
            print(report.heading(size, options), flush=True)
            for viewers in options.viewers:
                compare(bench, kinds, viewers, size)


def compare(bench, kinds, viewers, size):
    options = bench.options
    variants = [(kind, stalled) for kind in kinds for stalled in {0, options.stalled}]
    results = {variant: [] for variant in variants}
    for _ in range(options.repeat):
        for variant in variants:
            results[variant].append(bench.cell(variant[0], viewers, size, variant[1]))
    merged = {variant: median(each) for variant, each in results.items()}
    for (kind, stalled), result in merged.items():
        ceiling = merged.get((subjects.Ceiling, stalled))
        print(report.row(viewers, kind.name, stalled, result, ceiling), flush=True)
        if isinstance(result, dict):
            for others in result.get("others", []):
                print(report.others(others), flush=True)
    if options.stalled:
        for kind in kinds:
            print(report.stalled_cost(kind.name, options.stalled, merged[kind, 0],
                                      merged[kind, options.stalled]), flush=True)


if __name__ == "__main__":
    sys.exit(main())
