# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What must be true of the server on each day of its year. Seconds are by its clock."""

import asyncio
import datetime
import itertools
import json

import watchdog
from programs import LOGIN
from sampling import metrics_of
from web import Client, Stream

# The longest back-off, and what the machine takes to connect.
PROMISED_SECONDS = 10
# What this program and the kernel may take, in real seconds on a busy machine.
MACHINE_SECONDS = 1.0
STALE_SECONDS = 2.0
# Of wrong passwords; then a wait, which doubles each time (LoginThrottle).
FREE_FAILURES = 5
FIRST_DELAY_SECONDS = 10
# Guesses a password each day, which must never count against it; and one before each wrap.
FORGETFUL = "127.9.9.9"
# Around a wrap.
GUESSES_BEFORE_SECONDS = 5
CUT_BEFORE_SECONDS = 3


class Year:
    def __init__(self, server, camera, clock, service_watchdog, lag):
        self._server = server
        self._camera = camera
        self._clock = clock
        self._watchdog = service_watchdog
        self._lag = lag
        self._what = "the beginning"
        self._frame_at = 0.0  # when the resident viewer got the newest
        self._longest_gap = 0.0
        self._status = {}  # the newest event
        self._frames = self._sent = 0
        self._wake_ups = []
        self._addresses = (f"127.8.{a}.{b}" for a, b in itertools.product(range(250), repeat=2))
        self._residents = []
        self.problems = 0

    def problem(self, text):
        self.problems += 1
        print(f"{self._what}: {text}", flush=True)

    def _slack(self):
        return (MACHINE_SECONDS + self._lag.seconds) * self._clock.speed

    async def begin(self):
        self._residents = [asyncio.create_task(self._watch()),
                           asyncio.create_task(self._listen())]
        await self._until_live(self._clock.now())
        await self.check_day()

    async def end(self):
        for task in self._residents:
            if task.done():
                self.problem(f"a viewer was dropped: {task.exception()}")
            task.cancel()
        await asyncio.gather(*self._residents, return_exceptions=True)

    async def _watch(self):
        async with await Client.connect(self._server.port, LOGIN) as client:
            stream = Stream(client, await client.begin("/mjpeg"))
            newest = 0.0
            while True:
                fields, _ = await stream.next()
                now = self._clock.now()
                wall = float(fields["x-timestamp"])
                if not newest:
                    self._clock.calibrate(wall)
                elif wall <= newest:
                    self.problem(f"X-Timestamp went from {newest:.6f} to {wall:.6f}")
                if not self._clock.is_now(wall, self._slack()):
                    self.problem(f"X-Timestamp is {wall - self._clock.wall():+.1f} s off")
                newest = wall
                self._longest_gap = max(self._longest_gap, now - self._frame_at)
                self._frame_at = now

    async def _listen(self):
        async with await Client.connect(self._server.port, LOGIN) as client:
            await client.begin("/api/events")
            while True:
                event = await client.reader.readuntil(b"\n\n")
                self._status = json.loads(event.partition(b"data: ")[2])
                self._check_status(self._status)

    def _check_status(self, status):
        age = status["ageMs"]
        if age is not None and not 0 <= age <= 1000 * (self._clock.now() + self._slack()):
            self.problem(f"ageMs {age}")
        if status["live"] and not (age is not None and age <= status["staleAfterMs"]):
            self.problem(f"live with ageMs {age}")
        since = datetime.datetime.fromisoformat(status["since"]).timestamp()
        if self._clock.is_calibrated and since > self._clock.wall() + self._slack():
            self.problem(f"since {status['since']} is in the future")
        if not 0 <= status["fps"] <= 10 * self._clock.speed:
            self.problem(f"fps {status['fps']}")

    async def _until_live(self, begin):
        """A new frame, and a status that calls it live, in time."""
        limit = PROMISED_SECONDS + self._slack()
        while True:
            now = self._clock.now()
            if self._frame_at > begin and await self._is_live():
                self._wake_ups.append(now - begin)
                return
            if now - begin > limit:
                self.problem(f"not live after {now - begin:.0f} s: {self._status}")
                return
            await asyncio.sleep(0.02)

    async def _is_live(self):
        answer = await self._ask("/api/status")
        status = json.loads(answer.body)
        self._check_status(status)
        return status["live"] and status["state"] == "live"

    async def _ask(self, path, login=LOGIN, address="127.0.0.1"):
        async with await Client.connect(self._server.port, login, address) as client:
            return await client.ask(path)

    async def wake_up(self, what):
        self._what = what
        self._watchdog.new_pings()
        await self._until_live(self._clock.now())
        await self.check_day()
        await self._expect_pings()

    async def _expect_pings(self):
        await asyncio.sleep(watchdog.SECONDS / self._clock.speed)
        if self._watchdog.new_pings() == 0:
            self.problem("the watchdog was not notified")

    async def check_day(self):
        snapshot = await self._ask("/snapshot.jpg")
        if snapshot.status != 200 or not snapshot.body.startswith(b"\xff\xd8"):
            self.problem(f"status {snapshot.status} for a snapshot")
        wrong = await self._ask("/api/status", "viewer:wrong", FORGETFUL)
        if wrong.status != 401:
            self.problem(f"status {wrong.status} for the first wrong password of the day")
        metrics = await metrics_of(self._server)
        frames = metrics["vedette_frames_total"]
        sent = metrics["vedette_viewer_frames_sent_total"]
        if frames <= self._frames or sent <= self._sent:
            self.problem(f"frames {self._frames} → {frames}, sent {self._sent} → {sent}")
        self._frames, self._sent = frames, sent
        if not 0 <= metrics["vedette_frame_age_seconds"] <= STALE_SECONDS + self._slack():
            self.problem(f"frame age {metrics['vedette_frame_age_seconds']} s")
        if metrics["vedette_connections"] > 10 or metrics["vedette_viewers"] != 1:
            self.problem(f"{metrics['vedette_connections']} connections, "
                         f"{metrics['vedette_viewers']} viewers")

    async def pass_wrap(self, second, name, is_cut):
        """is_cut: the camera disconnects before it and is back after it."""
        self._what = name + (", camera gone" if is_cut else "")
        problems = self.problems
        await self._until_live(self._clock.now())
        await self._sleep_until(second - GUESSES_BEFORE_SECONDS)
        address = next(self._addresses)
        if not await self._guess_until_throttled(address, FIRST_DELAY_SECONDS):
            self.problem("guessing is not throttled")
        throttled = self._clock.now()
        self._longest_gap = 0.0
        if is_cut:
            await self._cut_across(second)
        await self._sleep_until(max(second, throttled + FIRST_DELAY_SECONDS) + 1)
        if not is_cut and self._longest_gap > STALE_SECONDS + self._slack():
            self.problem(f"no frame for {self._longest_gap:.1f} s")
        if not await self._is_live():
            self.problem("not live behind it")
        again = await self._ask("/api/status", "viewer:wrong", address)
        if again.status != 401:
            self.problem(f"status {again.status} when the wait for a wrong password is over")
        await self._expect_pings()
        if self.problems == problems:
            print(f"{self._what}: passed", flush=True)

    async def _cut_across(self, second):
        await self._sleep_until(second - CUT_BEFORE_SECONDS)
        self._camera.stop()
        await self._sleep_until(second + CUT_BEFORE_SECONDS)
        await self._camera.start()
        await self._until_live(self._clock.now())

    async def _sleep_until(self, second):
        await asyncio.sleep(max(0, second - self._clock.now()) / self._clock.speed)

    async def _guess_until_throttled(self, address, longest):
        for attempt in range(FREE_FAILURES + 1):
            answer = await self._ask("/api/status", f"viewer:{attempt}", address)
            if answer.status == 429:
                wait = int(answer.fields["retry-after"])
                if not 0 < wait <= longest:
                    self.problem(f"Retry-After {wait}")
                return attempt == FREE_FAILURES
        return False

    async def check_throttle(self):
        """It still makes guessers wait, twice as long each time, and a right password resets it."""
        self._what = "log-ins at the end"
        address = next(self._addresses)
        if not await self._guess_until_throttled(address, FIRST_DELAY_SECONDS):
            self.problem("guessing is not throttled")
        for delay in (FIRST_DELAY_SECONDS, 2 * FIRST_DELAY_SECONDS):
            await asyncio.sleep((delay + 1) / self._clock.speed)
            wrong = await self._ask("/api/status", "viewer:wrong", address)
            at_once = await self._ask("/api/status", address=address)
            if (wrong.status, at_once.status) != (401, 429):
                self.problem(f"after {delay} s: status {wrong.status}, then {at_once.status}")
        await asyncio.sleep((4 * FIRST_DELAY_SECONDS + 1) / self._clock.speed)
        right = await self._ask("/api/status", address=address)
        wrong = await self._ask("/api/status", "viewer:wrong", address)
        after = await self._ask("/api/status", address=address)
        if (right.status, wrong.status, after.status) != (200, 401, 200):
            self.problem(f"the right password: {right.status}, {wrong.status}, {after.status}")

    def report(self):
        days = self._clock.now() / 86400
        ups = sorted(self._wake_ups)
        print(f"{days:.0f} days passed, {len(ups)} times live again after {ups[len(ups) // 2]:.1f} "
              f"s (median), {ups[-1]:.1f} s at most; {self._frames:.0f} frames, "
              f"{self._watchdog.pings} watchdog pings, {self.problems} problems")
