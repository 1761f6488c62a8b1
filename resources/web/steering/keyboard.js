// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { paceFor } from './pace.js';

const ARROWS = Object.freeze({
    ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down',
});
/** By place on the keyboard, so that they lie as an inverted T on any layout. */
const LETTERS = Object.freeze({ KeyA: 'left', KeyD: 'right', KeyW: 'up', KeyS: 'down' });

function directionOf(event) {
    // With Ctrl the letters are the browser's: Ctrl+W closes the page.
    return ARROWS[event.code] ?? (event.ctrlKey ? undefined : LETTERS[event.code]);
}

function isElsewhere(target) {
    return target instanceof Element
        && target.closest('input, textarea, select, dialog, [contenteditable]') !== null;
}

/** Steers with the arrow keys and WASD, wherever on the page the focus is; until `signal` ends it. */
export function steerByKeyboard(steering, signal) {
    const held = new Map(); // code → direction
    let pace = 'normal';

    function down(event) {
        if (event.key === 'Shift' || event.key === 'Control') {
            changePace(event);
        }
        const direction = directionOf(event);
        const isBrowsers = event.altKey || event.metaKey || isElsewhere(event.target);
        if (!direction || isBrowsers || !steering.enabled) {
            return; // the browser scrolls with arrow keys that steer nothing
        }
        event.preventDefault(); // neither scrolls nor moves the focus
        if (event.repeat || held.has(event.code)) {
            return; // holding is timed by jog.js
        }
        pace = paceFor(event);
        held.set(event.code, direction);
        steering.press('keyboard', direction, pace);
    }

    function up(event) {
        if (event.key === 'Shift' || event.key === 'Control') {
            changePace(event);
        }
        if (event.key === 'Meta') {
            releaseAll(); // macOS keeps the release of other keys to itself meanwhile
        }
        release(event.code);
    }

    function release(code) {
        const direction = held.get(code);
        held.delete(code);
        if (direction && ![...held.values()].includes(direction)) {
            steering.release('keyboard', direction);
        }
    }

    function changePace(event) {
        const asked = paceFor(event);
        if (asked !== pace) {
            pace = asked;
            for (const direction of new Set(held.values())) {
                steering.press('keyboard', direction, pace);
            }
        }
    }

    function releaseAll() {
        for (const code of [...held.keys()]) {
            release(code);
        }
    }

    addEventListener('keydown', down, { signal });
    addEventListener('keyup', up, { signal });
    addEventListener('blur', releaseAll, { signal });
    document.addEventListener('visibilitychange', releaseAll, { signal });
}
