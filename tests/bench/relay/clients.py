#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Clients of Vedette that do not watch the stream: relay.py starts this beside its viewers.

Listeners of /api/events stay; kept connections ask /counter each KEPT_INTERVAL seconds; logins
are a new connection each, half of them with a wrong password, each wrong one from an address of
its own (127/8 has 16 million). Prints "ready" when all that stay have been answered, measures
from SIGUSR1 on, and prints what it measured on SIGTERM.
"""

import argparse
import base64
import errno
import heapq
import itertools
import json
import random
import resource
import select
import signal
import socket
import time

# A third of what the server lets a connection be idle.
KEPT_INTERVAL = 10.0
# Connections begun at a time, so that getting ready does not become a flood.
BURST = 50


class Clients:
    """The event loop, and what all clients together saw."""

    def __init__(self, options):
        self.port = options.port
        self.login = options.login
        self._epoll = select.epoll()
        self._peers = {}
        self._timers = []
        self._serial = itertools.count()
        self.is_over = False
        self.answered = 0  # of those that stay
        self.reset()

    def reset(self, *_):
        self.begin = time.monotonic()
        self.lost = self.unexpected = self.events = 0
        self.longest_gap = 0.0
        self.seconds = {Kept: [], Login: []}

    def add(self, peer):
        self._peers[peer.socket.fileno()] = peer
        self._epoll.register(peer.socket, select.EPOLLOUT)

    def expect_input(self, peer):
        self._epoll.modify(peer.socket, select.EPOLLIN)

    def remove(self, peer):
        del self._peers[peer.socket.fileno()]
        self._epoll.unregister(peer.socket)
        peer.socket.close()

    def at(self, when, call):
        heapq.heappush(self._timers, (when, next(self._serial), call))

    def run_until(self, condition):
        while not condition():
            wait = self._timers[0][0] - time.monotonic() if self._timers else 1
            for descriptor, _ in self._epoll.poll(max(0, min(wait, 1))):
                self._peers[descriptor].ready()
            while self._timers and self._timers[0][0] <= time.monotonic():
                heapq.heappop(self._timers)[2]()


class Peer:
    """One connection."""

    stays = True

    def __init__(self, clients, address="127.0.0.1", login=None):
        self.clients = clients
        self._token = base64.b64encode((login or clients.login).encode()).decode()
        self._is_connected = False
        self._input = b""
        self._is_answered = False
        self.begun = time.monotonic()
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.bind((address, 0))
        error = self.socket.connect_ex(("127.0.0.1", clients.port))
        if error not in (0, errno.EINPROGRESS):
            raise OSError(error, "connect")
        clients.add(self)

    def ask(self, path):
        self.begun = time.monotonic()
        self.send(path)

    def send(self, path):
        self.socket.send(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                         f"Authorization: Basic {self._token}\r\n\r\n".encode())

    def ready(self):
        try:
            if not self._is_connected:
                self._is_connected = True
                self.clients.expect_input(self)
                self.connected()
                return
            data = self.socket.recv(65536)
        except OSError:
            data = b""
        if not data:
            self.clients.lost += 1
            self.clients.remove(self)
            return
        self.received(data)

    def answered(self):
        if self.stays and not self._is_answered:
            self._is_answered = True
            self.clients.answered += 1

    def status_of_answer(self, data):
        """Its status once it is whole, else nothing."""
        self._input += data
        head, end, body = self._input.partition(b"\r\n\r\n")
        if not end:
            return None
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        if len(body) < int(fields[b"content-length"]):
            return None
        self._input = b""
        return int(head[9:12])


class Listener(Peer):
    """Listens to events."""

    def connected(self):
        self.ask("/api/events")

    def received(self, data):
        now = time.monotonic()
        if not self._is_answered and not data.startswith(b"HTTP/1.1 200"):
            self.clients.unexpected += 1
        if self._is_answered:
            self.clients.longest_gap = max(self.clients.longest_gap,
                                           now - max(self.begun, self.clients.begin))
        self.clients.events += data.count(b"\n\n")
        self.begun = now
        self.answered()


class Kept(Peer):
    """Asks now and then on the same connection."""

    def connected(self):
        self.ask("/counter")

    def received(self, data):
        status = self.status_of_answer(data)
        if status is None:
            return
        self.clients.unexpected += status != 200
        now = time.monotonic()
        self.clients.seconds[Kept].append(now - self.begun)
        # The first time anywhere in the interval, so that they do not ask all at once.
        pause = KEPT_INTERVAL if self._is_answered else random.uniform(0, KEPT_INTERVAL)
        self.answered()
        self.clients.at(now + pause, lambda: self.ask("/counter"))


class Login(Peer):
    """From the connection to the whole answer."""

    stays = False

    def __init__(self, clients, address, login, status):
        super().__init__(clients, address, login)
        self._status = status

    def connected(self):
        self.send("/api/status")

    def received(self, data):
        status = self.status_of_answer(data)
        if status is not None:
            self.clients.unexpected += status != self._status
            self.clients.seconds[Login].append(time.monotonic() - self.begun)
            self.clients.remove(self)


def keep_logging_in(clients, rate):
    """Forever; each second so many, at even distances, right and wrong in turn."""
    begin = time.monotonic()

    def log_in(number):
        if number % 2:
            address = f"127.{1 + number // 62500 % 250}.{number // 250 % 250}.{1 + number % 250}"
            Login(clients, address, "viewer:wrong", 401)
        else:
            Login(clients, "127.0.0.1", None, 200)
        clients.at(begin + (number + 1) / rate, lambda: log_in(number + 1))

    log_in(0)


def percentiles(seconds):
    """50th, 99th and greatest, in milliseconds."""
    ordered = sorted(seconds)
    return [1e3 * ordered[(len(ordered) - 1) * percent // 100] for percent in (50, 99, 100)]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--login", required=True, help="NAME:PASSWORD")
    parser.add_argument("--listeners", type=int, default=0)
    parser.add_argument("--kept", type=int, default=0)
    parser.add_argument("--logins", type=float, default=0, help="a second")
    options = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))

    clients = Clients(options)
    signal.signal(signal.SIGUSR1, clients.reset)
    signal.signal(signal.SIGTERM, lambda *_: setattr(clients, "is_over", True))
    staying = [Listener] * options.listeners + [Kept] * options.kept
    for number, kind in enumerate(staying, 1):
        kind(clients)
        if number % BURST == 0 or number == len(staying):
            clients.run_until(lambda wanted=number: clients.answered + clients.lost >= wanted)
    if options.logins:
        keep_logging_in(clients, options.logins)
    print("ready", flush=True)
    clients.run_until(lambda: clients.is_over)
    result = {"listeners": options.listeners, "kept": options.kept, "logins": options.logins,
              "seconds": time.monotonic() - clients.begin, "events": clients.events,
              "longest_gap": clients.longest_gap, "lost": clients.lost,
              "unexpected": clients.unexpected}
    for kind, seconds in clients.seconds.items():
        name = kind.__name__.lower()
        result[name + "_answers"] = len(seconds)
        if seconds:
            result[name + "_ms"] = percentiles(seconds)
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main()
