# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""docs/mqtt.md: its commands, its settings for Mosquitto and its topics, with the real Mosquitto."""

import os
import re
import shlex
import subprocess
import unittest

from pages import Page
from programs import PROGRAMS, Camera, Server, free_port, relays

LOGINS = {"vedette": "its-password", "homeassistant": "another", "guest": "a-third"}


class Mqtt(unittest.TestCase):
    page = Page("docs/mqtt.md")

    def setUp(self):
        folder = relays.temporary_folder()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def start(self, command, ready):
        program = relays.Program(command, ready)
        self.addCleanup(program.close)
        return program

    def start_broker(self, configuration):
        """With that configuration, where LISTENER stands for its port; the port."""
        # As root it would work as another user, who may not read the folder.
        user = "user root\n" if os.getuid() == 0 else ""
        port = free_port()
        relays.write_private(f"{self.folder}/mosquitto.conf", user + configuration.replace(
            "LISTENER", f"listener {port} 127.0.0.1"))
        broker = self.start(["/usr/sbin/mosquitto", "-c", f"{self.folder}/mosquitto.conf"],
                            r"(mosquitto version \S+ running)")
        self.assertTrue(broker.found)
        return port

    def words(self, start, port):
        """The page's command that begins so, for the broker of this test."""
        found = [line for line in self.page.commands() if line.startswith(start)]
        self.assertEqual(len(found), 1)
        words = shlex.split(found[0].replace("mqtt://127.0.0.1/", f"mqtt://127.0.0.1:{port}/"))
        return words + ["-p", str(port)] if words[0].startswith("mosquitto_") else words

    def test_the_commands(self):
        port = self.start_broker("LISTENER\nallow_anonymous true\n")
        command = self.words("vedette-server", port)
        self.start([f"{PROGRAMS}/vedette-server", *command[1:], "--listen", "127.0.0.1:0"],
                   r"(MQTT: connected to 127.0.0.1 as garden)")
        reader = self.start(self.words("mosquitto_sub", port), r"garden/availability (online)")
        reader.wait_for(r'garden/state .*("pan":90).*"tilt":90')
        for start, position in (("mosquitto_pub -t garden/turn", '"pan":95,.*"tilt":90'),
                                ("mosquitto_pub -t garden/control", '"pan":105,.*"tilt":85')):
            subprocess.run(self.words(start, port), check=True)
            reader.wait_for(f"garden/state .*({position})")

    def test_the_topics_are_those_of_the_program(self):
        port = self.start_broker("LISTENER\nallow_anonymous true\n")
        camera = Camera()
        self.addCleanup(camera.close)
        server = Server(self.folder, camera.url, camera.url,
                        options=("--mqtt", f"mqtt://127.0.0.1:{port}/garden"))
        self.addCleanup(server.close)
        reader = self.start(["mosquitto_sub", "-p", str(port), "-v", "-t", "#"],
                            r"(garden/state \{)")
        reader.wait_for(r"(turn_down/config)")
        self.assertTrue(relays.wait_until(lambda: reader.output.count("\n") >= 15))
        published = re.findall(r"^(\S+)", reader.output, re.M)
        kinds = {re.sub(r"^homeassistant/.*/config$", "homeassistant/…/config", topic)
                 for topic in published}
        named = re.findall(r"^\| `([^`]+)` \| (\w+)", self.page.text, re.M)
        self.assertEqual(kinds, {topic for topic, who in named if who == "Vedette"})
        names = set(re.findall(r'"name":"([A-Z][^"]*)","(?:options|origin|payload|state)',
                               reader.output))
        for name in names - {"Turn left", "Turn right", "Turn up", "Turn down"}:
            self.assertIn(f"*{name}*", self.page.text)
        self.assertEqual(len(names), 13, names)

    def test_who_may_steer(self):
        configuration, topics = self.page.blocks("conf")
        relays.write_private(f"{self.folder}/topics", topics)
        relays.write_private(f"{self.folder}/logins", "".join(
            f"{user}:{password}\n" for user, password in LOGINS.items()))
        subprocess.run(["mosquitto_passwd", "-U", f"{self.folder}/logins"], check=True)
        port = self.start_broker(configuration.replace("listener 1883", "LISTENER").replace(
            "/etc/mosquitto", self.folder))
        servos = relays.Servos()
        self.addCleanup(servos.close)
        url = re.search(r"^VEDETTE_MQTT_URL=(\S+)$", self.page.text, re.M).group(1)
        server = Server(self.folder, "http://127.0.0.1:9/", servos.url, options=(
            "--mqtt", url.replace("192.168.1.30", f"127.0.0.1:{port}")))
        self.addCleanup(server.close)
        server.wait_for(r"(MQTT: connected to 127.0.0.1 as garden)")

        def turn(user, direction):
            subprocess.run(["mosquitto_pub", "-p", str(port), "-u", user, "-P", LOGINS[user],
                            "-q", "1", "-t", "garden/turn", "-m", direction], check=True,
                           stderr=subprocess.DEVNULL)
        turn("guest", "up")
        turn("homeassistant", "left")
        self.assertTrue(relays.wait_until(lambda: servos.asked))
        self.assertEqual(servos.asked, ["/control_servo?tr=5&el=0"])
        self.start(["mosquitto_sub", "-p", str(port), "-u", "homeassistant", "-P",
                    LOGINS["homeassistant"], "-v", "-t", "#"],
                   r"(homeassistant/button/vedette_garden/turn_left/config)")


if __name__ == "__main__":
    os.umask(0o077)
    unittest.main(verbosity=2)
