// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { parse } from '../steering/mapping.js';

/** What the actions are called. */
const ACTIONS = Object.freeze({
    turn: 'Stick: right and left', look: 'Stick: up and down', left: 'Step left',
    right: 'Step right', up: 'Step up', down: 'Step down', fine: 'Finer, while pressed',
    fast: 'Faster, while pressed', snapshot: 'Download the picture', next: 'Next camera',
    home: 'Home',
});

/** By index, of the W3C's standard mapping. */
const BUTTONS = Object.freeze(['A (Cross)', 'B (Circle)', 'X (Square)', 'Y (Triangle)',
    'Left shoulder', 'Right shoulder', 'Left trigger', 'Right trigger', 'Back', 'Start',
    'Left stick pressed', 'Right stick pressed', 'D-pad up', 'D-pad down', 'D-pad left',
    'D-pad right', 'Guide']);
/** The same, in the negative and the positive direction. */
const AXES = Object.freeze([['Left stick left', 'Left stick right'],
    ['Left stick up', 'Left stick down'], ['Right stick left', 'Right stick right'],
    ['Right stick up', 'Right stick down']]);

/** An axis nearer to its middle is not worth a word. */
const SMALLEST_SHOWN = 0.1;

export function actionName(action) {
    return ACTIONS[action] ?? `Preset ${action.replace('preset', '')}`;
}

/** What to do while one waits for what is to be used. */
export function promptFor(action) {
    const where = { turn: 'to the right', look: 'up' }[action];
    return where ? `Push the stick that you want to use ${where}. Esc cancels.`
        : `Press what you want to use for “${actionName(action)}”. Esc cancels.`;
}

/** A dash for none. */
export function controlName(control, gamepad) {
    const parsed = parse(control ?? '');
    if (!parsed) {
        return '–';
    }
    const { isAxis, index, sign } = parsed;
    const isStandard = gamepad.mapping === 'standard';
    if (isAxis) {
        const name = isStandard ? AXES[index]?.[sign < 0 ? 0 : 1] : null;
        return name ?? `Axis ${index + 1} ${sign < 0 ? '−' : '+'}`;
    }
    return (isStandard ? BUTTONS[index] : null) ?? `Button ${index + 1}`;
}

/** What is pressed and moved, in words; empty for nothing. */
export function usedNames(gamepad) {
    const axes = [...gamepad.axes.entries()]
        .filter(([, value]) => Math.abs(value) >= SMALLEST_SHOWN)
        .map(([index, value]) => `${controlName(`${value < 0 ? '-' : '+'}a${index}`, gamepad)}`
            + ` ${Math.round(100 * Math.abs(value))} %`);
    const buttons = [...gamepad.buttons.entries()].filter(([, { pressed }]) => pressed)
        .map(([index]) => controlName(`b${index}`, gamepad));
    return [...axes, ...buttons].join(' · ');
}
