# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The client's side of HTTP, for a viewer that comes through HAProxy from the outer network."""

import http.client
import socket
import sys
import time

import mjpeg
from stage import HAPROXY_OUTSIDE, NAME, PASSWORD, SOURCE, USER, VIEWER

sys.path.append(f"{SOURCE}/tests/compat")
import relays  # noqa: E402  (found by the line above)

RIGHT = relays.basic(f"{USER}:{PASSWORD}")
PATIENCE = 30
"""Seconds to wait for an answer on a busy machine."""


class Visitor(http.client.HTTPSConnection):
    """A browser's connection, from an address of the outer network."""

    def __init__(self, stage, source=VIEWER, received_bytes=None):
        """received_bytes: what the kernel keeps of what is not read."""
        super().__init__(NAME, 443, timeout=PATIENCE, context=stage.client_context())
        self._stage = stage
        self._source = source
        self._received_bytes = received_bytes

    def connect(self):
        plain = self._stage.network["viewers"].socket()
        plain.settimeout(self.timeout)
        if self._received_bytes:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self._received_bytes)
        plain.bind((self._source, 0))
        plain.connect((HAPROXY_OUTSIDE, 443))
        self.sock = self._context.wrap_socket(plain, server_hostname=NAME)


class Stream(relays.Stream):
    """A viewer behind HAProxy."""

    def __init__(self, stage, headers=None):
        self.connect = lambda: Visitor(stage)
        super().__init__(self, headers or RIGHT)

    def is_live(self):
        """Whether a picture comes that the camera made after this was asked."""
        asked = time.monotonic()
        while mjpeg.stamp_of(self.frames(1)[0][1]).seconds < asked:
            pass
        return True


class SlowViewer:
    """One whose network carries less than the camera sends."""

    BYTES_PER_SECOND = 200_000
    PIECE = 8192

    def __init__(self, stage):
        self._visitor = Visitor(stage, received_bytes=4 * self.PIECE)
        self._visitor.request("GET", "/mjpeg", headers=RIGHT)
        self._answer = self._visitor.getresponse()
        self._parts = mjpeg.Parts(self._answer.getheader("Content-Type"))

    def age_after(self, seconds):
        """Watches for so long; how old the newest picture is then, in seconds."""
        began, read, age = time.monotonic(), 0, None
        while (now := time.monotonic()) < began + seconds:
            time.sleep(max(0, began + read / self.BYTES_PER_SECOND - now))
            piece = self._answer.read1(self.PIECE)
            if not piece:
                raise EOFError("the stream has ended")
            read += len(piece)
            self._parts.feed(piece)
            while part := self._parts.next():
                age = time.monotonic() - mjpeg.stamp_of(part[1]).seconds
        return age

    def close(self):
        self._visitor.close()
        self._answer.close()
