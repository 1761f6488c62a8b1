// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * When something happened, by both of the browser's clocks: one stops while a device sleeps, the
 * other may be set.
 */
export function moment() {
    return { steady: performance.now(), wall: Date.now() };
}

/** Milliseconds since a moment; the longer one when the clocks differ, so that sleep counts. */
export function elapsedSince({ steady, wall }) {
    return Math.max(performance.now() - steady, Date.now() - wall);
}
