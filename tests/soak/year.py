#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""A year of vedette-server in some minutes.

    sh tests/soak/year.sh                        each of 366 days and all wraps, ten minutes
    sh tests/soak/year.sh --each 61 --wraps 4    a day in 61 and the first wraps, a minute

Its clocks run ten times as fast (libfaketime scales the timeouts too), the camera's do not; so
two seconds without a picture are 200 ms, at 10 pictures a second by its clock. Most of each day
it sleeps: both clocks jump. Each time it must be live again within its promised time, with a
correct status, and accept the right password. It is awake when its monotonic clock, and
the time since its start, pass the multiples of 2^31 ms, at which 32 bits change their sign or
wrap in turn, and when the wall clock passes 2^31 s; then no picture may be late, and what waits (a
login throttle, a back-off while the camera is gone) must end in time. One viewer and one events
listener stay connected all the year.
"""

import argparse
import asyncio
import contextlib
import math
import os
import sys
import tempfile

from programs import Camera, Server, write_settings
from faketime import FakeClock
from frames import Lag
from watchdog import Watchdog
from yearlong import Year

SPEED = 10
# Ten a second by the server's clock.
CAMERA_RATE = 10 * SPEED
DAY = 86400.0
# From landing there to the wrap: enough to be live again and to see that it is.
BEFORE_WRAP_SECONDS = 12


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True, help="folder with the built programs")
    parser.add_argument("--days", type=int, default=366)
    parser.add_argument("--each", type=int, default=1, help="look once in so many days")
    parser.add_argument("--wraps", type=int, default=1000, help="the first so many of each kind")
    parser.add_argument("--log", default=os.devnull, help="file for what the programs say")
    return parser.parse_args()


def wraps(clock, last, count):
    """(second, name, whether the camera is to be gone) of the first count wraps of each kind."""
    found = [(clock.wall_second(2 ** 31), "2^31 s of the wall clock", False)]
    wrap = 2 ** 31 / 1000
    for name, begin in (("since the start", 0.0),
                        ("of the monotonic clock", clock.monotonic_begin())):
        first = math.floor(begin / wrap) + 1
        for number in range(first, first + count):
            # Odd ones change the sign, even ones wrap; of each, every other time.
            is_cut = number % 4 in (3, 0)
            second = number * wrap - begin
            if second < last:
                found.append((second, f"{number} x 2^31 ms {name}", is_cut))
    return sorted(found)


async def live_through(year, clock, options):
    await year.begin()
    end = options.days * DAY
    ahead = wraps(clock, end, options.wraps)
    day = options.each
    while day <= options.days or ahead:
        if ahead and (day > options.days or ahead[0][0] < day * DAY):
            second, name, is_cut = ahead.pop(0)
            clock.jump(second - BEFORE_WRAP_SECONDS - clock.now())
            await year.pass_wrap(second, name, is_cut)
        else:
            clock.jump(day * DAY - clock.now())
            await year.wake_up(f"day {day}")
            day += options.each
    await year.check_throttle()
    await year.end()


async def run(options):
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        log = stack.enter_context(open(options.log, "w", encoding="utf-8"))
        camera = Camera(options.programs, CAMERA_RATE, log)
        stack.callback(camera.close)
        clock = FakeClock(folder, SPEED)
        watchdog = stack.enter_context(Watchdog(folder))
        settings = write_settings(folder, "camera.env", camera.stream_url, camera.servo_url)
        server = Server("server", options.programs, settings, log,
                        environment=clock.environment() + watchdog.environment())
        stack.callback(server.close)
        lag = Lag()
        measuring = asyncio.create_task(lag.measure())
        year = Year(server, camera, clock, watchdog, lag)
        await live_through(year, clock, options)
        measuring.cancel()
        if server.end() != 0:
            year.problem("it did not end as it should")
        year.report()
        return 1 if year.problems else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(run(parse())))
