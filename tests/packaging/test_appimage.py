# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The folder that an AppImage is made of: what AppImage looks for is there, and the program runs
from it, anywhere, on its own libraries. appimagetool, which packs it, is not in Debian."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from released import SOURCE, run

sys.path += [f"{SOURCE}/tests/compat", f"{SOURCE}/tests/faults"]
from relays import wait_until  # noqa: E402  (found by the line above)
from screen import Screen  # noqa: E402

BUILD = os.environ["VEDETTE_BUILD"]
COLOURFUL = 0.08
"""The simulated camera's picture is at least this colourful; grey is 0."""
LOADED_BY_SDL = "libudev.so.1"
"""By name, and only where it is: it belongs to the machine's udev."""


def host_libraries():
    with open(f"{SOURCE}/packaging/appimage/host-libraries.txt", encoding="utf-8") as file:
        return re.compile("|".join(line.strip() for line in file
                                   if line.strip() and not line.startswith("#")))


def needed_by(path):
    return re.findall(r"^ +NEEDED +(\S+)$", run("objdump", "-p", path), re.MULTILINE)


class AppDir(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.work)
        run("sh", f"{SOURCE}/packaging/appimage.sh", "--appdir-only", f"{cls.work}/made", BUILD)
        # It is not known beforehand where an AppImage is mounted.
        cls.folder = f"{cls.work}/any where"
        os.rename(f"{cls.work}/made/AppDir", cls.folder)
        cls.screen = Screen(f"{cls.work}/screen")
        cls.addClassCleanup(cls.screen.close)

    def start(self, program):
        """Until the window shows the simulated camera's picture; the process."""
        os.makedirs(f"{self.work}/home", mode=0o700, exist_ok=True)
        environment = {"HOME": f"{self.work}/home", "XDG_RUNTIME_DIR": f"{self.work}/home",
                       "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
                       "DISPLAY": self.screen.display}
        process = subprocess.Popen(
            [program, "--demo", "--serve", "127.0.0.1:0", "--tls-self-signed"], env=environment,
            stdout=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        self.screen.fill_with("Vedette")
        self.assertTrue(wait_until(lambda: self.screen.look()[0] > COLOURFUL), "no picture")
        return process

    def foreign(self, process):
        """The libraries that it loaded from elsewhere without need."""
        loaded = libraries_of(process)
        self.assertIn("libQt6Widgets", " ".join(loaded))
        outside = {path for path in loaded if not path.startswith(f"{self.folder}/")}
        host = host_libraries()
        # The machine's own libraries bring what they need themselves.
        wanted = {LOADED_BY_SDL, *(name for path in outside for name in needed_by(path)
                                   if "Qt6" not in path)}
        return {path for path in outside
                if not any(os.path.basename(path).startswith(name) for name in wanted)
                and not any(host.fullmatch(name)
                            for name in (soname(path), os.path.basename(path)))}

    def test_what_appimage_looks_for(self):
        entry, = (name for name in os.listdir(self.folder) if name.endswith(".desktop"))
        run("desktop-file-validate", f"{self.folder}/{entry}")
        with open(f"{self.folder}/{entry}", encoding="utf-8") as file:
            text = file.read()
        icon = re.search("^Icon=(.*)$", text, re.MULTILINE).group(1)
        for name in (f"{icon}.png", ".DirIcon"):
            with open(f"{self.folder}/{name}", "rb") as file:
                self.assertEqual(file.read(8), b"\x89PNG\r\n\x1a\n")
        program = re.search("^Exec=(.*)$", text, re.MULTILINE).group(1)
        self.assertTrue(os.access(f"{self.folder}/usr/bin/{program}", os.X_OK))
        self.assertTrue(os.access(f"{self.folder}/AppRun", os.X_OK))
        self.assertIn("--demo", run(
            f"{self.folder}/AppRun", "--help",
            env={"QT_QPA_PLATFORM": "xcb", "DISPLAY": self.screen.display}))

    def test_each_part_s_licence_is_there(self):
        named = set(os.listdir(f"{self.folder}/usr/share/doc"))
        self.assertTrue({"vedette", "libqt6widgets6", "qt6-wayland", "libssl3"} <= named, named)
        for name in named:
            self.assertGreater(os.path.getsize(f"{self.folder}/usr/share/doc/{name}/copyright"), 100)

    def test_no_link_leads_out(self):
        for folder, _, names in os.walk(self.folder):
            for name in names:
                target = os.path.realpath(f"{folder}/{name}")
                self.assertTrue(target.startswith(f"{self.folder}/") and os.path.exists(target),
                                f"{folder}/{name} leads to {target}")

    def test_every_need_is_there_or_the_machine_s(self):
        libraries = set(os.listdir(f"{self.folder}/usr/lib"))
        self.assertIn("libssl.so.3", libraries)
        host = host_libraries()
        for folder, _, names in os.walk(f"{self.folder}/usr"):
            for name in names:
                path = f"{folder}/{name}"
                if ".so" in name or name == "vedette":
                    missing = [needed for needed in needed_by(path)
                               if needed not in libraries and not host.fullmatch(needed)]
                    self.assertEqual(missing, [], path)
        self.assertEqual([name for name in libraries if host.fullmatch(name)], [])

    def test_it_shows_a_picture_on_its_own_libraries(self):
        process = self.start(f"{self.folder}/AppRun")
        self.assertEqual(self.foreign(process), set())
        # TLS is served, so loaded by name.
        for name in ("plugins/tls/libqopensslbackend.so", "lib/libssl.so.3"):
            self.assertTrue(
                wait_until(lambda: f"{self.folder}/usr/{name}" in libraries_of(process)), name)

    def test_where_it_was_built_it_has_others(self):
        """So that the test above can fail."""
        found = self.foreign(self.start(f"{BUILD}/bin/vedette"))
        self.assertIn("libQt6Widgets", " ".join(found))

    def test_without_the_tool_it_says_so(self):
        script = f"{SOURCE}/packaging/appimage.sh"
        done = subprocess.run(["/bin/sh", script, f"{self.work}/none", BUILD],
                              env={"PATH": "/usr/bin:/bin"}, capture_output=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("there is no appimagetool", done.stderr.decode())
        self.assertFalse(os.path.exists(f"{self.work}/none"))


def libraries_of(process):
    with open(f"/proc/{process.pid}/maps", encoding="utf-8") as file:
        return set(re.findall(r"(/.*\.so[.0-9]*)$", file.read(), re.MULTILINE))


def soname(path):
    found = re.search(r"^ +SONAME +(\S+)$", run("objdump", "-p", path), re.MULTILINE)
    return found.group(1) if found else ""


if __name__ == "__main__":
    unittest.main(verbosity=2)
