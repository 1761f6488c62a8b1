#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What recording costs, beside programs that do the same, and how fast it is to look back.

    sh tests/bench/recording/run.sh               16 cameras of VGA, 25 pictures a second each

Each program records the same cameras in turn, in its steady state: vedette-server, as many ffmpeg with
-c copy, and Motion with its passthrough. vedette-server is also measured while it reads the cameras
without recording; the difference is what recording alone costs. Then bench_past looks back in many
recordings, which are asked for through a server as well, as the page does, and bench_playback plays one
16 times as fast in a window. What each figure has to be is in the last table.
"""

import argparse
import base64
import contextlib
import datetime
import http.client
import json
import os
import random
import shutil
import statistics
import subprocess
import tempfile
import time

from files import write_private
from processes import Process

LOGIN = "viewer:a-long-enough-password"
SIZE, RATE = "20000", "25"
SETTLE_SECONDS = 3
"""Until all cameras are connected and files are open."""
RING_SECONDS = 10
QUESTIONS = 200
"""For a moment, through the server."""


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True, help="folder with the built programs")
    parser.add_argument("--cameras", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=10, help="measured each time")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--recordings", type=int, default=10_000, help="that are looked back in")
    return parser.parse_args()


class Bench:
    """Each measurement: processor time in percent of a core, the most memory in MB of all its processes,
    their share of it and what they have of their own at its end, and where there are viewers the latest of their 99th
    percentiles in ms."""

    def __init__(self, options):
        self.options = options

    def program(self, name, *arguments):
        return Process([os.path.join(self.options.programs, name), *arguments])

    def cameras(self, stack):
        started = [stack.enter_context(self.program("bench_camera", "--size", SIZE, "--rate", RATE))
                   for _ in range(self.options.cameras)]
        return [f"http://127.0.0.1:{camera.first_line('port ')}/mjpeg" for camera in started]

    def measure(self, processes, settle=SETTLE_SECONDS):
        time.sleep(settle)
        before = sum(process.cpu_seconds() for process in processes)
        time.sleep(self.options.seconds)
        used = sum(process.cpu_seconds() for process in processes) - before
        return {"cpu": 100 * used / self.options.seconds,
                "memory": sum(process.peak_memory() for process in processes) / 1e6,
                "share": sum(process.share_of_memory() for process in processes) / 1e6,
                "own": sum(process.own_memory() for process in processes) / 1e6}

    def server(self, stack, folder, recordings):
        """And its port."""
        name, password = LOGIN.split(":")
        write_private(f"{folder}/server.env",
                      f"HTTP_AUTH_USERNAME={name}\nHTTP_AUTH_PASSWORD={password}\n"
                      f"VEDETTE_RECORD_FOLDER={recordings}\n")
        server = stack.enter_context(self.program("vedette-server", "--listen", "127.0.0.1:0", folder))
        return server, server.first_line("listening on http://127.0.0.1:").rstrip("/")

    def vedette(self, lines, viewers=0, settle=SETTLE_SECONDS):
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            for number, url in enumerate(self.cameras(stack)):
                write_private(f"{folder}/camera{number}.env", f"CAM_URL={url}\n{lines}")
            server, port = self.server(stack, folder, "recordings")
            if not viewers:
                return self.measure([server], settle)
            time.sleep(settle)
            watching = [stack.enter_context(self.program(
                "bench_viewers", "--port", port, "--path", f"/cameras/camera{number}/mjpeg",
                "--login", LOGIN, "--viewers", str(viewers), "--seconds", str(self.options.seconds)))
                for number in range(self.options.cameras)]
            results = [json.loads(next(line for line in each.lines() if line.startswith("{")))
                       for each in watching]
            return {"p99": max(result["last_ms"][1] for result in results)}

    def page_seeks(self, recordings):
        """How long a picture of any moment of a week takes through the server, in ms."""
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            for number in range(4):
                write_private(f"{folder}/camera{number}.env", "CAM_URL=http://127.0.0.1:9/mjpeg\n")
            _, port = self.server(stack, folder, recordings)
            connection = http.client.HTTPConnection("127.0.0.1", int(port))
            login = {"Authorization": "Basic " + base64.b64encode(LOGIN.encode()).decode()}

            def ask(path):
                connection.request("GET", path, headers=login)
                answer = connection.getresponse()
                return answer.status, answer.read()

            now = datetime.datetime.now(datetime.timezone.utc)
            begin = (now - datetime.timedelta(days=7)).strftime("%Y-%m-%dT%H:%M:%SZ")
            _, body = ask(f"/cameras/camera0/recordings?from={begin}")
            spans = json.loads(body)["spans"]
            times = []
            for _ in range(QUESTIONS):
                camera, span = random.randrange(4), random.choice(spans)
                began = time.monotonic()
                status, _ = ask(f"/cameras/camera{camera}/frame?at={span['from']}")
                times.append(1e3 * (time.monotonic() - began))
                if status != 200:
                    raise RuntimeError(f"a moment that was recorded: {status}")
            return times

    def ffmpeg(self):
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            return self.measure([stack.enter_context(Process(
                ["ffmpeg", "-loglevel", "error", "-nostdin", "-use_wallclock_as_timestamps", "1", "-f",
                 "mpjpeg", "-i", url, "-c", "copy", f"{folder}/{number}.mkv"]))
                for number, url in enumerate(self.cameras(stack))])

    def motion(self):
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            names = [write_private(f"{folder}/camera{number}.conf",
                                   f"netcam_url {url.replace('http://', 'mjpeg://')}\n"
                                   f"target_dir {folder}/{number}\n")
                     for number, url in enumerate(self.cameras(stack))]
            main = write_private(
                f"{folder}/motion.conf", "daemon off\nwebcontrol_port 0\nstream_port 0\n"
                "width 640\nheight 480\nframerate 25\nemulate_motion on\npicture_output off\n"
                "movie_output on\nmovie_passthrough on\nmovie_codec mkv\nmovie_max_time 600\n"
                + "".join(f"camera {name}\n" for name in names))
            found = self.measure([stack.enter_context(Process(["motion", "-n", "-c", main]))])
            found["files"] = sum(name.endswith(".mkv") and os.path.getsize(os.path.join(where, name)) > 0
                                 for where, _, names in os.walk(folder) for name in names)
            return found


def median(results, name):
    return statistics.median(result[name] for result in results)


def row(what, target, measured, unit):
    """Of the last table. target: what measured may be at most; below 0, at least."""
    is_met = measured <= target if target >= 0 else measured >= -target
    print(f"| {what} | {'≤' if target >= 0 else '≥'} {abs(target):g}{unit} | {measured:.2f}{unit} "
          f"| {'met' if is_met else 'missed'} |", flush=True)


def costs(options, bench):
    ready = "VEDETTE_RECORD=ready\nVEDETTE_RECORD_BEFORE={}\n"
    reading, always = ready.format(0), "VEDETTE_RECORD=always\n"
    subjects = {"vedette-server, reading alone": lambda: bench.vedette(reading),
                "vedette-server, recording": lambda: bench.vedette(always),
                f"{options.cameras} ffmpeg -c copy": bench.ffmpeg,
                f"vedette-server, keeping {RING_SECONDS} s": lambda: bench.vedette(
                    ready.format(RING_SECONDS), settle=RING_SECONDS + SETTLE_SECONDS)}
    if shutil.which("motion"):
        subjects["Motion, passthrough"] = bench.motion
    results = {name: [] for name in subjects}
    latency = {"reading": [], "recording": []}
    for _ in range(options.repeat):
        for name, measure in subjects.items():
            results[name].append(measure())
        latency["reading"].append(bench.vedette(reading, viewers=2))
        latency["recording"].append(bench.vedette(always, viewers=2))
    print(f"{options.cameras} cameras of {SIZE} bytes x {RATE} a second, medians of {options.repeat}\n\n"
          "| | CPU, % of a core | peak MB |\n|---|---|---|")
    for name, each in results.items():
        print(f"| {name} | {median(each, 'cpu'):.1f} | {median(each, 'memory'):.0f} |")
    return subjects, results, latency


def judge_costs(options, subjects, results, latency):
    names = list(subjects)
    reading, recording, peer = (median(results[name], "cpu") for name in names[:3])
    row("recording alone", 5, recording - reading, " % of a core")
    row("reading and recording, of ffmpeg", 1, recording / peer, "")
    if "Motion, passthrough" in results:
        motion = results["Motion, passthrough"]
        row(f"the same, of Motion, which wrote {min(each['files'] for each in motion)} files", 0.5,
            recording / median(motion, "cpu"), "")
    ring = options.cameras * RING_SECONDS * int(SIZE) * int(RATE) / 1e6
    row(f"memory beyond a ring of {ring:.0f} MB", 30, median(results[names[3]], "memory") - ring, " MB")
    row("… where what other programs have mapped too counts in part", 30,
        median(results[names[3]], "share") - ring, " MB")
    row("… without what is mapped from files (programs, libraries)", 30,
        median(results[names[3]], "own") - ring, " MB")
    row("viewers' p99 while it records, later", 2,
        median(latency["recording"], "p99") - median(latency["reading"], "p99"), " ms")


def look_back(options, bench):
    """Prints what bench_past says; the times through the server, in ms."""
    with tempfile.TemporaryDirectory() as folder:
        recordings = f"{folder}/recordings"
        subprocess.run([os.path.join(options.programs, "bench_past"), str(options.recordings), recordings],
                       check=True)
        return bench.page_seeks(recordings)


def main():
    options = parse()
    bench = Bench(options)
    figures = costs(options, bench)
    print(flush=True)
    seeks = sorted(look_back(options, bench))
    played = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1280x1024x24 -noreset",
         os.path.join(options.programs, "bench_playback"), str(round(options.seconds))],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"}, check=True, capture_output=True, text=True)
    fewest, average = (float(word) for word in played.stdout.split())
    print("\n| what | target | measured | |\n|---|---|---|---|")
    judge_costs(options, *figures)
    row("a picture of any moment through the server, p99", 200, seeks[len(seeks) * 99 // 100], " ms")
    row("16 times as fast, different pictures on screen", -25, average, " a second")
    print(f"\nin the worst second: {fewest:.0f} pictures")


if __name__ == "__main__":
    main()
