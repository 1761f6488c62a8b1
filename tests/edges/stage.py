# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The network of docs/edges.md, each machine a namespace: a camera, the origin, three edges,
HAProxy with packaging/haproxy as it stands, and the viewers."""

import contextlib
import os
import pathlib
import re
import shlex
import shutil
import signal
import socket
import ssl
import time

from namespace import Namespace, Program, run

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PACKAGED = SOURCE / "packaging" / "haproxy"
NAME = "camera.example.org"
USER, PASSWORD = "me", "a-long-password"
ORIGIN = "10.0.0.10"
EDGES = {"edge1": "10.0.0.11", "edge2": "10.0.0.12", "edge3": "10.0.0.13"}
HAPROXY_INSIDE, HAPROXY_OUTSIDE = "10.0.0.2", "198.18.0.1"
CAMERA, ORIGIN_AT_CAMERA = "10.1.0.2", "10.1.0.1"
VIEWER, OTHER_VIEWER = "198.18.0.2", "198.18.0.3"
PORT = 5000
START_SECONDS = 30


def remove_leftovers():
    """Of tests that were killed: what they had started, and the namespaces."""
    for etc in pathlib.Path("/etc/netns").glob("vedette-edges-*-*"):
        owner = int(etc.name.split("-")[2])
        if owner != os.getpid() and os.path.exists(f"/proc/{owner}"):
            continue
        if os.path.exists(f"/run/netns/{etc.name}"):
            for pid in run("ip", "netns", "pids", etc.name).split():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(pid), signal.SIGKILL)
            run("ip", "netns", "del", etc.name)
        shutil.rmtree(etc)


class Network:
    """camera ── origin ──┬── edge1, edge2, edge3
                          └── haproxy ── viewers"""

    def __init__(self):
        if os.geteuid() != 0:
            raise RuntimeError("the edges cannot be tried: network namespaces need root")
        self.spaces = {}
        remove_leftovers()
        try:
            self._build()
        except BaseException:
            self.close()
            raise

    def _build(self):
        for role in ("camera", "origin", *EDGES, "haproxy", "viewers", "switch"):
            self.spaces[role] = Namespace(f"vedette-edges-{os.getpid()}-{role}")
        self["switch"].ip("link", "add", "switch", "type", "bridge")
        self["switch"].ip("link", "set", "switch", "up")
        for role, address in {"origin": ORIGIN, **EDGES, "haproxy": HAPROXY_INSIDE}.items():
            self._cable(role, "inside", "switch", role)
            self["switch"].ip("link", "set", role, "master", "switch")
            self[role].ip("addr", "add", f"{address}/24", "dev", "inside")
        self._cable("camera", "origin", "origin", "camera")
        self["camera"].ip("addr", "add", f"{CAMERA}/24", "dev", "origin")
        self["origin"].ip("addr", "add", f"{ORIGIN_AT_CAMERA}/24", "dev", "camera")
        self._cable("haproxy", "outside", "viewers", "haproxy")
        self["haproxy"].ip("addr", "add", f"{HAPROXY_OUTSIDE}/24", "dev", "outside")
        for address in (VIEWER, OTHER_VIEWER):
            self["viewers"].ip("addr", "add", f"{address}/24", "dev", "haproxy")

    def __getitem__(self, role):
        return self.spaces[role]

    def _cable(self, role, device, other_role, other_device):
        self[role].ip("link", "add", device, "type", "veth", "peer", "name", other_device,
                      "netns", self[other_role].name)
        self[role].ip("link", "set", device, "up")
        self[other_role].ip("link", "set", other_device, "up")

    def link(self, role, is_up):
        """Pulls a machine's cable to the switch, or puts it in again."""
        self["switch"].ip("link", "set", role, "up" if is_up else "down")

    def camera_peers(self):
        """Who has a connection to the camera's stream: addresses with their ports."""
        lines = run(*self["camera"].command(
            "ss", "-Htn", "state", "established", "sport", "=", ":80")).splitlines()
        return {line.split()[3] for line in lines}

    def close(self):
        for space in self.spaces.values():
            space.remove()


class Quiet:
    """What the programs say is of no interest, but when a test fails."""

    def __init__(self):
        self.lines = []

    def note(self, line):
        self.lines.append(f"{time.monotonic():.3f} {line}")


