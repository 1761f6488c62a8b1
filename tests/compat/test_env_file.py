# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The Flask relay's .env files, read by django-environ as it does, and by Vedette."""

import os
import subprocess
import sys
import unittest

import relays
from relays import PROGRAMS, Program

CAMERA = "http://127.0.0.1:9/mjpeg"
READ = "import environ, os, sys; environ.Env.read_env(sys.argv[1]); print(environ.Env()(sys.argv[2]))"


class Both(unittest.TestCase):
    def setUp(self):
        self.folder = relays.temporary_folder()
        self.addCleanup(self.folder.cleanup)
        self.file = f"{self.folder.name}/.env"

    def write(self, password_line, rest=f"CAM_URL={CAMERA}\nSERVO_URL={CAMERA}\n"):
        relays.write_private(self.file, f"HTTP_AUTH_USERNAME=me\n{password_line}\n{rest}")

    def by_flask(self, environment=None):
        """The password as the Flask relay has it; None when it does not start."""
        read = subprocess.run([sys.executable, "-c", READ, self.file, "HTTP_AUTH_PASSWORD"],
                              capture_output=True, env={**os.environ, **(environment or {})},
                              check=False)
        return read.stdout.decode()[:-1] if read.returncode == 0 else None

    def vedette_takes(self, password, environment=None):
        """Whether a viewer can log in with it; None when Vedette does not start."""
        server = Program([f"{PROGRAMS}/vedette-server", "--listen", "127.0.0.1:0", self.file],
                         r"listening on http://127\.0\.0\.1:(\d+)/\n", environment)
        self.addCleanup(server.close)
        if server.found is None:
            self.assertEqual(server.exit_code(), 2)
            return None
        connection = relays.http.client.HTTPConnection("127.0.0.1", int(server.found))
        connection.request("GET", "/counter", headers=relays.basic(f"me:{password}"))
        status = connection.getresponse().status
        connection.close()
        return status == 200

    def assert_both(self, password_line, flask, vedette, **more):
        """The password that each takes; None: it does not start."""
        self.write(password_line, **more)
        self.assertEqual(self.by_flask(), flask)
        self.assertEqual(self.vedette_takes(vedette or ""), None if vedette is None else True)


class Same(Both):
    def test_the_lines_of_its_readme(self):
        for line, password in (("HTTP_AUTH_PASSWORD=longNicePass", "longNicePass"),
                               ("HTTP_AUTH_PASSWORD=a=b/c?d&e@f:g%h~", "a=b/c?d&e@f:g%h~"),
                               ("HTTP_AUTH_PASSWORD=with#hash", "with#hash"),
                               ("HTTP_AUTH_PASSWORD=pässwörd", "pässwörd"),
                               ("HTTP_AUTH_PASSWORD='single # quoted'", "single # quoted"),
                               ('HTTP_AUTH_PASSWORD="double quoted"', "double quoted"),
                               (r'HTTP_AUTH_PASSWORD="a\"b\\c"', r'a"b\c'),
                               ("# HTTP_AUTH_PASSWORD=old\nHTTP_AUTH_PASSWORD=new", "new"),
                               ("HTTP_AUTH_PASSWORD=crlf\r", "crlf")):
            with self.subTest(line):
                self.assert_both(line, password, password)

    def test_the_environment_wins(self):
        self.write("HTTP_AUTH_PASSWORD=file")
        environment = {"HTTP_AUTH_PASSWORD": "environment"}
        self.assertEqual(self.by_flask(environment), "environment")
        self.assertTrue(self.vedette_takes("environment", environment))


class Different(Both):
    """Each method is a line of README.md, which says why."""

    def test_a_comment_behind_a_value(self):
        self.assert_both("HTTP_AUTH_PASSWORD=number #1", "number #1", "number")

    def test_spaces_and_export(self):
        self.assert_both("HTTP_AUTH_PASSWORD = spaced", None, "spaced")
        self.assert_both("export HTTP_AUTH_PASSWORD=exported", None, "exported")
        self.assert_both("HTTP_AUTH_PASSWORD= led ", " led ", "led")

    def test_a_dollar_is_a_dollar(self):
        self.assert_both("HTTP_AUTH_PASSWORD=$ecret", None, "$ecret")

    def test_a_line_break_in_quotes(self):
        self.assert_both(r'HTTP_AUTH_PASSWORD="a\nb"', "anb", "a\nb")

    def test_mistakes_are_told(self):
        self.assert_both('HTTP_AUTH_PASSWORD="open', '"open', None)
        self.assert_both("HTTP_AUTH_PASSWORD=one\nHTTP_AUTH_PASSWORD=two", "one", None)
        self.assert_both("HTTP_AUTH_PASSWORD=one\nSECRET_KEY=x", "one", None)
        self.assert_both("HTTP_AUTH_PASSWORD=", "", None)

    def test_a_camera_without_servos(self):
        self.write("HTTP_AUTH_PASSWORD=fixed", f"CAM_URL={CAMERA}\n")
        read = subprocess.run([sys.executable, "-c", READ, self.file, "SERVO_URL"],
                              capture_output=True, check=False)
        self.assertNotEqual(read.returncode, 0)
        self.assertTrue(self.vedette_takes("fixed"))

    def test_it_serves_only_this_machine_by_itself(self):
        server = subprocess.run([f"{PROGRAMS}/vedette-server", "--help"], capture_output=True,
                                check=True)
        self.assertIn("Without it: 127.0.0.1:5000", " ".join(server.stdout.decode().split()))


if __name__ == "__main__":
    os.umask(0o077)
    unittest.main(verbosity=2)
