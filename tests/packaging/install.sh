#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Installs the Debian packages in a clean Debian as a user would, uses them, and takes them away:
# what removing them leaves behind is configuration, what purging them leaves behind is nothing.
# Usage: tests/packaging/install.sh [PACKAGES [FOLDER]], see clean-debian.sh.
set -eu
# shellcheck disable=SC2034
needs="ffmpeg python3 x11-utils xdotool xvfb"
# shellcheck source-path=SCRIPTDIR disable=SC1091
. "$(dirname "$0")"/clean-debian.sh

# What NAME... need, so that these stay when the packages go.
install_needs_of() {
    for name in "$@"; do
        file=$(ls "$packages"/"$name"_*.deb)
        for field in Depends Recommends; do
            needs=$(dpkg-deb --field "$file" "$field")
            [ -z "$needs" ] || apt satisfy "$needs"
        done
    done
}

# Every file outside of the package manager's own books and those of groups, which packages leave
# behind: with mode, owner and size.
list_files() {
    (cd "$root" && find . -xdev \
        \( -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log \
        -o -path './etc/group*' -o -path './etc/gshadow*' -o -path ./tmp -o -path ./run -o -path ./packages \) -prune -o \
        \( -type d -printf '%y %m %u:%g %p\n' -o -printf '%y %m %u:%g %s %p %l\n' \)) |
        sort >"$work/$1"
}

# differs BEFORE AFTER: the lines that are not in both.
differs() { diff "$work/$1" "$work/$2" | grep '^[<>]' || true; }

# Beside what it needs, apt brings what Debian's libraries recommend: for those of FFmpeg, drivers of
# graphics cards.
the_server_needs_no_desktop() {
    file=/packages/$(basename "$root"/packages/vedette-server_*.deb)
    inside apt-get --simulate --no-install-recommends install "$file" |
        sed -n 's/^Inst \([^ ]*\).*/\1/p' >"$work"/needed
    grep -qx vedette-server "$work"/needed || fail "not known what vedette-server needs"
    if grep -E 'qt6(gui|widgets|opengl)|libgl1|xserver|x11-utils' "$work"/needed; then
        fail "vedette-server needs a desktop"
    fi
}

the_server_alone() {
    echo "== vedette-server alone"
    the_server_needs_no_desktop
    install_needs_of vedette-server
    list_files before
    install_ours vedette-server
    grep -A2 'name your camera' "$work"/apt.log || fail "no word of what to do next"
    # shellcheck disable=SC2016
    if inside dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' | grep ' installed$' |
        grep -E 'qt6(gui|widgets|opengl)|xserver|x11-utils'; then
        fail "vedette-server brings a desktop"
    fi
    [ "$(stat --format='%a %U' "$root"/etc/vedette/camera.env)" = '600 root' ] ||
        fail "the camera's file is not root's alone"
    [ ! -e "$root"/etc/systemd/system/multi-user.target.wants/vedette-server.service ] ||
        fail "the service is enabled without a camera"
    inside systemd-analyze verify --man=no vedette-server.service
    if inside vedette-server --demo >"$work"/demo 2>&1; then
        fail "--demo without vedette-camera"
    fi
    grep -F 'vedette-camera, which is not installed' "$work"/demo

    # As the unit starts it, with the options of server.conf and where it keeps its certificate.
    options=$(sed -n 's/^#*VEDETTE_SERVER_OPTIONS=\(.*self-signed\)$/\1/p' "$root"/etc/vedette/server.conf)
    check() {
        # shellcheck disable=SC2086
        inside XDG_DATA_HOME=/var/lib vedette-server --check --offline --trusted-proxy unix $options /etc/vedette/camera.env
    }
    if check >"$work"/check 2>&1; then
        fail "a camera without an address is right"
    fi
    grep CAM_URL "$work"/check
    sed -i -e 's/^#\(CAM_URL\|SERVO_URL\)/\1/' -e 's/^#\(HTTP_AUTH_.*=\)/\1word/' "$root"/etc/vedette/camera.env
    check
    [ -e "$root"/var/lib/vedette/self-signed.crt ] || fail "the certificate is elsewhere"
    inside systemctl enable vedette-server
    apt purge vedette-server
    list_files after
    [ -z "$(differs before after)" ] || fail "left after purge: $(differs before after)"
}

# Starts a program as a user; its output in $work/NAME, its process in $started.
start() {
    name=$1
    shift
    # shellcheck disable=SC2086
    chroot --userspec=65534:65534 "$root" env -i HOME=/tmp/home XDG_RUNTIME_DIR=/tmp/home \
        $environment "$@" >"$work/$name.output" 2>&1 &
    started=$!
}

