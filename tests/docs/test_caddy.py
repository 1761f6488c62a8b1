# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""packaging/caddy/Caddyfile: the real server behind the real Caddy, over TLS."""

import glob
import json
import os
import ssl
import unittest

from programs import PASSWORD, SOURCE, USER, Camera, Server, free_port, relays

NAME = "camera.example.org"
RIGHT = relays.basic(f"{USER}:{PASSWORD}")
# What Caddy needs to run by itself, without the Internet and without touching this machine.
GLOBAL = """{{
	admin off
	auto_https disable_redirects
	default_bind 127.0.0.1
	https_port {port}
	local_certs
	skip_install_trust
	storage file_system {folder}/caddy
}}
"""


class ToCaddy(relays.http.client.HTTPSConnection):
    """A browser's, which knows Caddy's own authority, and this machine by the site's name."""

    def __init__(self, port, context, source):
        super().__init__(NAME, port, timeout=relays.START_SECONDS, context=context)
        self._source = source

    def connect(self):
        plain = relays.socket.create_connection(("127.0.0.1", self.port), self.timeout,
                                                (self._source, 0))
        self.sock = self._context.wrap_socket(plain, server_hostname=NAME)


class BehindCaddy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = relays.temporary_folder()
        cls.addClassCleanup(folder.cleanup)
        camera = Camera()
        cls.addClassCleanup(camera.close)
        cls.servos = relays.Servos()
        cls.addClassCleanup(cls.servos.close)
        socket = f"{folder.name}/vedette.sock"
        server = Server(folder.name, camera.url, cls.servos.url, listen=f"unix:{socket}",
                        options=("--trusted-proxy", "unix", "--host", NAME))
        cls.addClassCleanup(server.close)
        cls.port = free_port()
        with open(f"{SOURCE}/packaging/caddy/Caddyfile", encoding="utf-8") as file:
            site = file.read().replace("/run/vedette/vedette.sock", socket)
        relays.write_private(f"{folder.name}/Caddyfile",
                             GLOBAL.format(port=cls.port, folder=folder.name) + site)
        caddy = relays.Program(
            ["caddy", "run", "--adapter", "caddyfile", "--config", f"{folder.name}/Caddyfile"],
            r"(certificate obtained successfully)", {"HOME": folder.name})
        cls.addClassCleanup(caddy.close)
        (authority,) = glob.glob(f"{folder.name}/caddy/pki/authorities/local/root.crt")
        cls.context = ssl.create_default_context(cafile=authority)
        # Caddy says so a moment before it uses the certificate.
        if not relays.wait_until(cls.is_ready):
            raise TimeoutError("Caddy does not use the certificate that it has")

    @classmethod
    def is_ready(cls):
        connection = ToCaddy(cls.port, cls.context, "127.0.0.1")
        try:
            connection.connect()
        except ssl.SSLError:
            return False
        finally:
            connection.close()
        return True

    def connect(self, source="127.0.0.1"):
        connection = ToCaddy(self.port, self.context, source)
        self.addCleanup(connection.close)
        return connection

    def ask(self, method, path, headers=None, **more):
        connection = self.connect(**more)
        connection.request(method, path, headers=RIGHT if headers is None else headers)
        answer = connection.getresponse()
        self.addCleanup(answer.close)
        return answer

    def test_the_login_is_asked_for(self):
        unauthenticated = self.ask("GET", "/", {})
        self.assertEqual(unauthenticated.status, 401)
        self.assertTrue(unauthenticated.getheader("WWW-Authenticate").startswith("Basic "))
        page = self.ask("GET", "/")
        self.assertEqual(page.status, 200)
        self.assertEqual(page.getheader("Cache-Control"), "no-cache")
        self.assertIn(b"<html", page.read())

    def test_pictures_and_events_are_not_held_back(self):
        stream = relays.Stream(self, RIGHT)
        self.addCleanup(stream.close)
        for _, jpeg in stream.frames(10):
            self.assertTrue(jpeg.startswith(b"\xff\xd8\xff") and jpeg.endswith(b"\xff\xd9"))
        events = self.ask("GET", "/api/events")
        self.assertEqual(events.readline(), b"event: status\n")
        self.assertTrue(json.loads(events.readline().removeprefix(b"data: "))["live"])

    def test_a_viewer_who_leaves_is_gone(self):
        stream = relays.Stream(self, RIGHT)
        self.assertEqual(len(stream.frames(1)), 1)
        stream.close()
        self.assertTrue(relays.wait_until(lambda: self.ask("GET", "/counter").read() == b"0"))

    def test_steering_works_and_foreign_pages_may_not(self):
        self.servos.asked.clear()
        own = {**RIGHT, "Origin": f"https://{NAME}:{self.port}", "Sec-Fetch-Site": "same-origin"}
        self.assertEqual(self.ask("POST", "/turnleft", own).status, 200)
        foreign = {**RIGHT, "Origin": "https://another.example"}
        self.assertEqual(self.ask("POST", "/turnleft", foreign).status, 403)
        self.assertEqual(self.servos.asked, ["/control_servo?tr=5&el=0"])

    def test_clients_are_throttled_by_their_own_address(self):
        wrong = relays.basic(f"{USER}:wrong")
        for _ in range(5):
            self.assertEqual(self.ask("GET", "/counter", wrong, source="127.0.0.2").status, 401)
        made_up = {**RIGHT, "X-Forwarded-For": "127.0.0.9"}
        self.assertEqual(self.ask("GET", "/counter", made_up, source="127.0.0.2").status, 429)
        self.assertEqual(self.ask("GET", "/counter").status, 200)

    def test_other_names_are_not_served(self):
        other = self.ask("GET", "/", {**RIGHT, "Host": "another.example"})
        self.assertNotIn(b"<html", other.read())


if __name__ == "__main__":
    os.umask(0o077)
    unittest.main(verbosity=2)
