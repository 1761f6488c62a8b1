# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The network: a camera, a server and a viewer, each a namespace, and two cables."""

import os

from cable import Cable
from names import NameServer
from namespace import Namespace


class Network:
    """camera ── server ── viewer. The server asks its own name server for the camera."""

    CAMERA_NAME, SERVER_NAME = "camera.test", "server.test"
    CAMERA_ADDRESSES = "10.77.1.2", "10.77.1.3"
    SERVER_CAMERA_SIDE = "10.77.1.1"
    SERVER_ADDRESS, VIEWER_ADDRESS = "10.77.2.1", "10.77.2.2"

    def __init__(self, seed, authority_file):
        self.spaces = []
        self.camera, self.server, self.viewer = (
            self._namespace(f"vedette-faults-{os.getpid()}-{role}")
            for role in ("camera", "server", "viewer"))
        # An ESP32's TCP: it buffers little, and soon gives up a client that is gone.
        self.camera.set("net.ipv4.tcp_wmem", "4096 8192 16384")
        self.camera.set("net.ipv4.tcp_retries2", "4")
        (self.server.etc / "resolv.conf").write_text(
            "nameserver 127.0.0.1\noptions timeout:2 attempts:2\n", encoding="ascii")
        (self.viewer.etc / "hosts").write_text(
            f"127.0.0.1 localhost\n{self.SERVER_ADDRESS} {self.SERVER_NAME}\n", encoding="ascii")
        certificates = self.viewer.etc / "ssl" / "certs"
        certificates.mkdir(parents=True)
        (certificates / "ca-certificates.crt").write_bytes(authority_file.read_bytes())
        self.camera_cable = Cable("camera", self.camera, self.server, seed)
        self.viewer_cable = Cable("viewer", self.server, self.viewer, seed + 1)
        self.server.ip("addr", "add", f"{self.SERVER_CAMERA_SIDE}/24", "dev", "camera")
        self.server.ip("addr", "add", f"{self.SERVER_ADDRESS}/24", "dev", "viewer")
        self.viewer.ip("addr", "add", f"{self.VIEWER_ADDRESS}/24", "dev", "viewer")
        self._camera_address = self.CAMERA_ADDRESSES[0]
        self.camera.ip("addr", "add", f"{self._camera_address}/24", "dev", "camera")
        self.names = NameServer(self.server, self.CAMERA_NAME, self._camera_address)
        self.names.start()

    def _namespace(self, name):
        space = Namespace(name)
        self.spaces.append(space)
        return space

    def move_camera(self):
        """The camera gets its other address, and the name server learns of it; the new one."""
        old = self._camera_address
        self._camera_address = next(each for each in self.CAMERA_ADDRESSES if each != old)
        self.camera.ip("addr", "del", f"{old}/24", "dev", "camera")
        self.camera.ip("addr", "add", f"{self._camera_address}/24", "dev", "camera")
        self.names.address = self._camera_address
        return self._camera_address

    def camera_link(self, is_up):
        self.camera.ip("link", "set", "camera", "up" if is_up else "down")

    def close(self):
        for cable in (self.camera_cable, self.viewer_cable):
            cable.close()
        for space in self.spaces:
            space.remove()
