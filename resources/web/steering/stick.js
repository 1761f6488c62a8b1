// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** So near to the middle a drawn stick rests, of its way to the rim: fingers tremble. */
export const DRAG_DEAD_ZONE = 0.06;

/** A position brought into the circle of radius 1; at rest near the middle. Pure. */
export function withinCircle(x, y) {
    const distance = Math.hypot(x, y);
    if (!(distance >= DRAG_DEAD_ZONE)) {
        return { x: 0, y: 0 };
    }
    const reach = Math.max(distance, 1);
    return { x: x / reach, y: y / reach };
}

/**
 * What a gamepad's stick means: nothing within the dead zone (of 1), then growing from 0 with the
 * square of the way to 1 at the rim, so that small motions are fine. Pure.
 */
export function shaped(x, y, deadZone) {
    const distance = Math.hypot(x, y);
    if (!(distance > deadZone)) {
        return { x: 0, y: 0 };
    }
    const way = (Math.min(distance, 1) - deadZone) / (1 - deadZone);
    return { x: x / distance * way * way, y: y / distance * way * way };
}
