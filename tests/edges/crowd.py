# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Many who watch over TLS, in one thread, and come again when their stream ends, as the page
does."""

import base64
import heapq
import itertools
import random
import re
import select
import socket
import ssl
import threading
import time

from stage import HAPROXY_OUTSIDE, NAME, PASSWORD, USER, invariants

READ_BYTES = 65536
CONNECT_SECONDS = 5.0
SHORTEST_PAUSE, LONGEST_PAUSE = 0.2, 0.7
"""Seconds between the end of a stream and the next attempt; the page takes about half a second."""
POLL_SECONDS = 0.02
REQUEST = (f"GET /mjpeg HTTP/1.1\r\nHost: {NAME}\r\nAuthorization: Basic "
           f"{base64.b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}\r\n\r\n").encode()
LENGTH = re.compile(rb"\r\nContent-Length: (\d+)\r\n", re.I)
HEAD_END = b"\r\n\r\n"


class Spectator:
    """One of them. Counts what it gets; problem(text) hears of what must not be."""

    def __init__(self, name, problem):
        self.name = name
        self.problem = problem
        self.frames = 0
        self.bytes = 0
        self.missed = 0
        self.ages = []
        self.connections = 0
        self.lost_at = None
        self.asked_again_at = None
        self.back_at = None
        self.newest = 0
        self.newest_at = 0.0
        self.socket = None
        self._step = None
        self._buffer = bytearray()
        self._length = None
        self._on_this_connection = 0

    def connect(self, context):
        """False when nobody takes the connection."""
        self.connections += 1
        if self.lost_at is not None and self.asked_again_at is None:
            self.asked_again_at = time.monotonic()
        self._buffer.clear()
        self._length = None
        self._on_this_connection = 0
        try:
            plain = socket.create_connection((HAPROXY_OUTSIDE, 443), CONNECT_SECONDS)
        except OSError:
            self._count_loss()
            return False
        plain.setblocking(False)
        self.socket = context.wrap_socket(plain, server_hostname=NAME,
                                          do_handshake_on_connect=False)
        self._step = self._connected
        return True

    def proceed(self):
        """What the socket allows; False when the connection has ended."""
        try:
            while self._step():
                pass
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return True
        except OSError:
            pass
        self._count_loss()
        self.socket.close()
        return False

    def _count_loss(self):
        """An attempt that fails is part of the loss before it."""
        if self.back_at is not None or self.lost_at is None:
            self.lost_at, self.asked_again_at, self.back_at = time.monotonic(), None, None

    def _connected(self):
        self.socket.do_handshake()
        self.socket.sendall(REQUEST)
        self._step = self._read_answer
        return True

    def _fill(self):
        piece = self.socket.recv(READ_BYTES)
        self._buffer += piece
        return bool(piece)

    def _read_answer(self):
        end = self._buffer.find(HEAD_END)
        if end < 0:
            return self._fill()
        if not self._buffer.startswith(b"HTTP/1.1 200 "):
            self.problem(f"{self.name} was answered {bytes(self._buffer[:40])!r}")
            return False
        del self._buffer[:end]
        self._step = self._read_part
        return True

    def _read_part(self):
        """Each begins with the end of the line before, its boundary and its own head."""
        if self._length is None:
            end = self._buffer.find(HEAD_END, len(HEAD_END))
            if end < 0:
                return self._fill()
            self._length = int(LENGTH.search(self._buffer, 0, end + 2)[1])
            del self._buffer[:end + len(HEAD_END)]
        if len(self._buffer) < self._length:
            return self._fill()
        self._take(self._buffer[:self._length])
        del self._buffer[:self._length]
        self._length = None
        return True

    def _take(self, jpeg):
        stamp = invariants.STAMP.search(jpeg, 0, invariants.STAMP_WITHIN)
        if not stamp or not jpeg.startswith(b"\xff\xd8") or not jpeg.endswith(b"\xff\xd9"):
            self.problem(f"{self.name} got {len(jpeg)} bytes that are no whole picture")
            return
        now = time.monotonic()
        number = int(stamp[1])
        if self._on_this_connection:
            self.missed += number - self._on_this_connection - 1
            self.ages.append(now - int(stamp[2]) / 1e9)
        self._on_this_connection = number
        self.frames += 1
        self.bytes += len(jpeg)
        if number > self.newest:
            self.newest, self.newest_at = number, now
            if self.lost_at is not None and self.back_at is None:
                self.back_at = now


class Crowd(threading.Thread):
    """count of them; start() lets them in all at once."""

    def __init__(self, stage, count, seed=1):
        super().__init__(daemon=True, name="crowd")
        self._viewers = stage.network["viewers"]
        self._context = stage.client_context()
        self._dice = random.Random(seed)
        self._stopped = threading.Event()
        self._numbers = itertools.count()
        self._poller = None
        self._by_descriptor = {}
        self.problems = []
        self.spectators = [Spectator(f"viewer {number}", self.problems.append)
                           for number in range(count)]
        self._due = [(0.0, next(self._numbers), spectator) for spectator in self.spectators]

    def run(self):
        with self._viewers.inside(), select.epoll() as self._poller:
            while not self._stopped.is_set():
                while self._due and self._due[0][0] <= time.monotonic():
                    self._let_in(heapq.heappop(self._due)[2])
                for descriptor, _ in self._poller.poll(POLL_SECONDS):
                    spectator = self._by_descriptor[descriptor]
                    if not spectator.proceed():
                        del self._by_descriptor[descriptor]
                        self._let_in_later(spectator)
            for spectator in self._by_descriptor.values():
                spectator.socket.close()

    def _let_in(self, spectator):
        if not spectator.connect(self._context):
            self._let_in_later(spectator)
            return
        descriptor = spectator.socket.fileno()
        self._by_descriptor[descriptor] = spectator
        # Edge-triggered: proceed() goes on until there is no more.
        self._poller.register(descriptor, select.EPOLLIN | select.EPOLLOUT | select.EPOLLET)

    def _let_in_later(self, spectator):
        pause = self._dice.uniform(SHORTEST_PAUSE, LONGEST_PAUSE)
        heapq.heappush(self._due, (time.monotonic() + pause, next(self._numbers), spectator))

    def stop(self):
        self._stopped.set()
        if self.ident is not None:
            self.join()

    def all_see_since(self, moment):
        return all(spectator.newest_at > moment for spectator in self.spectators)
