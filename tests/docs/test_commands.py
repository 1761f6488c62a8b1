# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every line of every sh block in every Markdown file is exercised, and every link leads somewhere.

ways.py says how, line by line; a line that is not in it fails. What another test runs is not run here
again."""

import glob
import json
import os
import re
import shlex
import subprocess
import unittest

from pages import Page, all_pages
from programs import PROGRAMS, SOURCE, Camera, built_tree, relays, write_env_file
from ways import PICTURES, SHORT_FORMS, TESTED, WAYS

BUILD = os.environ["VEDETTE_BUILD"]
LOGIN = ("me", "a-long-password")
BUILT = ("build/dev/bin/", "build/release/bin/")
INSTALLED = ("vedette", "vedette-camera", "vedette-server")


class Commands(unittest.TestCase):
    """Each way takes the command as it is written."""

    @classmethod
    def setUpClass(cls):
        cls.camera = Camera()
        cls.addClassCleanup(cls.camera.close)
        with open(f"{SOURCE}/CMakePresets.json", encoding="utf-8") as file:
            presets = json.load(file)
        cls.presets = {kind: {preset["name"] for preset in presets[f"{kind}Presets"]}
                       for kind in ("configure", "build", "test")}

    def setUp(self):
        folder = relays.temporary_folder()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        # Plays both addresses of a camera and keeps what it was asked.
        self.web = relays.Servos()
        self.addCleanup(self.web.close)

    def start(self, words, ready, camera=None):
        """In a folder with the .env files that the pages speak of."""
        for name in (".env", "garden.env"):
            write_env_file(f"{self.folder}/{name}", camera or self.camera.url, self.web.url, LOGIN)
        environment, words = self.split(words)
        in_folder = f'cd "{self.folder}" && exec "$@"'
        program = relays.Program(["sh", "-c", in_folder, "sh", *words], ready, {
            "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": self.folder,
            "XDG_DATA_HOME": self.folder, "XDG_STATE_HOME": self.folder, "HOME": self.folder,
            **environment})
        self.addCleanup(program.close)
        self.assertIsNotNone(program.found, program.output)
        return program

    @staticmethod
    def split(words):
        """Leading NAME=value, and the rest with the program where it was built, not as installed."""
        environment = {}
        while "=" in words[0]:
            name, _, value = words[0].partition("=")
            environment[name] = value
            words = words[1:]
        name = words[0]
        for folder in BUILT:
            name = name.removeprefix(folder)
        if name in INSTALLED or name != words[0]:
            words = [f"{PROGRAMS}/{name}", *words[1:]]
        return environment, words

    def is_what_runs_this_test(self, command):
        with open(f"{SOURCE}/.ci/run", encoding="utf-8") as file:
            self.assertIn(f"\nexec {command}\n", file.read())

    def is_the_long_form_of_what_runs_this_test(self, command):
        short, option = command.rsplit(" ", 1)
        self.is_what_runs_this_test(short)
        said = subprocess.run(["/usr/bin/python3", "-B", f"{SOURCE}/tests/run/main.py", "--help"],
                              check=True, capture_output=True, text=True).stdout
        self.assertIn(f"  {option} ", said)

    def starts_the_demo(self, command):
        """With a display that is not used, and without one."""
        for options, display in (("--serve", {"DISPLAY": ":0"}), ("--listen", {})):
            tree = built_tree(f"{self.folder}/{options}")
            inside = f'cd "{tree}" && unset DISPLAY WAYLAND_DISPLAY && exec env "$@"'
            settings = [f"{name}={value}" for name, value in display.items()]
            demo = relays.Program(
                ["sh", "-c", inside, "sh", *settings, *command.split(), "--demo", options,
                 "127.0.0.1:0"], r"listening on \S+:(\d+)/",
                {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": self.folder})
            self.addCleanup(demo.close)
            self.assertIsNotNone(demo.found, demo.output)
            self.assertEqual("There is no display here" in demo.output, not display)

    def installs_what_there_is(self, command):
        """Each package is there already, so it has nothing to say."""
        listed = subprocess.run(["sh", "-c", re.search(r"\$\((.*)\)", command).group(1)], cwd=SOURCE,
                                capture_output=True, check=True).stdout.decode().split()
        known = subprocess.run(["dpkg-query", "-W", "-f", "${db:Status-Status}\n", *listed],
                               capture_output=True, check=True).stdout.decode().split()
        self.assertEqual(set(known), {"installed"})
        said = subprocess.run(["sh", "-c", command], cwd=SOURCE, capture_output=True, check=True).stdout
        self.assertEqual(said, b"")

    def explains_itself(self, command):
        said = subprocess.run([*command.split(), "--help"], cwd=SOURCE, check=True,
                              capture_output=True, text=True).stdout
        self.assertIn(f"usage: {command.removeprefix('sh ')} ", said.replace("Usage", "usage", 1))

    def configures_and_builds(self, command):
        for part in command.split(" && "):
            words = part.split()
            kind = "build" if "--build" in words else "configure"
            self.assertEqual((words[0], words[-2]), ("cmake", "--preset"))
            self.assertIn(words[-1], self.presets[kind])

    def finds_tests(self, command):
        words = command.split()
        self.assertEqual(words[:2], ["ctest", "--preset"])
        self.assertIn(words[2], self.presets["test"])
        if words[2] == "dev":
            self.has_tests(words[3:])

    def has_tests(self, chosen):
        listed = subprocess.run(["ctest", "--test-dir", BUILD, "--show-only", *chosen],
                                capture_output=True, check=True).stdout.decode()
        self.assertGreater(int(re.search(r"Total Tests: (\d+)", listed).group(1)), 0, chosen)

    def ends_well(self, command):
        _, words = self.split(shlex.split(command))
        subprocess.run(words, check=True, capture_output=True, cwd=self.folder)

    def checks(self, command):
        # Another program may have the port.
        words = [*shlex.split(command), "--listen", "127.0.0.1:0"]
        self.assertEqual(self.start(words, r"(The configuration is right)").exit_code(), 0)

    def serves(self, command):
        """Until a viewer sees pictures."""
        words = [word.replace("*:5000", "*:0") for word in shlex.split(command)]
        if "--listen" not in words:
            words += ["--listen", "127.0.0.1:0"]
        program = self.start(words, r"listening on (\S+)")
        address = program.found
        if "--demo" in words:
            login = ":".join(program.wait_for(pattern)
                             for pattern in (r"user (\S+), ", r"password (\S+)\n"))
        else:
            login = ":".join(LOGIN)
        port = re.search(r":(\d+)/", address).group(1)
        picture = subprocess.run(["curl", "--fail", "--silent", "--insecure", "--user", login,
                                  f"{address.partition(':')[0]}://127.0.0.1:{port}/snapshot.jpg"],
                                 capture_output=True, check=True).stdout
        self.assertTrue(picture.startswith(b"\xff\xd8\xff"))
        if "QT_LOGGING_RULES" in command:
            program.wait_for(r"(vedette\.stream)")
            self.assertNotIn(LOGIN[1], program.output)

    def serves_from_the_window(self, command):
        words = [*shlex.split(command), "--serve", "127.0.0.1:0"]
        self.start(words, r"listening on (\S+)")

    def shows(self, command):
        """The window asks the camera that the command, or the file, names for its stream."""
        at = f"127.0.0.1:{self.web.server_port}"
        words = [re.sub(r"192\.168\.1\.50(:81)?", at, word) for word in shlex.split(command)]
        self.start(words, r"()", camera=f"http://{at}/mjpeg")
        self.assertTrue(relays.wait_until(lambda: "/mjpeg" in self.web.asked), self.web.asked)

    def plays_a_camera(self, command):
        self.start([*shlex.split(command), "--listen", "127.0.0.1:0", "--servo-listen",
                    "127.0.0.1:0"], r"stream (\S+)\n")

    def asks_for_health(self, command):
        program = self.start([f"{PROGRAMS}/vedette-server", "--demo", "--listen", "127.0.0.1:0"],
                             r"listening on http://127\.0\.0\.1:(\d+)/")
        asked = command.replace("5000", program.found).split()
        said = subprocess.run(asked, capture_output=True, check=True).stdout
        self.assertEqual(said, b"ok\n")

    def is_done_by_the_packages_tests(self, command):
        """Here, that they do, and that there are packages."""
        with open(f"{SOURCE}/packaging/debian/control", encoding="utf-8") as control:
            packages = re.findall(r"^Package: (.*)$", control.read(), re.MULTILINE)
        for name in re.findall(r"([a-z-]+)_\*\.deb", command):
            self.assertIn(name, packages)
        with open(f"{SOURCE}/tests/packaging/service.sh", encoding="utf-8") as service:
            done = service.read()
        self.assertTrue(command.startswith("sudo apt install")
                        or f"booted {command.removeprefix('sudo ')}" in done
                        or command in Page("docs/from-flask.md").commands()
                        and "docs/from-flask.md" in done)

    def test_every_command(self):
        ways = {command: getattr(self, way) for way, commands in WAYS.items() for command in commands}
        tested = TESTED | {"docs/pictures": PICTURES} | {
            f"docs/scripts_{name}": form.commands for name, form in SHORT_FORMS.items()}
        for name, commands in tested.items():
            ways |= dict.fromkeys(commands, lambda _, name=name: self.has_tests(["-R", f"^{name}$"]))
        written = {}
        for page in all_pages():
            for command in page.commands():
                written.setdefault(command, page.name)
        self.assertEqual(set(written) - set(ways), set(), "no way to exercise these is known")
        self.assertEqual(set(ways) - set(written), set(), "no page shows these any more")
        for command, page in written.items():
            with self.subTest(f"{page}: {command}"):
                try:
                    ways[command](command)
                finally:
                    # A camera has one place: what was started for this command frees it.
                    self.doCleanups()
                    self.setUp()

    def test_the_env_file_of_the_readme(self):
        relays.write_private(f"{self.folder}/readme.env", Page("README.md").block("ini", "CAM_URL"))
        self.checks("vedette-server --check readme.env")


class Links(unittest.TestCase):
    def test_links_lead_somewhere(self):
        pages = {page.name: page for page in all_pages()}
        count = 0
        for page in pages.values():
            for link in page.links():
                if re.match(r"https?:", link):
                    continue
                count += 1
                path, _, anchor = link.partition("#")
                target = os.path.normpath(
                    os.path.join(os.path.dirname(page.name), path)) if path else page.name
                with self.subTest(f"{page.name}: {link}"):
                    self.assertTrue(os.path.exists(f"{SOURCE}/{target}"))
                    if anchor:
                        self.assertIn(anchor, pages[target].anchors())
        self.assertGreater(count, 30)

    def test_the_manual_s_pictures_are_small(self):
        pictures = glob.glob(f"{SOURCE}/resources/screenshots/manual-*.png")
        self.assertEqual({os.path.basename(name) for name in pictures}, {
            os.path.basename(link) for link in Page("docs/manual.md").links() if "manual-" in link})
        for name in pictures:
            self.assertLess(os.path.getsize(name), 150_000)


if __name__ == "__main__":
    os.umask(0o077)
    unittest.main(verbosity=2)
