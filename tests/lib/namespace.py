# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""A network namespace, and sockets inside it for a program that stays outside."""

import contextlib
import ctypes
import os
import pathlib
import shutil
import socket
import subprocess
import threading

from processes import Process

CLONE_NEWNET = 0x40000000
LIBC = ctypes.CDLL(None, use_errno=True)


def run(*words):
    """Runs a command; one that fails raises with what it said."""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


class Namespace:
    """Made with its loopback up, and a folder of files that replace those of /etc in it."""

    def __init__(self, name):
        self.name = name
        self.etc = pathlib.Path("/etc/netns") / name
        run("ip", "netns", "add", name)
        self.etc.mkdir(parents=True)
        run("ip", "-n", name, "link", "set", "lo", "up")
        self._handle = os.open(f"/run/netns/{name}", os.O_RDONLY)

    def remove(self):
        os.close(self._handle)
        run("ip", "netns", "del", self.name)
        shutil.rmtree(self.etc)

    def ip(self, *words):
        return run("ip", "-n", self.name, *words)

    def command(self, *words):
        """What starts these words in here. ip becomes the program: they share the process."""
        return ["ip", "netns", "exec", self.name, *map(str, words)]

    def set(self, key, value):
        run(*self.command("sysctl", "-q", "-w", f"{key}={value}"))

    @contextlib.contextmanager
    def inside(self):
        """This thread alone is in the namespace; what it opens stays there."""
        with open(f"/proc/self/task/{threading.get_native_id()}/ns/net", "rb") as outside:
            self._enter(self._handle)
            try:
                yield
            finally:
                self._enter(outside.fileno())

    @staticmethod
    def _enter(handle):
        if LIBC.setns(handle, CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")

    def socket(self, kind=socket.SOCK_STREAM):
        with self.inside():
            return socket.socket(socket.AF_INET, kind)


class Program(Process):
    """One process in a namespace; what it prints goes into the history."""

    def __init__(self, name, namespace, words, environment, history):
        # The preloaded clock is for the program alone, not for ip in front of it.
        setting = [f"{key}={value}" for key, value in environment.items()]
        super().__init__(namespace.command("env", *setting, *words),
                         heard=lambda line: history.note(f"{name}: {line}"))
        self.name = name
