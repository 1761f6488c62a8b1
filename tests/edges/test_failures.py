# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""packaging/haproxy as it stands, in front of real edges, when something fails: each line of the
table in docs/edges.md."""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import time
import unittest

from behind import BehindHaproxy
from stage import EDGES, HAPROXY_OUTSIDE, NAME, ORIGIN, PASSWORD, PORT, SOURCE, USER
from visitors import RIGHT, Visitor

LONGER_THAN_ANY_SHORT_TIMEOUT = 12
"""Seconds; the configuration's short timeouts are of 2, 5 and 10."""


class WhenSomethingFails(BehindHaproxy):
    def test_a_move_is_never_sent_twice(self):
        # HAProxy's own answer depends on whether a connection is new; a browser's are not.
        for earlier_requests in (0, 1):
            connection = Visitor(self.stage)
            self.addCleanup(connection.close)
            for _ in range(earlier_requests):
                connection.request("GET", "/", headers=RIGHT)
                connection.getresponse().read()
            with self.origin_dies_under_a_move():
                connection.request("POST", "/turnleft", headers=RIGHT)
            self.assertEqual(connection.getresponse().status, 502)
            self.assertEqual(self.direct(ORIGIN, "/api/status")["pan"], 90)

    def test_a_move_over_http_2_is_never_sent_twice(self):
        with self.origin_dies_under_a_move():
            steerer = subprocess.Popen(
                self.curl("--request", "POST", "--output", "/dev/null", "--write-out",
                          "%{http_version} %{http_code}", f"https://{NAME}/turnleft"),
                stdout=subprocess.PIPE)
            self.addCleanup(steerer.wait)
            self.addCleanup(steerer.stdout.close)
        self.assertEqual(steerer.stdout.read(), b"2 502")
        self.assertEqual(self.direct(ORIGIN, "/api/status")["pan"], 90)

    @contextlib.contextmanager
    def origin_dies_under_a_move(self):
        """The move that is sent meanwhile has reached it; another origin is there at once."""
        self.stage.programs["origin"].signal(signal.SIGSTOP)
        yield
        self.stage.wait_for(self.origin_has_something_to_read)
        self.stage.programs["origin"].signal(signal.SIGKILL)
        self.stage.programs["origin"].wait()
        self.stage.start_origin()

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
        # A page that is loaded again gets another edge, too.
        self.assertTrue(self.watch({**RIGHT, "Cookie": f"vedette_edge={edge}"}).is_live())
        # Its viewers stay, and see that it is not live.
        self.assertEqual(self.direct(EDGES[edge], "/api/status")["viewers"], 1)
        self.assertFalse(self.direct(EDGES[edge], "/api/status")["live"])
        # It does not report itself healthy again once its last viewer has left.
        stream.close()
        end = time.monotonic() + LONGER_THAN_ANY_SHORT_TIMEOUT
        while time.monotonic() < end:
            self.assertIn("DOWN", self.stage.state("edges", edge))
            time.sleep(0.1)

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
        # The same connections: no viewer was disconnected.
        self.assertTrue(all(stream.is_live() for stream in streams))
        self.stage.wait_for(lambda: pictures.stat().st_size > before)
        self.assertIsNone(by_http_2.poll())

    def test_without_an_origin_no_viewer_is_disconnected(self):
        streams = [self.watch() for _ in EDGES]
        self.assertTrue(all(stream.is_live() for stream in streams))
        self.stage.programs["origin"].signal(signal.SIGKILL)
        self.stage.programs["origin"].wait()
        self.wait_for_state("DOWN")
        self.assertIn(b"<html", self.ask("GET", "/").read())
        self.stage.start_origin()
        self.assertTrue(all(stream.is_live() for stream in streams))

    def test_a_machine_that_vanishes_is_noticed(self):
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

    def test_without_any_edge_there_is_an_explanation(self):
        for edge in EDGES:
            self.stage.programs[edge].end()
        self.stage.wait_for(lambda: {self.stage.state(backend, edge) for edge in EDGES
                                     for backend in ("edges", "stale_edges")} == {"DOWN"})
        answer = self.ask("GET", "/")
        self.assertEqual((answer.status, answer.getheader("Retry-After")), (503, "2"))
        self.assertEqual(answer.read(), 
                         b"The servers are busy or cannot be reached; try again in a moment.\n")
        self.assertEqual(self.ask("POST", "/turnright").status, 200)
        for edge in EDGES:
            self.stage.start_edge(edge)

    def test_the_page_is_live_again_when_its_edge_has_died_or_hangs(self):
        page = subprocess.Popen(self.stage.network["viewers"].command(
            "node", f"{SOURCE}/tests/edges/page.mjs", HAPROXY_OUTSIDE, NAME, USER, PASSWORD),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(page.wait)
        self.addCleanup(page.communicate)

        def how_is_it():
            page.stdin.write("how is it?\n")
            page.stdin.flush()
            return page.stdout.readline()

        self.assertEqual(how_is_it(), "live\n")
        edge = self.busy_edge()
        self.stage.programs[edge].signal(signal.SIGKILL)
        self.stage.programs[edge].wait()
        self.stage.start_edge(edge)
        self.assertEqual(how_is_it(), "live\n")
        hanging = self.stage.programs[self.busy_edge()]
        hanging.signal(signal.SIGSTOP)
        self.addCleanup(hanging.signal, signal.SIGCONT)
        self.assertEqual(how_is_it(), "live\n")

    def test_an_edge_that_hangs_gets_no_new_viewers(self):
        stream = self.watch()
        self.assertTrue(stream.is_live())
        edge = self.busy_edge()
        self.stage.programs[edge].signal(signal.SIGSTOP)
        self.addCleanup(self.stage.programs[edge].signal, signal.SIGCONT)
        self.wait_for_state("DOWN", edge)
        for _ in range(2 * len(EDGES)):
            self.assertTrue(self.watch({**RIGHT, "Cookie": f"vedette_edge={edge}"}).is_live())

    def test_an_edge_is_taken_out_and_put_back(self):
        drain, ready = self.page_s_commands(r'echo "(set server .*)" \| socat .*')
        edge = drain.split()[2].partition("/")[2]
        self.stage.ask(drain)
        try:
            for backend in ("edges", "stale_edges"):
                self.assertEqual(self.stage.state(backend, edge), "DRAIN")
            for _ in range(2 * len(EDGES)):
                self.assertTrue(self.watch().is_live())
            self.assertEqual(self.direct(EDGES[edge], "/api/status")["viewers"], 0)
        finally:
            self.stage.ask(ready)


if __name__ == "__main__":
    os.umask(0o077)
    unittest.main(verbosity=2)
