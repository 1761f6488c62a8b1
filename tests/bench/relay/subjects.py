# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is measured: each subject turns one camera stream into a stream for many viewers."""

import os
import shutil
import subprocess

from files import write_private
from processes import Process, free_port

LOGIN = "viewer:a-long-enough-password"


class Subject:
    """start() returns the running process; port and viewer_options then tell how to watch."""

    name = ""
    program = ""

    def __init__(self, programs, folder, log):
        self.programs = programs
        self.folder = folder
        self.log = log
        self.port = 0
        self.viewer_options = []

    def missing(self):
        """The program that is needed and not there, or an empty string."""
        return "" if shutil.which(self.program) else self.program

    def start(self, camera_port):
        raise NotImplementedError

    def own(self, program):
        return os.path.join(self.programs, program)

    def write(self, name, text):
        return write_private(os.path.join(self.folder, name), text)


class Ceiling(Subject):
    """Fan-out with epoll and nothing else: what everybody must do."""

    name = "ceiling"

    def missing(self):
        return "" if os.path.exists(self.own("bench_fanout")) else "bench_fanout"

    def start(self, camera_port):
        process = Process([self.own("bench_fanout"), str(camera_port)], self.log)
        self.port = int(process.first_line("port "))
        return process


class Vedette(Subject):
    name = "vedette"
    scheme = "http"
    is_encrypted = False

    def missing(self):
        return "" if os.path.exists(self.own("vedette-server")) else "vedette-server"

    def options(self):
        return []

    def start(self, camera_port):
        name, password = LOGIN.split(":")
        settings = self.write("camera.env", (
            f"HTTP_AUTH_USERNAME={name}\nHTTP_AUTH_PASSWORD={password}\n"
            f"CAM_URL=http://127.0.0.1:{camera_port}/mjpeg\n"))
        process = Process([self.own("vedette-server"), "--listen", "127.0.0.1:0",
                           "--max-viewers", "4000", *self.options(), settings], self.log)
        address = process.first_line(f"listening on {self.scheme}://127.0.0.1:")
        self.port = int(address.rstrip("/"))
        self.viewer_options = ["--login", LOGIN]
        return process


class VedetteBefore(Vedette):
    """Another build, of another commit say: whether anything became slower."""

    name = "vedette-before"
    server = ""

    def missing(self):
        return "" if os.path.exists(self.server) else "the program that --before names"

    def own(self, program):
        return self.server if program == "vedette-server" else super().own(program)


class VedetteTls(Vedette):
    name = "vedette-tls"
    scheme = "https"
    is_encrypted = True

    def missing(self):
        return super().missing() or ("" if shutil.which("openssl") else "openssl")

    def options(self):
        key = os.path.join(self.folder, "key.pem")
        certificate = os.path.join(self.folder, "certificate.pem")
        if not os.path.exists(certificate):
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                 "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", certificate,
                 "-days", "2", "-subj", "/CN=127.0.0.1"], check=True, stderr=self.log)
        return ["--tls-certificate", certificate, "--tls-key", key]

    def start(self, camera_port):
        process = super().start(camera_port)
        self.viewer_options += ["--tls"]
        return process


class Nginx(Subject):
    """A plain proxy: it opens a camera connection for each viewer."""

    name = "nginx"
    program = "nginx"

    def start(self, camera_port):
        self.port = free_port()
        configuration = self.write("nginx.conf", (
            f"daemon off; pid {self.folder}/nginx.pid; error_log stderr; worker_processes auto;\n"
            "worker_rlimit_nofile 16384; events { worker_connections 8192; }\n"
            f"http {{ access_log off; client_body_temp_path {self.folder}/body;\n"
            f"  proxy_temp_path {self.folder}/proxy; fastcgi_temp_path {self.folder}/fastcgi;\n"
            f"  uwsgi_temp_path {self.folder}/uwsgi; scgi_temp_path {self.folder}/scgi;\n"
            f"  server {{ listen 127.0.0.1:{self.port} backlog=4096;\n"
            f"    location / {{ proxy_pass http://127.0.0.1:{camera_port};\n"
            "      proxy_http_version 1.1; proxy_buffering off; } } }\n"))
        process = Process([shutil.which("nginx"), "-e", "stderr", "-c", configuration], self.log)
        process.wait_for_port(self.port)
        # Unchunked towards the viewers, which makes the proxy's work less, not more.
        self.viewer_options = ["--http", "1.0"]
        return process


class GStreamer(Subject):
    """Parts over plain TCP, without HTTP. Five viewers may wait to be accepted, no more."""

    name = "gstreamer"
    program = "gst-launch-1.0"

    def start(self, camera_port):
        self.port = free_port()
        pipeline = (
            f"souphttpsrc location=http://127.0.0.1:{camera_port}/mjpeg is-live=true"
            " ! multipartdemux ! multipartmux boundary=frame ! tcpserversink host=127.0.0.1"
            f" port={self.port} sync=false")
        process = Process(["prlimit", "--nofile=16384", "gst-launch-1.0", "-q",
                           *pipeline.split()], self.log)
        process.wait_for_port(self.port)
        self.viewer_options = ["--at-once", "4"]
        return process


class Vlc(Subject):
    name = "vlc"
    program = "cvlc"

    def start(self, camera_port):
        self.port = free_port()
        output = ("#standard{access=http{mime=multipart/x-mixed-replace;boundary=frame},"
                  f"mux=mpjpeg,dst=127.0.0.1:{self.port}/mjpeg}}")
        process = Process(["prlimit", "--nofile=16384", "cvlc", "-q", "--network-caching=0",
                           f"http://127.0.0.1:{camera_port}/mjpeg", "--sout", output,
                           "--sout-keep"], self.log, as_nobody=True)
        process.wait_for_port(self.port)
        return process


ALL = [Ceiling, Vedette, VedetteBefore, Nginx, GStreamer, Vlc, VedetteTls]
