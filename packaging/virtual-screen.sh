# shellcheck shell=sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Programs with windows on a virtual screen, for the scripts that make the documents' pictures.
# Sourced; the packages in virtual_screen_packages have to be there.

# shellcheck disable=SC2034
virtual_screen_packages="ffmpeg fonts-dejavu-core xauth xdotool xvfb"

# on_virtual_screen COMMAND…: with fonts, settings and a home of its own, so that nothing of whoever
# runs this is in the pictures. From the project's top folder.
on_virtual_screen() {
    home=$(mktemp -d)
    trap 'rm -rf "$home"' EXIT
    trap 'exit 1' INT TERM
    while read -r variable; do
        case $variable in
            [!A-Za-z]* | "") ;;
            *=*)
                value=$(printf '%s\n' "${variable#*=}" | sed "s,@SOURCE@,$PWD,; s,@HOME@,$home,")
                export "${variable%%=*}=$value" ;;
            *) unset "$variable" ;;
        esac
    done <tests/support/environment.txt
    QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 960x640x24" "$@"
}

started=

# run COMMAND…: in the background; its output in $HOME/output. It ends with the script, at the latest.
run() {
    trap end_all EXIT
    trap 'exit 1' INT TERM
    "$@" >"$HOME/output" 2>&1 &
    last=$!
    started="$started $last"
}

end_all() {
    # shellcheck disable=SC2086
    kill $started 2>/dev/null || true
    wait
}

# Ends what was started last.
stop() {
    kill "$last"
    wait "$last" || true
}

# line PATTERN: waits for it in the output of what was started last, and prints it.
line() {
    until grep -m 1 -oE "$1" "$HOME/output"; do
        kill -0 "$last"
        sleep 0.1
    done
}

# window NAME: waits for the one with this name of what was started last, and prints its number.
window() {
    until xdotool search --onlyvisible --name "$1" | tail -n 1 | grep .; do
        kill -0 "$last"
        sleep 0.1
    done
}

fill_screen() {
    xdotool windowmove "$1" 0 0 windowsize "$1" 960 640 windowfocus "$1"
}

# size WINDOW: as WIDTHxHEIGHT.
size() {
    xdotool getwindowgeometry --shell "$1" | sed -n 's/^WIDTH=//p; s/^HEIGHT=//p' | paste -sd x
}

# capture SIZE FILE: what is in the screen's upper left corner.
capture() {
    ffmpeg -v error -y -f x11grab -draw_mouse 0 -video_size "$1" -i "$DISPLAY" -frames:v 1 "$2"
}
