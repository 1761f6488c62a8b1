# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""A whole signed release of this working tree, packages and all, by packaging/release.sh, and a look
at everything in it. It stays where install.sh and service.sh take the packages from."""

import hashlib
import json
import os
import shutil
import subprocess
import unittest

from released import TAG, VERSION, WithRepository, cyclonedx_errors, run

NAME = f"vedette-{VERSION}"
PACKAGES = ("vedette", "vedette-server", "vedette-camera")


class Whole(WithRepository):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = f"{os.environ['VEDETTE_BUILD']}/tested-release"
        shutil.rmtree(cls.folder, ignore_errors=True)
        subprocess.run(["sh", f"{cls.repository.folder}/packaging/release.sh", TAG, cls.folder],
                       check=True, env={**os.environ, **cls.keys.env})
        cls.architecture = run("dpkg", "--print-architecture").strip()

    def package(self, name):
        return f"{self.folder}/{name}_{VERSION}_{self.architecture}.deb"

    def test_what_is_there(self):
        expected = {f"{NAME}.tar.xz", f"{NAME}.tar.xz.asc", f"{NAME}.spdx", f"{NAME}.cdx.json",
                    f"vedette_{VERSION}_{self.architecture}.buildinfo", "SHA256SUMS",
                    "SHA256SUMS.asc"}
        for name in PACKAGES:
            expected |= {os.path.basename(self.package(name)),
                         os.path.basename(self.package(f"{name}-dbgsym"))}
        self.assertEqual(set(os.listdir(self.folder)), expected)
        run("sha256sum", "--check", "--strict", "SHA256SUMS", cwd=self.folder)
        with open(f"{self.folder}/SHA256SUMS", encoding="utf-8") as file:
            self.assertEqual({line.split()[1] for line in file},
                             {name for name in expected
                              if not name.endswith(".asc") and name != "SHA256SUMS"})

    def test_signatures(self):
        for name in (f"{NAME}.tar.xz", "SHA256SUMS"):
            self.assertTrue(self.keys.verifies(f"{self.folder}/{name}.asc",
                                               f"{self.folder}/{name}"))

    def test_the_programs_have_the_version(self):
        for name in PACKAGES:
            self.assertEqual(run("dpkg-deb", "--field", self.package(name), "Version").strip(),
                             VERSION)
            root = f"{self.work}/{name}"
            run("dpkg-deb", "--extract", self.package(name), root)
            self.assertIn(VERSION, run(f"{root}/usr/bin/{name}", "--version",
                                       env={"QT_QPA_PLATFORM": "offscreen"}))

    def test_the_bill_is_of_these_packages(self):
        with open(f"{self.folder}/{NAME}.cdx.json", encoding="utf-8") as file:
            bill = json.load(file)
        self.assertEqual(cyclonedx_errors(bill), [])
        components = {component["name"]: component for component in bill["components"]}
        for name in PACKAGES:
            with open(self.package(name), "rb") as file:
                self.assertEqual(components[name]["hashes"][0]["content"],
                                 hashlib.sha256(file.read()).hexdigest())
        with open(f"{self.folder}/vedette_{VERSION}_{self.architecture}.buildinfo",
                  encoding="utf-8") as file:
            built_with = file.read()
        for name in ("libqt6core6", "libqt6widgets6", "libssl3", "libsdl2-2.0-0"):
            self.assertIn(f"\n {name} (= {components[name]['version']})", built_with)


if __name__ == "__main__":
    unittest.main(verbosity=2)
