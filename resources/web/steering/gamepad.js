// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { connectedGamepads, isSteering, Pad } from './pads.js';

const REST = Object.freeze({ stick: { x: 0, y: 0 }, held: [], pace: 'normal' });

/**
 * Steers with all gamepads that there are, while the page has the focus and no dialog is open: a
 * stick is proportional, the D-pad makes steps and holds, and so on, as `settings` (GamepadSettings)
 * has it. The one whose stick or D-pad was touched last steers; what another one holds then counts
 * only after it has been at rest, and so does what is held when the page gets the focus. `commands`
 * has a function for each action that the page carries out. `onChange` is called with whether a
 * gamepad is connected. `signal` ends it.
 */
export function steerByGamepad(steering, { settings, commands, onChange }, signal) {
    const pads = new Map(); // index → {id, pad}
    let shown = REST;
    let steers = null; // the pad that steers, or did last
    let polling = 0;

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
        for (const { pad } of pads.values()) {
            pad.awaitRest();
        }
    }

    function padOf({ index, id }) {
        if (pads.get(index)?.id !== id) {
            pads.set(index, { id, pad: new Pad(settings) });
        }
        return pads.get(index).pad;
    }

    function forgetOthers(gamepads) {
        for (const index of pads.keys()) {
            if (!gamepads.some((gamepad) => gamepad.index === index)) {
                pads.delete(index);
            }
        }
    }

    /** Reads one; its new commands. */
    function read(gamepad) {
        const pad = padOf(gamepad);
        const before = pad.state;
        pad.update(gamepad, performance.now());
        const { state } = pad;
        if (isSteering(state) && !isSteering(before) && pad !== steers) {
            steers?.awaitRest();
            steers = pad;
        }
        return state.commands.filter((command) => !before.commands.includes(command));
    }

    function poll() {
        const gamepads = connectedGamepads();
        forgetOthers(gamepads);
        polling = gamepads.length > 0 && !signal.aborted ? requestAnimationFrame(poll) : 0;
        if (!polling || !document.hasFocus() || document.querySelector('dialog[open]')) {
            rest();
            return;
        }
        const requested = gamepads.flatMap(read);
        const isThere = [...pads.values()].some(({ pad }) => pad === steers);
        follow(isThere ? steers.state : REST);
        for (const command of requested) {
            commands[command]?.();
        }
    }

    function look() {
        onChange(connectedGamepads().length > 0);
        polling ||= requestAnimationFrame(poll);
    }

    addEventListener('gamepadconnected', look, { signal });
    addEventListener('gamepaddisconnected', look, { signal });
    addEventListener('blur', rest, { signal });
    document.addEventListener('visibilitychange', rest, { signal });
    look();
}
