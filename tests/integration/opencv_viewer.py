# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads pictures from the stream at URL with OpenCV and saves them as FOLDER/1.png and so on.

Usage: opencv_viewer.py URL FOLDER COUNT
Ends with 1 when the stream does not open or a picture does not come.
"""

import sys

import cv2

url, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
capture = cv2.VideoCapture(url, cv2.CAP_FFMPEG)
if not capture.isOpened():
    sys.exit("OpenCV cannot open the stream")
for number in range(1, count + 1):
    has_picture, picture = capture.read()
    if not has_picture:
        sys.exit("OpenCV got no picture")
    cv2.imwrite(f"{folder}/{number}.png", picture)
