# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""packaging/sbom.py, on packages that hold the programs as they were built here, with the needs
that dpkg-shlibdeps finds in them."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import unittest

from released import SOURCE, cyclonedx_errors, run

PROGRAMS = ("vedette", "vedette-server")
VERSION = "0.9.9"


def make_package(folder, name, needs, programs=()):
    """NAME_VERSION.deb in the folder; its path."""
    root = f"{folder}/{name}"
    os.makedirs(f"{root}/DEBIAN")
    os.makedirs(f"{root}/usr/bin")
    for program in programs:
        shutil.copy(program, f"{root}/usr/bin")
    architecture = run("dpkg", "--print-architecture").strip()
    with open(f"{root}/DEBIAN/control", "w", encoding="utf-8") as file:
        file.write(f"Package: {name}\nVersion: {VERSION}\nArchitecture: {architecture}\n"
                   f"Maintainer: A test <test@release.invalid>\nDepends: {needs}\n"
                   "Description: a test\n")
    run("dpkg-deb", "--root-owner-group", "-Znone", "--build", root, folder)
    return f"{folder}/{name}_{VERSION}_{architecture}.deb"


def needs_of(folder, program):
    """As a build of packages finds them."""
    os.makedirs(f"{folder}/debian", exist_ok=True)
    with open(f"{folder}/debian/control", "w", encoding="utf-8") as file:
        file.write("Source: test\n")
    return run("dpkg-shlibdeps", "-O", program, cwd=folder).strip().removeprefix("shlibs:Depends=")


def installed(name):
    return run("dpkg-query", "-W", "-f", "${Version}", name)


class Bill(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.packages = []
        for name in PROGRAMS:
            program = f"{os.environ['VEDETTE_BIN']}/{name}"
            cls.packages.append(make_package(cls.folder, name, needs_of(cls.folder, program),
                                             [program]))
        cls.packages.append(make_package(cls.folder, "vedette-dbgsym", f"vedette (= {VERSION})"))
        cls.text = cls.make()
        cls.bill = json.loads(cls.text)
        cls.components = {component["name"]: component for component in cls.bill["components"]}
        cls.needs = {entry["ref"]: entry["dependsOn"] for entry in cls.bill["dependencies"]}

    @classmethod
    def make(cls):
        return run("python3", f"{SOURCE}/packaging/sbom.py", "--version", VERSION, "--date",
                   "1750000000", *cls.packages)

    def all_needs(self, name):
        found, pending = set(), [self.components[name]["bom-ref"]]
        while pending:
            reference = pending.pop()
            if reference not in found:
                found.add(reference)
                pending += self.needs[reference]
        return {component["name"] for component in self.bill["components"]
                if component["bom-ref"] in found}

    def test_is_as_the_schema_wants_it(self):
        self.assertEqual(cyclonedx_errors(self.bill), [])

    def test_the_schema_finds_mistakes(self):
        wrong = json.loads(self.text)
        wrong["components"][0]["type"] = "programme"
        wrong["components"][1]["licenses"] = [{"license": {"id": "GPL-99"}}]
        del wrong["components"][2]["name"]
        places = {error.partition(":")[0] for error in cyclonedx_errors(wrong)}
        self.assertEqual(len([place for place in places if place.startswith("components/")]), 3)

    def test_names_the_packages_themselves(self):
        for name, path in zip(PROGRAMS, self.packages):
            component = self.components[name]
            self.assertEqual(component["version"], VERSION)
            with open(path, "rb") as file:
                self.assertEqual(component["hashes"][0]["content"],
                                 hashlib.sha256(file.read()).hexdigest())
        self.assertNotIn("vedette-dbgsym", self.components)

    def test_names_what_they_bring(self):
        for name in ("libqt6httpserver6", "libqt6widgets6", "libssl3", "libc6"):
            self.assertEqual(self.components[name]["version"], installed(name))
            self.assertIn(f"pkg:deb/debian/{name}@", self.components[name]["purl"])
        # What they need by way of another only.
        self.assertIn("libpcre2-16-0", self.all_needs("vedette-server"))
        # The server needs no graphics, the window does.
        self.assertNotIn("libqt6gui6", self.all_needs("vedette-server"))
        self.assertIn("libqt6gui6", self.all_needs("vedette"))

    def test_every_reference_leads_somewhere(self):
        known = {component["bom-ref"] for component in self.bill["components"]}
        self.assertEqual(len(known), len(self.bill["components"]))
        root = self.bill["metadata"]["component"]["bom-ref"]
        self.assertEqual(set(self.needs), known | {root})
        self.assertTrue(all(set(needs) <= known for needs in self.needs.values()))

    def test_names_licences_that_programs_can_read(self):
        found = {entry["license"]["name"]
                 for entry in self.components["libqt6core6"]["evidence"]["licenses"]}
        self.assertTrue(any(name.startswith("LGPL-3") for name in found), found)

    def test_comes_out_the_same_again(self):
        self.assertEqual(self.make(), self.text)

    def test_a_need_that_is_not_here(self):
        package = make_package(self.folder, "vedette-odd",
                               "libc6, nothing-like-this (>= 2) | no-such")
        done = subprocess.run(["python3", f"{SOURCE}/packaging/sbom.py", "--version", VERSION,
                               "--date", "0", package], capture_output=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("vedette-odd needs nothing-like-this (>= 2) | no-such, which is not installed",
                      done.stderr.decode())


if __name__ == "__main__":
    unittest.main(verbosity=2)
