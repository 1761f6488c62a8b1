# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""systemd's side of its watchdog: the socket that a service reports to."""

import os
import socket
import threading

# WatchdogSec=, by the service's clock.
SECONDS = 10


class Watchdog:
    def __init__(self, folder):
        self._path = os.path.join(folder, "notify")
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self._path)
        self.pings = 0
        self._seen = 0
        # A thread, because a service that reports waits until it is heard.
        self._thread = threading.Thread(target=self._hear)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as last:
            last.sendto(b"", self._path)
        self._thread.join()
        self._socket.close()

    def environment(self):
        return [f"NOTIFY_SOCKET={self._path}", f"WATCHDOG_USEC={SECONDS * 1000000}"]

    def new_pings(self):
        """How many have come since the last call."""
        before, self._seen = self._seen, self.pings
        return self._seen - before

    def _hear(self):
        while message := self._socket.recv(4096):
            self.pings += message == b"WATCHDOG=1"
