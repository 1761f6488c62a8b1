// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** In front of every name: other pages of the same host share the storage. */
const OWN = 'vedette-';

/** What this browser kept under a name; null when nothing, or when it keeps nothing. */
export function recall(name) {
    try {
        return localStorage.getItem(OWN + name);
    } catch {
        return null; // a browser that blocks storage throws
    }
}

/** Keeps a text in this browser, where it can; null forgets it. */
export function remember(name, text) {
    try {
        if (text === null) {
            localStorage.removeItem(OWN + name);
        } else {
            localStorage.setItem(OWN + name, text);
        }
    } catch {
        // Then it lasts until the page is closed.
    }
}
