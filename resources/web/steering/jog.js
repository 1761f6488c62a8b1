// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** A press shorter than this is a tap: one step and no more. All times are in milliseconds. */
export const HOLD_DELAY = 250;
/** After the delay, a hold's speed grows evenly to full within this time. */
export const RAMP_TIME = 300;
/** Full speed of a hold or a deflection, by pace, in degrees a second. */
export const SPEEDS = Object.freeze({ fine: 10, normal: 45, fast: 120 });
/** One step at the pace "fine", in degrees. */
export const FINE_STEP = 1;
/** A step at the pace "fast" is this many normal ones. */
export const FAST_STEP_FACTOR = 3;
/** The most that counts between two calls: after a blocked page the camera must not jump. */
export const MAXIMUM_ELAPSED = 100;
/** How far motion in one direction goes before it has to start again, in degrees. */
export const MAXIMUM_TRAVEL = 180;
/** The most that one request may turn either axis, in degrees. */
export const MAXIMUM_MOVE = 180;
/** How long a hold waits after a failed request before it tries again. */
export const RETRY_INTERVAL = 500;

/** The axis each direction turns, and the sign: pan to the right and tilt upwards are positive. */
const DIRECTIONS = Object.freeze({
    left: ['pan', -1], right: ['pan', 1], up: ['tilt', 1], down: ['tilt', -1],
});

const clamp = (value, limit) => Math.min(limit, Math.max(-limit, value));

/** How long a hold of this age has run at full speed, counting the ramp by the way it covers. */
function timeAtFullSpeed(age) {
    const moving = Math.max(0, age - HOLD_DELAY);
    return moving < RAMP_TIME ? moving * moving / (2 * RAMP_TIME) : moving - RAMP_TIME / 2;
}

function newAxis() {
    return { steps: 0, motion: 0, travelled: 0, direction: 0, deflection: 0 };
}

/**
 * The arithmetic of steering: what is held and for how long, how far that turns the camera, and
 * what may be sent when. Pure: knows no timer and no network; every call says what time it is.
 *
 * A press is a step at once and, when it lasts, motion; a deflection is a speed. Steps add up while
 * a request is in flight and survive the release. Motion that has not been sent when its direction
 * is released is dropped, so after a release at most one more request leaves, made of steps alone. A
 * request that failed takes everything pending with it: nothing is kept for later.
 */
export class Jog {
    /** A step at the pace "normal", 1…180 degrees. */
    stepDegrees = 5;
    #held = new Map(); // direction → {pace, age}
    #axes = { pan: newAxis(), tilt: newAxis() };
    #deflectionPace = 'normal';
    #advancedTo = -Infinity;
    #retryAt = -Infinity;
    #inFlight = false;

    /** A step, unless the direction is held already: then only its pace changes. */
    press(direction, pace, now) {
        this.advance(now);
        const hold = this.#held.get(direction);
        if (hold) {
            hold.pace = pace;
            return;
        }
        this.#held.set(direction, { pace, age: 0 });
        const [axis, sign] = DIRECTIONS[direction];
        this.#addSteps(axis, sign * this.#stepFor(pace));
        this.#heldChanged();
    }

    /** Motion in this direction stops. Harmless when it was not held. */
    release(direction, now) {
        this.advance(now);
        this.#held.delete(direction);
        this.#heldChanged();
    }

    /** A stick: each axis -1…1, x to the right, y up; (0, 0) stops. */
    deflect(x, y, pace, now) {
        this.advance(now);
        this.#axes.pan.deflection = clamp(x || 0, 1);
        this.#axes.tilt.deflection = clamp(y || 0, 1);
        this.#deflectionPace = pace;
        this.#heldChanged();
    }

    /** Nothing is held any more. Steps asked for but not sent yet remain. */
    releaseAll(now) {
        this.#held.clear();
        this.#axes.pan.deflection = 0;
        this.#axes.tilt.deflection = 0;
        this.#advancedTo = now;
        this.#heldChanged();
    }

