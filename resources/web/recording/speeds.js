// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** As fast as one can play, either way, in times as it was. */
export const SPEEDS = Object.freeze([0.25, 0.5, 1, 2, 4, 8, 16]);

/** The next slower or faster (1) speed in the same direction. Pure. */
export function stepSpeed(speed, by) {
    const at = SPEEDS.indexOf(Math.abs(speed)) + by;
    return Math.sign(speed) * SPEEDS[Math.min(Math.max(at, 0), SPEEDS.length - 1)];
}

/** As people read it: "0.25×", backwards "−1×". Pure. */
export function speedText(speed) {
    return `${speed < 0 ? '−' : ''}${Math.abs(speed)}×`;
}
