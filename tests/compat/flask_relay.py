# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The relay that Vedette replaces, rebuilt to be compared with: a Flask application that speaks
as h-enes-simsek/securityCam's server/main.py does (the same packages, the same routes, methods and
answers), rewritten from reading it. Run by gunicorn with one worker of five threads, as there.
RELAY_ENV_FILE names its .env file."""

import os
import queue
import threading

import environ
import requests
from flask import Flask, Response, jsonify, stream_with_context
from flask_httpauth import HTTPBasicAuth
from werkzeug.security import check_password_hash, generate_password_hash

BOUNDARY = "herebedragons"  # py-mjpeg's
DIRECTIONS = {"turnleft": (5, 0), "turnright": (-5, 0), "turnup": (0, -5), "turndown": (0, 5)}

environ.Env.read_env(os.environ["RELAY_ENV_FILE"])
settings = environ.Env()
app = Flask(__name__)
auth = HTTPBasicAuth()
accounts = {settings("HTTP_AUTH_USERNAME"): generate_password_hash(settings("HTTP_AUTH_PASSWORD"))}
camera_url = settings("CAM_URL")
servo_url = settings("SERVO_URL")


class Camera:
    """One connection to the camera while there is any request; each frame goes to one viewer."""

    def __init__(self):
        self.requests = 0
        self._frames = queue.Queue(50)
        self._lock = threading.Lock()

    def enter(self):
        with self._lock:
            self.requests += 1
            if self.requests == 1:
                threading.Thread(target=self._read, daemon=True).start()

    def leave(self):
        with self._lock:
            self.requests -= 1

    def frames(self):
        while True:
            yield self._frames.get()

    def _read(self):
        with requests.get(camera_url, stream=True) as answer:
            while self.requests > 0:
                line = answer.raw.readline().strip().lower()
                if line.startswith(b"content-length:"):
                    answer.raw.readline()
                    self._keep(answer.raw.read(int(line.split(b":")[1])))

    def _keep(self, frame):
        try:
            self._frames.put_nowait(frame)
        except queue.Full:
            pass


camera = Camera()


@auth.verify_password
def verify(username, password):
    known = accounts.get(username)
    return username if known and check_password_hash(known, password) else None


@app.before_request
def count_in():
    camera.enter()


@app.teardown_request
def count_out(_):
    camera.leave()


@app.route("/")
@auth.login_required
def page():
    return '<html><body><img src="/mjpeg"></body></html>'


@app.route("/mjpeg")
@auth.login_required
def mjpeg():
    @stream_with_context
    def parts():
        start = f"--{BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: "
        for frame in camera.frames():
            yield start.encode() + f"{len(frame)}\r\n\r\n".encode() + frame
            start = f"\r\n--{BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: "

    return Response(parts(), mimetype=f"multipart/x-mixed-replace;boundary={BOUNDARY}")


@app.route("/counter")
def counter():
    return jsonify(camera.requests - 1)


def turn(direction):
    traverse, elevation = DIRECTIONS[direction]
    try:
        answer = requests.get(f"{servo_url}?tr={traverse}&el={elevation}")
        return Response(answer.text, status=answer.status_code)
    except requests.RequestException:
        return Response(status=500)


for name in DIRECTIONS:
    app.add_url_rule(f"/{name}", name, auth.login_required(lambda direction=name: turn(direction)),
                     methods=["GET", "POST"])
