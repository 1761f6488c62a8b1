# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checker: looks at everything from outside, all along, whatever the injector does."""

import re
import threading
import time

import invariants
from namespace import run
from programs import CAMERA_PORT, SERVER_PORT
from viewers import (EventListener, StatusPoller, StreamViewer, tls_connector, unix_connector)

MIB = 1 << 20
SERVER_MOST_BYTES = 160 * MIB
"""The relay's benchmark sees 27 MB with a hundred viewers; TLS, clock and allocator may add."""
WINDOW_MOST_BYTES = 400 * MIB
"""Qt, fonts and a few decoded pictures of 1.2 MB."""
MOST_DESCRIPTORS = 100
"""Five viewers, the camera, the servos, Qt's own; and the clients that exhaust them."""
VIEWER_SILENCE = 5.0
"""A viewer over the network reconnects after this long without a byte."""
INTERVAL = 0.25
RESOURCE_EVERY = 4
"""Of the checker's rounds: memory and descriptors once a second."""


class Watch(threading.Thread):
    """Start it once all programs run. Its viewers come and go by themselves."""

    NETWORK_VIEWERS = 2

    def __init__(self, programs, network, screen, history):
        super().__init__(daemon=True, name="checker")
        self._programs = programs
        self._network = network
        self._screen = screen
        self._history = history
        self._stopped = threading.Event()
        host = network.SERVER_NAME
        unix = unix_connector(programs.unix_socket)
        tls = tls_connector(network.viewer, (network.SERVER_ADDRESS, SERVER_PORT))
        self.truth = StreamViewer("the viewer on the server's machine", unix, host, history, None)
        self.status = StatusPoller(self.truth, "/api/status", unix, host, history, None)
        self.events = EventListener(self.truth, "/api/events", unix, host, history, None)
        self.viewers = [StreamViewer(f"viewer {number}", tls, host, history, VIEWER_SILENCE)
                        for number in range(1, self.NETWORK_VIEWERS + 1)]
        self.window_coloured_at = 0.0
        self.screenshots = 0
        report = history.violation
        self._window = invariants.WindowJudge(report)
        self._connections = invariants.ConnectionJudge(report)
        self.resources = [
            (programs.server, invariants.ResourceJudge("the server", SERVER_MOST_BYTES,
                                                       MOST_DESCRIPTORS, report)),
            (programs.desktop, invariants.ResourceJudge("the window", WINDOW_MOST_BYTES,
                                                        MOST_DESCRIPTORS, report))]
        self.returns = invariants.ReturnJudge(report)

    def run(self):
        for viewer in self._all():
            viewer.start()
        rounds = 0
        while not self._stopped.wait(INTERVAL):
            try:
                self._look(rounds)
            except Exception as error:  # A checker that dies in silence would condemn nothing.
                self._history.violation("the checker works", repr(error))
            rounds += 1

    def _look(self, rounds):
        colourfulness, signature = self._screen.look()
        now = time.monotonic()
        self.screenshots += 1
        if self._window.feed(now, colourfulness, signature, self.truth.newest_sent,
                             self.truth.is_repeated):
            self.window_coloured_at = now
        self._connections.feed(time.monotonic(), self._stream_connections())
        for program, judge in self.resources if rounds % RESOURCE_EVERY == 0 else ():
            if not program.is_running():
                self._history.violation("it survives", f"{program.name} has ended")
                self._stopped.set()
                return
            judge.feed(program.memory(), program.descriptors())

    def _stream_connections(self):
        """Which the camera has and the server still holds: one that was cut off lives on at the
        camera until its TCP gives it up, and no server can end it."""
        held = {local for local, _ in self._established(self._network.server, "dport")}
        return sum(1 for _, peer in self._established(self._network.camera, "sport") if peer in held)

    @staticmethod
    def _established(namespace, end):
        lines = run(*namespace.command("ss", "-Htn", "state", "established", end, "=",
                                       f":{CAMERA_PORT}")).splitlines()
        return [tuple(re.sub(r"^\[::ffff:(.*)\]", r"\1", word) for word in line.split()[2:4])
                for line in lines]

    def _all(self):
        return [self.truth, self.status, self.events, *self.viewers]

    def is_live_since(self, moment):
        """For each watcher whether it has seen the camera live, by what came after the moment."""
        status = self.status
        return {
            "the server": bool(status.answered_at > moment and status.status.get("live")
                               and (self.truth.newest_sent or 0) > moment),
            "the viewers": all((viewer.newest_sent or 0) > moment for viewer in self.viewers),
            "the window": self.window_coloured_at > moment and (self.truth.newest_sent or 0) > moment,
        }

    def stop(self):
        self._stopped.set()
        self.join()
        for viewer in self._all():
            viewer.stop()
        for _, judge in self.resources:
            judge.finish()
