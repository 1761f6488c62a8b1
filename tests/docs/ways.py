# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""How each command of the documents is exercised. A new command in a document goes in here."""

import dataclasses

SERVER = "vedette-server"
WINDOW = "vedette"
BUILT = "build/release/bin"
THERE = "http://me:a-long-password@192.168.1.20:5000"

PICTURES = ("sh packaging/pictures.sh", "sh packaging/screenshot.sh")

WAYS = {
    "is_what_runs_this_test": ("sh tests/run.sh",),
    # Not run: it takes over an hour.
    "is_the_long_form_of_what_runs_this_test": ("sh tests/run.sh --all",),
    "starts_the_demo": ("sh packaging/demo.sh",),
    "installs_what_there_is": (
        "sh packaging/install-packages.sh $(grep -v '^#' tests/packages.txt)",
    ),
    # Not run: one makes a Debian 13 and builds everything in it, the other takes an hour.
    "explains_itself": ("sh tests/debian13.sh", "sh tests/soak/wall.sh"),
    # Not run: to run this test, one has configured and built.
    "configures_and_builds": (
        "cmake --build --preset dev",
        "cmake --preset dev",
        "cmake --preset dev && cmake --build --preset dev",
    ),
    # Not run: they are what runs this test.
    "finds_tests": (
        "ctest --preset dev -L compat",
        "ctest --preset dev -L edges",
        "ctest --preset dev -L faults",
        "ctest --preset dev -L lint",
        "ctest --preset dev -L packaging",
        "ctest --preset dev -L unit",
        "ctest --preset dev -R TestMultipartParser",
        "ctest --preset fuzz",
    ),
    "ends_well": ("build/dev/bin/fuzz-tests TestReferenceParser dialects",),
    "checks": (f"{SERVER} --check garden.env",),
    "serves": (
        f"{SERVER} --demo",
        f"{SERVER} --demo 4",
        f"{BUILT}/{SERVER} --demo",
        f"{SERVER} garden.env",
        f"{SERVER} --listen '*:5000' garden.env",
        f"{SERVER} --listen '*:5000' --tls-self-signed garden.env",
        f"{SERVER} --listen '*:5000' .env",
        f"QT_LOGGING_RULES='vedette.*=true' {SERVER} garden.env",
    ),
    "asks_for_health": ("curl http://127.0.0.1:5000/healthz",),
    "plays_a_camera": (
        "vedette-camera --cameras 4 --fault stall@10/2",
        "vedette-camera --dialect foscam --fault servo-error",
        "vedette-camera --fault reboot:5@10",
    ),
    "serves_from_the_window": ("build/dev/bin/vedette --demo", f"{WINDOW} --demo"),
    "shows": (
        f"{WINDOW} garden.env",
        f"{WINDOW} http://192.168.1.50/mjpeg --servo-url http://192.168.1.50:81/control_servo",
    ),
    "is_done_by_the_packages_tests": (
        "sudo apt install ./build/packages/vedette_*.deb",
        "sudo apt install ./build/packages/vedette-server_*.deb",
        "sudo apt install ./build/packages/vedette-camera_*.deb",
        "sudo systemctl enable --now vedette-server",
        "sudo apt install ./vedette-server_*.deb",
        "sudo install -m 600 .env /etc/vedette/camera.env",
        "echo 'VEDETTE_SERVER_OPTIONS=--host your-domain.com' | sudo tee /etc/vedette/server.conf",
        "sudo systemctl disable --now cam.gunicorn.socket cam.gunicorn.service && "
        "sudo systemctl enable --now vedette-server",
        "sudo sed -i 's,/run/cam.gunicorn.sock,/run/vedette/vedette.sock,' "
        "/etc/nginx/sites-available/example.conf && sudo systemctl reload nginx",
    ),
}
"""By the method of test_commands.py of that name."""

TESTED = {
    "packaging/appimage": (
        "sh packaging/appimage.sh",
        "sh packaging/appimage.sh --appdir-only",
    ),
    "packaging/whole_release": ("sh packaging/deb.sh", "sh packaging/release.sh v0.1.0"),
    "edges/crowd": ("sh tests/edges/run.sh",),
    "soak/viewers": ("sh tests/soak/run.sh",),
    "soak/judgement": ("sh tests/soak/run.sh --judge build/soak/…/samples.csv",),
    "soak/year": ("sh tests/soak/year.sh", "sh tests/soak/year.sh --each 61 --wraps 4"),
    # It sees the dialog that this opens.
    "ui/TestDesktopStart": (WINDOW, f"{BUILT}/{WINDOW}"),
    "packaging/install": ("sh tests/packaging/install.sh",),
    "packaging/service": ("sh tests/packaging/service.sh",),
    # It sees flatpak-builder ask for the runtime.
    "packaging/flatpak": (
        "flatpak-builder --user --install --install-deps-from=flathub "
        "--state-dir=build/flatpak/state build/flatpak/app "
        "packaging/flatpak/io.github.vedette_camera.vedette.yaml",
    ),
    # They take the commands from the page and run them.
    "docs/neighbours": (
        "curl --fail --user me:a-long-password --output now.jpg "
        "http://192.168.1.20:5000/snapshot.jpg",
        "curl --fail --user me:a-long-password --request POST http://192.168.1.20:5000/turnleft",
        "curl --fail --user me:a-long-password http://192.168.1.20:5000/api/status",
        f"vlc {THERE}/mjpeg",
        f"ffplay -f mpjpeg {THERE}/mjpeg",
        "gst-launch-1.0 souphttpsrc location=http://192.168.1.20:5000/mjpeg user-id=me "
        "user-pw=a-long-password ! multipartdemux ! jpegdec ! autovideosink",
        f"{WINDOW} {THERE}/mjpeg --servo-url {THERE}/control_servo",
    ),
    "edges/failures": (
        "haproxy -c -f /etc/haproxy/haproxy.cfg",
        'echo "set server edges/edge1 state drain; set server stale_edges/edge1 state drain" '
        "| socat stdio /run/haproxy/admin.sock",
        'echo "set server edges/edge1 state ready; set server stale_edges/edge1 state ready" '
        "| socat stdio /run/haproxy/admin.sock",
    ),
    # That test takes them from its page.
    "docs/mqtt": (
        f"{SERVER} --demo --mqtt mqtt://127.0.0.1/garden",
        "mosquitto_sub -v -t 'garden/#'",
        "mosquitto_pub -t garden/turn -m left",
        "mosquitto_pub -t garden/control_servo -m 'tr=10&el=-5'",
    ),
}
"""By the tests of ctest with that name, which take what they run from the page, or run its like."""

