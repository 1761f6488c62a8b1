// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Which pace the held modifier keys ask for. Ctrl wins over Shift: who presses both means to be
 * careful.
 */
export function paceFor(event) {
    return event.ctrlKey ? 'fine' : event.shiftKey ? 'fast' : 'normal';
}
