# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""As much of HTTP/1.1 as the visitors need, over asyncio, with the client's address chosen."""

import asyncio
import base64
import contextlib
import socket
import ssl

import mjpeg

# Longer than the server waits for a camera that is asleep (10 s), and for a servo.
ANSWER_SECONDS = 20

_ANY_CERTIFICATE = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_ANY_CERTIFICATE.check_hostname = False
_ANY_CERTIFICATE.verify_mode = ssl.CERT_NONE


class WebError(Exception):
    """The server's answer is not what HTTP allows, or there is none."""


class Answer:
    def __init__(self, status, fields):
        self.status = status
        self.fields = fields
        self.body = b""


class Client:
    """One connection. Use as an asynchronous context manager, or close() it."""

    def __init__(self, reader, writer, login):
        self.reader = reader
        self.writer = writer
        self._login = login

    @classmethod
    async def connect(cls, port, login, address="127.0.0.1", tls=False, receive_bytes=0):
        """login: "name:password", or empty. receive_bytes bounds what the kernel buffers."""
        connection = socket.socket()
        try:
            connection.setblocking(False)
            if receive_bytes:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
            connection.bind((address, 0))
            loop = asyncio.get_running_loop()
            await asyncio.wait_for(loop.sock_connect(connection, ("127.0.0.1", port)),
                                   ANSWER_SECONDS)
            reader, writer = await asyncio.wait_for(asyncio.open_connection(
                sock=connection, ssl=_ANY_CERTIFICATE if tls else None,
                server_hostname="127.0.0.1" if tls else None,
                limit=receive_bytes or 2 ** 16), ANSWER_SECONDS)
        except BaseException:
            connection.close()
            raise
        return cls(reader, writer, login)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        await self.close()

    async def close(self):
        self.writer.close()
        with contextlib.suppress(OSError, asyncio.TimeoutError):
            await asyncio.wait_for(self.writer.wait_closed(), ANSWER_SECONDS)

    def abort(self):
        """Leaves as a client does whose machine lost its power: with bytes unread."""
        self.writer.transport.abort()

    async def begin(self, path, method="GET"):
        """Asks, and reads the answer's head."""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        if self._login:
            token = base64.b64encode(self._login.encode()).decode()
            head += f"Authorization: Basic {token}\r\n"
        self.writer.write((head + "\r\n").encode())
        return await asyncio.wait_for(self._read_head(), ANSWER_SECONDS)

    async def ask(self, path, method="GET"):
        """The whole answer."""
        answer = await self.begin(path, method)
        length = int(answer.fields.get("content-length", "0"))
        answer.body = await asyncio.wait_for(self.reader.readexactly(length), ANSWER_SECONDS)
        return answer

    async def _read_head(self):
        head = await self.reader.readuntil(mjpeg.HEAD_END)
        first, _, rest = head.partition(b"\r\n")
        version, _, status = first.decode("latin-1").partition(" ")
        if not version.startswith("HTTP/1.") or not status[:3].isdigit():
            raise WebError(f"no status line: {first!r}")
        return Answer(int(status[:3]), mjpeg.fields_of(rest))


class Stream:
    """The pictures of a multipart answer whose head has been read."""

    READ_BYTES = 65536

    def __init__(self, client, answer):
        if answer.status != 200:
            raise WebError(f"status {answer.status} for the stream")
        self._reader = client.reader
        self._parts = mjpeg.Parts(answer.fields.get("content-type", ""))

    async def next(self):
        """Fields and body of the next part; raises mjpeg.StreamError for one that is not whole."""
        while not (part := self._parts.next()):
            data = await self._reader.read(self.READ_BYTES)
            if not data:
                raise EOFError("the stream has ended")
            self._parts.feed(data)
        return part
