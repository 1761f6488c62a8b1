# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The stages of a test run: what each does, when the short run takes it, and how long it takes."""

import dataclasses
import os

ASAN, DEV, FUZZ = "asan", "dev", "fuzz"
PROGRAMS = ("vedette", "vedette-server", "vedette-camera", "fuzz-tests", "library-links")
"""What the stages of the preset dev use, the last ones for tests/README.md and so that each library is
linked by itself; `--all` builds everything."""
FUZZ_TARGETS = "^fuzz/Fuzz"
SHORT_FUZZING = "5"
"""Seconds a target, besides the whole corpus; an hour's run of it is tests/fuzz/run.sh 60."""
ASAN_JOBS = "4"
"""On two processors: most of these tests wait for sockets and timers most of the time."""

EVERYWHERE = ("CMakeLists.txt", "CMakePresets.json", "cmake/", "tests/CMakeLists.txt", "tests/support/")
"""Prefixes of paths that every stage depends on."""


@dataclasses.dataclass(frozen=True)
class Stage:
    """name: as in the table. commands: argument lists, run one after the other until one fails.
    seconds: what it takes on two processors as long as no passed run has measured it. touched: prefixes of paths; the short run
    takes the stage when one of them changed since the last passed `--all`, always if there are none.
    everything: only `--all` takes it, since the short run has a smaller one in its place. environment:
    further variables."""

    name: str
    commands: tuple
    seconds: int
    touched: tuple = ()
    everything: bool = False
    environment: dict = dataclasses.field(default_factory=dict)

    def is_always(self):
        return not self.touched and not self.everything


def build(preset, *targets):
    return (("cmake", "--preset", preset),
            ("cmake", "--build", "--preset", preset, *(("--target", *targets) if targets else ())))


def ctest(preset, *arguments):
    return (("ctest", "--preset", preset, "--no-tests=error", *arguments),)


def stages(everything):
    """In the order in which they run. In the short run those that only a change brings in come
    last, so that what has no room any more is what matters least."""
    programs = () if everything else PROGRAMS
    return (
        Stage("build asan", build(ASAN), 300),
        Stage("asan", ctest(ASAN, "-E", FUZZ_TARGETS, "-j", ASAN_JOBS), 240),
        Stage("fuzz, short", ctest(ASAN, "-R", FUZZ_TARGETS, "-j", "2"), 40,
              environment={"VEDETTE_FUZZ_SECONDS": SHORT_FUZZING}),
        Stage("fuzz, a minute each", (*build(FUZZ), *ctest(FUZZ)), 320, everything=True),
        Stage("build dev", build(DEV, *programs), 90),
        Stage("lint", ctest(DEV, "-L", "lint", "-LE", "clang"), 60),
        Stage("page: modules, Chromium", ctest(DEV, "-R", "browser/(unit|chromium)"), 140),
        Stage("documents", ctest(DEV, "-L", "docs", "-E", "docs/(scripts|pictures)"), 95),
        Stage("checkers", ctest(DEV, "-R", "^(soak/judgement|faults/invariants)$"), 5),
        Stage("clang-tidy, clazy", ctest(DEV, "-L", "clang"), 220),
        Stage("page: Firefox", ctest(DEV, "-R", "browser/firefox"), 140,
              touched=("resources/web", "tests/browser", "src/web/")),
        Stage("compat", ctest(DEV, "-L", "compat"), 60, touched=("tests/compat", "tests/lib/", "src/web/", "src/config/")),
        Stage("faults", ctest(DEV, "-L", "faults", "-E", "invariants"), 75,
              touched=("tests/faults", "tests/lib/", "src/stream/", "src/media/", "src/http/",
                       "src/camera/", "src/web/")),
        Stage("soak", ctest(DEV, "-L", "soak", "-E", "judgement"), 75,
              touched=("tests/soak", "tests/lib/", "src/web/", "src/camera/", "src/stream/")),
        Stage("edges", ctest(DEV, "-L", "edges"), 105, touched=("tests/edges", "tests/lib/", "packaging/haproxy")),
        Stage("packages", ctest(DEV, "-L", "packaging"), 640,
              touched=("packaging/", "tests/packaging", "cmake/Install.cmake")),
        Stage("pictures", ctest(DEV, "-R", "docs/pictures"), 90,
              touched=("packaging/pictures.sh", "packaging/screenshot.sh", "packaging/virtual-screen.sh", "ui/",
                       "resources/")),
        Stage("documents' scripts", ctest(DEV, "-R", "docs/scripts"), 330, touched=("tests/docs",)),
        Stage("dev: unit, integration, ui", ctest(DEV, "-L", "unit|integration|ui|fuzz", "-j", ASAN_JOBS),
              200, everything=True),
    )


def prefixes(stage):
    return (*stage.touched, *EVERYWHERE)


def is_touched(stage, paths):
    """paths: those that changed; None when that cannot be known, so all may have."""
    return paths is None or any(path.startswith(prefixes(stage)) for path in paths)


def runs_as_root():
    return os.geteuid() == 0
