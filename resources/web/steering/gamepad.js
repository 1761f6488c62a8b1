// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { shaped } from './stick.js';

/** Buttons of the standard mapping (W3C Gamepad, 8). */
const SHOULDERS = Object.freeze({ left: 4, right: 5 });
const PAD = Object.freeze({ up: 12, down: 13, left: 14, right: 15 });

/** What steers on a gamepad: {stick: {x, y} shaped, y up; held: directions; pace}. Pure. */
export function readGamepad(gamepad) {
    const isDown = (index) => gamepad.mapping === 'standard' && gamepad.buttons[index]?.pressed;
    return {
        stick: shaped(gamepad.axes[0] ?? 0, -(gamepad.axes[1] ?? 0)),
        held: Object.keys(PAD).filter((direction) => isDown(PAD[direction])),
        pace: isDown(SHOULDERS.left) ? 'fine' : isDown(SHOULDERS.right) ? 'fast' : 'normal',
    };
}

const isAtRest = ({ stick, held }) => stick.x === 0 && stick.y === 0 && held.length === 0;
const REST = Object.freeze({ stick: { x: 0, y: 0 }, held: [], pace: 'normal' });

/**
 * Steers with the first gamepad that there is, while the page has the focus: the left stick is
 * proportional, the D-pad makes steps and holds, a shoulder changes the pace. What is held when
 * the page gets the focus counts only after the gamepad has been at rest. `onChange` is called
 * with whether one is connected. `signal` ends it.
 */
export function steerByGamepad(steering, onChange, signal) {
    let shown = REST;
    let awaitsRest = true;
    let polling = 0;
    const find = () => [...navigator.getGamepads?.() ?? []].find((gamepad) => gamepad?.connected);

    function follow(state) {
        for (const direction of shown.held.filter((held) => !state.held.includes(held))) {
            steering.release('gamepad', direction);
        }
        for (const direction of state.held) {
            if (!shown.held.includes(direction) || shown.pace !== state.pace) {
                steering.press('gamepad', direction, state.pace);
            }
        }
        const { x, y } = state.stick;
        if (x !== shown.stick.x || y !== shown.stick.y || (shown.pace !== state.pace && (x || y))) {
            steering.deflect(x, y, state.pace);
        }
        shown = state;
    }

    function rest() {
        follow(REST);
        awaitsRest = true;
    }

    function poll() {
        const gamepad = find();
        polling = gamepad && !signal.aborted ? requestAnimationFrame(poll) : 0;
        if (!polling || !document.hasFocus()) {
            rest();
            return;
        }
        const state = readGamepad(gamepad);
        awaitsRest &&= !isAtRest(state);
        if (!awaitsRest) {
            follow(state);
        }
    }

    function look() {
        onChange(find() !== undefined);
        polling ||= requestAnimationFrame(poll);
    }

    addEventListener('gamepadconnected', look, { signal });
    addEventListener('gamepaddisconnected', look, { signal });
    addEventListener('blur', rest, { signal });
    document.addEventListener('visibilitychange', rest, { signal });
    look();
}
