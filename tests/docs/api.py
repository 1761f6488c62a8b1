# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""docs/openapi.yaml, and a test case whose requests hold the answers against it."""

import unittest

import jsonschema
import yaml

from programs import SOURCE, USER, PASSWORD, relays

# On every answer, as the description's introduction says.
ALWAYS = ("Cache-Control", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy",
          "Content-Security-Policy")


class Description:
    """The document, its references followed."""

    def __init__(self):
        with open(f"{SOURCE}/docs/openapi.yaml", encoding="utf-8") as file:
            self.document = yaml.safe_load(file)
        self.paths = self.document["paths"]
        self.status = self.json_schema("#/components/schemas/Status")

    def follow(self, node):
        while "$ref" in node:
            at = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                at = at[step.replace("~1", "/")]
            node = at
        return node

    def json_schema(self, reference):
        """As JSON Schema, which spells what may be null in another way."""
        def translated(node):
            if isinstance(node, list):
                return [translated(item) for item in node]
            if not isinstance(node, dict):
                return node
            node = self.follow(node)
            node = {name: translated(value) for name, value in node.items()}
            if node.pop("nullable", False):
                if "type" not in node:
                    return {"anyOf": [node, {"type": "null"}]}
                node["type"] = [node["type"], "null"]
            return node
        return translated(self.follow({"$ref": reference}))

    def operation(self, path, method):
        return self.follow(self.paths[path]).get(method.lower())

    def methods(self, path):
        """Those that are documented."""
        return [name.upper() for name in self.follow(self.paths[path]) if name != "parameters"]

    def files(self, path):
        """What "{file}" stands for there, as addresses; nothing when it is not in it."""
        if "{file}" not in path:
            return []
        return [path.replace("{file}", name)
                for name in self.paths[path]["parameters"][0]["schema"]["enum"]]

    def response(self, path, method, status):
        responses = self.operation(path, method)["responses"]
        return self.follow(responses[str(status)]) if str(status) in responses else None

    def references(self, node=None):
        node = self.document if node is None else node
        if isinstance(node, dict):
            if "$ref" in node:
                yield node["$ref"]
            node = list(node.values())
        if isinstance(node, list):
            for item in node:
                yield from self.references(item)


class Asking(unittest.TestCase):
    """Asks self.relay."""

    description = Description()
    relay = None

    def ask(self, method, path, documented=None, **more):
        """The answer's status and body, once it is as the description says. documented: the path
        there, when it is not the one asked."""
        connection = self.relay.connect()
        self.addCleanup(connection.close)
        login = more.pop("login", f"{USER}:{PASSWORD}")
        connection.request(method, path, more.pop("body", None),
                           {**relays.basic(login), **more.pop("headers", {})})
        answer = connection.getresponse()
        documented = documented or path.partition("?")[0]
        operation = "GET" if method == "HEAD" else method
        response = self.description.response(documented, operation, answer.status)
        self.assertIsNotNone(response, f"{method} {path} answers {answer.status}")
        self.check(answer, response)
        # These never end; other tests read what is in them.
        is_endless = method == "GET" and answer.getheader("Content-Length") is None
        return answer.status, b"" if is_endless else answer.read()

    def check(self, answer, response):
        if "content" in response:
            media_type = answer.getheader("Content-Type").partition(";")[0]
            self.assertIn(media_type, response["content"])
        for name in ALWAYS:
            self.assertIsNotNone(answer.getheader(name), name)
        for name, header in response.get("headers", {}).items():
            value = answer.getheader(name)
            schema = self.description.follow(header)["schema"]
            self.assertIsNotNone(value, name)
            jsonschema.validate(int(value) if schema["type"] == "integer" else value, schema)
