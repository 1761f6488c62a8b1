# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""packaging/haproxy as it stands, in front of real edges: what a viewer gets."""

import http.client
import json
import os
import subprocess
import unittest

from behind import BehindHaproxy
from stage import EDGES, HAPROXY_OUTSIDE, NAME, ORIGIN, OTHER_VIEWER, USER
from visitors import RIGHT, SlowViewer, relays

SLOW_SECONDS = 12
"""With buffers that grow by themselves a slow viewer's pictures are 7 s old by then."""
NEW_ENOUGH = 4
"""Seconds: what all buffers on the way hold, at a slow viewer's pace."""


class WhenAllIsWell(BehindHaproxy):
    def test_the_login_is_asked_for(self):
        unauthenticated = self.ask("GET", "/", {})
        self.assertEqual(unauthenticated.status, 401)
        self.assertTrue(unauthenticated.getheader("WWW-Authenticate").startswith("Basic "))
        self.assertIsNone(unauthenticated.getheader("Server"))
        page = self.ask("GET", "/")
        self.assertEqual(page.status, 200)
        self.assertEqual(page.getheader("Cache-Control"), "no-cache")
        self.assertIn(b"<html", page.read())

    def test_pictures_and_events_are_not_held_back(self):
        self.assertTrue(self.watch().is_live())
        events = self.ask("GET", "/api/events")
        self.assertEqual(events.readline(), b"event: status\n")
        self.assertTrue(json.loads(events.readline().removeprefix(b"data: "))["steerable"])

    def test_http_2_is_spoken(self):
        _, pictures = self.watch_by_http_2()
        self.stage.wait_for(lambda: pictures.read_bytes().count(b"\xff\xd8\xff") > 3)

    def test_plain_http_is_sent_to_https(self):
        for name in (NAME, "another.example"):
            plain = self.stage.network["viewers"].socket()
            plain.connect((HAPROXY_OUTSIDE, 80))
            connection = http.client.HTTPConnection(name)
            self.addCleanup(connection.close)
            connection.sock = plain
            connection.request("GET", "/?action=snapshot")
            answer = connection.getresponse()
            self.assertEqual((answer.status, answer.getheader("Location")),
                             (308, f"https://{NAME}/?action=snapshot"))

    def test_a_viewer_who_leaves_is_gone(self):
        stream = self.watch()
        self.assertTrue(stream.is_live())
        edge = self.busy_edge()
        stream.close()
        self.stage.wait_for(lambda: self.direct(EDGES[edge], "/api/status")["viewers"] == 0)

    def test_who_is_slow_sees_new_pictures(self):
        viewer = SlowViewer(self.stage)
        self.addCleanup(viewer.close)
        self.assertLess(viewer.age_after(SLOW_SECONDS), NEW_ENOUGH)

    def test_steering_goes_to_the_origin(self):
        before = self.direct(ORIGIN, "/api/status")["pan"]
        sent = self.moves_sent_to_the_origin()
        own = {**RIGHT, "Origin": f"https://{NAME}", "Sec-Fetch-Site": "same-origin",
               "User-Agent": "Mozilla/5.0 (X11)"}
        for path in ("/turnleft", "/api/move?pan=-5&tilt=0", "/control_servo?tr=5&el=0"):
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

    def test_the_configuration_is_valid(self):
        (command,) = self.page_s_commands(r"(haproxy -c .*)")
        checked = subprocess.run(self.stage.network["haproxy"].command(*command.split()), check=True,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertNotIn("WARNING", checked.stdout)

    def test_all_that_a_page_asks_for_comes_from_one_edge(self):
        page = self.ask("GET", "/")
        name_and_value, *rest = page.getheader("Set-Cookie").split("; ")
        self.assertEqual(set(rest), {"path=/", "HttpOnly", "Secure", "SameSite=Strict"})
        edge = name_and_value.partition("=")[2]
        kept = {**RIGHT, "Cookie": name_and_value}
        for _ in EDGES:
            self.assertTrue(self.watch(kept).is_live())
            self.assertEqual(self.busy_edge(), edge)
        # The cookie is HAProxy's alone, and leads nowhere once its edge is dead.
        self.assertIsNone(self.ask("GET", "/", kept).getheader("Set-Cookie"))
        self.stage.programs[edge].end()
        self.addCleanup(self.stage.start_edge, edge)
        other = self.ask("GET", "/", kept)
        self.assertEqual(other.status, 200)
        self.assertNotEqual(other.getheader("Set-Cookie").partition(";")[0], name_and_value)


if __name__ == "__main__":
    os.umask(0o077)
    unittest.main(verbosity=2)
