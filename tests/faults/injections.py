# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The faults. Each is a function that begins one, lets it last for so many seconds, and ends it.

What a fault must bring about at once (a clear text, a refusal) it checks itself; what must hold all
along is the checker's.
"""

import contextlib
import random
import signal
import socket
import ssl
import subprocess
import tempfile
import time
from dataclasses import dataclass

from cable import Conditions
from invariants import FROZEN_AFTER
from namespace import run
from programs import SERVER_PORT
from viewers import CONNECT_SECONDS, Connection, Lost, tls_connector, unix_connector

CAMERA_FAULT_AFTER = 1.0
"""A camera started with a fault works for this long first, so that viewers connect before it."""
WINDOW_GIVES_UP = 7.0
"""The window reconnects once its camera (the server) has been silent for 5 s."""
REACTION = 5.0
"""For what a program does within a moment, on a busy machine."""
UNAUTHENTICATED_CLIENTS = 30
CLOCK_JUMP_DAYS = 3
SECONDS_PER_DAY = 86400
CLOCK_NOTICED = 1.5
"""The programs look where the clock stands once a second."""


@dataclass
class Stage:
    """Everything a fault may touch."""

    network: object
    programs: object
    authority: object
    clock: object
    watch: object
    history: object
    dice: random.Random

    def must(self, is_right, text):
        if not is_right:
            self.history.violation("a fault is answered clearly", text)

    def eventually(self, condition, seconds=REACTION):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def reload(self, expected):
        since = self.programs.server.said()
        self.programs.server.signal(signal.SIGHUP)
        self.must(self.programs.server.expect(expected, since, REACTION),
                  f"SIGHUP did not make the server say \"{expected}\"")

    def certificate_for_a_new_viewer(self):
        """The certificate a verifying viewer is shown, or the text of its refusal."""
        connect = tls_connector(self.network.viewer, (self.network.SERVER_ADDRESS, SERVER_PORT),
                                self.authority.certificate, self.network.SERVER_NAME)
        try:
            with connect() as connection:
                return connection.getpeercert(binary_form=True)
        except (ssl.SSLError, OSError) as error:
            return str(error)


def _conditions(cable_of, make):
    def fault(stage, seconds):
        conditions = make(stage.dice)
        stage.history.note(f"    {conditions}")
        cable = cable_of(stage.network)
        cable.set(conditions)
        time.sleep(seconds)
        cable.set(Conditions())
    return fault


def _delay(dice):
    delay = dice.uniform(0.03, 0.12)
    return Conditions(delay=delay, jitter=delay / 2)


def _camera_fault(name):
    def fault(stage, seconds):
        options = ["--fault", f"{name}:{seconds:.1f}@{CAMERA_FAULT_AFTER}"]
        if name.startswith("401") and stage.dice.random() < 0.5:
            options += ["--user", "viewer", "--password", "open-sesame"]
        stage.programs.restart_camera(*options)
        time.sleep(CAMERA_FAULT_AFTER + seconds)
    return fault


def same_picture_again(stage, seconds):
    """Long enough to count as frozen."""
    _camera_fault("same-frame")(stage, FROZEN_AFTER + seconds)


def camera_killed(stage, seconds):
    stage.programs.camera.signal(signal.SIGKILL)
    stage.programs.camera.wait()
    time.sleep(seconds)
    stage.programs.start_camera()


def camera_link_down(stage, seconds):
    stage.network.camera_link(False)
    time.sleep(seconds)
    stage.network.camera_link(True)


def address_moves(stage, _seconds):
    """Ends at once: what counts is how soon the camera is found at its new address."""
    stage.history.note(f"    the camera is now at {stage.network.move_camera()}")


def _names(mode):
    def fault(stage, seconds):
        stage.network.names.mode = mode
        # The name is resolved only for a new connection.
        stage.programs.restart_camera()
        time.sleep(seconds)
        stage.network.names.mode = "right"
    return fault


def _stopped(which):
    def fault(stage, seconds):
        program = getattr(stage.programs, which)
        program.signal(signal.SIGSTOP)
        time.sleep(seconds)
        program.signal(signal.SIGCONT)
    return fault


def _clock(days):
    def fault(stage, seconds):
        stage.clock.jump(days)
        truth = stage.watch.truth
        offset = days * SECONDS_PER_DAY
        stage.must(stage.eventually(lambda: abs(truth.wall_time - time.time() - offset) < 60),
                   f"the server's wall clock did not jump by {days} days")
        time.sleep(seconds)
        stage.clock.jump(0)
    return fault


def descriptors_used_up(stage, seconds):
    """The limit sinks to what is in use, unauthenticated clients fill what is left, and the camera reboots."""
    server = stage.programs.server
    limit = server.descriptors() + 1
    before = run("prlimit", "--noheadings", "--raw", "--output", "SOFT", "--nofile", "--pid",
                 str(server.pid)).strip()
    run("prlimit", "--pid", str(server.pid), f"--nofile={limit}:")
    viewers = {viewer: viewer.connections for viewer in stage.watch.viewers}
    with contextlib.ExitStack() as clients:
        for _ in range(UNAUTHENTICATED_CLIENTS):
            client = clients.enter_context(socket.socket(socket.AF_UNIX))
            client.settimeout(CONNECT_SECONDS)
            with contextlib.suppress(OSError):
                client.connect(str(stage.programs.unix_socket))
        time.sleep(seconds / 2)
        stage.must(all(viewer.connections == count for viewer, count in viewers.items()),
                   "a viewer lost its connection when descriptors were used up")
        stage.programs.restart_camera()
        time.sleep(seconds / 2)
    run("prlimit", "--pid", str(server.pid), f"--nofile={before}:")
    stage.must(stage.eventually(lambda: _answers(stage), 2 * REACTION),
               "the server serves no client after descriptors are free again")


def _answers(stage):
    try:
        connection = Connection(unix_connector(stage.programs.unix_socket),
                                stage.network.SERVER_NAME)
        with contextlib.closing(connection):
            connection.get("/api/status", CONNECT_SECONDS)
        return True
    except Lost:
        return False


def disk_full_at_start(stage, _seconds):
    """A server that cannot keep its certificate says so and ends; with free space it starts."""
    with tempfile.TemporaryDirectory() as folder:
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder)
        try:
            filling = f"{folder}/filling"
            with contextlib.suppress(OSError), open(filling, "wb", buffering=0) as full:
                while full.write(b"x" * 4096):
                    pass
            server = stage.programs.server_that_writes_to(folder)
            try:
                code = server.wait()
            except subprocess.TimeoutExpired:
                code = None
            server.end()
            stage.must(code not in (0, None) and server.expect("cannot be written", 0, 1),
                       f"a server that cannot write its certificate ended with {code}, and did not "
                       "say what cannot be written")
            run("rm", filling)
            server = stage.programs.server_that_writes_to(folder)
            stage.must(server.expect("listening on"), "with room on the disk it did not start")
            server.end()
        finally:
            run("umount", folder)


def disk_full_at_reload(stage, seconds):
    stage.authority.spoil()
    stage.reload("nothing was changed")
    shown = stage.certificate_for_a_new_viewer()
    stage.must(shown == stage.authority.fingerprint("right"),
               f"after a reload that failed a new viewer got: {shown!r}")
    time.sleep(seconds)
    stage.authority.serve("right")
    stage.reload("were reloaded")


def certificate_expired(stage, seconds):
    """None that has expired is taken up; and one that expires while it is served fools no window
    that reconnects. The rest of the world's clocks do not matter to the checker's viewers."""
    stage.authority.serve("expired")
    stage.reload("expired on")
    shown = stage.certificate_for_a_new_viewer()
    stage.must(shown == stage.authority.fingerprint("right"),
               f"after an expired certificate was refused a new viewer got: {shown!r}")
    stage.authority.serve("short")
    stage.reload("were reloaded")
    stage.clock.jump(CLOCK_JUMP_DAYS)
    stage.network.viewer_cable.set(Conditions(is_cut=True))
    time.sleep(WINDOW_GIVES_UP)
    stage.network.viewer_cable.set(Conditions())
    restored = time.monotonic()
    time.sleep(REACTION + seconds)
    stage.must(stage.watch.window_coloured_at < restored,
               "the window shows pictures of a server whose certificate has expired")
    stage.clock.jump(0)
    time.sleep(CLOCK_NOTICED)
    stage.authority.serve("right")
    stage.reload("were reloaded")


def certificate_swapped(stage, seconds):
    viewers = {viewer: viewer.connections for viewer in stage.watch.viewers}
    for name in ("other", "right"):
        stage.authority.serve(name)
        stage.reload("were reloaded")
        shown = stage.certificate_for_a_new_viewer()
        stage.must(shown == stage.authority.fingerprint(name),
                   f"the {name} certificate was not served: {shown!r}")
        time.sleep(seconds / 2)
    stage.must(all(viewer.connections == count for viewer, count in viewers.items()),
               "a viewer was dropped when the certificate was swapped")


def _cable_faults(whose, cable_of, least_loss, most_loss):
    def named(name, conditions_of):
        return f"{whose} cable: {name}", _conditions(cable_of, conditions_of)
    return dict((
        named("delay", _delay),
        named("loss", lambda dice: Conditions(loss=dice.uniform(least_loss, most_loss))),
        named("reordering",
              lambda dice: Conditions(delay=0.02, reorder=dice.uniform(0.05, 0.3))),
        named("cut", lambda dice: Conditions(is_cut=True))))


CAMERA_FAULTS = ("stall", "reset", "refuse", "truncate", "corrupt", "slow", "reboot", "wrong-length",
                 "no-length", "401-basic", "401-digest", "404", "redirect",
                 "endless-header")

FAULTS = {
    **_cable_faults("camera's", lambda network: network.camera_cable, 0.02, 0.2),
    **_cable_faults("viewers'", lambda network: network.viewer_cable, 0.01, 0.05),
    "camera's link down": camera_link_down,
    "camera's address moves": address_moves,
    "name server gone": _names("gone"),
    "name server failing": _names("failing"),
    "name server denying": _names("denying"),
    "camera: same-frame": same_picture_again,
    "camera killed": camera_killed,
    "camera stopped": _stopped("camera"),
    "server stopped": _stopped("server"),
    "clock jumps forward": _clock(CLOCK_JUMP_DAYS),
    "clock jumps back": _clock(-CLOCK_JUMP_DAYS),
    "descriptors used up": descriptors_used_up,
    "disk full at the start": disk_full_at_start,
    "disk full at a reload": disk_full_at_reload,
    "certificate expired": certificate_expired,
    "certificate swapped": certificate_swapped,
    **{f"camera: {name}": _camera_fault(name) for name in CAMERA_FAULTS},
}

CONDEMNED = {"window stopped": _stopped("desktop")}
"""No program can grey its window while it stands still, so this must be condemned: it proves, with
the programs as they are, that the checker sees what a person would."""
