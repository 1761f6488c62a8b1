# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""packaging/release.sh: what it refuses, with which words; the source, its list and the signatures,
made from a tag of this working tree. test_whole_release.py has the packages too."""

import hashlib
import os
import re
import shutil
import tarfile
import unittest

from released import TAG, VERSION, WithRepository, replace, run

NAME = f"vedette-{VERSION}"


class Refusals(WithRepository):
    """Each before anything is made."""

    def release(self, *arguments, **others):
        return self.repository.release("--source-only", *arguments,
                                       env={**self.keys.env, **others})

    def setUp(self):
        self.folder = f"{self.work}/refused"
        self.commit = self.repository.git("rev-parse", "HEAD").strip()
        self.addCleanup(self.put_back)

    def put_back(self):
        self.repository.git("reset", "--quiet", "--hard", self.commit)
        self.repository.git("clean", "--quiet", "--force", "-d")
        self.repository.git("tag", "--force", TAG, self.commit)

    def refused(self, words, *arguments, code=1, **others):
        ended, said = self.release(*arguments, **others)
        self.assertIn(words, said)
        self.assertEqual(ended, code)
        self.assertFalse(os.path.exists(self.folder))

    def test_no_tag_named(self):
        self.refused("name the tag", code=2)

    def test_unknown_option(self):
        self.refused("there is no option --fast", "--fast", TAG, self.folder, code=2)

    def test_a_word_too_many(self):
        self.refused("x is one argument too many", TAG, self.folder, "x", code=2)

    def test_a_tag_that_is_not_there(self):
        self.refused("there is no tag v7.7.7. Make it first", "v7.7.7", self.folder)

    def test_a_branch_s_name(self):
        self.repository.git("branch", "--force", "v7.7.7")
        self.refused("there is no tag v7.7.7", "v7.7.7", self.folder)

    def test_another_commit_is_checked_out(self):
        self.repository.git("commit", "--quiet", "--allow-empty", "--message", "Later")
        self.refused(f"Check it out first: git checkout {TAG}", TAG, self.folder)

    def test_a_changed_file(self):
        replace(f"{self.repository.folder}/README.md", "Vedette", "Another")
        self.refused(" M README.md", TAG, self.folder)

    def test_a_new_file(self):
        with open(f"{self.repository.folder}/new.txt", "w", encoding="utf-8"):
            self.refused("?? new.txt", TAG, self.folder)

    def test_a_tag_of_another_version(self):
        self.repository.git("tag", "v3.0.0")
        self.addCleanup(self.repository.git, "tag", "--delete", "v3.0.0")
        self.refused(f"v3.0.0 is to be version 3.0.0, but CMakeLists.txt says {VERSION}", "v3.0.0",
                     self.folder)

    def test_a_change_log_without_the_version(self):
        replace(f"{self.repository.folder}/CHANGELOG.md", f"## {VERSION}", "## Unreleased")
        self.repository.commit_and_tag()
        self.refused(f"CHANGELOG.md has no section of {VERSION}", TAG, self.folder)

    def test_metadata_without_the_version(self):
        replace(self.repository.metainfo(), f'version="{VERSION}"', 'version="1"')
        self.repository.commit_and_tag()
        self.refused(f'has no <release version="{VERSION}"', TAG, self.folder)

    def test_no_key(self):
        self.repository.git("config", "--unset", "user.signingkey")
        self.addCleanup(self.repository.git, "config", "user.signingkey", self.keys.id)
        # The user's own configuration may name one.
        self.refused("no key to sign with", TAG, self.folder, GIT_CONFIG_GLOBAL="/dev/null",
                     GIT_CONFIG_SYSTEM="/dev/null")

    def test_a_key_that_is_expired(self):
        self.refused("gpg does not sign", "--key", self.keys.expired_key(), TAG, self.folder)

    def test_a_key_that_gpg_does_not_have(self):
        self.refused("gpg has no secret key 0123456789ABCDEF", "--key", "0123456789ABCDEF", TAG,
                     self.folder)

    def test_packages_that_come_out_differently(self):
        """Those of a deb.sh that packs the name of the folder it is in."""
        with open(f"{self.repository.folder}/packaging/deb.sh", "w", encoding="utf-8") as file:
            file.write('mkdir "$1" && pwd >"$1"/vedette_1.deb && pwd >"$1"/vedette_1.buildinfo\n')
        self.repository.commit_and_tag()
        ended, said = self.repository.release(TAG, self.folder, env=self.keys.env)
        self.assertEqual(ended, 1)
        self.assertFalse(os.path.exists(self.folder))
        kept = re.search(r"vedette_1\.deb is not the same\. Both are in (\S+):", said).group(1)
        self.addCleanup(shutil.rmtree, kept)
        for name in ("packages", "again"):
            self.assertTrue(os.path.exists(f"{kept}/{name}/vedette_1.deb"))

    def test_a_folder_that_is_there(self):
        ended, said = self.release(TAG, self.work)
        self.assertIn(f"{self.work} is there already", said)
        self.assertEqual(ended, 1)


class Source(WithRepository):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = f"{cls.work}/release"
        ended, said = cls.repository.release("--source-only", TAG, cls.folder, env=cls.keys.env)
        assert ended == 0, said
        cls.tarball = f"{cls.folder}/{NAME}.tar.xz"

    def tagged(self):
        return set(self.repository.git("ls-tree", "-r", "-z", "--name-only", TAG)
                   .strip("\0").split("\0"))

    def test_what_is_there(self):
        self.assertEqual(set(os.listdir(self.folder)), {
            f"{NAME}.tar.xz", f"{NAME}.tar.xz.asc", f"{NAME}.spdx", "SHA256SUMS", "SHA256SUMS.asc"})
        run("sha256sum", "--check", "--strict", "SHA256SUMS", cwd=self.folder)
        with open(f"{self.folder}/SHA256SUMS", encoding="utf-8") as file:
            self.assertEqual({line.split()[1] for line in file},
                             {f"{NAME}.tar.xz", f"{NAME}.spdx"})

    def test_signatures(self):
        for name in (self.tarball, f"{self.folder}/SHA256SUMS"):
            self.assertTrue(self.keys.verifies(f"{name}.asc", name))
            other = f"{self.work}/tampered"
            shutil.copy(name, other)
            with open(other, "ab") as file:
                file.write(b"\0")
            self.assertFalse(self.keys.verifies(f"{name}.asc", other))

    def test_the_tarball_is_the_tag(self):
        date = int(self.repository.git("log", "-1", "--format=%ct", TAG))
        with tarfile.open(self.tarball) as tar:
            members = tar.getmembers()
            self.assertEqual({member.name.removeprefix(f"{NAME}/") for member in members
                              if not member.isdir()}, self.tagged())
            for member in members:
                self.assertEqual((member.uid, member.gid, member.mtime), (0, 0, date), member.name)
                self.assertEqual(member.mode & 0o022, 0, member.name)
            self.assertEqual(tar.extractfile(f"{NAME}/README.md").read().decode(),
                             self.repository.git("show", f"{TAG}:README.md"))

    def test_a_build_of_it_has_the_version(self):
        with tarfile.open(self.tarball) as tar:
            tar.extractall(self.work)
        build = f"{self.work}/build"
        run("cmake", "-S", f"{self.work}/{NAME}", "-B", build, "-G", "Ninja", "-DBUILD_TESTING=OFF")
        made = run("grep", "-rh", "Version =", "--include=Version.h", build)
        self.assertIn(f'"{VERSION}"', made)

    def test_each_source_file_is_listed(self):
        with open(f"{self.folder}/{NAME}.spdx", encoding="utf-8") as file:
            text = file.read()
        self.assertIn(f"DocumentName: {NAME}\n", text)
        listed = dict(re.findall(r"^FileName: \./(.+)\n.*\nFileChecksum: SHA1: (\w+)$", text,
                                 re.MULTILINE))
        # Not those that only say the licences.
        self.assertEqual(set(listed), {name for name in self.tagged()
                                       if not re.match(r"LICENSE|\.reuse/", name)})
        self.assertEqual(len(re.findall(r"^LicenseInfoInFile: \S+$", text, re.MULTILINE)),
                         len(listed))
        for name, checksum in listed.items():
            with open(f"{self.repository.folder}/{name}", "rb") as file:
                self.assertEqual(hashlib.sha1(file.read()).hexdigest(), checksum, name)

    def test_elsewhere_it_comes_out_the_same(self):
        """From a clone, in another time zone, with another umask and other habits of git."""
        run("git", "clone", "--quiet", self.repository.folder, f"{self.work}/clone")
        again = f"{self.work}/again"
        run("sh", "-c", 'umask 077 && git -C "$1" config tar.umask user && git -C "$1" checkout '
            f'--quiet {TAG} && sh "$1/packaging/release.sh" --source-only --unsigned {TAG} "$2"',
            "sh", f"{self.work}/clone", again, env={"TZ": "Pacific/Kiritimati", "LC_ALL": "C"})
        self.assertEqual(set(os.listdir(again)), {f"{NAME}.tar.xz", f"{NAME}.spdx", "SHA256SUMS"})
        for name in os.listdir(again):
            run("cmp", f"{self.folder}/{name}", f"{again}/{name}")


if __name__ == "__main__":
    unittest.main(verbosity=2)
