# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the tests of releases have: a repository to release from, which is this working tree with a
version that is never released, a key to sign with, and the schema of CycloneDX."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

import jsonschema

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))
VERSION = "99.1.2"
TAG = f"v{VERSION}"
SIGNER = "A test <test@release.invalid>"
SCHEMAS = f"{HERE}/node_modules/@cyclonedx/cyclonedx-library/res/schema"

# Hooks and git itself name the repository they work on in these, which is not the test's.
for variable in [name for name in os.environ if name.startswith("GIT_")]:
    del os.environ[variable]


def run(*command, cwd=None, env=None):
    """Its standard output; what it says when it fails comes with the exception's text."""
    done = subprocess.run(command, cwd=cwd, env=env and {**os.environ, **env},
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n"
                             f"{done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout.decode()


def replace(path, pattern, text):
    with open(path, encoding="utf-8") as file:
        changed, count = re.subn(pattern, text, file.read(), count=1)
    assert count == 1, f"{pattern} is not in {path}"
    with open(path, "w", encoding="utf-8") as file:
        file.write(changed)


def unless_it_is_gone(_function, _path, error):
    """For shutil.rmtree: what another program has removed meanwhile is no error."""
    if not isinstance(error[1], FileNotFoundError):
        raise error[1]


class Keys:
    """A folder of gpg's with one key, which signs and expires never."""

    def __init__(self):
        # A short path: gpg's agent has a socket in it.
        self.folder = tempfile.mkdtemp(prefix="gpg")
        self.env = {"GNUPGHOME": self.folder}
        run("gpg", "--batch", "--passphrase", "", "--quick-generate-key", SIGNER, "ed25519", "sign",
            "never", env=self.env)
        listed = run("gpg", "--batch", "--with-colons", "--list-secret-keys", env=self.env)
        self.id = re.search(r"^fpr:+([0-9A-F]+):", listed, re.MULTILINE).group(1)

    def expired_key(self):
        """The id of another one, which was good for a day."""
        name = "Formerly <formerly@release.invalid>"
        run("gpg", "--batch", "--passphrase", "", "--faked-system-time", "20200101T000000",
            "--quick-generate-key", name, "ed25519", "sign", "1d", env=self.env)
        listed = run("gpg", "--batch", "--with-colons", "--list-secret-keys", name, env=self.env)
        return re.search(r"^fpr:+([0-9A-F]+):", listed, re.MULTILINE).group(1)

    def verifies(self, signature, signed):
        return subprocess.run(["gpg", "--batch", "--verify", signature, signed], check=False,
                              env={**os.environ, **self.env}, capture_output=True).returncode == 0

    def close(self):
        run("gpgconf", "--kill", "all", env=self.env)
        # The agent still removes its sockets.
        shutil.rmtree(self.folder, onerror=unless_it_is_gone)


class Repository:
    """This tree as it stands, committed and tagged."""

    def __init__(self, folder):
        self.folder = folder
        names = run("git", "-c", f"safe.directory={SOURCE}", "ls-files", "-z", "--cached", "--others",
                    "--exclude-standard", cwd=SOURCE)
        for name in filter(None, names.split("\0")):
            if os.path.lexists(f"{SOURCE}/{name}"):
                os.makedirs(os.path.dirname(f"{folder}/{name}"), exist_ok=True)
                shutil.copy2(f"{SOURCE}/{name}", f"{folder}/{name}", follow_symlinks=False)
        self.git("init", "--quiet")
        for name, value in (("user.name", "A test"), ("user.email", "test@release.invalid"),
                            ("commit.gpgsign", "false"), ("tag.gpgsign", "false")):
            self.git("config", name, value)
        self.set_version(VERSION)
        self.commit_and_tag()

    def git(self, *arguments):
        return run("git", *arguments, cwd=self.folder)

    def set_version(self, version):
        replace(f"{self.folder}/CMakeLists.txt", r"(?<=project\(Vedette VERSION )[0-9.]+", version)
        replace(f"{self.folder}/CHANGELOG.md", r"(?m)^## .*", f"## {version} (2026-12-01)")
        release = f'<release version="{version}" date="2026-12-01"/>'
        metainfo = self.metainfo()
        with open(metainfo, encoding="utf-8") as file:
            listed = "<releases>" in file.read()
        if listed:
            replace(metainfo, "<releases>", f"<releases>{release}")
        else:
            replace(metainfo, "</component>", f"  <releases>{release}</releases>\n</component>")

    def metainfo(self):
        name, = (name for name in os.listdir(f"{self.folder}/packaging")
                 if name.endswith(".metainfo.xml"))
        return f"{self.folder}/packaging/{name}"

    def commit_and_tag(self):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Release")
        self.git("tag", "--force", TAG)

    def release(self, *arguments, env=None):
        """Its exit code and what it said on standard error."""
        done = subprocess.run(["sh", f"{self.folder}/packaging/release.sh", *arguments], check=False,
                              env={**os.environ, **(env or {})}, capture_output=True)
        return done.returncode, done.stderr.decode()


def additional_items(validator, allowed, instance, schema):
    """Stands in for jsonschema's, which in 4.10 fails at naming objects that are too many."""
    items = schema.get("items")
    if allowed is False and isinstance(items, list) and isinstance(instance, list):
        if len(instance) > len(items):
            yield jsonschema.ValidationError(f"{len(instance)} items, {len(items)} allowed")
    else:
        yield from jsonschema.Draft7Validator.VALIDATORS["additionalItems"](
            validator, allowed, instance, schema)


def cyclonedx_errors(document):
    """What the official schema of CycloneDX 1.6 has against it."""
    store = {}
    for name in ("bom-1.6", "spdx", "jsf-0.82"):
        file_name = f"{name}.SNAPSHOT.schema.json"
        assert os.path.exists(f"{SCHEMAS}/{file_name}"), f"run npm ci in {HERE} first"
        with open(f"{SCHEMAS}/{file_name}", encoding="utf-8") as file:
            store[f"http://cyclonedx.org/schema/{file_name}"] = json.load(file)
    schema = store["http://cyclonedx.org/schema/bom-1.6.SNAPSHOT.schema.json"]
    resolver = jsonschema.RefResolver("http://cyclonedx.org/schema/bom-1.6.SNAPSHOT.schema.json",
                                      schema, store=store)
    kind = jsonschema.validators.extend(jsonschema.Draft7Validator,
                                        {"additionalItems": additional_items})
    validator = kind(schema, resolver=resolver, format_checker=jsonschema.FormatChecker())
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
            for error in validator.iter_errors(document)]


class WithRepository(unittest.TestCase):
    """Has a copy of the tree, in a repository, and a key that it signs with."""

    @classmethod
    def setUpClass(cls):
        cls.keys = Keys()
        cls.addClassCleanup(cls.keys.close)
        cls.work = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.work)
        cls.repository = Repository(f"{cls.work}/repository")
        cls.repository.git("config", "user.signingkey", cls.keys.id)
