// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** A press of + or - makes the picture so much larger or smaller, as in the window. */
const ZOOM_STEP = 1.25;

/**
 * Whether a key is one of the page's: those with Ctrl, Alt and Meta are the browser's or the
 * desktop's, and an open dialog has its own.
 */
export function isForPage(event) {
    return !event.ctrlKey && !event.altKey && !event.metaKey
        && document.querySelector('dialog[open]') === null;
}

/** Zooms the picture of a CameraView by + and -, about its middle; 0 shows the whole. */
export function zoomByKeyboard(camera) {
    addEventListener('keydown', (event) => {
        if (!isForPage(event)) {
            return;
        }
        // On many keyboards plus is the = key with Shift.
        if (event.key === '+' || (event.key === '=' && !event.shiftKey)) {
            camera.zoomBy(ZOOM_STEP);
        } else if (event.key === '-') {
            camera.zoomBy(1 / ZOOM_STEP);
        } else if (event.key === '0') {
            camera.resetZoom();
        }
    });
}

const isInField = (target) =>
    target instanceof Element && target.closest('input, textarea, select') !== null;

/** Calls `act` when the key with this letter, in lower case, is pressed for the page; `signal` ends it. */
export function onLetter(letter, act, signal) {
    addEventListener('keydown', (event) => {
        if (isForPage(event) && !event.repeat && event.key.toLowerCase() === letter
            && !isInField(event.target)) {
            act();
        }
    }, { signal });
}
