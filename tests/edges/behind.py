# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the tests behind HAProxy have in common: the stage, and how to ask."""

import atexit
import contextlib
import http.client
import json
import re
import signal
import subprocess
import tempfile
import unittest

from stage import EDGES, HAPROXY_OUTSIDE, NAME, PASSWORD, PORT, SOURCE, USER, Stage
from visitors import RIGHT, Stream, Visitor, relays


class BehindHaproxy(unittest.TestCase):
    """The stage stands for all tests of a class; each leaves it as it found it."""

    @classmethod
    def setUpClass(cls):
        # A signal that ends this takes the namespaces down, too, which unittest does not do then.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        cleanups = contextlib.ExitStack()
        atexit.register(cleanups.close)
        cls.addClassCleanup(cleanups.close)
        folder = cleanups.enter_context(tempfile.TemporaryDirectory(prefix="vedette-edges-"))
        cls.stage = Stage(folder, relays.PROGRAMS)
        cleanups.callback(cls.stage.close)

    def ask(self, method, path, headers=None, **more):
        connection = Visitor(self.stage, **more)
        self.addCleanup(connection.close)
        connection.request(method, path, headers=RIGHT if headers is None else headers)
        answer = connection.getresponse()
        self.addCleanup(answer.close)
        return answer

    def direct(self, address, path):
        """Asks a server by itself, from HAProxy's machine; JSON."""
        plain = self.stage.network["haproxy"].socket()
        plain.connect((address, PORT))
        connection = http.client.HTTPConnection(address, PORT)
        connection.sock = plain
        connection.request("GET", path, headers=RIGHT)
        answer = json.loads(connection.getresponse().read())
        connection.close()
        return answer

    def viewers(self):
        """Of all edges."""
        return sum(self.direct(address, "/api/status")["viewers"] for address in EDGES.values())

    def watch(self, headers=None):
        stream = Stream(self.stage, headers)
        self.addCleanup(stream.close)
        self.assertEqual(stream.answer.status, 200)
        return stream

    def busy_edge(self):
        """The only one with a viewer."""
        (edge,) = [edge for edge, address in EDGES.items()
                   if self.direct(address, "/api/status")["viewers"]]
        return edge

    def wait_for_state(self, expected, *edges):
        self.stage.wait_for(lambda: {self.stage.state("edges", edge) for edge in edges or EDGES}
                            == {expected})

    def tearDown(self):
        self.doCleanups()
        self.stage.wait_for(self.stage.is_all_up)
        self.stage.wait_for(lambda: self.viewers() == 0)

    def curl(self, *words):
        """The command of a viewer with HTTP/2."""
        return self.stage.network["viewers"].command(
            "curl", "--silent", "--http2", "--no-buffer", "--cacert", self.stage.certificate,
            "--resolve", f"{NAME}:443:{HAPROXY_OUTSIDE}", "--user", f"{USER}:{PASSWORD}", *words)

    def watch_by_http_2(self):
        """curl as a viewer, whose pictures go into a file."""
        pictures = self.stage.folder / "pictures"
        viewer = subprocess.Popen(self.curl(
            "--dump-header", self.stage.folder / "head", "--output", pictures,
            f"https://{NAME}/mjpeg"))
        self.addCleanup(viewer.wait)
        self.addCleanup(viewer.kill)
        self.stage.wait_for(lambda: pictures.exists() and pictures.stat().st_size > 0)
        self.assertTrue((self.stage.folder / "head").read_bytes().startswith(b"HTTP/2 200"))
        return viewer, pictures

    @staticmethod
    def page_s_commands(pattern):
        with open(f"{SOURCE}/docs/edges.md", encoding="utf-8") as file:
            return re.findall(f"^ *{pattern}$", file.read(), re.M)
