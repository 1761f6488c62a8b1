# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""A name server for one name, that answers, refuses, or is gone."""

import socket
import struct
import threading

TYPE_A = 1
SERVER_FAILURE = 2
NO_SUCH_NAME = 3
HEAD_BYTES = 12


class NameServer(threading.Thread):
    """Serves on port 53 of the namespace's loopback. mode: "right", "gone" (no answer at all),
    "failing" (SERVFAIL) or "denying" (NXDOMAIN)."""

    def __init__(self, namespace, name, address):
        super().__init__(daemon=True, name="name server")
        self.mode = "right"
        self.address = address
        self._name = b"".join(bytes([len(part)]) + part.encode() for part in name.split(".")) + b"\0"
        self._socket = namespace.socket(socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 53))

    def run(self):
        while True:
            query, client = self._socket.recvfrom(512)
            if self.mode != "gone" and len(query) > HEAD_BYTES:
                self._socket.sendto(self._answer(query), client)

    def _answer(self, query):
        end = query.index(b"\0", HEAD_BYTES) + 1
        question = query[HEAD_BYTES:end + 4]
        kind = struct.unpack("!H", question[-4:-2])[0]
        code, record = 0, b""
        if self.mode == "failing":
            code = SERVER_FAILURE
        elif self.mode == "denying" or question[:-4].lower() != self._name:
            code = NO_SUCH_NAME
        elif kind == TYPE_A:
            # A pointer to the question's name, A, IN, no time to live, four bytes.
            record = b"\xc0\x0c\0\x01\0\x01" + struct.pack("!IH", 0, 4) + socket.inet_aton(self.address)
        head = query[:2] + struct.pack("!HHHHH", 0x8180 | code, 1, 1 if record else 0, 0, 0)
        return head + question + record
