// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** How a picture is turned, as the upper left of a canvas's matrix: [a, b, c, d], by degrees. */
const TURNS = Object.freeze({
    0: [1, 0, 0, 1], 90: [0, 1, -1, 0], 180: [-1, 0, 0, -1], 270: [0, -1, 1, 0],
});

/** A camera that stands upright. */
export const UPRIGHT = Object.freeze({ rotate: 0, mirror: false, flip: false });

/**
 * How a camera is mounted, from the status's "mounting": its picture is turned clockwise by `rotate`
 * degrees (0, 90, 180 or 270), then mirrored (left to right), then flipped (top to bottom). What is
 * missing is none of it; with any value that is not known here the whole counts as missing. Pure.
 */
export function readMounting(value) {
    const { rotate, mirror, flip } = { ...UPRIGHT, ...(value instanceof Object ? value : {}) };
    const isKnown = [0, 90, 180, 270].includes(rotate)
        && typeof mirror === 'boolean' && typeof flip === 'boolean';
    return isKnown ? { rotate, mirror, flip } : UPRIGHT;
}

/** Whether two are the same. Pure. */
export function isSameMounting(one, other) {
    return one.rotate === other.rotate && one.mirror === other.mirror && one.flip === other.flip;
}

/** The size of a picture once it is turned. Pure. */
export function turnedSize({ rotate }, { width, height }) {
    return rotate % 180 === 0 ? { width, height } : { width: height, height: width };
}

/**
 * The matrix [a, b, c, d, e, f], as a canvas takes it, that brings a picture of a size, drawn at
 * (0, 0), upright into the turned size. Pure.
 */
export function matrixOf(mounting, size) {
    const [a, b, c, d] = TURNS[mounting.rotate];
    const x = mounting.mirror ? -1 : 1;
    const y = mounting.flip ? -1 : 1;
    const { width, height } = turnedSize(mounting, size);
    // An axis that runs backwards starts at the far edge.
    const e = x * (a + c) < 0 ? width : 0;
    const f = y * (b + d) < 0 ? height : 0;
    return [x * a, y * b, x * c, y * d, e, f];
}
