// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * From a point of the picture to a movement of the camera. Points are {x, y} in parts of the whole
 * picture from its upper left corner, as it is seen: zoom undone, but turned and mirrored as it is
 * shown. A view is {across, upwards}, the degrees that this whole picture shows. Movements are
 * {pan, tilt} in degrees to the right and up. All functions are pure. The window has the same in
 * src/steering/Aim.h, which says why it is tangents; tests/support/aim.json has cases for both.
 */

/** A lens that shows more bends lines, and has the angle itself in proportion, in degrees. */
const WIDEST_FLAT = 120;

const inRadians = (degrees) => degrees * Math.PI / 180;
const inDegrees = (radians) => radians * 180 / Math.PI;

function angleAt(part, field) {
    return field > WIDEST_FLAT ? part * field
        : inDegrees(Math.atan(2 * part * Math.tan(inRadians(field / 2))));
}

/** What brings a point to the middle. */
export function aimDegrees({ x, y }, { across, upwards }) {
    return { pan: angleAt(x - 0.5, across), tilt: angleAt(0.5 - y, upwards) };
}

/** What brings one point to another. */
export function dragDegrees(from, to, view) {
    const one = aimDegrees(from, view);
    const other = aimDegrees(to, view);
    return { pan: one.pan - other.pan, tilt: one.tilt - other.tilt };
}

/** The nearest that the camera can do; less than half of its smallest movement is none. */
export function nearestMove({ pan, tilt }, { panGrain, tiltGrain }) {
    // Without a negative zero.
    const nearest = (degrees, grain) => Math.round(degrees / grain) * grain + 0;
    return { pan: nearest(pan, panGrain), tilt: nearest(tilt, tiltGrain) };
}

/**
 * Which point of the picture is at a place of the page. `box` is where the element is that shows it
 * {left, top, width, height}, `picture` its own size {width, height}: it is shown whole, in the
 * middle. Null when there is none of it.
 */
export function pointAt({ left, top, width, height }, picture, clientX, clientY) {
    const scale = Math.min(width / picture.width, height / picture.height);
    const x = (clientX - left - width / 2) / (scale * picture.width) + 0.5;
    const y = (clientY - top - height / 2) / (scale * picture.height) + 0.5;
    const isWithin = x >= 0 && x <= 1 && y >= 0 && y <= 1;
    return isWithin ? { x, y } : null;
}
