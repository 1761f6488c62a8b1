# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""docs/openapi.yaml is OpenAPI, names the server's routes and no others, and what the running
server answers is what it says."""

import concurrent.futures
import datetime
import json
import os
import re
import socket
import unittest

import jsonschema

from api import Asking, Description
from programs import PASSWORD, SOURCE, USER, Camera, Server, relays

# The initiative's own schema, as Debian's package openapi-specification has it.
OPENAPI = "/usr/share/openapi-specification/schemas/v3.0/schema.json"
VIEWER, VIEWER_PASSWORD = "guest", "through-the-window"
MOVES = ("/turnleft", "/turnright", "/turnup", "/turndown", "/control_servo", "/api/move")
GOOD_QUERY = {"/control_servo": "?tr=5&el=0", "/api/move": "?pan=-5&tilt=0"}
# What changes something and cannot be looked at.
WRITE_ONLY = ("/api/home", "/api/aim", "/api/presets/{preset}", "/api/controls/{id}", "/api/record",
              "/api/recordings/lock", "/api/recordings/delete", "/api/recordings/undo")
# What there has to be a folder for.
PAST = ("/recordings", "/frame", "/playback", "/api/wall/playback", "/api/exports",
        "/api/exports/{export}", "/api/exports/{export}/{number}")

# Of a preset, which has to be stored first.
PICTURE = "/api/presets/{preset}/picture"


def concrete(path):
    """An address, of one that is described."""
    for name, value in (("preset", "1"), ("id", "lamp"), ("export", "0" * 16), ("number", "1")):
        path = path.replace(f"{{{name}}}", value)
    return path + GOOD_QUERY.get(path, "")


class Document(unittest.TestCase):
    description = Description()

    def test_it_is_open_api(self):
        with open(OPENAPI, encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft4Validator.check_schema(schema)
        jsonschema.Draft4Validator(schema).validate(self.description.document)

    def test_references_lead_somewhere_and_nothing_is_unused(self):
        references = set(self.description.references())
        for reference in references:
            self.description.follow({"$ref": reference})
        named = {f"#/components/{kind}/{name}"
                 for kind in ("responses", "schemas", "headers")
                 for name in self.description.document["components"][kind]}
        # For every path alike, so only the introduction names it.
        self.assertEqual(named - references, {"#/components/responses/WrongMethod"})

    def test_it_names_the_server_s_routes_and_no_others(self):
        source = ""
        for name in ("Router.cpp", "routes/CameraRoutes.cpp", "routes/ExportRoutes.cpp",
                     "routes/LoginRoutes.cpp",
                     "routes/PastRoutes.cpp", "routes/PlaceRoutes.cpp", "routes/RecordRoutes.cpp"):
            with open(f"{SOURCE}/src/web/{name}", encoding="utf-8") as file:
                source += file.read()
        routes = set(re.findall(r'\{QStringLiteral\("(/[^"]*)"\), \{Right::\w+, &', source))
        routes |= set(re.findall(r'\bpath == QLatin1String\("(/[^"]*)"\)', source))
        self.assertEqual({path for path in self.description.paths if "{" not in path}, routes)
        actions = set(re.findall(r'\{QStringLiteral\("(\w+)"\), &CameraRoutes::serve', source))
        parameter = self.description.operation("/", "get")["parameters"][0]
        self.assertEqual(set(parameter["schema"]["enum"]), actions)

    def test_it_names_the_page_s_files_and_no_others(self):
        with open(f"{SOURCE}/resources/web.qrc", encoding="utf-8") as file:
            files = re.findall(r'alias="([^"]+)"', file.read())
        named = [name for path in self.description.paths for name in self.description.files(path)]
        self.assertEqual(sorted(named), sorted(f"/{name}" for name in files))


class Answers(Asking):
    """The real server, its servos played by the test."""

    @classmethod
    def setUpClass(cls):
        cls.folder = relays.temporary_folder()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.relay = relays.Vedette(cls.folder.name)
        cls.addClassCleanup(cls.relay.close)

    def setUp(self):
        self.relay.servos.answer = self.relay.servos.RIGHT

    def readable(self):
        """What is looked at: each path, as asked and as documented."""
        for path in self.description.paths:
            if "{file}" in path:
                yield from ((name, path) for name in self.description.files(path))
            elif path not in (*MOVES, *WRITE_ONLY, *PAST, PICTURE, "/owner"):
                yield path, path
        yield from (("/?action=stream", "/"), ("/?action=snapshot", "/"), ("/?action=other", "/"))

    def test_everything_that_is_looked_at(self):
        for path, documented in self.readable():
            for method in ("GET", "HEAD"):
                with self.subTest(f"{method} {path}"):
                    status, body = self.ask(method, path, documented)
                    self.assertEqual(status, 200)
                    self.assertTrue(method == "GET" or body == b"")

    def test_the_owner_s_sign_in_leads_to_the_page(self):
        for method in ("GET", "HEAD"):
            self.assertEqual(self.ask(method, "/owner")[0], 303)

    def test_a_file_that_is_known_is_not_sent_again(self):
        for path, documented in (("/", "/"), ("/page/main.js", "/page/{file}")):
            for method in ("GET", "HEAD"):
                self.assertEqual(self.ask(method, path, documented,
                                          headers={"If-None-Match": "*"}), (304, b""))

    def test_everything_that_moves(self):
        for path in MOVES:
            for method in self.description.methods(path):
                with self.subTest(f"{method} {path}"):
                    asked = path + GOOD_QUERY.get(path, "")
                    self.assertEqual(self.ask(method, asked)[0], 200)
                    self.assertEqual(self.ask(method, asked, headers={
                        "Origin": "http://another.example"})[0], 403)
                    self.relay.servos.answer = (500, b"no")
                    self.assertEqual(self.ask(method, asked), (500, b"no"))
                    self.relay.servos.answer = self.relay.servos.RIGHT
        self.assertEqual(self.ask("GET", "/control_servo?tr=181&el=0")[0], 400)
        self.assertEqual(self.ask("GET", "/control_servo")[0], 400)
        self.assertEqual(self.ask("POST", "/api/move?tr=5&el=0")[0], 400)

    def test_settings(self):
        """Of a camera that has none; TestRelayControls has more."""
        body = b'{"value": 1}'
        self.assertEqual(self.ask("PUT", "/api/controls/lamp", "/api/controls/{id}",
                                  body=body)[0], 501)
        report = json.loads(self.ask("GET", "/api/controls")[1])
        jsonschema.validate(report, self.description.json_schema("#/components/schemas/Controls"))
        self.assertEqual(report, {"controls": [], "problem": ""})

    def test_other_methods_get_those_that_fit(self):
        wrong = self.description.follow({"$ref": "#/components/responses/WrongMethod"})
        paths = [(concrete(path).partition("?")[0], path)
                 for path in (*MOVES, *WRITE_ONLY, "/owner")] + list(self.readable())
        for path, documented in paths:
            fitting = set(self.description.methods(documented))
            if documented not in (*MOVES, *WRITE_ONLY):
                fitting.add("HEAD")
            for method in {"HEAD", "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"} - fitting:
                with self.subTest(f"{method} {path}"):
                    connection = self.relay.connect()
                    connection.request(method, path, headers=relays.basic(f"{USER}:{PASSWORD}"))
                    answer = connection.getresponse()
                    self.assertEqual(answer.status, 405)
                    self.check(answer, wrong)
                    self.assertEqual(set(answer.getheader("Allow").split(", ")), fitting)
                    connection.close()

    def test_unauthenticated_clients_and_foreign_names(self):
        for path in self.description.paths:
            asked = concrete([*self.description.files(path), path][0])
            method = self.description.methods(path)[0]
            with self.subTest(path):
                is_open = self.description.operation(path, method).get("security") == []
                self.assertEqual(self.ask(method, asked, path, login=None)[0],
                                 200 if is_open else 401)
                self.assertEqual(self.ask(method, asked, path,
                                          headers={"Host": "another.example"})[0], 421)
        self.assertEqual(self.ask("GET", "/nothing-here", "/{file}")[0], 404)
        self.assertEqual(self.ask("GET", "/nothing-here", "/{file}", login=None)[0], 401)

    def test_malformed_requests(self):
        malformed = self.description.document["components"]["responses"]["Malformed"]
        documented = set(re.findall(r"\b\d{3}\b", malformed["description"]))
        good = "GET /counter HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        answered = set()
        for request in ("nonsense\r\n\r\n", good.replace("/counter", "//a/counter") + "\r\n",
                        good + "Transfer-Encoding: chunked\r\n\r\n",
                        good + "Content-Length: 4097\r\n\r\n", good + "Expect: 200-ok\r\n\r\n",
                        good + "X: y\r\n" * 65 + "\r\n", good.replace("1.1", "3.0") + "\r\n"):
            connection = self.relay.connect()
            connection.connect()
            connection.sock.sendall(request.encode())
            answer = relays.http.client.HTTPResponse(connection.sock)
            answer.begin()
            self.check(answer, malformed)
            answered.add(str(answer.status))
            answer.close()
            connection.close()
        self.assertEqual(answered, documented)

    def test_state_and_counter(self):
        validator = jsonschema.Draft4Validator(self.description.status)
        stream = relays.Stream(self.relay)
        self.addCleanup(stream.close)
        self.assertEqual(len(stream.frames(2)), 2)
        report = json.loads(self.ask("GET", "/api/status")[1])
        validator.validate(report)
        self.assertTrue(report["live"] and report["steerable"] and report["viewers"] == 1)
        self.assertEqual(report["resolution"], {"width": 640, "height": 480})
        self.assertEqual(json.loads(self.ask("GET", "/counter")[1]), 1)
        with self.assertRaises(jsonschema.ValidationError):
            validator.validate({**report, "unheard-of": 1})

    def test_events(self):
        connection = self.relay.connect()
        self.addCleanup(connection.close)
        connection.request("GET", "/api/events", headers=relays.basic(f"{USER}:{PASSWORD}"))
        answer = connection.getresponse()
        for _ in range(2):
            self.assertEqual(answer.readline(), b"event: status\n")
            data = answer.readline().decode()
            self.assertTrue(data.startswith("data: "))
            jsonschema.Draft4Validator(self.description.status).validate(json.loads(data[6:]))
            self.assertEqual(answer.readline(), b"\n")


class WithCamera(Asking):
    """A folder and a camera; who serves them, a test says."""

    CAMERA = ()

    @classmethod
    def setUpClass(cls):
        cls.folder = relays.temporary_folder()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.camera = Camera(*cls.CAMERA)
        cls.addClassCleanup(cls.camera.close)


class Rights(WithCamera):
    """Who gets what: SECURITY.md's table, which names each address that is described, is what the
    server does."""

    LOGINS = {"owner": f"{USER}:{PASSWORD}", "viewer": f"{VIEWER}:{VIEWER_PASSWORD}",
              "nobody": None}
    SERVED = "served"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.servos = relays.Servos()
        cls.addClassCleanup(cls.servos.close)
        cls.relay = Server(cls.folder.name, cls.camera.url, cls.servos.url,
                           viewer=(VIEWER, VIEWER_PASSWORD))
        cls.addClassCleanup(cls.relay.close)

    @classmethod
    def table(cls):
        """From each address and role to "served" or the status of the refusal."""
        with open(f"{SOURCE}/SECURITY.md", encoding="utf-8") as file:
            lines = file.read().partition("| address | owner | viewer | nobody |")[2].splitlines()
        rights = {}
        for line in lines[2:]:
            if not line.startswith("|"):
                break
            addresses, *answers = (cell.strip() for cell in line.strip("|").split("|"))
            for address in re.findall("`(/[^`]*)`", addresses):
                assert address not in rights, address
                rights[address] = dict(zip(cls.LOGINS, answers))
        return rights

    def answer(self, role, method, path, documented):
        """As the table has it, once it is as the description says."""
        status, body = self.ask(method, path, documented, login=self.LOGINS[role])
        if status == 403:
            self.assertIn(b"may only watch", body)
        # What this camera cannot do, or does not have, is served too.
        return str(status) if status in (401, 403) else self.SERVED

    def test_the_table_names_each_address_once(self):
        self.assertEqual(set(self.table()), set(self.description.paths))

    def test_everybody_gets_what_the_table_says(self):
        for documented, rights in self.table().items():
            paths = [*self.description.files(documented)] or [documented]
            for path in map(concrete, paths):
                for method in self.description.methods(documented):
                    for role, expected in rights.items():
                        with self.subTest(f"{role}: {method} {path}"):
                            self.assertEqual(self.answer(role, method, path, documented), expected)

    def test_nobody_else_moves_the_camera(self):
        self.servos.asked.clear()
        for role in ("viewer", "nobody"):
            for path in (*MOVES, *WRITE_ONLY, "/api/presets", "/api/patrol"):
                for method in self.description.methods(path):
                    self.answer(role, method, concrete(path), path)
        self.assertEqual(self.servos.asked, [])

    def test_everybody_is_told_who_they_are(self):
        for role in ("owner", "viewer"):
            body = self.ask("GET", "/api/me", login=self.LOGINS[role])[1]
            jsonschema.validate(json.loads(body), self.description.json_schema(
                "#/components/schemas/Me"))
            self.assertEqual(json.loads(body), {"role": role})


class Places(WithCamera):
    """Places, home, presets and the patrol, with a simulated camera that can be sent to places."""

    DIALECT = "servo-pan-tilt"
    CAMERA = ("--dialect", DIALECT)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relay = Server(cls.folder.name, cls.camera.url, cls.camera.servo_url,
                           more=f"VEDETTE_SERVO_DIALECT={cls.DIALECT}\n")
        cls.addClassCleanup(cls.relay.close)

    def change(self, method, path, body=None, documented=None):
        return self.ask(method, path, documented, body=None if body is None else json.dumps(body))

    def test_all_of_them(self):
        preset = "/api/presets/{preset}"
        # An earlier test's camera may have had the same ports.
        for name in ("Gate", "Door"):
            self.change("DELETE", f"/api/presets/{name}", None, preset)
        self.assertEqual(self.change("PUT", "/api/presets/1", None, preset)[0], 409)
        self.assertEqual(self.change("POST", "/api/home")[0], 200)
        self.assertEqual(self.change("POST", "/api/home", {"find": 1})[0], 400)
        self.assertEqual(self.change("POST", "/api/home", {"find": True})[0], 501)
        self.assertEqual(self.change("POST", "/api/move", {"pan": 9.5, "tilt": -3,
                                                           "relative": False})[0], 200)
        self.assertEqual(self.change("POST", "/api/move", {"pan": "9", "tilt": -3})[0], 400)
        self.assertEqual(self.change("POST", "/api/aim", {"x": 0.75})[0], 400)
        self.assertEqual(self.change("POST", "/api/aim", {"x": 0.75, "y": 0.5})[0], 501)
        self.assertEqual(self.change("PUT", "/api/presets/1", {"name": "Gate"}, preset)[0], 200)
        self.assertEqual(self.change("PUT", "/api/presets/1", {"name": 7}, preset)[0], 400)
        self.assertEqual(self.ask("GET", "/api/presets/1/picture", PICTURE)[0], 404)
        stream = relays.Stream(self.relay)
        self.addCleanup(stream.close)
        self.assertEqual(len(stream.frames(2)), 2)
        self.assertEqual(self.change("PUT", "/api/presets/1", {}, preset)[0], 200)
        self.assertEqual(self.ask("GET", "/api/presets/1/picture", PICTURE)[0], 200)
        self.assertEqual(self.change("PUT", "/api/presets/1", {"name": "Gate", "keepPlace": True},
                                     preset)[0], 200)
        status, presets = self.change("POST", "/api/presets", {"name": "Door"})
        self.assertEqual(status, 200)
        self.validate(presets, "Presets")
        self.assertEqual(self.change("POST", "/api/presets", {"name": "Door"})[0], 409)
        self.assertEqual(self.change("POST", "/api/presets/Gate", None, preset)[0], 200)
        self.assertEqual(self.change("POST", "/api/presets/7", None, preset)[0], 404)
        plan = {"stops": [{"preset": "Gate", "seconds": 20}], "resumeSeconds": 30,
                "parkMinutes": 5, "parkPreset": 10}
        self.validate(json.dumps(plan), "PatrolPlan")
        self.assertEqual(self.change("PUT", "/api/patrol", plan)[0], 200)
        self.assertEqual(self.change("PUT", "/api/patrol", {})[0], 400)
        status, patrol = self.change("POST", "/api/patrol")
        self.assertEqual(status, 200)
        self.validate(patrol, "Patrol")
        self.validate(self.ask("GET", "/api/patrol")[1], "Patrol")
        self.validate(self.ask("GET", "/api/status")[1], "Status")
        self.assertEqual(self.change("DELETE", "/api/patrol")[0], 200)
        self.assertEqual(self.change("DELETE", "/api/presets/Door", None, preset)[0], 200)
        self.assertEqual(self.change("DELETE", "/api/presets/Door", None, preset)[0], 404)
        self.validate(self.ask("GET", "/api/presets")[1], "Presets")
        for path in ("/api/home", "/api/presets/1", "/api/patrol"):
            self.assertEqual(self.ask("POST", path, path.replace("/1", "/{preset}"), headers={
                "Origin": "http://another.example"})[0], 403)

    def validate(self, body, schema):
        jsonschema.Draft4Validator(self.description.json_schema(
            f"#/components/schemas/{schema}")).validate(json.loads(body))


class Recorded(WithCamera):
    """A camera that is recorded."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.relay = Server(cls.folder.name, cls.camera.url, None,
                           ("--record", f"{cls.folder.name}/recordings"))
        cls.addClassCleanup(cls.relay.close)

    def test_it_is_recorded_and_looked_at(self):
        """From the first request to the last: each needs what came before it."""
        self.assertEqual(self.change("/api/record", {"seconds": 60}, "Recording")["why"], "asked")
        self.assertTrue(relays.wait_until(lambda: self.read("/api/status")["recording"]["frames"] > 10))
        jsonschema.Draft4Validator(self.description.status).validate(self.read("/api/status"))
        self.assertFalse(self.change("/api/record", {"stop": True}, "Recording")["on"])
        self.assertTrue(relays.wait_until(lambda: self.segments() and not self.segments()[0]["growing"]))
        there = self.segments()[0]
        status, picture = self.ask("GET", f"/frame?at={there['from']}")
        self.assertEqual((status, picture[:3]), (200, b"\xff\xd8\xff"))
        self.assertEqual(self.ask("GET", "/frame?at=0")[0], 404)
        for speed in ("1", "-16", "0.25"):
            for path in ("/playback", "/api/wall/playback"):
                self.assertEqual(self.ask("GET", f"{path}?from={there['to']}&speed={speed}")[0], 200)
        span = {"from": there["from"], "to": there["to"]}
        self.assertEqual(self.change("/api/recordings/lock", span), {"changed": 1, "failed": 0})
        kept = self.change("/api/recordings/delete", span)
        self.assertEqual((kept["removed"], kept["locked"]), (0, 1))
        self.change("/api/recordings/lock", {**span, "locked": False})
        begin = datetime.datetime.fromisoformat(there["from"].replace("Z", "+00:00"))
        asked = self.change("/api/recordings/delete", {
            "from": there["from"], "to": str(round(begin.timestamp() * 1000) + 1), "dryRun": True})
        self.assertEqual((asked["removed"], asked["from"], asked["bytes"]), (1, there["from"], there["bytes"]))
        self.assertGreater(asked["beyond"], 0)
        self.assertFalse(asked["ask"])
        removed = self.change("/api/recordings/delete", span)
        self.assertEqual((removed["removed"], removed["beyond"], self.segments()), (1, 0, []))
        self.assertEqual(self.change("/api/recordings/undo", {"undo": removed["undo"]}), {"restored": 1})
        self.assertEqual(len(self.segments()), 1)

    def test_what_is_no_range(self):
        for query in ("from=2026-11-30&to=yesterday", "from=1&to=1", "from=2&to=1",
                      "from=0&to=3153600000000", "from=-1&to=5", "gap=-1", "gap=x"):
            with self.subTest(query):
                self.assertEqual(self.ask("GET", f"/recordings?{query}")[0], 400)
        for path in ("/frame", "/frame?at=now", "/playback", "/playback?from=0&speed=0",
                     "/playback?from=0&speed=17", "/playback?from=0&speed=nan", "/api/wall/playback",
                     "/api/wall/playback?from=0&speed=0"):
            with self.subTest(path):
                self.assertEqual(self.ask("GET", path)[0], 400)
        for path, body in (("/api/recordings/lock", {"from": "0", "to": "1", "path": "/etc"}),
                           ("/api/recordings/delete", {"from": "1", "to": "0"}),
                           ("/api/recordings/delete", {}), ("/api/recordings/undo", {"undo": "x"})):
            with self.subTest(path):
                self.assertEqual(self.ask("POST", path, body=json.dumps(body))[0], 400)

    def change(self, path, body, schema=None):
        status, answer = self.ask("POST", path, body=json.dumps(body))
        self.assertEqual(status, 200, answer)
        if schema:
            jsonschema.validate(json.loads(answer), self.description.json_schema(
                f"#/components/schemas/{schema}"))
        return json.loads(answer)

    def read(self, path):
        return json.loads(self.ask("GET", path)[1])

    def segments(self):
        found = self.read("/recordings")
        jsonschema.validate(found, self.description.json_schema("#/components/schemas/Recordings"))
        return found["segments"]