class Stage:
    """All programs, running. close() ends them and takes the network down."""

    def __init__(self, folder, binaries, camera_options=()):
        self.folder = pathlib.Path(folder)
        self.binaries = pathlib.Path(binaries).resolve()
        self.history = Quiet()
        self.programs = {}
        self.network = Network()
        try:
            self._make_certificate()
            self.start_camera(*camera_options)
            self.start_origin()
            for edge in EDGES:
                self.start_edge(edge)
            self._start_haproxy()
        except BaseException:
            print(*self.history.lines, sep="\n")
            self.close()
            raise

    def _start(self, name, words, expected):
        setting = {"HOME": self.folder, "XDG_CONFIG_HOME": self.folder, "LC_ALL": "C.UTF-8",
                   "QT_QPA_PLATFORM": "offscreen"}
        program = Program(name, self.network[name], words, setting, self.history)
        self.programs[name] = program
        if expected and not program.expect(expected, 0, START_SECONDS):
            raise RuntimeError(f"{name} did not start: {self.history.lines[-5:]}")

    def start_camera(self, *options):
        self._start("camera", [self.binaries / "vedette-camera", "--listen", f"{CAMERA}:80",
                               "--servo-listen", f"{CAMERA}:81", *options], "servo ")

    def start_server(self, name, address, env_file):
        """With the options that the packaged configuration asks for."""
        text = (PACKAGED / "haproxy.cfg").read_text(encoding="utf-8")
        options = re.search(r"^#     (--listen ADDRESS:5000 .*)$", text, re.M).group(1)
        self._start(name, [self.binaries / "vedette-server",
                           *shlex.split(options.replace("ADDRESS", address)), env_file],
                    "listening on")

    def start_origin(self):
        self.start_server("origin", ORIGIN, self._private("origin.env", (
            f"HTTP_AUTH_USERNAME={USER}\nHTTP_AUTH_PASSWORD={PASSWORD}\n"
            f"CAM_URL=http://{CAMERA}/mjpeg\nSERVO_URL=http://{CAMERA}:81/control_servo\n")))

    def start_edge(self, name):
        self.start_server(name, EDGES[name], self._private(
            f"{name}.env", (PACKAGED / "edge.env").read_text(encoding="utf-8")))

    def _private(self, name, text):
        path = self.folder / name
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        return path

    def _make_certificate(self):
        self.certificate = self.folder / "certificate.pem"
        key = self.folder / "key.pem"
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-days", "2",
            "-keyout", str(key), "-out", str(self.certificate))
        # What is in here takes the place of /etc/haproxy in HAProxy's namespace.
        place = self.network["haproxy"].etc / "haproxy"
        place.mkdir()
        (place / "haproxy.cfg").write_bytes((PACKAGED / "haproxy.cfg").read_bytes())
        (place / f"{NAME}.pem").write_bytes(self.certificate.read_bytes() + key.read_bytes())

    def _start_haproxy(self):
        """Its configuration has /run/haproxy, which may be another one's outside of here."""
        self.admin = self.folder / "run"
        self.admin.mkdir()
        in_place = ('mount -t tmpfs tmpfs /run && mkdir /run/haproxy && '
                    'mount --bind "$1" /run/haproxy && '
                    'exec haproxy -db -f /etc/haproxy/haproxy.cfg')
        self._start("haproxy", ["sh", "-c", in_place, "sh", self.admin], None)
        self.wait_for(self.is_all_up)

    def ask(self, command):
        """A command at HAProxy's own socket, and what it says."""
        with socket.socket(socket.AF_UNIX) as admin:
            admin.connect(str(self.admin / "admin.sock"))
            admin.sendall(command.encode() + b"\n")
            return b"".join(iter(lambda: admin.recv(65536), b"")).decode()

    def statistics(self, backend, server):
        """HAProxy's numbers for one of its servers; nothing before it is there."""
        try:
            lines = self.ask("show stat").lstrip("# ").splitlines()
        except OSError:
            return {}
        names = lines[0].split(",")
        rows = (dict(zip(names, line.split(","))) for line in lines[1:])
        return next((row for row in rows
                     if (row.get("pxname"), row.get("svname")) == (backend, server)), {})

    def state(self, backend, server):
        return self.statistics(backend, server).get("status")

    def is_all_up(self):
        return all(self.state(backend, edge) == "UP"
                   for backend in ("edges", "stale_edges") for edge in EDGES)

    def sessions(self, edge):
        return int(self.statistics("edges", edge)["scur"])

    @staticmethod
    def wait_for(condition, seconds=START_SECONDS):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("what was waited for did not come")
            time.sleep(0.05)

    def close(self):
        for program in self.programs.values():
            program.end()
        self.network.close()

    def client_context(self):
        """Of a browser that trusts the certificate."""
        return ssl.create_default_context(cafile=self.certificate)

