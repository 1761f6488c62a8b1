# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The programs under test: a camera that reboots, a server, and a second one with TLS behind it."""

import asyncio
import os
import random
import signal
import subprocess
import time

from files import write_private
from processes import Process, free_port

LOGIN = "viewer:a-long-enough-password"


class Program(Process):
    """What it prints goes to log."""

    def __init__(self, command, log, first_lines):
        super().__init__(command, log, heard=lambda line: self._copy(log, line))
        self._first = {start: self.first_line(start) for start in first_lines}

    def said_behind(self, start):
        """What followed start in the line that it began with."""
        return self._first[start]

    def _copy(self, log, line):
        log.write(f"{time.monotonic():.3f} {self.name}: {line}\n")
        log.flush()

    def cpu_seconds(self):
        """Of all its threads, those that have ended too: each camera connection has one of its
        own, and a sum over the threads there are would forget them."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Camera:
    """vedette-camera on one port, which reboots: sometimes it hangs first, as an ESP32 does."""

    DOWN_SECONDS = (2, 8)
    HANG_SECONDS = 7
    # Which reboots begin with hanging.
    HANGS_EACH = 3

    def __init__(self, programs, rate, log):
        self._ports = [free_port(), free_port()]
        self._command = [os.path.join(programs, "vedette-camera"), "--fps", str(rate),
                         "--listen", f"127.0.0.1:{self._ports[0]}",
                         "--servo-listen", f"127.0.0.1:{self._ports[1]}"]
        self._log = log
        self.reboots = 0
        self.silent_since = None  # while it sends nothing, by time.monotonic()
        self.up_since = 0.0
        self._start()

    def _start(self):
        self._process = Program(self._command, self._log, ["stream ", "servo "])
        self.stream_url = self._process.said_behind("stream ")
        self.servo_url = self._process.said_behind("servo ")
        self.up_since = time.monotonic()
        self.silent_since = None

    def stop(self):
        self.silent_since = time.monotonic()
        self._process.kill()

    async def start(self):
        await asyncio.to_thread(self._start)

    async def reboot(self):
        self.reboots += 1
        self.silent_since = time.monotonic()
        if self.reboots % self.HANGS_EACH == 0:
            os.kill(self._process.pid, signal.SIGSTOP)
            await asyncio.sleep(self.HANG_SECONDS)
        self._process.kill()
        await asyncio.sleep(random.uniform(*self.DOWN_SECONDS))
        await self.start()

    def was_up_since(self, then):
        """Whether it has been there all the time from then on."""
        return self.silent_since is None and self.up_since < then

    def close(self):
        self._process.kill()


class Server(Program):
    """vedette-server."""

    def __init__(self, name, programs, settings, log, options=(), environment=()):
        """environment: "NAME=value", on top of the caller's."""
        super().__init__(["env", *environment, os.path.join(programs, "vedette-server"),
                          "--listen", "127.0.0.1:0", *options, settings],
                         log, ["listening on http"])
        self.name = name
        self.is_encrypted = "--tls-key" in options
        self.port = int(self.said_behind("listening on http").rstrip("/").rpartition(":")[2])


def write_settings(folder, name, camera_url, servo_url):
    user, password = LOGIN.split(":")
    return write_private(os.path.join(folder, name),
                         f"HTTP_AUTH_USERNAME={user}\nHTTP_AUTH_PASSWORD={password}\n"
                         f"CAM_URL={camera_url}\nSERVO_URL={servo_url}\n")


def certificate(folder, log):
    """The options that make a server use TLS."""
    paths = [os.path.join(folder, name) for name in ("certificate.pem", "key.pem")]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-out", paths[0], "-keyout", paths[1], "-days", "2", "-subj",
         "/CN=127.0.0.1"], check=True, stderr=log)
    return ["--tls-certificate", paths[0], "--tls-key", paths[1]]


def start_servers(programs, folder, camera, log):
    """The camera's server, and one with TLS that takes that one for its camera."""
    first = Server("server", programs, write_settings(
        folder, "camera.env", camera.stream_url, camera.servo_url), log)
    host = f"http://{LOGIN}@127.0.0.1:{first.port}"
    second = Server("second, TLS", programs, write_settings(
        folder, "second.env", f"{host}/mjpeg", f"{host}/control_servo"), log,
        certificate(folder, log))
    return [first, second]
