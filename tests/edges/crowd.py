# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Many who watch over TLS, in one thread, and come again when their stream ends, as the page
does."""

import base64
import heapq
import itertools
import random
import select
import socket
import ssl
import threading
import time

import mjpeg
from stage import HAPROXY_OUTSIDE, NAME, PASSWORD, USER

READ_BYTES = 65536
CONNECT_SECONDS = 5.0
SHORTEST_PAUSE, LONGEST_PAUSE = 0.2, 0.7
"""Seconds between the end of a stream and the next attempt; the page takes about half a second."""
POLL_SECONDS = 0.02
REQUEST = (f"GET /mjpeg HTTP/1.1\r\nHost: {NAME}\r\nAuthorization: Basic "
           f"{base64.b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}\r\n\r\n").encode()


class Spectator:
    """One of them. Counts what it gets; Calls problem(text) for each violation."""

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
        self._parts = None
        self._on_this_connection = 0

    def connect(self, context):
        """False when the connection is not accepted."""
        self.connections += 1
        if self.lost_at is not None and self.asked_again_at is None:
            self.asked_again_at = time.monotonic()
        self._buffer.clear()
        self._parts = None
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
        except mjpeg.StreamError as error:
            self.problem(f"{self.name}: {error}")
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

    def _read_answer(self):
        head, end, rest = self._buffer.partition(mjpeg.HEAD_END)
        if not end:
            piece = self.socket.recv(READ_BYTES)
            self._buffer += piece
            return bool(piece)
        if not self._buffer.startswith(b"HTTP/1.1 200 "):
            self.problem(f"{self.name} was answered {bytes(self._buffer[:40])!r}")
            return False
        fields = mjpeg.fields_of(head.partition(b"\r\n")[2])
        self._parts = mjpeg.Parts(fields.get("content-type", ""))
        self._parts.feed(rest)
        self._step = self._read_part
        return True

    def _read_part(self):
        if part := self._parts.next():
            self._take(part[1])
            return True
        piece = self.socket.recv(READ_BYTES)
        self._parts.feed(piece)
        return bool(piece)

    def _take(self, jpeg):
        stamp = mjpeg.stamp_of(jpeg)
        if not stamp or not mjpeg.is_whole(jpeg):
            self.problem(f"{self.name} got {len(jpeg)} bytes that are not a whole picture")
            return
        now = time.monotonic()
        number = stamp.sequence
        if self._on_this_connection:
            self.missed += number - self._on_this_connection - 1
            self.ages.append(now - stamp.seconds)
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
