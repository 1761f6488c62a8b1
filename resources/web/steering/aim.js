// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Which point {x, y} of the picture, in parts of it from its upper left corner as it is shown, is at
 * a place of the page. `box` is where the element is that shows it
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
