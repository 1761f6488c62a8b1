# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""A screen in memory (Xvfb) and what it shows, read from the server's own frame buffer."""

import pathlib
import struct
import subprocess
import zlib


class Screen:
    """Only for pictures of 32 bits a pixel, which is what Xvfb makes of depth 24."""

    WIDTH, HEIGHT = 960, 640
    PICTURE = (20, 620, 120, 420)
    """Left, right, top, bottom: within the picture, clear of the camera's clock, the joystick and
    the status bar."""
    CLOCK_TOP = 40
    """From here down the picture with the camera's clock changes with each frame."""
    STEP = 4
    """Of four pixels across and down one is looked at."""

    def __init__(self, folder):
        self._folder = pathlib.Path(folder)
        self._folder.mkdir()
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", f"{self.WIDTH}x{self.HEIGHT}x24",
             "-noreset", "-nolisten", "tcp", "-fbdir", self._folder], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        number = self._process.stdout.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.display = f":{number}"

    def close(self):
        self._process.terminate()
        self._process.wait()
        self._process.stdout.close()

    def fill_with(self, window_name):
        """Lets the window with this name cover the screen."""
        environment = {"DISPLAY": self.display, "PATH": "/usr/bin:/bin"}
        found = subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--name", window_name],
            env=environment, capture_output=True, text=True, timeout=60, check=True)
        window = found.stdout.split()[-1]
        subprocess.run(["xdotool", "windowmove", window, "0", "0", "windowsize", window,
                        str(self.WIDTH), str(self.HEIGHT)], env=environment, timeout=60, check=True)

    def look(self):
        """How colourful the picture is (0…1), and a number that is equal for equal pictures."""
        dump = (self._folder / "Xvfb_screen0").read_bytes()
        header_bytes, = struct.unpack(">I", dump[:4])
        stride, = struct.unpack(">I", dump[48:52])
        colours, = struct.unpack(">I", dump[76:80])
        start = header_bytes + colours * 12
        left, right, top, bottom = self.PICTURE
        signature, saturation, count = 0, 0, 0
        for row in range(self.CLOCK_TOP, bottom, self.STEP):
            at = start + row * stride
            line = dump[at + left * 4:at + right * 4]
            signature = zlib.crc32(line, signature)
            if row >= top:
                step = 4 * self.STEP
                for pixel in zip(line[0::step], line[1::step], line[2::step]):
                    saturation += max(pixel) - min(pixel)
                    count += 1
        return saturation / count / 255, signature
