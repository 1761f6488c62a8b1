// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { Jog } from './jog.js';
import { request } from './request.js';

/** How often a hold moves on, in milliseconds: a servo takes a new position 50 times a second. */
const TICK = 20;

/**
 * Turns input into requests: one in flight, nothing queued (jog.js has the rules). `addresses` is
 * what addressesBelow() gives. `onResult` is called with the reason, as explain() gives it, after a
 * request that failed, and with null after one that worked; `onHeld` with what is held,
 * {x, y, held: directions}, at a change.
 */
export class Steering {
    #addresses;
    #jog = new Jog();
    #onResult;
    #onHeld;
    #stick = { x: 0, y: 0 };
    #holders = new Map(); // direction → the inputs that hold it
    #ticking = 0;
    #enabled = false;
    #isDestroyed = false;

    constructor({ addresses, onResult, onHeld }) {
        this.#addresses = addresses;
        this.#onResult = onResult;
        this.#onHeld = onHeld;
    }

    /** Degrees of one step, 1…180. */
    set stepDegrees(degrees) {
        this.#jog.stepDegrees = degrees;
    }

    /** Whether there is anything to steer; otherwise all calls are ignored. */
    set enabled(enabled) {
        if (this.#enabled && !enabled) {
            this.releaseAll();
        }
        this.#enabled = enabled;
    }

    get enabled() {
        return this.#enabled;
    }

    /** An input ("keyboard", "joystick", "gamepad") holds a direction, or changes its pace. */
    press(input, direction, pace) {
        if (!this.#enabled) {
            return;
        }
        const holders = this.#holders.get(direction) ?? new Set();
        this.#holders.set(direction, holders.add(input));
        this.#jog.press(direction, pace, performance.now());
        this.#heldChanged();
    }

    /** It releases it; the direction stays held while another input holds it. */
    release(input, direction) {
        const holders = this.#holders.get(direction);
        if (holders?.delete(input) && holders.size === 0) {
            this.#holders.delete(direction);
            this.#jog.release(direction, performance.now());
            this.#heldChanged();
        }
    }

    /** A stick: each axis -1…1, x to the right, y up; (0, 0) stops. */
    deflect(x, y, pace) {
        if (this.#enabled) {
            this.#stick = { x, y };
            this.#jog.deflect(x, y, pace, performance.now());
            this.#heldChanged();
        }
    }

    /** The page no longer has the input: all motion stops. */
    releaseAll() {
        this.#holders.clear();
        this.#stick = { x: 0, y: 0 };
        this.#jog.releaseAll(performance.now());
        this.#heldChanged();
    }

    /** All motion stops, and nothing is sent or reported any more. */
    destroy() {
        this.#isDestroyed = true;
        this.enabled = false;
    }

    #heldChanged() {
        const held = [...this.#holders.keys()];
        const along = (more, less) => held.includes(more) - held.includes(less);
        const x = along('right', 'left');
        const y = along('up', 'down');
        const reach = Math.max(1, Math.hypot(x, y));
        const isByKeys = x !== 0 || y !== 0;
        this.#onHeld({ held, ...(isByKeys ? { x: x / reach, y: y / reach } : this.#stick) });
        this.#sendWhatIsDue();
    }

    #sendWhatIsDue() {
        const move = this.#isDestroyed ? null : this.#jog.takeMove(performance.now());
        if (move) {
            this.#send(move);
        }
        const ticks = this.#jog.needsClock();
        if (ticks && !this.#ticking) {
            this.#ticking = setInterval(() => {
                this.#jog.advance(performance.now());
                this.#sendWhatIsDue();
            }, TICK);
        } else if (!ticks && this.#ticking) {
            clearInterval(this.#ticking);
            this.#ticking = 0;
        }
    }

    async #send({ pan, tilt }) {
        const failure = await request(this.#addresses(`api/move?pan=${pan}&tilt=${tilt}`));
        if (this.#isDestroyed) {
            return;
        }
        this.#jog.finished(failure === null, performance.now());
        this.#onResult(failure);
        this.#sendWhatIsDue();
    }
}
