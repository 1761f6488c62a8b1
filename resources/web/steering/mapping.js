// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * What something on a gamepad can do, in the order shown. What comes after "fast" is a command: it
 * is offered where the page carries it out.
 */
export const ACTIONS = Object.freeze(['turn', 'look', 'left', 'right', 'up', 'down', 'fine', 'fast',
    'snapshot', 'next', 'home', ...Array.from({ length: 9 }, (_, index) => `preset${index + 1}`)]);
const DIRECTIONS = Object.freeze(['left', 'right', 'up', 'down']);
const COMMANDS = Object.freeze(ACTIONS.slice(ACTIONS.indexOf('fast') + 1));

/** The limits of the dead zone, in percent of the stick's way to the rim. */
export const DEAD_ZONES = Object.freeze({ smallest: 5, usual: 15, largest: 50 });
/** An axis is a pressed button beyond this, of 1: half of a trigger's way. */
export const PRESSED_BEYOND = 0.5;
/** The most buttons and axes that are used of an odd device. */
export const MOST_CONTROLS = 128;

/**
 * A control is a text: "b3" is a button, "+a2" and "-a2" an axis in one of its directions, "" none.
 * These are those of the W3C's standard mapping (Gamepad, 8), and of other devices.
 */
const STANDARD = Object.freeze({ turn: '+a0', look: '-a1', left: 'b14', right: 'b15', up: 'b12',
    down: 'b13', fine: 'b4', fast: 'b5', snapshot: 'b2', next: 'b3', home: 'b8' });
const OTHER = Object.freeze({ turn: '+a0', look: '-a1' });

/** Whether an action is proportional; all others are pressed. */
export const isStick = (action) => action === 'turn' || action === 'look';

/** {isAxis, index, sign} of a control; null for none, and for what is no control. */
export function parse(control) {
    const [, sign, kind, index] = /^([+-]?)([ab])([0-9]{1,3})$/.exec(control) ?? [];
    const isAxis = kind === 'a';
    if (!kind || isAxis !== (sign !== '') || Number(index) >= MOST_CONTROLS) {
        return null;
    }
    return { isAxis, index: Number(index), sign: sign === '-' ? -1 : 1 };
}

/** How far a control is used on a gamepad, -1…1. */
function valueOf(control, gamepad) {
    const parsed = parse(control ?? '');
    if (!parsed) {
        return 0;
    }
    const { isAxis, index, sign } = parsed;
    const value = isAxis ? sign * gamepad.axes[index] : Number(gamepad.buttons[index]?.pressed);
    return value || 0;
}

/** Whether one control cannot do both; a stick takes both directions of its axis. */
function collide(one, ofOne, other, ofOther) {
    const [a, b] = [parse(ofOne ?? ''), parse(ofOther ?? '')];
    return a !== null && b !== null && a.isAxis === b.isAxis && a.index === b.index
        && (isStick(one) || isStick(other) || a.sign === b.sign);
}

/** Which control does what on a gamepad when the user has changed nothing: {controls, deadZone}. */
export function defaultsOf(gamepad) {
    return { controls: { ...(gamepad.mapping === 'standard' ? STANDARD : OTHER) },
        deadZone: DEAD_ZONES.usual };
}

/** Which other action has a control, or its axis as a stick; undefined: none. */
export function takenBy(mapping, control, action) {
    return ACTIONS.find((other) => other !== action
        && collide(action, control, other, mapping.controls[other]));
}

/** The mapping with a control for an action, which no other has any more. "" takes it away. */
export function assigned(mapping, action, control) {
    const controls = { ...mapping.controls, [action]: control };
    for (const other of ACTIONS) {
        if (other !== action && collide(action, control, other, controls[other])) {
            controls[other] = '';
        }
    }
    return { ...mapping, controls };
}

/**
 * The mapping in a kept text. What is missing has its default, unless that is taken; when anything is
 * wrong, everything is as in `defaults`.
 */
export function readMapping(text, defaults) {
    const kept = parseObject(text);
    const deadZone = kept?.deadZone ?? defaults.deadZone;
    const isAllowed = Number.isInteger(deadZone) && deadZone >= DEAD_ZONES.smallest
        && deadZone <= DEAD_ZONES.largest;
    if (!kept || typeof kept.controls !== 'object' || !kept.controls || !isAllowed) {
        return defaults;
    }
    const mapping = { controls: {}, deadZone };
    for (const action of ACTIONS.filter((each) => Object.hasOwn(kept.controls, each))) {
        const control = kept.controls[action];
        const parsed = typeof control === 'string' ? parse(control) : null;
        const isWrong = (control !== '' && !parsed) || (isStick(action) && parsed && !parsed.isAxis);
        if (isWrong || takenBy(mapping, control, action)) {
            return defaults;
        }
        mapping.controls[action] = control;
    }
    for (const [action, control] of Object.entries(defaults.controls)) {
        if (!(action in mapping.controls) && !takenBy(mapping, control, action)) {
            mapping.controls[action] = control;
        }
    }
    return mapping;
}

function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return value && typeof value === 'object' ? value : null;
    } catch {
        return null;
    }
}

/**
 * What is done on a gamepad: {stick: {x, y} as it is, y up; held: directions; pace; commands}. Pure.
 */
export function readGamepad(gamepad, { controls }) {
    const isDown = (action) => valueOf(controls[action], gamepad) > PRESSED_BEYOND;
    return {
        stick: { x: valueOf(controls.turn, gamepad), y: valueOf(controls.look, gamepad) },
        held: DIRECTIONS.filter(isDown),
        pace: isDown('fine') ? 'fine' : isDown('fast') ? 'fast' : 'normal',
        commands: COMMANDS.filter(isDown),
    };
}
