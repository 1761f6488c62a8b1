// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

const SECOND = 1_000;

/** By the name of a key, in lower case: [what to do, with what, with what while Shift is held]. */
const ACTIONS = Object.freeze({
    ' ': ['toggle'], k: ['toggle'], b: ['play', -1],
    j: ['skip', -10 * SECOND], l: ['skip', 10 * SECOND],
    arrowleft: ['skip', -5 * SECOND, -SECOND], arrowright: ['skip', 5 * SECOND, SECOND],
    arrowdown: ['skip', -60 * SECOND], arrowup: ['skip', 60 * SECOND],
    ',': ['step', -1], '.': ['step', 1],
    '[': ['speed', -1], '<': ['speed', -1], ']': ['speed', 1], '>': ['speed', 1],
    backspace: ['usualSpeed'],
    home: ['edge', -1], end: ['edge', 1], escape: ['live'],
    i: ['mark', 'from'], o: ['mark', 'to'], e: ['export'],
});
/** These alone mean something while Shift is held: some keyboards have < and > there. */
const WITH_SHIFT = Object.freeze(['arrowleft', 'arrowright', '<', '>', '[', ']', ',', '.']);

/** These are for the bar. On many keyboards plus is the = key with Shift. */
const ZOOM_IN = Object.freeze(['+', '=']);
const ZOOM_OUT = '-';

/** What a key does while the bar has the focus, beside actionFor(). Pure. */
export function barActionFor({ key }) {
    const by = ZOOM_IN.includes(key) ? 1 : key === ZOOM_OUT ? -1 : 0;
    return by === 0 ? null : { action: 'zoom', value: by };
}

/**
 * What a key does while the past is shown, as in the window, in mpv and on YouTube: {action, value},
 * or null. Takes a keydown event. Pure.
 */
export function actionFor({ key, shiftKey = false }) {
    const name = key.toLowerCase();
    const found = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : null;
    if (!found || (shiftKey && !WITH_SHIFT.includes(name))) {
        return null;
    }
    const [action, value, withShift] = found;
    return { action, value: shiftKey && withShift !== undefined ? withShift : value };
}
