#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""One server with many cameras, each with many viewers at full rate.

    sh tests/bench/cameras/run.sh                   16 cameras x 60 viewers; nothing may be missed
    sh tests/bench/cameras/run.sh --troubled        a tenth of the viewers, beside a camera in trouble

--troubled takes turns: without the camera in trouble, and with one that floods, that hangs, and that
reboots over and over. What counts is how much later than without it the others' frames arrive, at the
99th percentile, in the same run: 5 ms are allowed.
"""

import argparse
import contextlib
import json
import os
import statistics
import tempfile

from files import write_private
from processes import Process

LOGIN = "viewer:a-long-enough-password"
SIZE, RATE = "20000", "25"
ALLOWED_MS = 5
"""Later at the 99th percentile, because another camera is in trouble."""
REBOOT_SECONDS = 4
"""Between two reboots: time to be live, and to be missed."""


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True, help="folder with the built programs")
    parser.add_argument("--cameras", type=int, default=16)
    parser.add_argument("--viewers", type=int, default=60, help="of each camera")
    parser.add_argument("--seconds", type=float, default=10, help="counted each time")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--troubled", action="store_true",
                        help="a tenth of the viewers, and one more camera in trouble")
    return parser.parse_args()


class Bench:
    def __init__(self, options):
        self.options = options

    def program(self, name, *arguments):
        return Process([os.path.join(self.options.programs, name), *arguments])

    def good_camera(self):
        return self.program("bench_camera", "--size", SIZE, "--rate", RATE)

    def troubled_camera(self, kind):
        """And what its first line with a port begins with."""
        if kind == "floods":
            # As fast as a network of 1 Gbit/s lets it.
            return self.program("bench_camera", "--size", "100000", "--rate", "1000"), "port "
        times = range(REBOOT_SECONDS, 600, REBOOT_SECONDS)
        faults = (["stall:600@2"] if kind == "hangs" else [f"reboot:1@{at}" for at in times])
        return (self.program("vedette-camera", "--listen", "127.0.0.1:0", "--servo-listen",
                             "127.0.0.1:0",
                             *(word for fault in faults for word in ("--fault", fault))),
                "stream http://127.0.0.1:")

    def run(self, viewers, trouble=None):
        """A dictionary of what all viewers of good cameras saw, and what the server used."""
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            for number in range(self.options.cameras):
                camera = stack.enter_context(self.good_camera())
                write_private(f"{folder}/camera{number}.env",
                              f"CAM_URL=http://127.0.0.1:{camera.first_line('port ')}/mjpeg\n")
            if trouble:
                camera, prefix = self.troubled_camera(trouble)
                stack.enter_context(camera)
                port = camera.first_line(prefix).split("/")[0]
                write_private(f"{folder}/trouble.env", f"CAM_URL=http://127.0.0.1:{port}/mjpeg\n")
            name, password = LOGIN.split(":")
            write_private(f"{folder}/server.env",
                          f"HTTP_AUTH_USERNAME={name}\nHTTP_AUTH_PASSWORD={password}\n")
            server = stack.enter_context(self.program(
                "vedette-server", "--listen", "127.0.0.1:0", "--max-viewers", "4000", folder))
            port = server.first_line("listening on http://127.0.0.1:").rstrip("/")
            if trouble:
                stack.enter_context(self.watch(port, "trouble", 1, 3600))
            watching = [stack.enter_context(self.watch(port, f"camera{number}", viewers,
                                                       self.options.seconds))
                        for number in range(self.options.cameras)]
            for each in watching:
                each.first_line("begin")
            begin = server.cpu_seconds()
            results = [json.loads(next(line for line in each.lines() if line.startswith("{")))
                       for each in watching]
            return {
                "missed": sum(result["missed"] for result in results),
                "lost": sum(result["lost"] + result["corrupt"] for result in results),
                "fps": min(result["fps_min"] for result in results),
                "p99": max(result["last_ms"][1] for result in results),
                "cores": (server.cpu_seconds() - begin) / self.options.seconds,
                "memory": server.peak_memory(),
            }

    def watch(self, port, camera, viewers, seconds):
        return self.program("bench_viewers", "--port", port, "--path", f"/cameras/{camera}/mjpeg",
                            "--login", LOGIN, "--viewers", str(viewers), "--seconds", str(seconds))


def row(name, result):
    print(f"| {name} | {result['fps']:.1f} | {result['missed']:.0f} | {result['lost']:.0f} "
          f"| {result['p99']:.1f} | {result['cores']:.2f} | {result['memory'] / 1e6:.0f} |", flush=True)


def main():
    options = parse()
    bench = Bench(options)
    viewers = max(1, options.viewers // 10) if options.troubled else options.viewers
    print(f"{options.cameras} cameras of {SIZE} bytes x {RATE} a second, {viewers} viewers each\n\n"
          "| | fps, least | missed | lost | last byte p99, ms | cores | peak MB |\n"
          "|---|---|---|---|---|---|---|", flush=True)
    if not options.troubled:
        for _ in range(options.repeat):
            row("all well", bench.run(viewers))
        return
    delays = {}
    for _ in range(options.repeat):
        before = bench.run(viewers)
        row("all well", before)
        for trouble in ("floods", "hangs", "reboots"):
            result = bench.run(viewers, trouble)
            row(f"one more {trouble}", result)
            delays.setdefault(trouble, []).append(result["p99"] - before["p99"])
    print()
    for trouble, each in delays.items():
        print(f"one {trouble}: the others' p99 is {statistics.median(each):+.1f} ms "
              f"(allowed: {ALLOWED_MS})")


if __name__ == "__main__":
    main()
