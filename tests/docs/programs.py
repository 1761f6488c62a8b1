# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the tests of the documents start: the simulated camera, the server, and, as it is written in
the pages, other programs. Rests on what tests/compat has for the same."""

import os
import shutil
import sys

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.append(f"{SOURCE}/tests/compat")
import relays  # noqa: E402  (found by the line above)
from processes import free_port  # noqa: E402, F401

PROGRAMS, USER, PASSWORD = relays.PROGRAMS, relays.USER, relays.PASSWORD


class Camera(relays.Program):
    """The simulated one."""

    def __init__(self, *options):
        super().__init__([f"{PROGRAMS}/vedette-camera", "--listen", "127.0.0.1:0",
                          "--servo-listen", "127.0.0.1:0", *options], r"stream (\S+)\n")
        self.url = self.found
        self.servo_url = self.wait_for(r"servo (\S+)\n")


class Server(relays.Program):
    """vedette-server with the camera and the servos that the test names."""

    def __init__(self, folder, camera, servos=None, options=(), login=(USER, PASSWORD),
                 listen="127.0.0.1:0", viewer=None, more=""):
        self.env_file = f"{folder}/camera.env"
        write_env_file(self.env_file, camera, servos, login, viewer, more)
        super().__init__([f"{PROGRAMS}/vedette-server", "--listen", listen, *options,
                          self.env_file], r"listening on (?:http://127\.0\.0\.1:)?([^\s/]+)")
        self.port = int(self.found) if self.found.isdigit() else 0

    def connect(self):
        return relays.http.client.HTTPConnection("127.0.0.1", self.port,
                                                 timeout=relays.START_SECONDS)


def write_env_file(path, camera, servos, login, viewer=None, more=""):
    relays.write_private(
        path, f"HTTP_AUTH_USERNAME={login[0]}\nHTTP_AUTH_PASSWORD={login[1]}\nCAM_URL={camera}\n"
        + (f"SERVO_URL={servos}\n" if servos else "")
        + (f"VEDETTE_VIEWER_USERNAME={viewer[0]}\nVEDETTE_VIEWER_PASSWORD={viewer[1]}\n"
           if viewer else "") + more)


NOTHING_TO_BUILD = {
    "CMakeCache.txt": "CMAKE_PROJECT_NAME:STATIC=Vedette\nCMAKE_GENERATOR:INTERNAL=Ninja\n"
                      "CMAKE_MAKE_PROGRAM:FILEPATH=ninja\n",
    "build.ninja": "build all: phony\ndefault all\n"}


def built_tree(folder, copied=()):
    """A tree like this one, in which the programs are there and nothing is left to build; with copies
    of the folders in which scripts write."""
    os.makedirs(f"{folder}/build/release")
    os.symlink(PROGRAMS, f"{folder}/build/release/bin")
    for name, text in NOTHING_TO_BUILD.items():
        with open(f"{folder}/build/release/{name}", "w", encoding="ascii") as file:
            file.write(text)
    for name in set(os.listdir(SOURCE)) - {".git", "build", *copied}:
        os.symlink(f"{SOURCE}/{name}", f"{folder}/{name}")
    for name in copied:
        shutil.copytree(f"{SOURCE}/{name}", f"{folder}/{name}")
    return folder