class Trouble(WithCamera):
    """What else is answered when not all is well."""

    def serve(self, camera=None, servos=None, options=()):
        self.relay = Server(
            self.folder.name, camera or self.camera.url, servos, options)
        self.addCleanup(self.relay.close)

    def closed_port(self):
        """No program listens there, and none can take it."""
        taken = socket.socket()
        self.addCleanup(taken.close)
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]

    def assert_all_moves_answer(self, status):
        for path in MOVES:
            with self.subTest(path):
                self.assertEqual(self.ask("POST", path + GOOD_QUERY.get(path, ""))[0], status)

    def test_a_full_house(self):
        self.serve(options=("--max-viewers", "1"))
        stream = relays.Stream(self.relay)
        self.addCleanup(stream.close)
        self.assertEqual(len(stream.frames(1)), 1)
        for path in ("/mjpeg", "/stream", "/?action=stream"):
            self.assertEqual(self.ask("GET", path)[0], 503)
        listener = self.relay.connect()
        self.addCleanup(listener.close)
        listener.request("GET", "/api/events", headers=relays.basic(f"{USER}:{PASSWORD}"))
        listening = listener.getresponse()
        self.addCleanup(listening.close)
        self.assertEqual(self.ask("GET", "/api/events")[0], 503)

    def test_no_camera(self):
        self.serve(camera=f"http://127.0.0.1:{self.closed_port()}/mjpeg")
        paths = ("/snapshot.jpg", "/snapshot", "/capture", "/?action=snapshot")
        # At once: each waits for the picture as long as it may.
        with concurrent.futures.ThreadPoolExecutor(len(paths)) as pool:
            for status, _ in pool.map(lambda path: self.ask("GET", path), paths):
                self.assertEqual(status, 503)
        self.assertEqual(self.ask("GET", "/healthz"), (503, b"stale\n"))
        report = json.loads(self.ask("GET", "/api/status")[1])
        jsonschema.Draft4Validator(self.description.status).validate(report)
        self.assertEqual((report["ageMs"], report["resolution"], report["pan"]), (None,) * 3)

    def test_no_servos(self):
        self.serve()
        self.assert_all_moves_answer(501)

    def test_unreachable_servos(self):
        self.serve(servos=f"http://127.0.0.1:{self.closed_port()}/control_servo")
        self.assert_all_moves_answer(502)

    def test_silent_servos(self):
        servos = relays.Servos()
        self.addCleanup(servos.close)
        servos.answer = (None, b"")
        self.serve(servos=servos.url)
        self.assertEqual(self.ask("POST", "/turnleft")[0], 504)

    def test_guessers(self):
        self.serve()
        for _ in range(5):
            self.assertEqual(self.ask("GET", "/counter", login=f"{USER}:wrong")[0], 401)
        for path in self.description.paths:
            if path != "/healthz":
                asked = concrete([*self.description.files(path), path][0])
                method = self.description.methods(path)[0]
                self.assertEqual(self.ask(method, asked, path)[0], 429)


if __name__ == "__main__":
    os.umask(0o077)
    unittest.main(verbosity=2)
