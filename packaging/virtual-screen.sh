# shellcheck shell=sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Programs with windows on a virtual screen, for the scripts that make the documents' pictures.
# Sourced; the packages in virtual_screen_packages have to be there.

# shellcheck disable=SC2034
virtual_screen_packages="ffmpeg fonts-dejavu-core xauth xdotool xvfb"

# on_virtual_screen COMMAND…: with fonts, settings and a home of its own, so that nothing of the user
# who runs this is in the pictures. From the project's top folder.
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
    # -noreset: otherwise the screen starts again when a program leaves, and refuses the next one.
    QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 960x640x24 -noreset" "$@"
}

started=

# run COMMAND…: in the background; its output in a file of its own, $output. It ends with the script,
# at the latest.
run() {
    trap end_all EXIT
    trap 'exit 1' INT TERM
    output=$(mktemp "$HOME/output.XXXXXX")
    "$@" >"$output" 2>&1 &
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

# wait_for COMMAND…: runs it until it succeeds, for a minute at most and as long as what was started
# last is there.
wait_for() {
    tries=600
    until "$@"; do
        tries=$((tries - 1))
        if [ "$tries" -eq 0 ] || ! kill -0 "$last"; then
            echo "has not happened: $*" >&2
            cat "$output" >&2
            return 1
        fi
        sleep 0.1
    done
}

# line PATTERN: waits for it in the output of what was started last, and prints it.
line() {
    wait_for grep -m 1 -oE "$1" "$output"
}

newest_window() {
    xdotool search --onlyvisible --name "$1" | tail -n 1 | grep .
}

# window NAME: waits for the one with this name, and prints its number.
window() {
    wait_for newest_window "$1"
}

fill_screen() {
    xdotool windowmove "$1" 0 0 windowsize "$1" 960 640 windowfocus --sync "$1"
}

# size WINDOW: as WIDTHxHEIGHT.
size() {
    xdotool getwindowgeometry --shell "$1" | sed -n 's/^WIDTH=//p; s/^HEIGHT=//p' | paste -sd x
}

# capture SIZE FILE: what is in the screen's upper left corner.
capture() {
    ffmpeg -v error -y -f x11grab -draw_mouse 0 -video_size "$1" -i "$DISPLAY" -frames:v 1 "$2"
}
