// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { isStick, MOST_CONTROLS, PRESSED_BEYOND } from './mapping.js';

/** How far an axis has to move from where it was, of 1: farther than by accident. */
const WAY = 0.6;

/**
 * Waits for what a user wants to use for an action: the first button that goes down, or the first
 * axis that moves far. What is held at the beginning does not count until it was released. Pure.
 */
export class Capture {
    action;
    #buttons;
    #axes;

    constructor(action, gamepad) {
        this.action = action;
        this.#buttons = gamepad.buttons.slice(0, MOST_CONTROLS).map(({ pressed }) => pressed);
        this.#axes = gamepad.axes.slice(0, MOST_CONTROLS);
    }

    /** The control that is used, in the direction it was moved to; null: nothing yet. */
    take(gamepad) {
        return (isStick(this.action) ? null : this.#takeButton(gamepad)) ?? this.#takeAxis(gamepad);
    }

    #takeButton({ buttons }) {
        const begun = this.#buttons.findIndex((was, at) => !was && buttons[at]?.pressed);
        this.#buttons = this.#buttons.map((was, at) => was && Boolean(buttons[at]?.pressed));
        return begun < 0 ? null : `b${begun}`;
    }

    #takeAxis({ axes }) {
        for (const [at, start] of this.#axes.entries()) {
            const value = axes[at] || 0;
            const way = value - start;
            // What was held returns to its middle, which is as long a way.
            const isAway = Math.abs(value) > PRESSED_BEYOND && Math.sign(way) === Math.sign(value);
            if (isAway && Math.abs(way) > WAY) {
                return `${way < 0 ? '-' : '+'}a${at}`;
            }
            if (Math.abs(value) < Math.abs(start)) {
                this.#axes[at] = value;
            }
        }
        return null;
    }
}
