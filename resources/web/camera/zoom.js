// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * A zoom is {scale, x, y}: at 1 the whole picture is seen; (x, y) is the point of the picture, as
 * shares of its width and height, in the middle of the view. So it stays right when the view changes
 * its size. A frame is {view, picture}, each {width, height}: the room in pixels, and the picture's
 * own size, of which only the shape counts. All functions are pure.
 */

/** The whole picture. */
export const WHOLE = Object.freeze({ scale: 1, x: 0.5, y: 0.5 });
/** The strongest zoom: a pixel of a small camera is then as large as a fingertip. */
export const STRONGEST = 8;
/** What is below this is the whole picture: factors that undo each other do so only nearly. */
const WEAKEST = 1.001;

/** The picture's size in the view, whole. */
function fitted({ view, picture }) {
    const share = Math.min(view.width / picture.width, view.height / picture.height);
    return { width: share * picture.width, height: share * picture.height };
}

/** The middle, moved so that the view is full of the picture, or the picture in its middle. */
function clampedMiddle(middle, seen) {
    return seen >= 1 ? 0.5 : Math.min(Math.max(middle, seen / 2), 1 - seen / 2);
}

/**
 * The nearest zoom that is allowed: 1 to STRONGEST, and no edge of the picture moves into the view.
 * In a view without room it is the whole.
 */
export function clamped({ scale, x, y }, frame) {
    const { width, height } = fitted(frame);
    const isSeen = width > 0 && height > 0;
    if (!isSeen || !(scale >= WEAKEST)) {
        return WHOLE;
    }
    const strength = Math.min(scale, STRONGEST);
    return {
        scale: strength,
        x: clampedMiddle(x, frame.view.width / (strength * width)),
        y: clampedMiddle(y, frame.view.height / (strength * height)),
    };
}

/** Stronger by `factor`, about `point` {x, y} of the view: what is seen there stays there. */
export function zoomedAt(zoom, factor, point, frame) {
    const scale = Math.min(Math.max(zoom.scale * factor, 1), STRONGEST);
    const { width, height } = fitted(frame);
    const closer = 1 / zoom.scale - 1 / scale;
    return clamped({
        scale,
        x: zoom.x + closer * (point.x - frame.view.width / 2) / width,
        y: zoom.y + closer * (point.y - frame.view.height / 2) / height,
    }, frame);
}

/** The picture moved by so many pixels to the right and down. */
export function panned(zoom, right, down, frame) {
    const { width, height } = fitted(frame);
    return clamped({
        scale: zoom.scale,
        x: zoom.x - right / (zoom.scale * width),
        y: zoom.y - down / (zoom.scale * height),
    }, frame);
}

/**
 * How to show it: an element as large as the view, with the whole picture in its middle, is scaled
 * about its upper left corner, then moved by so many pixels to the right and down.
 */
export function placed({ scale, x, y }, frame) {
    const { view } = frame;
    const { width, height } = fitted(frame);
    return {
        scale,
        right: view.width / 2 - scale * ((view.width - width) / 2 + x * width),
        down: view.height / 2 - scale * ((view.height - height) / 2 + y * height),
    };
}
