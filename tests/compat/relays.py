# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The two relays under comparison, each with a camera of its own and its servos played by the
test, and the clients' side of HTTP."""

import base64
import http.client
import http.server
import os
import select
import socket
import tempfile
import threading
import time

import mjpeg
from files import write_private
from processes import START_SECONDS, Process

PROGRAMS = os.environ["VEDETTE_BIN"]
HERE = os.path.dirname(os.path.abspath(__file__))
READ_BYTES = 65536
USER, PASSWORD = "admin", "longNicePass"


class Program(Process):
    """Found ready by the first group of a pattern in what it prints."""

    def __init__(self, command, ready, environment=None):
        super().__init__(command, environment=environment)
        self.found = self.wait_for(ready)

    def wait_for(self, pattern):
        """The first group of pattern in what it prints; None when it ends before."""
        if match := self.expect(pattern):
            return match.group(1)
        if not self.has_said_all():
            raise TimeoutError(f"{self.name}: {self.output!r}")
        return None

    def exit_code(self):
        return self.wait(START_SECONDS)


class Servos(http.server.ThreadingHTTPServer):
    """Plays the firmware's servo server: keeps what was asked, answers as the test says."""

    daemon_threads = True
    RIGHT = (200, b"Servo control message received and valid.")

    def __init__(self, port=0):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.server.asked.append(self.path)
                status, body = self.server.answer
                if status is None:
                    self.server.silence.wait()
                    return
                self.send_response(status)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        super().__init__(("127.0.0.1", port), Handler)
        self.asked = []
        self.answer = self.RIGHT
        self.silence = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server_port}/control_servo"

    def close(self):
        self.silence.set()
        self.shutdown()
        self.server_close()


class Relay:
    """What both have: a simulated camera, servos, a .env file, and requests to them."""

    def __init__(self, folder):
        self.servos = Servos()
        self._camera = Program(
            [f"{PROGRAMS}/vedette-camera", "--listen", "127.0.0.1:0", "--servo-listen", "127.0.0.1:0"],
            r"stream (\S+)\n")
        self.env_file = f"{folder}/{type(self).__name__}.env"
        # The lines of its README.
        write_private(self.env_file, f"HTTP_AUTH_USERNAME={USER}\nHTTP_AUTH_PASSWORD={PASSWORD}\n"
                      f"CAM_URL={self._camera.found}\nSERVO_URL={self.servos.url}")
        self._program = self.start()
        self.port = int(self._program.found) if self._program.found.isdigit() else 0

    def start(self):
        raise NotImplementedError

    def close(self):
        self.servos.close()
        self._program.close()
        self._camera.close()

    def connect(self, source="127.0.0.1"):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_SECONDS,
                                          source_address=(source, 0))

    def ask(self, method, path, headers=None, login=f"{USER}:{PASSWORD}", source="127.0.0.1"):
        """status, headers, body; login None: without."""
        connection = self.connect(source)
        connection.request(method, path, headers={**basic(login), **(headers or {})})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body


class Flask(Relay):
    def start(self):
        return Program(["gunicorn", "--workers", "1", "--threads", "5", "--worker-class", "gthread",
                        "--timeout", "600", "--bind", "127.0.0.1:0", "--chdir", HERE,
                        "--access-logfile", "-", "flask_relay:app"],
                       r"Listening at: http://127\.0\.0\.1:(\d+)",
                       {"RELAY_ENV_FILE": self.env_file, "PYTHONDONTWRITEBYTECODE": "1"})


class Vedette(Relay):
    def start(self):
        return Program([f"{PROGRAMS}/vedette-server", "--listen", "127.0.0.1:0", self.env_file],
                       r"listening on http://127\.0\.0\.1:(\d+)/\n")


class BehindNginx(Relay):
    """Vedette in the place of gunicorn: at its unix socket, behind the nginx of its README."""

    def start(self):
        folder = os.path.dirname(self.env_file)
        self._server = Program(
            [f"{PROGRAMS}/vedette-server", "--listen", f"unix:{folder}/cam.gunicorn.sock",
             "--host", "your-domain.com", self.env_file], r"listening on unix:(\S+)\n")
        with open(f"{HERE}/nginx.conf", encoding="utf-8") as file:
            write_private(f"{folder}/nginx.conf", file.read().replace("FOLDER", folder))
        program = Program(["nginx", "-e", "stderr", "-c", f"{folder}/nginx.conf"],
                          r"(using the \"epoll\" event method)")
        self._socket = f"{folder}/nginx.sock"
        wait_until(lambda: os.path.exists(self._socket))
        return program

    def connect(self, source=None):
        connection = http.client.HTTPConnection("your-domain.com")
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.settimeout(START_SECONDS)
        connection.sock.connect(self._socket)
        return connection

    def close(self):
        super().close()
        self._server.close()


class Stream:
    """A viewer's <img src="/mjpeg">."""

    def __init__(self, relay, headers=None):
        self._connection = relay.connect()
        self._connection.request("GET", "/mjpeg", headers={**basic(f"{USER}:{PASSWORD}"), **(headers or {})})
        self.answer = self._connection.getresponse()
        self._parts = None

    def frames(self, count):
        """The next frames' own headers, by name in lower case, and bytes."""
        self._parts = self._parts or mjpeg.Parts(self.answer.getheader("Content-Type"))
        found = []
        while len(found) < count:
            if part := self._parts.next():
                found.append(part)
                continue
            data = self.answer.read1(READ_BYTES)
            if not data:
                raise EOFError("the stream has ended")
            self._parts.feed(data)
        return found

    def close(self):
        self._connection.close()
        self.answer.close()


def basic(login):
    return {"Authorization": "Basic " + base64.b64encode(login.encode()).decode()} if login else {}


def wait_until(condition):
    """Whether it came true in time."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if condition():
            return True
        select.select([], [], [], 0.02)
    return False


def temporary_folder():
    return tempfile.TemporaryDirectory(prefix="vedette-compat-")