RELAY_BENCH = "sh tests/bench/relay/run.sh"
CROWD = (f"{RELAY_BENCH} --subjects vedette --sizes 20x25 --viewers 2000 --listeners 1000 "
         "--kept 1000 --logins 50")


@dataclasses.dataclass(frozen=True)
class ShortForm:
    """short: what is run in place of the commands. says: a pattern of what it prints."""

    commands: tuple
    short: str
    says: str


SHORT_FORMS = {
    "relay_bench": ShortForm(
        (RELAY_BENCH,), f"{RELAY_BENCH} --sizes 20x25 --viewers 5 --seconds 1",
        r"\| 5 \| vedette \| [0-9.]+ / [0-9.]+ \|"),
    "relay_bench_crowd": ShortForm(
        (CROWD,), f"{CROWD} --viewers 5 --listeners 3 --kept 3 --logins 5 --seconds 1",
        r"\| 5 \| vedette \| [0-9.]+ / [0-9.]+ \|"),
    "bench": ShortForm(
        ("sh tests/bench/run.sh",), "SECONDS_EACH=1 sh tests/bench/run.sh",
        r"(?s)last byte to painted.*ffplay +[0-9.]+ %"),
    "wall_bench": ShortForm(
        ("sh tests/bench/wall/run.sh",),
        "CAMERAS=2 SECONDS_EACH=1 sh tests/bench/wall/run.sh",
        r"(?s)wall [0-9.]+ %.*mpv [0-9.]+ %.*ratio [0-9.]+"),
    "steering_bench": ShortForm(
        ("sh tests/bench/steering/run.sh",),
        "CAMERAS=2 sh tests/bench/steering/run.sh --presses 3 --seconds 1 --stops 3",
        r"(?s)keys: 3 presses .*patrol: 3 stops"),
    "recording_bench": ShortForm(
        ("sh tests/bench/recording/run.sh",),
        "sh tests/bench/recording/run.sh --cameras 2 --seconds 1 --repeat 1 --recordings 40",
        r"(?s)\| a picture of any moment \|.*\| recording alone \|.*\| 16 times as fast"),
    "cameras_bench": ShortForm(
        ("sh tests/bench/cameras/run.sh",),
        "sh tests/bench/cameras/run.sh --cameras 2 --viewers 2 --seconds 1 --repeat 1",
        r"\| all well \| [0-9.]+ \|"),
    "cameras_bench_troubled": ShortForm(
        ("sh tests/bench/cameras/run.sh --troubled",),
        "sh tests/bench/cameras/run.sh --troubled --cameras 2 --viewers 10 --seconds 1 --repeat 1",
        r"one floods: the others' p99 is [-+][0-9.]+ ms"),
    "coverage": ShortForm(
        ("sh tests/coverage.sh",), "sh tests/coverage.sh TestMultipartParser",
        r"lines:[1-9][0-9.]*% .* src/stream/"),
    "edges": ShortForm(
        ("sh tests/edges/run.sh --fps 25 --quality 60",),
        "sh tests/edges/run.sh --fps 25 --quality 60 --viewers 12 --seconds 1", r"(?m)^0 problems"),
    "faults": ShortForm(
        ("sh tests/faults/run.sh", "sh tests/faults/run.sh --seed 202 --minutes 3"),
        "sh tests/faults/run.sh --seed 202 --minutes 0.05", r"violations: 0\n"),
    # The rest of it compiles Qt, for 20 minutes, and runs ctest.
    "tsan": ShortForm(
        ("sh tests/tsan.sh",), "sh tests/tsan.sh --configure-only", r"Configuring done"),
    "fuzz": ShortForm(
        ("sh tests/fuzz/run.sh 10", "sh tests/fuzz/run.sh MINUTES"),
        "sh tests/fuzz/run.sh 0.02 FuzzMultipartParser", r"all: [1-9][0-9]* executions"),
}
"""Scripts that take minutes: what is run in place of each, by the test docs/scripts_NAME."""
