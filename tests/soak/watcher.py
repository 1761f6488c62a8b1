# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""A viewer that stays for the whole run, and checks that live returns in time after each reboot."""

import asyncio
import time

from programs import LOGIN
from web import Client, Stream

# From when the camera listens again until a viewer gets a new picture and the status says live:
# the longest back-off (Backoff::Longest) and two seconds to connect, on a busy machine.
PROMISED_SECONDS = 10 + 2


class Watcher:
    def __init__(self, server, camera, visitors, checker, problem):
        self._server = server
        self._camera = camera
        self._visitors = visitors
        self._checker = checker
        self._problem = problem
        self._newest_frame = 0.0  # when the camera sent it
        self._live_at = 0.0  # the status said so of such a frame
        self.returns = []  # seconds, one for each reboot

    async def watch_frames(self):
        async with await Client.connect(self._server.port, LOGIN) as client:
            stream = Stream(client, await client.begin("/mjpeg"))
            sent = 0
            while True:
                _, jpeg = await stream.next()
                sent = self._checker.check(jpeg, "the resident viewer", sent)
                self._newest_frame = sent / 1e9

    async def watch_status(self):
        async with await Client.connect(self._server.port, LOGIN) as client:
            async for now, status in self._visitors.events(client):
                if status["live"]:
                    self._live_at = now

    async def reboot_camera(self, interval, until):
        """Again and again, each time when live has returned or should have."""
        while time.monotonic() + interval < until:
            await asyncio.sleep(interval)
            await self._camera.reboot()
            up = self._camera.up_since
            while self._newest_frame < up or self._live_at < up:
                if time.monotonic() - up > PROMISED_SECONDS:
                    self._problem(f"not live {PROMISED_SECONDS} s after reboot "
                                  f"{self._camera.reboots}")
                    break
                await asyncio.sleep(0.05)
            self.returns.append(time.monotonic() - up)
