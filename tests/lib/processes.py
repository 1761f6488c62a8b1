# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Programs that the tests in Python start, and what /proc says of them."""

import os
import re
import signal
import socket
import subprocess
import threading
import time

START_SECONDS = 30
"""For a program on a busy machine to be ready."""
END_SECONDS = 10
"""For one that was asked to end."""


class Process:
    """A child that gets SIGTERM when the test dies, and is ended by close(). A thread of its own reads
    all that it prints, whatever else is waited for: a full pipe would stop it."""

    # The processors that children may use from now on, as taskset -c takes them; empty for all.
    processors = ""

    def __init__(self, command, errors=subprocess.STDOUT, environment=None, heard=None,
                 as_nobody=False):
        """errors: a file for standard error, which without one is read as well. environment: on top
        of the test's. heard: called with each line, in the thread that reads."""
        wrapper = ["setpriv", "--pdeathsig", "TERM"]
        if self.processors:
            wrapper = ["taskset", "-c", self.processors, *wrapper]
        if as_nobody and os.geteuid() == 0:
            wrapper += ["--reuid", "65534", "--regid", "65534", "--clear-groups"]
        self.name = os.path.basename(command[0])
        self._process = subprocess.Popen(
            [*wrapper, "--", *command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=errors, env={**os.environ, **(environment or {})}, text=True, errors="replace")
        self.pid = self._process.pid
        self._heard = heard
        self._lines = []
        self._taken = 0  # of them, by lines() and first_line()
        self._has_ended = False  # its output
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True, name=f"{self.name}'s output")
        self._reader.start()

    def _read(self):
        with self._process.stdout as output:
            for line in output:
                if self._heard:
                    self._heard(line.rstrip("\n"))
                with self._news:
                    self._lines.append(line)
                    self._news.notify_all()
        with self._news:
            self._has_ended = True
            self._news.notify_all()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    @property
    def output(self):
        """All whole lines so far."""
        with self._news:
            return "".join(self._lines)

    def said(self):
        """How many lines so far: where expect() may begin to look."""
        with self._news:
            return len(self._lines)

    def expect(self, pattern, since=0, seconds=START_SECONDS):
        """Waits until the output from line number since on has this regular expression: the match;
        None when the program ends without, or the time is up."""
        def found():
            return re.search(pattern, "".join(self._lines[since:]))

        with self._news:
            self._news.wait_for(lambda: found() or self._has_ended, seconds)
            return found()

    def lines(self):
        """Its output from where it was read to, line by line, until it ends."""
        while True:
            with self._news:
                self._news.wait_for(lambda: self._taken < len(self._lines) or self._has_ended)
                if self._taken == len(self._lines):
                    return
                line = self._lines[self._taken]
                self._taken += 1
            yield line.strip()

    def first_line(self, start):
        """What follows start in the next line that begins so."""
        for line in self.lines():
            if line.startswith(start):
                return line[len(start):]
        raise RuntimeError(f"{self.name} ended with {self._process.wait()} before it was ready")

    def has_said_all(self):
        """Whether its output has ended, as it does just before the program does."""
        with self._news:
            return self._has_ended

    def is_running(self):
        return self._process.poll() is None

    def signal(self, number):
        self._process.send_signal(number)

    def wait(self, seconds=END_SECONDS):
        return self._process.wait(seconds)

    def end(self, seconds=END_SECONDS):
        """Asks it to end, and kills it when it does not, also when it stands still; its exit code."""
        if self.is_running():
            self.signal(signal.SIGCONT)
            self.signal(signal.SIGTERM)
            try:
                self.wait(seconds)
            except subprocess.TimeoutExpired:
                self.signal(signal.SIGKILL)
                self.wait()
        return self._process.returncode

    def close(self):
        """Ends it, and waits until all that it printed has been read."""
        self.end()
        self._reader.join(END_SECONDS)

    def kill(self):
        """At once, as when the power fails."""
        self._process.kill()
        self.close()

    def descriptors(self):
        return len(_listdir(f"/proc/{self.pid}/fd"))

    def wait_for_port(self, port):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.is_running():
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError(f"{self.name} does not listen")

    def tree(self):
        """Its process id and those of all its descendants."""
        found = [self.pid]
        for pid in found:
            for task in _listdir(f"/proc/{pid}/task"):
                found += [int(child) for child in
                          _read(f"/proc/{pid}/task/{task}/children").split()]
        return found

    def cpu_seconds(self):
        """User and system time of the tree so far, to the nanosecond where the kernel says."""
        return sum(_cpu_seconds(pid) for pid in self.tree())

    def peak_memory(self):
        """Bytes; the sum of what each process of the tree had resident at its worst."""
        return sum(_kilobytes(pid, "VmHWM:") for pid in self.tree()) * 1024

    def memory(self):
        """Resident bytes now."""
        return sum(_kilobytes(pid, "VmRSS:") for pid in self.tree()) * 1024

    def share_of_memory(self):
        """Resident bytes now, of which what other processes have mapped as well counts in part."""
        return sum(_kilobytes(pid, "Pss:", "smaps_rollup") for pid in self.tree()) * 1024

    def own_memory(self):
        """Of that, what is not mapped from files, as programs and libraries are."""
        return sum(_kilobytes(pid, "RssAnon:") for pid in self.tree()) * 1024


def free_port():
    """A port of 127.0.0.1 for a program that cannot choose one itself; it may end and start again.
    Until this program ends, the kernel gives the port to nobody who asks for any, whether to listen
    or to connect: a socket is bound to it that does not listen, which leaves it to who names it."""
    holder = socket.socket()
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    _holders.append(holder)
    return holder.getsockname()[1]


_holders = []


def _cpu_seconds(pid):
    nanoseconds = 0
    for task in _listdir(f"/proc/{pid}/task"):
        spent = _read(f"/proc/{pid}/task/{task}/schedstat").split()
        if not spent:
            fields = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
            ticks = int(fields[11]) + int(fields[12]) if fields else 0
            return ticks / os.sysconf("SC_CLK_TCK")
        nanoseconds += int(spent[0])
    return nanoseconds / 1e9


def _kilobytes(pid, field, file="status"):
    for line in _read(f"/proc/{pid}/{file}").splitlines():
        if line.startswith(field):
            return int(line.split()[1])
    return 0


def _listdir(path):
    try:
        return os.listdir(path)
    except OSError:
        return []


def _read(path):
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read()
    except OSError:
        return ""
