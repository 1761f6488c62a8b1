# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The client's side of a stream of pictures, for every test in Python: the parts of a multipart
answer, out of bytes however they come, and the stamp that the simulated camera puts into its
pictures (src/demo/FrameStamp.h; tests in C++ read it with that)."""

import dataclasses
import re

STAMP = re.compile(rb"vedette seq=(\d+) sent=(\d+) ")
STAMP_WITHIN = 128
"""Bytes: the stamp's comment is the first segment of the simulator's pictures."""
LARGEST_HEAD = 16384
"""Bytes in which a part's head has to end."""
HEAD_END = b"\r\n\r\n"


@dataclasses.dataclass(frozen=True)
class Stamp:
    """sequence: of the frame, from 1 after the camera's start. nanoseconds: when it was sent, by the
    clock that time.monotonic() reads."""

    sequence: int
    nanoseconds: int

    @property
    def seconds(self):
        return self.nanoseconds / 1e9


def stamp_of(jpeg):
    """None for a picture without the simulator's stamp."""
    found = STAMP.search(jpeg, 0, STAMP_WITHIN)
    return Stamp(int(found[1]), int(found[2])) if found else None


def is_whole(jpeg):
    """Whether it has a JPEG's start and end."""
    return jpeg.startswith(b"\xff\xd8") and jpeg.endswith(b"\xff\xd9")


class StreamError(Exception):
    """The stream is not what its Content-Type promises."""


class Parts:
    """What is fed comes out as parts. Strict: nothing but delimiters may be between them, and each
    has a Content-Length."""

    def __init__(self, content_type):
        _, _, boundary = content_type.partition("boundary=")
        if not boundary:
            raise StreamError(f"no boundary in {content_type!r}")
        self._delimiter = f"--{boundary}\r\n".encode()
        self._buffer = bytearray()
        self._fields = None

    def feed(self, data):
        self._buffer += data

    def next(self):
        """The fields of the next part, with names in lower case, and its body; None until it is
        whole."""
        if self._fields is None and not self._read_head():
            return None
        length = int(self._fields["content-length"])
        if len(self._buffer) < length:
            return None
        body = bytes(self._buffer[:length])
        del self._buffer[:length]
        fields, self._fields = self._fields, None
        return fields, body

    def _read_head(self):
        due = self._delimiter
        found = bytes(self._buffer[:len(due)])
        if not due.startswith(found):
            raise StreamError(f"{due!r} was due, {found!r} came")
        end = self._buffer.find(HEAD_END, len(due))
        if end < 0:
            if len(self._buffer) > LARGEST_HEAD:
                raise StreamError("a part's head has no end")
            return False
        self._fields = fields_of(self._buffer[len(due):end])
        if not self._fields.get("content-length", "").isdigit():
            raise StreamError(f"a part without a length: {self._fields}")
        del self._buffer[:end + len(HEAD_END)]
        if not due.startswith(b"\r\n"):
            self._delimiter = b"\r\n" + due
        return True


def fields_of(head):
    """Of the lines of a head, without their first one: by name in lower case."""
    pairs = (line.partition(":") for line in head.decode("latin-1").split("\r\n") if line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}
