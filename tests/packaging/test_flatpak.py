# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The Flatpak manifest, as far as it can be tried without the runtime that it names: flatpak-builder
understands it, its options are ones that the build knows, and what is installed, cleaned up as it
says, is what flatpak finishes and exports. Nothing is compiled against the runtime."""

import configparser
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from released import SOURCE, run

BUILD = os.environ["VEDETTE_BUILD"]
INPUT_SINCE = (1, 15, 6)
"""The first Flatpak that knows --device=input."""


def application_id():
    with open(f"{SOURCE}/CMakeLists.txt", encoding="utf-8") as file:
        return re.search(r"^set\(VEDETTE_APPLICATION_ID (\S+)\)$", file.read(), re.MULTILINE).group(1)


ID = application_id()
MANIFEST = f"{SOURCE}/packaging/flatpak/{ID}.yaml"


def read_manifest(path):
    """As flatpak-builder understands it, and its error messages."""
    # It leaves a folder where it is started.
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["flatpak-builder", "--show-manifest", path], cwd=folder,
                              capture_output=True, check=True)
    return json.loads(done.stdout), done.stderr.decode()


class Manifest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manifest, cls.messages = read_manifest(MANIFEST)
        cls.module, = cls.manifest["modules"]

    def test_is_understood(self):
        self.assertEqual(self.messages, "")
        self.assertEqual(self.manifest["id"], ID)

    def test_a_misspelt_word_is_reported(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(MANIFEST, encoding="utf-8") as file:
                text = file.read().replace("config-opts:", "config-options:")
            with open(f"{folder}/{ID}.yaml", "w", encoding="utf-8") as file:
                file.write(text)
            self.assertIn("config-options", read_manifest(f"{folder}/{ID}.yaml")[1])

    def test_the_build_knows_its_options(self):
        with open(f"{BUILD}/CMakeCache.txt", encoding="utf-8") as file:
            known = set(re.findall(r"^(\w+):", file.read(), re.MULTILINE))
        names = {re.match(r"-D(\w+)=", option).group(1) for option in self.module["config-opts"]}
        self.assertLessEqual(names, known)

    def test_it_builds_this_tree(self):
        source, = self.module["sources"]
        self.assertEqual(os.path.normpath(f"{os.path.dirname(MANIFEST)}/{source['path']}"), SOURCE)


    def test_the_command_of_the_page_asks_for_the_runtime(self):
        """Where there is no Flathub, which is as far as it gets."""
        with open(f"{SOURCE}/packaging/README.md", encoding="utf-8") as file:
            command = re.search(r"^flatpak-builder .*\\\n.*$", file.read(), re.MULTILINE).group(0)
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(["sh", "-c", command.replace("build/", f"{folder}/")],
                                  cwd=SOURCE, capture_output=True, check=False,
                                  env={"PATH": "/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8",
                                       "FLATPAK_SYSTEM_DIR": f"{folder}/system"})
        runtime = f"{self.manifest['sdk']}/{os.uname().machine}/{self.manifest['runtime-version']}"
        self.assertIn(f"Installing {runtime} from flathub", done.stdout.decode())
        self.assertIn("No remote refs found for ‘flathub’", done.stderr.decode())


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manifest, _ = read_manifest(MANIFEST)
        cls.work = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.work)
        run("cmake", "--install", BUILD, "--prefix", "/app", env={"DESTDIR": f"{cls.work}/root"})
        cls.root = f"{cls.work}/root/app"
        # The configuration's full path is of the prefix that this build was configured with.
        with open(f"{BUILD}/CMakeCache.txt", encoding="utf-8") as file:
            prefix = re.search(r"^CMAKE_INSTALL_PREFIX:\w+=(.*)$", file.read(), re.MULTILINE).group(1)
        shutil.move(f"{cls.work}/root{prefix}/etc", f"{cls.root}/etc")
        cls.stale = []
        for pattern in cls.manifest["cleanup"]:
            path = f"{cls.root}{pattern}"
            if os.path.isdir(path):
                shutil.rmtree(path)
            elif os.path.exists(path):
                os.remove(path)
            else:
                cls.stale.append(pattern)

    def test_what_is_left_is_the_window(self):
        self.assertEqual(self.stale, [], "cleaned up, but never there")
        left = {os.path.relpath(f"{folder}/{name}", self.root)
                for folder, _, names in os.walk(self.root) for name in names}
        self.assertIn(f"bin/{self.manifest['command']}", left)
        others = {name for name in left if not re.fullmatch(
            rf"share/(applications|icons|metainfo)/.*{re.escape(ID)}\.(desktop|metainfo\.xml|png|svg)",
            name)}
        self.assertEqual(others, {"bin/vedette"})

    def test_flatpak_finishes_it(self):
        folder = f"{self.work}/build"
        shutil.copytree(self.root, f"{folder}/files")
        os.mkdir(f"{folder}/var")
        # As flatpak build-init, which wants the runtime to be installed, would write it.
        with open(f"{folder}/metadata", "w", encoding="utf-8") as file:
            file.write(f"[Application]\nname={ID}\nruntime=org.kde.Platform/x86_64/6.11\n"
                       "sdk=org.kde.Sdk/x86_64/6.11\n")
        version = tuple(map(int, re.findall(r"\d+", run("flatpak", "--version"))))
        wanted = self.manifest["finish-args"]
        knows_input = version >= INPUT_SINCE
        given = [word for word in wanted if knows_input or word != "--device=input"]
        run("flatpak", "build-finish", f"--command={self.manifest['command']}", *given, folder,
            env={"HOME": self.work, "XDG_DATA_HOME": self.work})

        metadata = configparser.ConfigParser()
        metadata.read(f"{folder}/metadata")
        granted = {key: set(filter(None, value.split(";")))
                   for key, value in metadata["Context"].items()}
        expected = {"shared": {"network", "ipc"}, "sockets": {"wayland", "x11", "fallback-x11"}}
        if knows_input:
            expected["devices"] = {"input"}
        self.assertEqual(granted, expected)
        self.assertEqual(dict(metadata["System Bus Policy"]), {"org.freedesktop.avahi": "talk"})
        self.assertEqual(metadata["Application"]["command"], "vedette")
        exported = {os.path.relpath(f"{path}/{name}", f"{folder}/export")
                    for path, _, names in os.walk(f"{folder}/export") for name in names}
        self.assertIn(f"share/applications/{ID}.desktop", exported)
        self.assertIn(f"share/icons/hicolor/scalable/apps/{ID}.svg", exported)
        self.assertIn(f"share/icons/hicolor/256x256/apps/{ID}.png", exported)
        self.assertIn(f"share/metainfo/{ID}.metainfo.xml", exported)


if __name__ == "__main__":
    unittest.main(verbosity=2)
