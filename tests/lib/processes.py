# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Processes under measurement: started so that they end with the driver, and read from /proc."""

import os
import signal
import socket
import subprocess
import time

START_SECONDS = 20


class Process:
    """A child that gets SIGTERM when the driver dies, and is ended by close()."""

    # The processors that children may use from now on, as taskset -c takes them; empty for all.
    processors = ""

    def __init__(self, command, log, as_nobody=False):
        wrapper = ["setpriv", "--pdeathsig", "TERM"]
        if self.processors:
            wrapper = ["taskset", "-c", self.processors, *wrapper]
        if as_nobody and os.geteuid() == 0:
            wrapper += ["--reuid", "65534", "--regid", "65534", "--clear-groups"]
        self.name = os.path.basename(command[0])
        self._process = subprocess.Popen(
            wrapper + ["--"] + command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=log, text=True)
        self.pid = self._process.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process.stdout.close()

    def lines(self):
        """Its output, until it ends."""
        for line in self._process.stdout:
            yield line.strip()

    def first_line(self, start):
        """What follows start in the first line that begins so."""
        for line in self.lines():
            if line.startswith(start):
                return line[len(start):]
        raise RuntimeError(f"{self.name} ended with {self._process.wait()} before it was ready")

    def wait_for_port(self, port):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
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
        return sum(_status_kilobytes(pid, "VmHWM:") for pid in self.tree()) * 1024

    def memory(self):
        """Resident bytes now."""
        return sum(_status_kilobytes(pid, "VmRSS:") for pid in self.tree()) * 1024


def free_port():
    """A port that nobody uses now; for programs that cannot choose one themselves."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


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


def _status_kilobytes(pid, field):
    for line in _read(f"/proc/{pid}/status").splitlines():
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
