#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What recording costs, beside programs that do the same, and how fast it is to look back.

    sh tests/bench/recording/run.sh               16 cameras of VGA, 25 pictures a second each

Each program records the same cameras in turn, in its steady state: vedette-server, as many ffmpeg with
-c copy, and Motion with its passthrough. vedette-server is also measured while it reads the cameras
without recording; the difference is what recording alone costs. Then bench_past looks back in many
recordings.
"""

import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time

from processes import Process

LOGIN = "viewer:a-long-enough-password"
SIZE, RATE = "20000", "25"
SETTLE_SECONDS = 3
"""Until all cameras are connected and files are open."""


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True, help="folder with the built programs")
    parser.add_argument("--cameras", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=10, help="measured each time")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--recordings", type=int, default=10_000, help="that are looked back in")
    return parser.parse_args()


def _write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8",
              opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(text)
    return path


class Bench:
    """Each measurement: processor time in percent of a core, the most memory in MB of all its processes,
    and where there are viewers the latest of their 99th percentiles in ms."""

    def __init__(self, options):
        self.options = options

    def program(self, name, *arguments):
        return Process([os.path.join(self.options.programs, name), *arguments])

    def cameras(self, stack):
        started = [stack.enter_context(self.program("bench_camera", "--size", SIZE, "--rate", RATE))
                   for _ in range(self.options.cameras)]
        return [f"http://127.0.0.1:{camera.first_line('port ')}/mjpeg" for camera in started]

    def measure(self, processes):
        time.sleep(SETTLE_SECONDS)
        before = sum(process.cpu_seconds() for process in processes)
        time.sleep(self.options.seconds)
        used = sum(process.cpu_seconds() for process in processes) - before
        return {"cpu": 100 * used / self.options.seconds,
                "memory": sum(process.peak_memory() for process in processes) / 1e6}

    def vedette(self, lines, viewers=0):
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            for number, url in enumerate(self.cameras(stack)):
                _write(folder, f"camera{number}.env", f"CAM_URL={url}\n{lines}")
            name, password = LOGIN.split(":")
            _write(folder, "server.env", f"HTTP_AUTH_USERNAME={name}\nHTTP_AUTH_PASSWORD={password}\n"
                   "VEDETTE_RECORD_FOLDER=recordings\n")
            server = stack.enter_context(
                self.program("vedette-server", "--listen", "127.0.0.1:0", folder))
            port = server.first_line("listening on http://127.0.0.1:").rstrip("/")
            if not viewers:
                return self.measure([server])
            time.sleep(SETTLE_SECONDS)
            watching = [stack.enter_context(self.program(
                "bench_viewers", "--port", port, "--path", f"/cameras/camera{number}/mjpeg",
                "--login", LOGIN, "--viewers", str(viewers), "--seconds", str(self.options.seconds)))
                for number in range(self.options.cameras)]
            results = [json.loads(next(line for line in each.lines() if line.startswith("{")))
                       for each in watching]
            return {"p99": max(result["last_ms"][1] for result in results)}

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
            names = [_write(folder, f"camera{number}.conf",
                            f"netcam_url {url.replace('http://', 'mjpeg://')}\n"
                            f"target_dir {folder}/{number}\n")
                     for number, url in enumerate(self.cameras(stack))]
            main = _write(folder, "motion.conf", "daemon off\nwebcontrol_port 0\nstream_port 0\n"
                          "width 640\nheight 480\nframerate 25\nemulate_motion on\npicture_output off\n"
                          "movie_output on\nmovie_passthrough on\nmovie_codec mkv\nmovie_max_time 600\n"
                          + "".join(f"camera {name}\n" for name in names))
            found = self.measure([stack.enter_context(Process(["motion", "-n", "-c", main]))])
            found["files"] = sum(name.endswith(".mkv") and os.path.getsize(os.path.join(where, name)) > 0
                                 for where, _, names in os.walk(folder) for name in names)
            return found


def median(results, name):
    return statistics.median(result[name] for result in results)


def main():
    options = parse()
    bench = Bench(options)
    ready, always = "VEDETTE_RECORD=ready\nVEDETTE_RECORD_BEFORE=0\n", "VEDETTE_RECORD=always\n"
    subjects = {"vedette-server, reading alone": lambda: bench.vedette(ready),
                "vedette-server, recording": lambda: bench.vedette(always),
                f"{options.cameras} ffmpeg -c copy": bench.ffmpeg}
    if shutil.which("motion"):
        subjects["Motion, passthrough"] = bench.motion
    results = {name: [] for name in subjects}
    latency = {"reading": [], "recording": []}
    for _ in range(options.repeat):
        for name, measure in subjects.items():
            results[name].append(measure())
        latency["reading"].append(bench.vedette(ready, viewers=2))
        latency["recording"].append(bench.vedette(always, viewers=2))
    print(f"{options.cameras} cameras of {SIZE} bytes x {RATE} a second, medians of {options.repeat}\n\n"
          "| | CPU, % of a core | peak MB |\n|---|---|---|")
    for name, each in results.items():
        print(f"| {name} | {median(each, 'cpu'):.1f} | {median(each, 'memory'):.0f} |")
    reading, recording, peer = (median(results[name], "cpu") for name in list(subjects)[:3])
    print(f"\nrecording alone: {recording - reading:.1f} % of a core (target: at most 5)")
    print(f"reading and recording: {recording / peer:.2f} of ffmpeg (target: at most 1)")
    if "Motion, passthrough" in results:
        motion = results["Motion, passthrough"]
        print(f"… {recording / median(motion, 'cpu'):.2f} of Motion (target: at most 0.5), which wrote "
              f"{min(each['files'] for each in motion)} files")
    later = median(latency["recording"], "p99") - median(latency["reading"], "p99")
    print(f"viewers' p99 while it records: {later:+.1f} ms (target: at most 2)\n", flush=True)
    subprocess.run([os.path.join(options.programs, "bench_past"), str(options.recordings)], check=True)


if __name__ == "__main__":
    main()
