# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Vedette's programs as they are built, each in its namespace, under one clock that can jump."""

import pathlib
import signal
import time

from namespace import Program

CAMERA_PORT, SERVO_PORT, SERVER_PORT = 8080, 8081, 5000
USER, PASSWORD = "viewer", "open-sesame"


class Clock:
    """The wall clock of all programs; the monotonic one goes on undisturbed, as on a real machine
    whose time is set."""

    def __init__(self, folder):
        self._file = pathlib.Path(folder) / "clock"
        self.jump(0)

    def jump(self, days):
        following = self._file.with_suffix(".new")
        following.write_text(f"{days:+d}d\n" if days else "+0\n", encoding="ascii")
        following.replace(self._file)

    def environment(self):
        library = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
        return {"LD_PRELOAD": str(library), "FAKETIME_TIMESTAMP_FILE": str(self._file),
                "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1",
                "FAKETIME_CACHE_DURATION": "1"}


class Programs:
    """Which program runs how. The camera is started again for each fault of its own."""

    FRAMES_PER_SECOND = 10

    def __init__(self, folder, binaries, network, authority, clock, history):
        self._folder = pathlib.Path(folder)
        self._binaries = pathlib.Path(binaries)
        self._network = network
        self._authority = authority
        self._clock = clock
        self._history = history
        self.unix_socket = self._folder / "relay.sock"
        self.camera = self.server = self.desktop = None

    def _start(self, name, namespace, words, clocked=True, **environment):
        setting = {"HOME": self._folder, "XDG_CONFIG_HOME": self._folder / "config",
                   "XDG_DATA_HOME": self._folder / "data", "XDG_RUNTIME_DIR": self._folder,
                   "QT_QPA_PLATFORM": "offscreen",
                   "LC_ALL": "C.UTF-8", **(self._clock.environment() if clocked else {}),
                   **environment}
        return Program(name, namespace, [self._binaries / words[0], *words[1:]], setting,
                       self._history)

    def start_camera(self, *options):
        self.camera = self._start(
            "camera", self._network.camera,
            ["vedette-camera", "--listen", f"0.0.0.0:{CAMERA_PORT}", "--servo-listen",
             f"0.0.0.0:{SERVO_PORT}", "--fps", self.FRAMES_PER_SECOND, "--quality", "40", *options])
        if not self.camera.expect("servo "):
            raise RuntimeError("the camera did not start")

    def restart_camera(self, *options):
        self.camera.signal(signal.SIGKILL)
        self.camera.wait()
        self.start_camera(*options)

    def _credentials(self, name, camera, servo):
        path = self._folder / name
        path.write_text(f"HTTP_AUTH_USERNAME={USER}\nHTTP_AUTH_PASSWORD={PASSWORD}\n"
                        f"CAM_URL={camera}\nSERVO_URL={servo}\n", encoding="ascii")
        path.chmod(0o600)
        return path

    def _server_words(self, *options):
        name = self._network.CAMERA_NAME
        return ["vedette-server", *options, self._credentials(
            "server.env", f"http://{name}:{CAMERA_PORT}/mjpeg",
            f"http://{name}:{SERVO_PORT}/control_servo")]

    def start_server(self):
        self.server = self._start("server", self._network.server, self._server_words(
            "--listen", f"{self._network.SERVER_ADDRESS}:{SERVER_PORT}", "--listen",
            f"unix:{self.unix_socket}", "--host", self._network.SERVER_NAME, "--tls-certificate",
            self._authority.served, "--tls-key", self._authority.served_key))
        if not self.server.expect("certificate SHA-256"):
            raise RuntimeError("the server did not start")

    def server_that_writes_to(self, folder):
        """Another server, that wants to make itself a certificate below this folder."""
        return self._start("second server", self._network.server, self._server_words(
            "--listen", "127.0.0.1:0", "--tls-self-signed"), XDG_DATA_HOME=folder)

    def start_desktop(self, display):
        """A second hop: the server is its camera, over TLS."""
        place = f"https://{self._network.SERVER_NAME}:{SERVER_PORT}"
        self.desktop = self._start(
            "window", self._network.viewer,
            ["vedette", self._credentials("desktop.env", f"{place}/mjpeg",
                                          f"{place}/control_servo")],
            DISPLAY=display, QT_QPA_PLATFORM="xcb")

    def all(self):
        return [program for program in (self.desktop, self.server, self.camera) if program]

    def end(self):
        for program in self.all():
            program.end()


def monotonic():
    """The clock of the simulator's stamps."""
    return time.monotonic()
