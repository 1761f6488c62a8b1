# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Clients that come and go: each kind is a coroutine that connects, acts, checks, and disconnects."""

import asyncio
import collections
import contextlib
import json
import random
import ssl
import time

from mjpeg import StreamError
from programs import LOGIN
from web import ANSWER_SECONDS, Client, Stream, WebError

# Lengths of a visit: many short, few long. Median in seconds, and the spread.
MEDIAN_SECONDS = 5
SPREAD = 1.1

# Of those who watch the stream.
TLS_SHARE = 0.04
SLOW_SHARE = 0.05
ABRUPT_SHARE = 0.25

# A slow viewer's kernel holds this much, so it is behind by no more when it reads again.
SLOW_RECEIVE_BYTES = 64 * 1024
SLOW_PAUSE_SECONDS = 3
# After a pause: what the kernel on both sides (Linux doubles a receive buffer's size), the server
# (one frame under way, one waiting) and this program's own reader (twice its limit, and one read)
# may still hold. About half a second of frames, where the pause is six times as long.
SLOW_BACKLOG_BYTES = 8 * SLOW_RECEIVE_BYTES

# A listener gets an event at least this often (promised); what the machine adds comes
# on top.
EVENT_SECONDS = 2.0
# From when the camera stops until the state must not be live any more: 2 s, and the next look at
# the clock (0.25 s), and as much again for a busy machine.
LIVE_AFTER_SILENCE_SECONDS = 2.5

# The camera's steering answers 200; while it is down: 502 unreachable, 504 no answer.
STEERING_DOWN = {502, 504}
FREE_FAILURES = 5


def some_address():
    """One of the 16 million of 127/8 from which visitors come."""
    return "127." + ".".join(str(random.randint(1, 254)) for _ in range(3))