    /** Lets what is held move until `now`. */
    advance(now) {
        const elapsed = Math.min(Math.max(now - this.#advancedTo, 0), MAXIMUM_ELAPSED);
        this.#advancedTo = now;
        for (const hold of this.#held.values()) {
            hold.age += elapsed;
        }
        if (now < this.#retryAt) {
            return;
        }
        for (const name of ['pan', 'tilt']) {
            this.#moveAxis(name, elapsed);
        }
    }

    /** Whether anything held moves, or will, so that advance() should be called regularly. */
    needsClock() {
        return Object.values(this.#axes).some(
            (axis) => axis.direction !== 0 && axis.travelled < MAXIMUM_TRAVEL);
    }

    /**
     * What to send now as {pan, tilt} in whole degrees, or null. It is in flight from then on,
     * until finished() is called, and meanwhile there is nothing to send.
     */
    takeMove(now) {
        const { pan, tilt } = this.#axes;
        // Presses go at once even after a failure: each is a new request of the user.
        const waits = now < this.#retryAt && pan.steps === 0 && tilt.steps === 0;
        if (this.#inFlight || waits) {
            return null;
        }
        const move = { pan: this.#takeWhole(pan), tilt: this.#takeWhole(tilt) };
        if (move.pan === 0 && move.tilt === 0) {
            return null;
        }
        this.#inFlight = true;
        return move;
    }

    /** The request in flight has ended: the camera moved, or the request failed. */
    finished(moved, now) {
        this.advance(now);
        this.#inFlight = false;
        if (moved) {
            this.#retryAt = -Infinity;
            return;
        }
        this.#dropPending();
        this.#retryAt = now + RETRY_INTERVAL;
    }

    #stepFor(pace) {
        const steps = { fine: FINE_STEP, fast: FAST_STEP_FACTOR * this.stepDegrees };
        return Math.min(steps[pace] ?? this.stepDegrees, MAXIMUM_MOVE);
    }

    #addSteps(axis, degrees) {
        this.#axes[axis].steps = clamp(this.#axes[axis].steps + degrees, MAXIMUM_MOVE);
    }

    #moveAxis(name, elapsed) {
        const axis = this.#axes[name];
        if (axis.direction === 0) {
            return;
        }
        let degrees = axis.deflection * SPEEDS[this.#deflectionPace] * elapsed / 1000;
        for (const [direction, { pace, age }] of this.#held) {
            const [of, sign] = DIRECTIONS[direction];
            if (of === name) {
                const time = timeAtFullSpeed(age) - timeAtFullSpeed(age - elapsed);
                degrees += sign * SPEEDS[pace] * time / 1000;
            }
        }
        const moved = clamp(degrees, MAXIMUM_TRAVEL - axis.travelled);
        axis.travelled += Math.abs(moved);
        axis.motion = clamp(axis.motion + moved, MAXIMUM_TRAVEL);
    }

    #heldChanged() {
        for (const [name, axis] of Object.entries(this.#axes)) {
            let keys = 0;
            for (const direction of this.#held.keys()) {
                const [of, sign] = DIRECTIONS[direction];
                keys += of === name ? sign : 0;
            }
            const direction = keys !== 0 ? keys : Math.sign(axis.deflection);
            if (direction !== axis.direction) {
                Object.assign(axis, { direction, motion: 0, travelled: 0 });
            }
        }
    }

    #takeWhole(axis) {
        // A degree that is short of whole only by rounding is whole.
        const whole = Math.trunc(axis.motion + Math.sign(axis.motion) * 1e-6);
        axis.motion -= whole;
        const degrees = clamp(axis.steps + whole, MAXIMUM_MOVE);
        axis.steps = 0;
        return degrees;
    }

    #dropPending() {
        for (const axis of Object.values(this.#axes)) {
            axis.steps = 0;
            axis.motion = 0;
        }
    }
}
