# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What users of the Flask relay sent, to it and to Vedette: the same answers, or a difference that
README.md lists."""

import json
import os
import re
import unittest

import relays
from relays import PASSWORD, USER, BehindNginx, Flask, Stream, Vedette

CHROMIUM = ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/120.0.0.0 Safari/537.36")
TURNS = {"/turnleft": "tr=5&el=0", "/turnright": "tr=-5&el=0",
         "/turnup": "tr=0&el=-5", "/turndown": "tr=0&el=5"}


def browser(relay, **more):
    """What Chromium sends with each request of the page over plain HTTP."""
    address = f"http://127.0.0.1:{relay.port}"
    return {"User-Agent": CHROMIUM, "Accept": "*/*", "Referer": f"{address}/",
            "Accept-Encoding": "gzip, deflate, br", "Accept-Language": "en-US,en;q=0.9", **more}


def page_post(relay):
    """The page's XMLHttpRequest: open("POST", "/turn…"), Content-Type application/text, send()."""
    return browser(relay, **{"Content-Type": "application/text", "Content-Length": "0",
                             "Origin": f"http://127.0.0.1:{relay.port}"})


class Both(unittest.TestCase):
    """Both relays, started once for all tests."""

    @classmethod
    def setUpClass(cls):
        cls.folder = relays.temporary_folder()
        cls.flask = Flask(cls.folder.name)
        cls.vedette = Vedette(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.flask.close()
        cls.vedette.close()
        cls.folder.cleanup()

    def setUp(self):
        for relay in (self.flask, self.vedette):
            relay.servos.answer = relay.servos.RIGHT
            relay.servos.asked.clear()

    def ask(self, method, path, headers=lambda relay: {}, **more):
        """Both answers, the Flask relay's first."""
        return [relay.ask(method, path, headers(relay), **more)
                for relay in (self.flask, self.vedette)]

    def statuses(self, *request, **more):
        return tuple(answer[0] for answer in self.ask(*request, **more))

    def moves(self):
        """What each relay's servos were asked, and forgets it."""
        asked = [list(relay.servos.asked) for relay in (self.flask, self.vedette)]
        for relay in (self.flask, self.vedette):
            relay.servos.asked.clear()
        return asked


class Same(Both):
    """What an old client may rely on."""

    def test_the_page_needs_the_login_and_is_html(self):
        for number, path in enumerate(("/", "/mjpeg", *TURNS)):
            for login in (None, f"{USER}:wrong", f"other:{PASSWORD}"):
                # Each from an address of its own: wrong ones are counted.
                for status, headers, _ in self.ask("GET", path, login=login,
                                                   source=f"127.0.1.{number + 1}"):
                    self.assertEqual(status, 401)
                    self.assertTrue(headers["WWW-Authenticate"].startswith("Basic realm="))
        for status, headers, _ in self.ask("GET", "/", browser):
            self.assertEqual(status, 200)
            self.assertEqual(headers["Content-Type"], "text/html; charset=utf-8")
        self.assertEqual(self.moves(), [[], []])

    def test_the_picture_of_the_page(self):
        for relay in (self.flask, self.vedette):
            stream = Stream(relay, browser(relay, Accept="image/avif,image/webp,image/*,*/*;q=0.8"))
            self.assertEqual(stream.answer.status, 200)
            self.assertTrue(stream.answer.headers["Content-Type"].startswith(
                "multipart/x-mixed-replace;"))
            for headers, jpeg in stream.frames(5):
                self.assertEqual(headers["content-type"], "image/jpeg")
                self.assertEqual((jpeg[:2], jpeg[-2:]), (b"\xff\xd8", b"\xff\xd9"))
            stream.close()

    def test_the_buttons_of_the_page(self):
        for path, query in TURNS.items():
            for status, _, body in self.ask("POST", path, page_post):
                self.assertEqual((status, body), self.vedette.servos.RIGHT)
            self.assertEqual(self.moves(), [[f"/control_servo?{query}"]] * 2)

    def test_turning_by_get_from_a_script(self):
        for path, query in TURNS.items():
            self.assertEqual(self.statuses("GET", path, lambda _: {"User-Agent": "curl/7.88.1"}),
                             (200, 200))
            self.assertEqual(self.moves(), [[f"/control_servo?{query}"]] * 2)

    def test_the_camera_s_own_refusal(self):
        for relay in (self.flask, self.vedette):
            relay.servos.answer = (500, b"Server has encountered an unexpected error")
        for status, _, body in self.ask("POST", "/turnleft", page_post):
            self.assertEqual((status, body), (500, b"Server has encountered an unexpected error"))

    def test_the_counter_counts_viewers(self):
        for relay in (self.flask, self.vedette):
            streams = [Stream(relay) for _ in range(2)]
            for stream in streams:
                stream.frames(1)
            self.assertEqual(json.loads(relay.ask("GET", "/counter")[2]), 2)
            for stream in streams:
                stream.close()
            self.assertTrue(relays.wait_until(
                lambda relay=relay: json.loads(relay.ask("GET", "/counter")[2]) == 0))

    def test_its_nginx_configuration(self):
        with relays.temporary_folder() as folder:
            relay = BehindNginx(folder)
            self.addCleanup(relay.close)
            self.assertEqual(relay.ask("GET", "/", login=None)[0], 401)
            self.assertEqual(relay.ask("GET", "/")[0], 200)
            posted = {"Origin": "http://your-domain.com", "User-Agent": CHROMIUM}
            self.assertEqual(relay.ask("POST", "/turnup", posted)[0], 200)
            self.assertEqual(relay.servos.asked, ["/control_servo?tr=0&el=-5"])
            stream = Stream(relay)
            self.assertEqual(len(stream.frames(5)), 5)
            stream.close()

    def test_wrong_methods(self):
        for path in ("/", "/mjpeg", "/counter"):
            self.assertEqual(self.statuses("POST", path), (405, 405))
        for path in TURNS:
            self.assertEqual(self.statuses("DELETE", path), (405, 405))
        self.assertEqual(self.statuses("GET", "/nothing"), (404, 404))


class Different(Both):
    """Each method is a line of README.md, which says why."""

    def test_counter_asks_for_the_login(self):
        self.assertEqual(self.statuses("GET", "/counter", login=None), (200, 401))

    def test_unknown_paths_are_told_only_to_users(self):
        self.assertEqual(self.statuses("GET", "/nothing", login=None), (404, 401))

    def test_another_site_may_not_steer(self):
        foreign = {"Origin": "http://evil.example", "Content-Type": "text/plain"}
        self.assertEqual(self.statuses("POST", "/turnleft", lambda r: browser(r, **foreign)),
                         (200, 403))
        self.assertEqual(self.moves(), [["/control_servo?tr=5&el=0"], []])

    def test_a_browser_s_get_does_not_steer(self):
        self.assertEqual(self.statuses("GET", "/turnleft", browser), (200, 403))
        self.assertEqual(self.moves(), [["/control_servo?tr=5&el=0"], []])

    def test_head_does_not_steer(self):
        self.assertEqual(self.statuses("HEAD", "/turnleft"), (200, 405))
        self.assertEqual(self.moves(), [["/control_servo?tr=5&el=0"], []])

    def test_options_is_not_spoken(self):
        self.assertEqual(self.statuses("OPTIONS", "/turnleft"), (200, 405))

    def test_guessing_is_slowed_down(self):
        wrong = [self.statuses("GET", "/", login=f"{USER}:{guess}", source="127.0.0.2")
                 for guess in range(6)]
        self.assertEqual(wrong, [(401, 401)] * 5 + [(401, 429)])

    def test_other_host_names_are_refused(self):
        self.assertEqual(self.statuses("GET", "/", lambda _: {"Host": "your-domain.com"}),
                         (200, 421))

    def test_unreachable_servos_are_explained(self):
        for relay in (self.flask, self.vedette):
            relay.servos.close()
            self.addCleanup(lambda relay=relay: setattr(
                relay, "servos", relays.Servos(relay.servos.server_port)))
        flask, vedette = self.ask("POST", "/turnleft", page_post)
        self.assertEqual((flask[0], flask[2]), (500, b""))
        self.assertEqual(vedette[0], 502)
        self.assertIn(b"refuse the connection", vedette[2])

    def test_silent_servos_are_not_waited_for_without_end(self):
        for relay in (self.flask, self.vedette):
            relay.servos.answer = (None, b"")
        waiting = self.flask.connect()
        waiting.request("POST", "/turnleft", headers={**relays.basic(f"{USER}:{PASSWORD}"),
                                                      **page_post(self.flask)})
        self.assertEqual(self.vedette.ask("POST", "/turnleft", page_post(self.vedette))[0], 504)
        waiting.sock.setblocking(False)
        with self.assertRaises(BlockingIOError):
            waiting.sock.recv(1)
        waiting.close()

    def test_every_viewer_gets_every_frame(self):
        for relay, shares in ((self.flask, True), (self.vedette, False)):
            streams = [Stream(relay) for _ in range(2)]
            seen = [{jpeg for _, jpeg in stream.frames(20)} for stream in streams]
            self.assertEqual(seen[0].isdisjoint(seen[1]), shares)
            for stream in streams:
                stream.close()

    def test_a_sixth_viewer_is_served(self):
        for relay, serves in ((self.flask, False), (self.vedette, True)):
            streams = [Stream(relay) for _ in range(5)]
            sixth = relay.connect()
            sixth.request("GET", "/", headers=relays.basic(f"{USER}:{PASSWORD}"))
            for stream in streams:
                stream.frames(2)
            sixth.sock.setblocking(False)
            answered = relays.wait_until(lambda: can_read(sixth.sock)) if serves else can_read(
                sixth.sock)
            self.assertEqual(answered, serves)
            for stream in streams:
                stream.close()
            sixth.close()

    def test_headers_of_the_answers(self):
        flask, vedette = self.ask("POST", "/turnleft", page_post)
        self.assertEqual(flask[1]["Server"], "gunicorn")
        self.assertIsNone(vedette[1]["Server"])
        self.assertEqual(flask[1]["Content-Type"], "text/html; charset=utf-8")
        self.assertTrue(vedette[1]["Content-Type"].startswith("text/plain"))
        self.assertIsNone(flask[1]["Cache-Control"])
        self.assertEqual(vedette[1]["Cache-Control"], "no-store")

    def test_the_stream_s_boundary_and_time(self):
        streams = [Stream(relay) for relay in (self.flask, self.vedette)]
        boundaries = [stream.answer.headers["Content-Type"].partition("boundary=")[2]
                      for stream in streams]
        self.assertEqual(boundaries[0], "herebedragons")
        self.assertRegex(boundaries[1], "^[0-9a-f]{32}$")
        names = [set(stream.frames(1)[0][0]) for stream in streams]
        self.assertEqual(names[1] - names[0], {"x-timestamp"})
        for stream in streams:
            stream.close()


def can_read(sock):
    try:
        return len(sock.recv(1)) == 1
    except BlockingIOError:
        return False


class Listed(unittest.TestCase):
    def test_the_list_is_that_of_the_tests(self):
        with open(f"{relays.HERE}/README.md", encoding="utf-8") as file:
            listed = re.findall(r"^\| `(\w+)` \|", file.read(), re.MULTILINE)
        tested = []
        for name in ("test_requests.py", "test_env_file.py"):
            with open(f"{relays.HERE}/{name}", encoding="utf-8") as file:
                different = file.read().partition("class Different")[2].partition("\nclass ")[0]
            tested += re.findall(r"def test_(\w+)\(", different)
        self.assertEqual(sorted(listed), sorted(tested))


if __name__ == "__main__":
    os.umask(0o077)
    unittest.main(verbosity=2)
