# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The client's side of HTTP, for one who comes through HAProxy from the outer network."""

import http.client
import re
import sys
import time

from stage import HAPROXY_OUTSIDE, NAME, PASSWORD, SOURCE, USER, VIEWER

sys.path.append(f"{SOURCE}/tests/compat")
import relays  # noqa: E402  (found by the line above)

RIGHT = relays.basic(f"{USER}:{PASSWORD}")
PATIENCE = 30
"""Seconds to wait for an answer on a busy machine."""


class Visitor(http.client.HTTPSConnection):
    """A browser's connection, from an address of the outer network."""

    def __init__(self, stage, source=VIEWER):
        super().__init__(NAME, 443, timeout=PATIENCE, context=stage.client_context())
        self._stage = stage
        self._source = source

    def connect(self):
        plain = self._stage.network["viewers"].socket()
        plain.settimeout(self.timeout)
        plain.bind((self._source, 0))
        plain.connect((HAPROXY_OUTSIDE, 443))
        self.sock = self._context.wrap_socket(plain, server_hostname=NAME)


class Stream(relays.Stream):
    """A viewer behind HAProxy."""

    def __init__(self, stage, headers=None):
        self.connect = lambda: Visitor(stage)
        super().__init__(self, headers or RIGHT)

    def picture(self):
        """The next one; an error when the stream has ended."""
        length = None
        while (line := self.answer.readline()) != b"\r\n" or length is None:
            if not line:
                raise EOFError("the stream has ended")
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        return self.answer.read(length)

    def is_live(self):
        """Whether a picture comes that the camera made after this was asked."""
        asked = time.monotonic()
        while int(re.search(rb"sent=(\d+) ", self.picture()[:128])[1]) / 1e9 < asked:
            pass
        return True
