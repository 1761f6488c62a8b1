# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the servers use, each few seconds, in a CSV file."""

import asyncio
import csv
import os
import re
import time

from programs import LOGIN
from web import Client

SAMPLE_SECONDS = 5
METRIC = re.compile(r"^(\w+) (\S+)$", re.MULTILINE)

COLUMNS = ["seconds", "server", "memory_bytes", "descriptors", "cpu_seconds", "viewers",
           "connections", "frames_sent", "present", "lag_seconds", "load_average"]


async def metrics_of(server):
    """/metrics as a dictionary."""
    client = await Client.connect(server.port, LOGIN, tls=server.is_encrypted)
    async with client:
        answer = await client.ask("/metrics")
        return {name: float(value) for name, value in METRIC.findall(answer.body.decode())}


class Sampler:
    def __init__(self, servers, visitors, lag, file):
        self._servers = servers
        self._visitors = visitors
        self._lag = lag
        self._begin = time.monotonic()
        self._file = file
        self._csv = csv.DictWriter(file, COLUMNS)
        self._csv.writeheader()
        self.samples = {server.name: [] for server in servers}

    async def run(self):
        while True:
            for server in self._servers:
                sample = await self.measure(server)
                self.samples[server.name].append(sample)
                self._csv.writerow(sample)
            self._file.flush()
            await asyncio.sleep(SAMPLE_SECONDS)

    async def measure(self, server):
        metrics = await metrics_of(server)
        return {
            "seconds": round(time.monotonic() - self._begin, 3),
            "server": server.name,
            "memory_bytes": server.memory(),
            "descriptors": server.descriptors(),
            "cpu_seconds": round(server.cpu_seconds(), 4),
            "viewers": int(metrics["vedette_viewers"]),
            "connections": int(metrics["vedette_connections"]),
            "frames_sent": int(metrics["vedette_viewer_frames_sent_total"]),
            "present": self._visitors.present,
            "lag_seconds": round(self._lag.seconds, 3),
            "load_average": os.getloadavg()[0],
        }