# stop PROCESS: as Ctrl+C does; it has to end well.
stop() {
    kill -INT "$1"
    wait "$1" || fail "a program ended with $?"
}

the_demo_serves_curl() {
    echo "== vedette-server --demo"
    start server vedette-server --demo --listen 127.0.0.1:0
    server=$started
    until_true grep -q '^user ' "$work"/server.output
    address=$(sed -n 's/^listening on //p' "$work"/server.output)
    login=$(sed -n 's/^user \(.*\), password \(.*\)$/\1:\2/p' "$work"/server.output)
    curl --silent --show-error --fail --user "$login" "${address}snapshot.jpg" >"$work"/frame.jpg
    size=$(ffprobe -v error -show_entries stream=codec_name,width,height -of csv=p=0 "$work"/frame.jpg)
    [ "$size" = mjpeg,640,480 ] || fail "no frame: $size"
    ffmpeg -v error -xerror -i "$work"/frame.jpg -f null -
    curl --silent "${address}snapshot.jpg" --output "$work"/refused --write-out '%{http_code}\n' |
        grep -qx 401 || fail "a frame without the password"
    stop "$server"
}

# How colourful the picture is, in hundredths: grey, however light or dark, is 0.
colourfulness() {
    ffmpeg -v error -f x11grab -draw_mouse 0 -video_size 600x300 -i "$DISPLAY+20,120" -frames:v 1 \
        -f rawvideo -pix_fmt rgb24 - | python3 -c 'import sys
pixels = sys.stdin.buffer.read()
spread = [max(pixels[i:i + 3]) - min(pixels[i:i + 3]) for i in range(0, len(pixels), 48)]
print(round(100 * sum(spread) / 255 / len(spread)))'
}
is_in_colour() { [ "$(colourfulness)" -gt 8 ]; }

the_desktop_shows_a_picture() {
    echo "== vedette --demo"
    # -displayfd: the server chooses a free number itself and writes it once it is ready.
    Xvfb -displayfd 1 -screen 0 960x640x24 -noreset -nolisten tcp -ac >"$work"/display 2>"$work"/xvfb.output &
    screen=$!
    until_true [ -s "$work"/display ]
    DISPLAY=:$(cat "$work"/display)
    export DISPLAY
    mount --bind /tmp/.X11-unix "$root"/tmp/.X11-unix
    if is_in_colour; then
        fail "the empty screen is in colour"
    fi
    start desktop DISPLAY="$DISPLAY" vedette --demo
    desktop=$started
    until_true sh -c "xdotool search --onlyvisible --name Vedette >'$work'/window"
    window=$(tail -n 1 "$work"/window)
    xdotool windowmove "$window" 0 0 windowsize "$window" 960 640
    until_true is_in_colour
    entry=$(ls "$root"/usr/share/applications/*vedette.desktop)
    class=$(sed -n 's/^StartupWMClass=//p' "$entry")
    xprop -id "$window" WM_CLASS | grep -q "\"$class\"" || fail "the window is not the entry's"
    stop "$desktop"
    kill "$screen"
    umount "$root"/tmp/.X11-unix
}

all_three() {
    install_needs_of vedette-server vedette-camera vedette
    list_files before
    install_ours vedette vedette-server vedette-camera
    the_demo_serves_curl
    the_desktop_shows_a_picture
    echo "== removal"
    apt remove vedette vedette-server vedette-camera
    list_files removed
    differs before removed
    # systemd's helper for packages notes which units belong to one that may come back.
    if differs before removed |
        grep -vE '^> [df] .* \./(etc/vedette(/[a-z.]+)?|var/lib/systemd/deb-systemd-helper-.*) *$'; then
        fail "this is not configuration"
    fi
    [ -e "$root"/etc/vedette/camera.env ] || fail "the camera's file was lost"
    # apt no longer knows those that left nothing.
    apt purge vedette-server
    list_files after
    [ -z "$(differs before after)" ] || fail "left after purge: $(differs before after)"
}

make_debian "$@"
mount -t proc proc "$root"/proc
mount --rbind /dev "$root"/dev
mkdir -p "$root"/tmp/.X11-unix
install -d -m 700 -o 65534 -g 65534 "$root"/tmp/home
apt update
# As on most machines; the service needs it.
apt install --no-install-recommends systemd
the_server_alone
all_three
echo "The packages install, work and go."
