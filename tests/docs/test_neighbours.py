# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""docs/neighbours.md: the programs that it names, run as it says."""

import json
import os
import re
import subprocess
import sys
import unittest
import urllib.parse
import urllib.request

import cv2
import numpy
import yaml

from obs import Obs
from pages import Page
from programs import PROGRAMS, SOURCE, Camera, Server, free_port, relays

sys.path.append(f"{SOURCE}/tests/faults")
from screen import Screen  # noqa: E402  (found by the line above)

LOGIN = ("me", "a-long-password")
RIGHT = relays.basic(":".join(LOGIN))
PICTURES = 10
ALIKE = 0.9
"""As two pictures of the camera correlate; one that is black, or not there yet, does not at all."""
# VLC does not run as root; Debian's user nobody has this number.
NOBODY = "65534"


def alike(picture, other):
    """The camera's clock and cars go on, so they are not the same."""
    return picture is not None and cv2.matchTemplate(
        picture, other, cv2.TM_CCOEFF_NORMED).max() > ALIKE


class Neighbours(unittest.TestCase):
    """The page's own addresses and login, but for the port."""

    page = Page("docs/neighbours.md")

    def setUp(self):
        folder = relays.temporary_folder()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.servos = relays.Servos()
        self.addCleanup(self.servos.close)
        camera = Camera()
        self.addCleanup(camera.close)
        self.server = Server(self.folder, camera.url, self.servos.url, login=LOGIN,
                             options=("--record", f"{self.folder}/recordings"))
        self.addCleanup(self.server.close)

    def adapted(self, text):
        return re.sub(r"(192\.168\.1\.20|127\.0\.0\.1):5000", f"127.0.0.1:{self.server.port}", text)

    def command(self, start):
        """The page's command that begins so, as words."""
        found = [line for line in self.page.commands() if line.startswith(start)]
        self.assertEqual(len(found), 1)
        return self.adapted(found[0]).split()

    def start(self, command, ready, environment=None):
        program = relays.Program(command, ready, environment)
        self.addCleanup(program.close)
        self.assertIsNotNone(program.found, program.output)
        return program

    def run_to_end(self, command, **more):
        done = subprocess.run(command, capture_output=True, timeout=60, check=False, **more)
        self.assertEqual(done.returncode, 0, (command, done.stderr))
        return done.stdout

    def get(self, path, headers=None, method="GET"):
        connection = self.server.connect()
        self.addCleanup(connection.close)
        connection.request(method, path, headers=RIGHT if headers is None else headers)
        answer = connection.getresponse()
        return answer.status, answer.read()

    def viewers(self):
        return int(self.get("/counter")[1])

    def test_scripts(self):
        for command in (line for line in self.page.commands() if line.startswith("curl")):
            self.run_to_end(self.adapted(command).split(), cwd=self.folder)
        self.assertEqual(cv2.imread(f"{self.folder}/now.jpg").shape, (480, 640, 3))
        self.assertEqual(self.servos.asked, ["/control_servo?tr=5&el=0"])

    def test_vlc(self):
        saved = f"{self.folder}/vlc/saved"
        os.chmod(self.folder, 0o711)
        os.mkdir(os.path.dirname(saved))
        os.chmod(os.path.dirname(saved), 0o777)
        # A process that changes its user loses pdeathsig; so once more.
        as_nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups",
                     "setpriv", "--pdeathsig", "TERM"]
        # In the place of a screen: it writes down the pictures that it got.
        self.start(
            [*(as_nobody if os.getuid() == 0 else []), "cvlc", *self.command("vlc")[1:],
             "--sout", f"#standard{{access=file,mux=mpjpeg,dst={saved}}}"],
            r"(dummy interface)", {"HOME": os.path.dirname(saved)})

        def pictures():
            with open(saved, "rb") as file:
                return file.read().count(b"\xff\xd8\xff")
        self.assertTrue(relays.wait_until(lambda: os.path.exists(saved) and pictures() > PICTURES))
        self.assertEqual(self.viewers(), 1)

    def test_obs(self):
        url, media_format = re.search(
            r"untick \*Local File\* and \*Restart playback when source becomes active\*;\s+"
            r"\*Input\* `([^`]+)`, \*Input Format\* `([^`]+)`", self.page.text).groups()
        screen = Screen(f"{self.folder}/screen")
        self.addCleanup(screen.close)
        obs = Obs(f"{self.folder}/obs", screen.display, {
            "is_local_file": False, "restart_on_activate": False, "input": self.adapted(url),
            "input_format": media_format})
        self.addCleanup(obs.close)
        self.assertIsNotNone(obs.found, obs.output)
        camera = cv2.imdecode(numpy.frombuffer(self.get("/snapshot.jpg")[1], numpy.uint8),
                              cv2.IMREAD_COLOR)
        self.assertTrue(relays.wait_until(lambda: alike(obs.last_picture(), camera)), obs.output)
        self.assertEqual(self.viewers(), 1)

    def test_players(self):
        self.start(self.command("ffplay"), r"(Input #0, mpjpeg)", {"SDL_VIDEODRIVER": "dummy"})
        self.run_to_end(["fakesink" if word == "autovideosink" else word
                         for word in self.command("gst-launch-1.0")] + [f"num-buffers={PICTURES}"])
        capture = eval(self.adapted(self.page.block("python")).partition("=")[2].strip())
        has_picture, picture = capture.read()
        self.assertTrue(has_picture)
        self.assertEqual(picture.shape, (480, 640, 3))
        capture.release()

    def test_home_assistant(self):
        configuration = yaml.safe_load(self.adapted(self.page.block("yaml", "rest_command:\n")))
        for command in configuration["rest_command"].values():
            headers = relays.basic(f"{command['username']}:{command['password']}")
            path = command["url"].partition(str(self.server.port))[2]
            self.assertEqual(self.get(path, headers, command["method"].upper())[0], 200)
        self.assertEqual(self.servos.asked, [f"/control_servo?{query}" for query in (
            "tr=5&el=0", "tr=-5&el=0", "tr=0&el=-5", "tr=0&el=5")])
        (rest,) = configuration["rest"]
        headers = relays.basic(f"{rest['username']}:{rest['password']}")
        report = json.loads(self.get(rest["resource"].partition(str(self.server.port))[2], headers)[1])
        for sensor in rest["sensor"] + rest["binary_sensor"]:
            name = re.fullmatch(r"\{\{ value_json\.(\w+) \}\}", sensor["value_template"]).group(1)
            self.assertIn(name, report)
        for path, media_type in (("/mjpeg", "multipart/"), ("/snapshot.jpg", "image/jpeg")):
            self.assertIn(f"`http://192.168.1.20:5000{path}`", self.page.text)
            connection = self.server.connect()
            connection.request("GET", path, headers=RIGHT)
            answer = connection.getresponse()
            self.assertTrue(answer.getheader("Content-Type").startswith(media_type))
            answer.close()
            connection.close()

    def test_home_assistant_s_card(self):
        camera = Camera("--dialect", "servo-pan-tilt")
        self.addCleanup(camera.close)
        self.server.close()
        self.server = Server(self.folder, camera.url, camera.servo_url, login=LOGIN,
                             more="VEDETTE_SERVO_DIALECT=servo-pan-tilt\n")
        self.addCleanup(self.server.close)
        commands = yaml.safe_load(self.adapted(self.page.block("yaml", "rest_command:\n")))[
            "rest_command"]
        commands |= yaml.safe_load(self.adapted(self.page.block("yaml", "camera_home:")))

        def run(name, data=None):
            command = commands[name]
            url = command["url"].replace("{{ preset }}", str((data or {}).get("preset")))
            headers = relays.basic(f"{command['username']}:{command['password']}")
            return self.get(url.partition(str(self.server.port))[2], headers,
                            command["method"].upper())[0]
        self.assertEqual(run("camera_home"), 200)
        for preset in ("1", "Gate"):
            self.assertEqual(self.get(f"/api/presets/{preset}", method="PUT")[0], 200)
        (card,) = yaml.safe_load(self.page.block("yaml", "custom:advanced-camera-card"))["cameras"]
        presets = card["ptz"].pop("presets")
        for action in [*card["ptz"].values(), *presets.values()]:
            self.assertEqual(action["action"], "perform-action")
            self.assertEqual(run(action["perform_action"].removeprefix("rest_command."),
                                 action.get("data")), 200)
        for name in ("camera_patrol_start", "camera_patrol_stop"):
            self.assertEqual(run(name), 200)

    def test_motion(self):
        with open(f"{self.folder}/motion.conf", "w", encoding="utf-8") as file:
            file.write(self.adapted(self.page.block("ini", "netcam_url")) + "daemon off\n"
                       f"log_level 6\ntarget_dir {self.folder}\nsnapshot_interval 1\n"
                       "picture_output off\nmovie_output off\nwebcontrol_port 0\nstream_port 0\n")
        self.start(["motion", "-n", "-c", f"{self.folder}/motion.conf"], r"(Camera \d+ started)")

        def is_coloured(name):
            picture = cv2.imread(f"{self.folder}/{name}")
            # Motion's own "no picture" is grey.
            return picture is not None and cv2.cvtColor(picture, cv2.COLOR_BGR2HSV)[..., 1].mean() > 25
        self.assertTrue(relays.wait_until(lambda: any(
            is_coloured(name) for name in os.listdir(self.folder) if name.endswith("-snapshot.jpg"))))

    def test_octoprint_and_mainsail(self):
        port = free_port()
        location = self.adapted(self.page.block("nginx"))
        kept = "".join(f"{kind}_temp_path {self.folder}/{kind};\n"
                       for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        with open(f"{self.folder}/nginx.conf", "w", encoding="utf-8") as file:
            file.write(f"daemon off;\nmaster_process off;\npid {self.folder}/nginx.pid;\n"
                       f"error_log stderr notice;\nevents {{ }}\nhttp {{ access_log off;\n{kept}"
                       f"server {{ listen 127.0.0.1:{port};\n{location}\n}} }}\n")
        self.start(["/usr/sbin/nginx", "-e", "stderr", "-c", f"{self.folder}/nginx.conf"],
                   r"(using the \"epoll\" event method)")

        def ask(path, method="GET"):
            connection = relays.http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            self.addCleanup(connection.close)
            connection.request(method, f"/webcam/{path}")
            return connection.getresponse()
        self.assertTrue(relays.wait_until(lambda: is_open(port)))
        self.assertEqual(ask("?action=snapshot").read(3), b"\xff\xd8\xff")
        stream = ask("?action=stream")
        self.assertTrue(stream.getheader("Content-Type").startswith("multipart/x-mixed-replace"))
        self.assertIn(b"\xff\xd8\xff", stream.read(4096))
        for path in ("turnleft", "control_servo?tr=5&el=0", "api/move?pan=5&tilt=0"):
            self.assertEqual(ask(path).status, 403)
            self.assertEqual(ask(path, "POST").status, 403)
        self.assertEqual(self.servos.asked, [])
        # What OctoPrint itself fetches.
        url = re.search(r"\*Snapshot URL\* `http://([^`@]+)@127\.0\.0\.1:5000([^`]+)`",
                        re.sub(r"\s+", " ", self.page.text))
        self.assertEqual(self.get(url.group(2), relays.basic(url.group(1)))[0], 200)

    def test_prometheus_and_grafana(self):
        with open(f"{SOURCE}/packaging/prometheus/prometheus.yml", encoding="utf-8") as file:
            configuration = self.adapted(file.read())
        # As written, but sooner.
        configuration = re.sub(r"scrape_interval: \S+", "scrape_interval: 1s", configuration)
        relays.write_private(f"{self.folder}/prometheus.yml", configuration)
        prometheus = self.start(
            ["prometheus", f"--config.file={self.folder}/prometheus.yml",
             f"--storage.tsdb.path={self.folder}/data", "--web.listen-address=127.0.0.1:0"],
            r"msg=\"Listening on\" address=(127\.0\.0\.1:\d+)")
        prometheus.wait_for(r"(Server is ready to receive web requests)")
        stream = relays.Stream(self.server, RIGHT)
        self.addCleanup(stream.close)

        def result(expression):
            query = urllib.parse.urlencode({"query": expression})
            with urllib.request.urlopen(f"http://{prometheus.found}/api/v1/query?{query}") as answer:
                return json.load(answer)["data"]["result"]
        with open(f"{SOURCE}/packaging/grafana/vedette.json", encoding="utf-8") as file:
            dashboard = json.load(file)
        for panel in dashboard["panels"]:
            for target in panel["targets"]:
                expression = target["expr"].replace("$job", "vedette")
                self.assertTrue(relays.wait_until(lambda: result(expression)), expression)
        (live,) = result("vedette_camera_live")
        self.assertEqual(live["value"][1], "1")
        alarm = re.search(r"`(vedette_viewers > 0 and [^`]+)`", self.page.text).group(1)
        self.assertEqual(result(alarm), [])

    def test_every_metric_is_on_the_dashboard_and_every_metric_there_exists(self):
        stream = relays.Stream(self.server, RIGHT)
        self.addCleanup(stream.close)
        self.assertEqual(len(stream.frames(1)), 1)
        given = set(re.findall(r"^# TYPE (\S+)", self.get("/metrics")[1].decode(), re.M))
        with open(f"{SOURCE}/packaging/grafana/vedette.json", encoding="utf-8") as file:
            panels = json.load(file)["panels"]
        expressions = " ".join(target["expr"] for panel in panels for target in panel["targets"])
        self.assertEqual(set(re.findall(r"\b(?:vedette|process)_\w+", expressions)), given)

    def test_another_vedette(self):
        command = self.command("vedette http")
        self.start([f"{PROGRAMS}/vedette", *command[1:]], r"(every user of this computer)",
                   {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": self.folder})
        self.assertTrue(relays.wait_until(lambda: self.viewers() == 1))


def is_open(port):
    with relays.socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    os.umask(0o077)
    unittest.main(verbosity=2)
