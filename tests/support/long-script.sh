# shellcheck shell=sh
# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: GPL-3.0-or-later

# For scripts that take an hour: --help and --minutes N, before anything else that they take. Sourced,
# with the script's own arguments, and with $longest, the minutes it may take without --minutes. The
# rest of the script then runs with the arguments that are left, ends after that time with status
# 124, and with whoever started it.

if [ "${VEDETTE_IS_BOUNDED:-}" != "$0" ]; then
    minutes=${longest:?}
    case ${1:-} in
        --help | -h)
            # The comment at the script's top.
            awk '/^#!/ || /^# SPDX/ { next } /^#/ { sub(/^# ?/, ""); print; began = 1; next }
                 began { exit }' "$0"
            exit 0 ;;
        --minutes)
            minutes=${2:?}
            shift 2 ;;
    esac
    VEDETTE_IS_BOUNDED=$0 timeout --kill-after=60 "${minutes}m" sh "$0" "$@" &
    bounded=$!
    # timeout gives what it runs a process group of its own, which Ctrl+C does not reach.
    trap 'kill "$bounded" 2>/dev/null || true' INT TERM HUP
    status=0
    wait "$bounded" || status=$?
    # A signal ends wait, not the script.
    wait "$bounded" 2>/dev/null || true
    [ "$status" -ne 124 ] || echo "$0 has not ended within $minutes minutes." >&2
    exit "$status"
fi
