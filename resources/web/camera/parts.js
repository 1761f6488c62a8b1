// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The element below `root` that is marked as data-part="name"; null when there is none. A component
 * looks for what it needs only in this way, so that there may be many of a kind on a page.
 */
export function part(root, name) {
    return root.querySelector(`[data-part="${name}"]`);
}

/** Sets a text only when it differs: setting it is a change for screen readers and layout. */
export function say(element, text) {
    if (element && element.textContent !== text) {
        element.textContent = text;
    }
}

/** Shows or hides an element, if it is there. */
export function show(element, isShown) {
    if (element) {
        element.hidden = !isShown;
    }
}
