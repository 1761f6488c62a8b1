# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""packaging/haproxy as it stands, in front of real edges: what one who watches meets."""

import http.client
import json
import os
import re
import signal
import subprocess
import tempfile
import time
import unittest

from stage import (EDGES, HAPROXY_OUTSIDE, NAME, ORIGIN, OTHER_VIEWER, PASSWORD, PORT, SOURCE, USER,
                   Stage)
from visitors import RIGHT, Stream, Visitor, relays

LONGER_THAN_ANY_SHORT_TIMEOUT = 12
"""Seconds; the configuration's short timeouts are of 2, 5 and 10."""


class BehindHaproxy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="vedette-edges-")
        cls.addClassCleanup(folder.cleanup)
        cls.stage = Stage(folder.name, relays.PROGRAMS)
        cls.addClassCleanup(cls.stage.close)

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

    def watch(self):
        stream = Stream(self.stage)
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
        self.wait_for_state("UP")
        self.stage.wait_for(lambda: self.viewers() == 0)

    def test_the_login_is_asked_for(self):
        stranger = self.ask("GET", "/", {})
        self.assertEqual(stranger.status, 401)
        self.assertTrue(stranger.getheader("WWW-Authenticate").startswith("Basic "))
        self.assertIsNone(stranger.getheader("Server"))
        page = self.ask("GET", "/")
        self.assertEqual(page.status, 200)
        self.assertEqual(page.getheader("Cache-Control"), "no-store")
        self.assertIn(b"<html", page.read())

    def test_pictures_and_events_are_not_held_back(self):
        self.assertTrue(self.watch().is_live())
        events = self.ask("GET", "/api/events")
        self.assertEqual(events.readline(), b"event: status\n")
        self.assertTrue(json.loads(events.readline().removeprefix(b"data: "))["steerable"])

    def watch_by_http_2(self):
        """curl as a viewer, whose pictures go into a file."""
        pictures = self.stage.folder / "pictures"
        viewer = subprocess.Popen(self.stage.network["viewers"].command(
            "curl", "--silent", "--http2", "--no-buffer", "--cacert", self.stage.certificate,
            "--resolve", f"{NAME}:443:{HAPROXY_OUTSIDE}", "--user", f"{USER}:{PASSWORD}",
            "--dump-header", self.stage.folder / "head", "--output", pictures,
            f"https://{NAME}/mjpeg"))
        self.addCleanup(viewer.wait)
        self.addCleanup(viewer.kill)
        self.stage.wait_for(lambda: pictures.exists() and pictures.stat().st_size > 0)
        self.assertTrue((self.stage.folder / "head").read_bytes().startswith(b"HTTP/2 200"))
        return viewer, pictures

    def test_http_2_is_spoken(self):
        _, pictures = self.watch_by_http_2()
        self.stage.wait_for(lambda: pictures.read_bytes().count(b"\xff\xd8\xff") > 3)

    def test_plain_http_is_sent_to_https(self):
        plain = self.stage.network["viewers"].socket()
        plain.connect((HAPROXY_OUTSIDE, 80))
        connection = http.client.HTTPConnection(NAME)
        connection.sock = plain
        connection.request("GET", "/?action=snapshot")
        answer = connection.getresponse()
        self.assertEqual((answer.status, answer.getheader("Location")),
                         (308, f"https://{NAME}/?action=snapshot"))
        connection.close()

    def test_a_viewer_who_leaves_is_gone(self):
        stream = self.watch()
        self.assertTrue(stream.is_live())
        edge = self.busy_edge()
        stream.close()
        self.stage.wait_for(lambda: self.direct(EDGES[edge], "/api/status")["viewers"] == 0)

    def test_steering_goes_to_the_origin(self):
        before = self.direct(ORIGIN, "/api/status")["pan"]
        sent = self.moves_sent_to_the_origin()
        own = {**RIGHT, "Origin": f"https://{NAME}", "Sec-Fetch-Site": "same-origin",
               "User-Agent": "Mozilla/5.0 (X11)"}
        for path in ("/turnleft", "/turnleft", "/control_servo?tr=5&el=0"):
            answer = self.ask("POST", path, own)
            self.assertEqual((answer.status, answer.read()),
                             (200, b"Servo control message received and valid."))
        self.assertEqual(self.direct(ORIGIN, "/api/status")["pan"], before + 15)
        self.assertEqual(self.moves_sent_to_the_origin(), sent + 3)
        # An edge does not know what was sent past it, and does not say that it does.
        for address in EDGES.values():
            self.assertIsNone(self.direct(address, "/api/status")["pan"])

    def moves_sent_to_the_origin(self):
        return int(self.stage.statistics("origin", "origin")["hrsp_2xx"])

    def test_foreign_pages_and_other_names_are_refused(self):
        for origin in ("https://another.example", f"https://{NAME}:444"):
            self.assertEqual(self.ask("POST", "/turnleft", {**RIGHT, "Origin": origin}).status, 403)
        self.assertEqual(self.ask("GET", "/", {**RIGHT, "Host": "another.example"}).status, 421)

    def test_guessers_are_slowed_down_by_their_own_address(self):
        wrong = relays.basic(f"{USER}:wrong")
        made_up = ({"X-Forwarded-For": f"192.0.2.{number}"} for number in range(100))
        # Where moves go there is one server, so five guesses; else five for each edge.
        answers = [self.ask("POST", "/turnleft", {**wrong, **next(made_up)},
                            source=OTHER_VIEWER).status for _ in range(6)]
        self.assertEqual(answers, [401] * 5 + [429])
        self.assertEqual(self.ask("POST", "/turnleft").status, 200)

    def test_a_move_is_never_sent_twice(self):
        self.stage.programs["origin"].signal(signal.SIGSTOP)
        connection = Visitor(self.stage)
        self.addCleanup(connection.close)
        connection.request("POST", "/turnleft", headers=RIGHT)
        self.stage.wait_for(self.origin_has_something_to_read)
        self.stage.programs["origin"].signal(signal.SIGKILL)
        self.stage.programs["origin"].wait()
        self.stage.start_origin()
        self.assertEqual(connection.getresponse().status, 502)
        self.assertEqual(self.direct(ORIGIN, "/api/status")["pan"], 90)

    def origin_has_something_to_read(self):
        lines = subprocess.run(self.stage.network["origin"].command(
            "ss", "-Htn", "state", "established", "sport", "=", f":{PORT}"),
            capture_output=True, check=True).stdout.splitlines()
        return any(int(line.split()[0]) > 0 for line in lines)

    def test_an_edge_that_is_cut_off_from_the_origin_gets_no_new_viewers(self):
        stream = self.watch()
        self.assertTrue(stream.is_live())
        edge = self.busy_edge()
        route = ("route", "add", "blackhole", ORIGIN)
        self.stage.network[edge].ip(*route)
        self.addCleanup(self.wait_for_state, "UP")
        self.addCleanup(self.stage.network[edge].ip, "route", "del", "blackhole", ORIGIN)
        self.wait_for_state("DOWN", edge)
        for _ in range(2 * len(EDGES)):
            self.assertTrue(self.watch().is_live())
        # Who was there stays, and is told.
        self.assertEqual(self.direct(EDGES[edge], "/api/status")["viewers"], 1)
        self.assertFalse(self.direct(EDGES[edge], "/api/status")["live"])

    def test_without_a_camera_the_page_is_there_and_says_so(self):
        streams = [self.watch() for _ in EDGES]
        self.assertTrue(all(stream.is_live() for stream in streams))
        by_http_2, pictures = self.watch_by_http_2()
        camera = self.stage.programs["camera"]
        camera.signal(signal.SIGSTOP)
        self.addCleanup(camera.signal, signal.SIGCONT)
        self.wait_for_state("DOWN")
        self.assertEqual(self.ask("GET", "/healthz").status, 503)
        self.assertIn(b"<html", self.ask("GET", "/").read())
        report = json.loads(self.ask("GET", "/api/status").read())
        self.assertFalse(report["live"])
        self.assertNotEqual(report["reason"], "")
        leaver = self.watch()
        viewers = self.viewers()
        leaver.close()
        self.stage.wait_for(lambda: self.viewers() == viewers - 1)
        time.sleep(LONGER_THAN_ANY_SHORT_TIMEOUT)
        before = pictures.stat().st_size
        camera.signal(signal.SIGCONT)
        # The same connections: nobody was sent away.
        self.assertTrue(all(stream.is_live() for stream in streams))
        self.stage.wait_for(lambda: pictures.stat().st_size > before)
        self.assertIsNone(by_http_2.poll())

    def test_a_machine_that_is_gone_without_a_word_is_noticed(self):
        stream = self.watch()
        self.assertTrue(stream.is_live())
        edge = self.busy_edge()
        self.stage.network.link(edge, False)
        self.addCleanup(self.stage.network.link, edge, True)
        began = time.monotonic()
        with self.assertRaises((http.client.HTTPException, OSError, ValueError)):
            while stream.answer.read(1000):
                pass
            raise http.client.IncompleteRead(b"")
        self.assertLess(time.monotonic() - began, 15)
        self.assertTrue(self.watch().is_live())

    def test_without_any_edge_there_is_a_word(self):
        for edge in EDGES:
            self.stage.programs[edge].end()
        self.stage.wait_for(lambda: {self.stage.state(backend, edge) for edge in EDGES
                                     for backend in ("edges", "stale_edges")} == {"DOWN"})
        answer = self.ask("GET", "/")
        self.assertEqual((answer.status, answer.getheader("Retry-After")), (503, "2"))
        self.assertEqual(answer.read(), b"No server can be reached; try again in a moment.\n")
        self.assertEqual(self.ask("POST", "/turnright").status, 200)
        for edge in EDGES:
            self.stage.start_edge(edge)

    @staticmethod
    def page_s_commands(pattern):
        with open(f"{SOURCE}/docs/edges.md", encoding="utf-8") as file:
            return re.findall(f"^ *{pattern}$", file.read(), re.M)

    def test_the_configuration_is_valid(self):
        (command,) = self.page_s_commands(r"(haproxy -c .*)")
        subprocess.run(self.stage.network["haproxy"].command(*command.split()), check=True,
                       capture_output=True)

    def test_an_edge_is_taken_out_and_put_back(self):
        drain, ready = self.page_s_commands(r'echo "(set server .*)" \| socat .*')
        edge = drain.split()[2].partition("/")[2]
        self.stage.tell(drain)
        try:
            for backend in ("edges", "stale_edges"):
                self.assertEqual(self.stage.state(backend, edge), "DRAIN")
            for _ in range(2 * len(EDGES)):
                self.assertTrue(self.watch().is_live())
            self.assertEqual(self.direct(EDGES[edge], "/api/status")["viewers"], 0)
        finally:
            self.stage.tell(ready)


if __name__ == "__main__":
    os.umask(0o077)
    unittest.main(verbosity=2)
