# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The dialects in resources/dialects, and the manual's table of them: run this to get it."""

import glob
import json
import os

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../resources/dialects")
SCHEMA = f"{FOLDER}/dialect.schema.json"

STEERS = {"relative": "by any amount", "absolute": "to a place", "step": "in steps",
          "continuous": "for as long as a key is held"}
HEAD = "| `VEDETTE_SERVO_DIALECT` | firmware or camera | turns | also | settings of its own |\n" \
       "|---|---|---|---|---|\n"


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def files():
    """By id."""
    return sorted((path for path in glob.glob(f"{FOLDER}/*.json") if path != SCHEMA),
                  key=lambda path: os.path.basename(path).removesuffix(".json"))


def row(dialect):
    also = [word for key, word in (("home", "home"), ("goToPreset", "presets"),
                                   ("position", "says where it points"),
                                   ("centreOn", "click to centre")) if key in dialect]
    controls = [control["label"].lower() for control in dialect.get("controls", ())]
    cells = (f"`{dialect['id']}`", "; ".join(dialect["firmwares"]), STEERS[dialect["kind"]],
             ", ".join(also), ", ".join(controls))
    return "| " + " | ".join(cells) + " |\n"


def table():
    return HEAD + "".join(row(load(path)) for path in files())


if __name__ == "__main__":
    print(table(), end="")
