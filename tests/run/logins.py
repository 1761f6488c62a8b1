# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the tests' programs printed is in ctest's logs; the logins that the tests gave them must not be."""

import base64
import os
import re

import record

HEADERS = ("tests/support/WebClient.h", "tests/support/RelayPrograms.h")
NAME = re.compile(r'UserName = (?:QStringLiteral\()?"([^"]+)"')
PASSWORD = re.compile(r'Password = (?:QStringLiteral\()?"([^"]+)"')


def forms():
    """How a password may be written: as it is, and as HTTP sends it."""
    result = []
    for header in HEADERS:
        with open(os.path.join(record.SOURCE, header), encoding="utf-8") as file:
            text = file.read()
        user = NAME.search(text).group(1)
        password = PASSWORD.search(text).group(1)
        result += [password, base64.b64encode(f"{user}:{password}".encode()).decode()]
    return result


def found_in(preset):
    """Whether the log of the preset's last ctest holds one."""
    log = os.path.join(record.SOURCE, "build", preset, "Testing", "Temporary", "LastTest.log")
    try:
        with open(log, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except FileNotFoundError:
        return False
    return any(form in text for form in forms())
