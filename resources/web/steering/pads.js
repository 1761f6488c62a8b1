// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { StickCentre } from './centre.js';
import { defaultsOf, readGamepad, readMapping } from './mapping.js';
import { shaped } from './stick.js';

/** A kind of gamepad says what it is in as many characters; more may be anything. */
const LONGEST_KIND = 200;

const REST = Object.freeze({ stick: { x: 0, y: 0 }, held: [], pace: 'normal', commands: [] });

/** The gamepads that there are now; browsers leave holes. */
export function connectedGamepads() {
    return [...navigator.getGamepads?.() ?? []].filter((gamepad) => gamepad?.connected);
}

/** Whether something is held that turns the camera. */
export const isSteering = ({ stick, held }) => stick.x !== 0 || stick.y !== 0 || held.length > 0;

/**
 * What the user has chosen for each kind of gamepad. `memory` keeps texts under a name: {recall,
 * remember}, as page/memory.js.
 */
export class GamepadSettings {
    #memory;
    #mappings = new Map(); // name → mapping

    constructor(memory) {
        this.#memory = memory;
    }

    mappingOf(gamepad) {
        const name = this.#nameOf(gamepad);
        if (!this.#mappings.has(name)) {
            const defaults = defaultsOf(gamepad);
            const kept = this.#memory.recall(name);
            this.#mappings.set(name, kept === null ? defaults : readMapping(kept, defaults));
        }
        return this.#mappings.get(name);
    }

    /** From now on for all of this kind; null: the defaults again. */
    setMapping(gamepad, mapping) {
        const name = this.#nameOf(gamepad);
        this.#mappings.set(name, mapping ?? defaultsOf(gamepad));
        this.#memory.remember(name, mapping && JSON.stringify(mapping));
    }

    #nameOf({ id, mapping }) {
        return `gamepad-${mapping}-${String(id).slice(0, LONGEST_KIND)}`;
    }
}

/** One connected gamepad: what is held on it, and what of that counts. */
export class Pad {
    #settings;
    #mapping = null;
    #centre = new StickCentre();
    #awaitsRest = true;
    /** The stick from where it rests, before dead zone and curve. */
    stick = REST.stick;
    /** What is held, the stick after dead zone and curve. */
    held = REST;

    constructor(settings) {
        this.#settings = settings;
    }

    update(gamepad, now) {
        const mapping = this.#settings.mappingOf(gamepad);
        if (mapping !== this.#mapping) {
            this.#mapping = mapping;
            this.#centre = new StickCentre();
            this.#awaitsRest = true;
        }
        const state = readGamepad(gamepad, mapping);
        this.stick = this.#centre.centred(state.stick, now);
        this.held = { ...state,
            stick: shaped(this.stick.x, this.stick.y, mapping.deadZone / 100) };
        const isAtRest = !isSteering(this.held) && state.commands.length === 0;
        this.#awaitsRest &&= !isAtRest;
    }

    /** What is held counts only after everything was released. */
    awaitRest() {
        this.#awaitsRest = true;
        this.#centre.interrupt();
    }

    /** What counts: nothing while a rest is awaited. */
    get state() {
        return this.#awaitsRest ? REST : this.held;
    }
}
