#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes a software bill of materials: what Debian packages bring along, as CycloneDX 1.6 in JSON.

Named are all packages that installing them brings, down to the last, in the versions of the system
that this runs on: the one that built them. Packages of debug symbols are left out. The same
packages, date and system give the same bytes."""

import argparse
import datetime
import hashlib
import json
import platform
import re
import subprocess
import sys
import urllib.parse
import uuid

LICENSE = "GPL-3.0-or-later"
# A name in a field such as "libc6 (>= 2.34), default-mta | mail-transport-agent:any".
PACKAGE_NAME = re.compile(r"^\s*([a-z0-9][a-z0-9+.-]+)")
DEP5 = re.compile(r"\AFormat: *https?://www\.debian\.org/doc/packaging-manuals/copyright-format/")
LICENSE_FIELD = re.compile(r"^License: *(\S.*?) *$", re.MULTILINE)
FIELDS = ("Package", "Version", "Architecture", "Status", "Depends", "Pre-Depends", "Provides")


class Missing(Exception):
    """A package that is needed is not on this system, so its version is not known."""


class System:
    """The packages that are installed here."""

    def __init__(self):
        self.architecture = output_of("dpkg", "--print-architecture").strip()
        release = platform.freedesktop_os_release()
        self.vendor = release["ID"]
        self.distribution = f"{self.vendor}-{release.get('VERSION_ID', 'unstable')}"
        self.packages = {}
        self.provided = {}
        template = "".join(f"${{{field}}}\t" for field in FIELDS) + "\n"
        for line in output_of("dpkg-query", "-W", "-f", template).splitlines():
            package = dict(zip(FIELDS, line.split("\t")))
            if (package["Status"].endswith(" installed")
                    and package["Architecture"] in (self.architecture, "all")):
                self.packages[package["Package"]] = package
                for name in names(package["Provides"]):
                    self.provided.setdefault(name, package["Package"])

    def find(self, alternatives, wanted_by):
        """The installed package that satisfies "a | b"."""
        for alternative in alternatives.split("|"):
            name = PACKAGE_NAME.match(alternative).group(1)
            if name in self.packages:
                return name
            if name in self.provided:
                return self.provided[name]
        raise Missing(f"{wanted_by} needs {alternatives.strip()}, which is not installed here: make "
                      "the list on the system that built the packages.")

    def needs(self, package, ours=()):
        fields = ", ".join(filter(None, (package.get("Pre-Depends"), package.get("Depends"))))
        wanted = [entry for entry in fields.split(",") if entry.strip()]
        return sorted({self.find(entry, package["Package"]) for entry in wanted
                       if PACKAGE_NAME.match(entry).group(1) not in ours})

    def with_all_needs(self, wanted):
        """The packages named, and what these need, and so on."""
        graph = {}
        pending = list(wanted)
        while pending:
            name = pending.pop()
            if name not in graph:
                graph[name] = self.needs(self.packages[name])
                pending += graph[name]
        return graph

    def reference(self, package):
        """Its package URL: the name that databases of vulnerabilities know it by."""
        version = urllib.parse.quote(package["Version"], safe="")
        return (f"pkg:deb/{self.vendor}/{package['Package']}@{version}"
                f"?arch={package['Architecture']}&distro={self.distribution}")


def output_of(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode()


def names(field):
    return [PACKAGE_NAME.match(entry).group(1) for entry in field.split(",") if entry.strip()]


def licenses_of(name):
    """As Debian's copyright file calls them, where it is one that programs can read."""
    try:
        with open(f"/usr/share/doc/{name}/copyright", encoding="utf-8", errors="replace") as file:
            text = file.read()
    except FileNotFoundError:
        return []
    return sorted(set(LICENSE_FIELD.findall(text))) if DEP5.match(text) else []


def library(system, name):
    package = system.packages[name]
    component = {"type": "library", "bom-ref": system.reference(package), "name": name,
                 "version": package["Version"], "purl": system.reference(package)}
    found = licenses_of(name)
    if found:
        # Of all its source's files: evidence, not what the whole is under.
        component["evidence"] = {"licenses": [{"license": {"name": text}} for text in found]}
    return component


def read_package(path):
    fields = ("Package", "Version", "Architecture", "Depends", "Pre-Depends")
    package = {field: output_of("dpkg-deb", "--field", path, field).rstrip("\n") for field in fields}
    with open(path, "rb") as file:
        package["sha256"] = hashlib.sha256(file.read()).hexdigest()
    return package


def application(name, version, reference):
    return {"type": "application", "bom-ref": reference, "name": name, "version": version,
            "licenses": [{"license": {"id": LICENSE}}]}


def bill(version, date, packages, system):
    ours = {package["Package"] for package in packages}
    references = [system.reference(package) for package in packages]
    direct = [system.needs(package, ours) for package in packages]
    graph = system.with_all_needs({name for needs in direct for name in needs})

    def refer(needed):
        return [system.reference(system.packages[name]) for name in needed]

    root = f"vedette-{version}"
    dependencies = [{"ref": root, "dependsOn": references}]
    dependencies += [{"ref": reference, "dependsOn": refer(needs)}
                     for reference, needs in zip(references, direct)]
    dependencies += [{"ref": system.reference(system.packages[name]), "dependsOn": refer(graph[name])}
                     for name in sorted(graph)]
    programs = [application(package["Package"], package["Version"], reference)
                | {"purl": reference, "hashes": [{"alg": "SHA-256", "content": package["sha256"]}]}
                for package, reference in zip(packages, references)]
    content = "".join(package["sha256"] for package in packages)
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, root + content)}",
        "metadata": {
            "timestamp": datetime.datetime.fromtimestamp(date, datetime.timezone.utc).isoformat(),
            "component": application("vedette", version, root)},
        "components": programs + [library(system, name) for name in sorted(graph)],
        "dependencies": dependencies}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", required=True, help="the release's")
    parser.add_argument("--date", required=True, type=int, help="the release's, seconds since 1970")
    parser.add_argument("packages", nargs="+", metavar="PACKAGE.deb")
    arguments = parser.parse_args()
    packages = [read_package(path) for path in sorted(arguments.packages)]
    packages = [package for package in packages if not package["Package"].endswith("-dbgsym")]
    try:
        result = bill(arguments.version, arguments.date, packages, System())
    except Missing as missing:
        sys.exit(f"sbom.py: {missing}")
    json.dump(result, sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
