# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The dialects are what their schema says, the manual lists them, and the file that it has for an
example can be used."""

import json
import os
import re
import subprocess
import tempfile
import unittest

import jsonschema

import dialects
from pages import Page
from programs import PROGRAMS


class Dialects(unittest.TestCase):
    schema = dialects.load(dialects.SCHEMA)
    manual = Page("docs/manual.md")

    def test_each_is_what_the_schema_says(self):
        jsonschema.Draft7Validator.check_schema(self.schema)
        for path in dialects.files():
            with self.subTest(path=path):
                dialect = dialects.load(path)
                jsonschema.Draft7Validator(self.schema).validate(dialect)
                self.assertEqual(f"{dialect['id']}.json", os.path.basename(path))
                self.assertTrue(dialect["source"])

    def test_texts_name_what_the_list_shows(self):
        each = [dialects.load(path) for path in dialects.files()]
        names = {dialect["name"] for dialect in each} | {"by hand"}
        ids = {dialect["id"] for dialect in each if "-" in dialect["id"]}
        for dialect in each:
            text = "\n".join(dialect["firmwares"] + dialect.get("unverified", []))
            with self.subTest(id=dialect["id"]):
                self.assertEqual([other for other in ids - {dialect["id"]} if other in text], [])
                self.assertLessEqual(set(re.findall(r'"(.*?)"', text)), names)

    def test_each_is_compiled_in(self):
        with open(f"{dialects.FOLDER}.qrc", encoding="utf-8") as file:
            named = re.findall(r">dialects/(.*)</file>", file.read())
        self.assertEqual(named, [os.path.basename(path) for path in dialects.files()])

    def test_the_manual_has_the_table(self):
        self.assertIn(dialects.table(), self.manual.text,
                      "put what tests/docs/dialects.py prints into the manual")

    def test_the_manuals_example_can_be_used(self):
        example = self.manual.block("json", "\"firmwares\"")
        jsonschema.Draft7Validator(self.schema).validate(json.loads(example))
        with tempfile.TemporaryDirectory() as folder:
            os.makedirs(f"{folder}/vedette/dialects")
            name = json.loads(example)["id"]
            with open(f"{folder}/vedette/dialects/{name}.json", "w", encoding="utf-8") as file:
                file.write(example)
            listed = subprocess.run(
                [f"{PROGRAMS}/vedette-server", "--dialects"], capture_output=True, check=True,
                text=True, env={**os.environ, "XDG_CONFIG_HOME": folder}).stdout
        self.assertRegex(listed, rf"(?m)^{name} ")
        self.assertNotIn("cannot be used", listed)
        for path in dialects.files():
            self.assertIn(f"\n{dialects.load(path)['id']} ", "\n" + listed)


if __name__ == "__main__":
    unittest.main()