class Visitors:
    """The kinds of visits. Calls problem(text) for each violation."""

    def __init__(self, servers, camera, checker, lag, longest_visit, problem):
        """longest_visit: in seconds."""
        self._longest_visit = longest_visit
        self._plain, self._encrypted = servers
        self._camera = camera
        self._checker = checker
        self._lag = lag
        self._problem = problem
        self.counts = collections.Counter()
        self.present = 0

    async def visit(self, kind):
        """Any of the coroutines below, counted; what the server did not do right is a problem."""
        self.counts[kind.__name__] += 1
        self.present += 1
        try:
            await kind()
        except (OSError, EOFError, StreamError, WebError, asyncio.TimeoutError, ssl.SSLError, KeyError,
                ValueError) as error:
            self._problem(f"{kind.__name__}: {type(error).__name__} {error}")
        finally:
            self.present -= 1

    def _length_of_visit(self):
        return min(self._longest_visit, MEDIAN_SECONDS * random.lognormvariate(0, SPREAD))

    async def watch(self):
        """A viewer of the stream."""
        if random.random() < SLOW_SHARE:
            self.counts["… slow"] += 1
            await self._watch_slowly()
            return
        is_encrypted = random.random() < TLS_SHARE
        self.counts["… over TLS, two hops"] += is_encrypted
        server = self._encrypted if is_encrypted else self._plain
        client = await Client.connect(server.port, LOGIN, some_address(), is_encrypted)
        async with client:
            stream = Stream(client, await client.begin("/mjpeg"))
            await self._take_frames(stream, time.monotonic() + self._length_of_visit(),
                                    2 if is_encrypted else 1)
            if random.random() < ABRUPT_SHARE:
                client.abort()

    async def _take_frames(self, stream, until, servers):
        sent = 0
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(max(0, until - time.monotonic())):
                while True:
                    _, jpeg = await stream.next()
                    sent = self._checker.check(jpeg, "a viewer", sent, servers)

    async def _watch_slowly(self):
        """Reads, pauses, and must be up to date again behind what the kernel held meanwhile."""
        client = await Client.connect(self._plain.port, LOGIN, some_address(),
                                      receive_bytes=SLOW_RECEIVE_BYTES)
        async with client:
            stream = Stream(client, await client.begin("/mjpeg"))
            until = time.monotonic() + self._length_of_visit()
            sent = 0
            while time.monotonic() < until:
                await asyncio.sleep(SLOW_PAUSE_SECONDS)
                backlog = 0
                while backlog <= SLOW_BACKLOG_BYTES:
                    _, jpeg = await stream.next()
                    backlog += len(jpeg)
                    sent = self._checker.check(jpeg, "a slow viewer", sent,
                                               may_be_old=backlog < SLOW_BACKLOG_BYTES)

    async def take_snapshots(self):
        async with await Client.connect(self._plain.port, LOGIN, some_address()) as client:
            for _ in range(random.randint(1, 5)):
                asked = time.monotonic()
                answer = await client.ask("/snapshot.jpg")
                if answer.status == 200:
                    self._checker.check(answer.body, "a snapshot")
                elif answer.status != 503 or self._camera.was_up_since(asked - ANSWER_SECONDS):
                    raise WebError(f"status {answer.status} for a snapshot")
                await asyncio.sleep(random.random())

    async def listen_to_events(self):
        until = time.monotonic() + self._length_of_visit()
        async with await Client.connect(self._plain.port, LOGIN, some_address()) as client:
            async for _, _ in self.events(client):
                if time.monotonic() > until:
                    return

    async def events(self, client):
        """Yields when each came and what it said; checks that they come, and are true."""
        answer = await client.begin("/api/events")
        if answer.status != 200:
            raise WebError(f"status {answer.status} for events")
        while True:
            begin = time.monotonic()
            event = await asyncio.wait_for(client.reader.readuntil(b"\n\n"), ANSWER_SECONDS)
            now = time.monotonic()
            if now - begin > EVENT_SECONDS + self._lag.seconds:
                self._problem(f"no event for {now - begin:.1f} s")
            status = json.loads(event.partition(b"data: ")[2])
            silent_since = self._camera.silent_since
            if (status["live"] and silent_since and
                    now - silent_since > LIVE_AFTER_SILENCE_SECONDS + self._lag.seconds):
                self._problem(f"called live {now - silent_since:.1f} s after the camera fell silent")
            yield now, status

    async def steer(self):
        async with await Client.connect(self._plain.port, LOGIN, some_address()) as client:
            for _ in range(random.randint(1, 4)):
                asked = time.monotonic()
                path = random.choice(["/turnleft", "/turnright", "/turnup", "/turndown",
                                      "/control_servo?tr=-5&el=5"])
                answer = await client.ask(path, random.choice(["GET", "POST"]))
                if answer.status != 200 and (answer.status not in STEERING_DOWN or
                                             self._camera.was_up_since(asked)):
                    raise WebError(f"status {answer.status} for {path}: {answer.body[:80]}")
                await asyncio.sleep(random.random() / 2)

    async def look_around(self):
        """What a browser fetches when it opens the page, and what a monitor does."""
        async with await Client.connect(self._plain.port, LOGIN, some_address()) as client:
            for path in ["/", "/page/main.js", "/styles/page.css", "/counter",
                         "/api/status", "/metrics"]:
                answer = await client.ask(path)
                if answer.status != 200 or not answer.body:
                    raise WebError(f"status {answer.status} for {path}")

    async def guess_the_password(self):
        """Wrong ones until the server answers 429; from an address of its own."""
        address = some_address()
        for attempt in range(FREE_FAILURES + 1):
            async with await Client.connect(self._plain.port, f"viewer:{attempt}",
                                            address) as client:
                answer = await client.ask("/api/status")
                if answer.status == 429 and int(answer.fields["retry-after"]) > 0:
                    return
                if answer.status != 401:
                    raise WebError(f"status {answer.status} for a wrong password")
        raise WebError(f"{FREE_FAILURES + 1} wrong passwords, and no 429")

    async def leave_at_once(self):
        """Connects, sends half a request or nothing, and disconnects."""
        client = await Client.connect(self._plain.port, LOGIN, some_address())
        if random.random() < 0.5:
            client.writer.write(b"GET /mjpeg HTTP/1.1\r\nHost: 127")
        await asyncio.sleep(random.random())
        client.abort()

    def others(self):
        """One of the kinds that do not watch the stream, some more often than others."""
        kinds = {self.take_snapshots: 4, self.listen_to_events: 3, self.steer: 3,
                 self.look_around: 3, self.guess_the_password: 1, self.leave_at_once: 1}
        return random.choices(list(kinds), list(kinds.values()))[0]
