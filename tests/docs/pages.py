# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The Markdown files of this repository: their blocks of code, headings and links."""

import os
import re
import subprocess

from programs import SOURCE


class Page:
    def __init__(self, name):
        self.name = name
        with open(f"{SOURCE}/{name}", encoding="utf-8") as file:
            self.text = file.read()

    def blocks(self, language):
        """What stands between ```language and ```."""
        return re.findall(rf"^ *```{language}\n(.*?)^ *```$", self.text, re.M | re.S)

    def block(self, language, containing=""):
        """The only one with these words."""
        found = [block for block in self.blocks(language) if containing in block]
        assert len(found) == 1, f"{self.name}: {len(found)} blocks with {containing}"
        return found[0]

    def commands(self):
        """Of its sh blocks, a line each, without comments."""
        for block in self.blocks("sh"):
            for line in block.replace("\\\n", " ").splitlines():
                command = " ".join(re.sub(r"(^|\s)#.*", "", line).split())
                if command:
                    yield command

    def prose(self):
        return re.sub(r"^ *```.*?^ *```$", "", self.text, flags=re.M | re.S)

    def links(self):
        """Where its links and pictures lead."""
        return re.findall(r"\]\(([^)\s]+)\)", self.prose())

    def anchors(self):
        """As sites that show Markdown name its headings."""
        return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
                for heading in re.findall(r"^#+ (.*)$", self.prose(), re.M)}


def all_pages():
    """Every Markdown file that is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={SOURCE}", "ls-files", "--cached", "--others",
         "--exclude-standard", "-z", "*.md"], cwd=SOURCE, capture_output=True, check=True)
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [Page(name) for name in sorted(names) if os.path.exists(f"{SOURCE}/{name}")]
