# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""OBS Studio, set up in a folder of its own as its user would by clicking: one scene with one media
source, which is recorded from the start."""

import glob
import json
import os

import cv2

from programs import relays

GLOBAL = """[General]
FirstRun=true
EnableAutoUpdates=false
[Basic]
Profile=Untitled
ProfileDir=Untitled
SceneCollection=Untitled
SceneCollectionFile=Untitled
"""
PROFILE = """[General]
Name=Untitled
[Output]
Mode=Simple
[SimpleOutput]
FilePath={folder}
RecFormat=mkv
RecQuality=Stream
StreamEncoder=x264
[Video]
BaseCX=640
BaseCY=480
OutputCX=640
OutputCY=480
FPSCommon=10
"""
PLACE = {"name": "Camera", "id": 1, "visible": True, "rot": 0.0, "align": 5, "bounds_type": 0,
         "pos": {"x": 0.0, "y": 0.0}, "scale": {"x": 1.0, "y": 1.0}}


def scenes(source):
    return {"name": "Untitled", "current_scene": "Scene", "current_program_scene": "Scene",
            "scene_order": [{"name": "Scene"}], "sources": [
                {"id": "ffmpeg_source", "name": "Camera", "settings": source},
                {"id": "scene", "name": "Scene", "settings": {"id_counter": 1, "items": [PLACE]}}]}


class Obs(relays.Program):
    def __init__(self, folder, display, source):
        self.folder = folder
        self._write("global.ini", GLOBAL)
        self._write("basic/profiles/Untitled/basic.ini", PROFILE.format(folder=folder))
        self._write("basic/scenes/Untitled.json", json.dumps(scenes(source)))
        super().__init__(
            ["obs", "--multi", "--disable-updater", "--startrecording"], r"(Recording Start)",
            {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": folder,
             "XDG_RUNTIME_DIR": folder, "HOME": folder})

    def _write(self, name, text):
        path = f"{self.folder}/obs-studio/{name}"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def last_picture(self):
        """Of its recording so far; None before there is one."""
        last = None
        for name in glob.glob(f"{self.folder}/*.mkv"):
            recording = cv2.VideoCapture(name, cv2.CAP_FFMPEG)
            has_picture, picture = recording.read()
            while has_picture:
                last = picture
                has_picture, picture = recording.read()
            recording.release()
        return last
