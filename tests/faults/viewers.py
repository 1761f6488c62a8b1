# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Viewers of the relay, on threads of their own, that judge what they are sent."""

import base64
import json
import socket
import ssl
import threading
import time

import invariants
import mjpeg
from programs import PASSWORD, USER

READ_BYTES = 65536
LARGEST_HEAD = 16384
CONNECT_SECONDS = 5.0
AGAIN_SECONDS = 0.5
"""Between two attempts to connect."""


class Lost(Exception):
    """The connection ended, or was never made."""


class Connection:
    """One HTTP/1.1 connection; connect makes its socket."""

    def __init__(self, connect, host):
        self._host = host
        self._buffer = b""
        try:
            self._socket = connect()
        except OSError as error:
            raise Lost(str(error)) from error

    def close(self):
        self._socket.close()

    def set_silence(self, seconds):
        self._socket.settimeout(seconds)

    def get(self, path, seconds):
        """Asks, and reads the answer's head; its fields. seconds: of silence until it is lost."""
        login = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        try:
            self._socket.settimeout(seconds)
            self._socket.sendall(f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\n"
                                 f"Authorization: Basic {login}\r\n\r\n".encode())
        except OSError as error:
            raise Lost(str(error)) from error
        first, _, rest = self.read_until(mjpeg.HEAD_END).partition(b"\r\n")
        if b" 200 " not in first:
            raise Lost(first.decode("latin-1"))
        return mjpeg.fields_of(rest)

    def read_until(self, end):
        while end not in self._buffer:
            if len(self._buffer) > LARGEST_HEAD:
                raise Lost("no end of a head")
            self._fill()
        found, _, self._buffer = self._buffer.partition(end)
        return found

    def read(self, count):
        while len(self._buffer) < count:
            self._fill()
        found, self._buffer = self._buffer[:count], self._buffer[count:]
        return found

    def read_some(self):
        """What is there, at least a byte."""
        if not self._buffer:
            self._fill()
        found, self._buffer = self._buffer, b""
        return found

    def _fill(self):
        try:
            piece = self._socket.recv(READ_BYTES)
        except OSError as error:
            raise Lost(str(error)) from error
        if not piece:
            raise Lost("the server closed")
        self._buffer += piece


def unix_connector(path):
    def connect():
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(CONNECT_SECONDS)
        connection.connect(str(path))
        return connection
    return connect


def tls_connector(namespace, address, authority=None, name=None):
    """Verifies the certificate when there is an authority, as a browser would."""
    context = ssl.create_default_context(cafile=authority)
    if authority is None:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE

    def connect():
        plain = namespace.socket()
        try:
            plain.settimeout(CONNECT_SECONDS)
            plain.connect(address)
            return context.wrap_socket(plain, server_hostname=name)
        except OSError:
            plain.close()
            raise
    return connect


class Viewer(threading.Thread):
    """Reconnects when its connection ends. Subclasses have what they request, and read one piece."""

    PATH = "/"

    def __init__(self, name, connect, host, history, silence):
        """silence: seconds without a byte until it gives a connection up; None: never."""
        super().__init__(daemon=True, name=name)
        self.history = history
        self.connections = 0
        self._connect = connect
        self._host = host
        self._silence = silence
        self._stopped = threading.Event()

    def stop(self):
        self._stopped.set()

    def run(self):
        while not self._stopped.is_set():
            connection = None
            try:
                connection = Connection(self._connect, self._host)
                self.begin(connection.get(self.PATH, self._silence or CONNECT_SECONDS))
                self.connections += 1
                connection.set_silence(self._silence)
                while not self._stopped.is_set():
                    self.read_piece(connection)
            except Lost:
                self._stopped.wait(AGAIN_SECONDS)
            finally:
                if connection:
                    connection.close()

    def begin(self, fields):
        pass

    def read_piece(self, connection):
        raise NotImplementedError


class StreamViewer(Viewer):
    """Watches, and knows the newest picture that came."""

    PATH = "/mjpeg"

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.newest_sent = None
        self.is_repeated = False
        self.frames = 0
        self.wall_time = 0.0
        self._parts = None
        self._judge = None
        self._last = b""

    def begin(self, fields):
        self._parts = mjpeg.Parts(fields["content-type"])
        self._judge = invariants.StreamJudge(self.name, self.history.violation)

    def read_piece(self, connection):
        try:
            while not (part := self._parts.next()):
                self._parts.feed(connection.read_some())
        except mjpeg.StreamError as error:
            self.history.violation("no half frame", f"{self.name}: {error}")
            raise Lost(str(error)) from error
        fields, jpeg = part
        self.wall_time = float(fields["x-timestamp"])
        self._judge.feed(time.monotonic(), jpeg)
        self.is_repeated, self._last = jpeg == self._last, jpeg
        if stamp := mjpeg.stamp_of(jpeg):
            self.newest_sent = max(stamp.seconds, self.newest_sent or 0)
        self.frames += 1


class EventListener(Viewer):
    """Reads /api/events, and judges each event against the picture that truth has seen last."""

    PATH = "/api/events"

    def __init__(self, truth, *arguments):
        super().__init__(*arguments)
        self.events = 0
        self._truth = truth
        self._judge = invariants.LivenessJudge(self.name, self.history.violation)

    def read_piece(self, connection):
        event = connection.read_until(b"\n\n").decode()
        status = json.loads(event.partition("data: ")[2])
        self._judge.feed(time.monotonic(), status["live"], self._truth.newest_sent,
                         self._truth.is_repeated)
        self.events += 1


class StatusPoller(Viewer):
    """Asks /api/status four times a second over one connection; knows the last answer."""

    PATH = "/api/status"
    INTERVAL = 0.25

    def __init__(self, truth, *arguments):
        super().__init__(*arguments)
        self.status = {}
        self.answered_at = 0.0
        self._length = 0
        self._truth = truth
        self._judge = invariants.LivenessJudge(self.name, self.history.violation)

    def begin(self, fields):
        self._length = int(fields["content-length"])

    def read_piece(self, connection):
        status = json.loads(connection.read(self._length))
        now = time.monotonic()
        self._judge.feed(now, status["live"], self._truth.newest_sent, self._truth.is_repeated)
        self.status, self.answered_at = status, now
        self._stopped.wait(self.INTERVAL)
        self.begin(connection.get(self.PATH, CONNECT_SECONDS))
