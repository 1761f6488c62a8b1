// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { Playback } from './playback.js';
import { stepSpeed } from './speeds.js';
import { moved } from './spans.js';
import { Stills } from './stills.js';

/** What plays until so near to now has come to what is live, in milliseconds. */
const LIVE_EDGE = 5_000;
/** The next picture is looked for as slowly as it came for this long, in ms; then faster. */
const STEP_PATIENCE = 400;
/** How fast then: no picture is passed by that comes later than STEP_PATIENCE behind another. */
const STEP_SPEED = 8;

const NOTHING_THEN = 'Nothing was recorded then.';
const NO_PICTURE = 'The picture of then did not come.';

/**
 * What is seen of one camera at which speed: live, or a moment of its past. `view` is its
 * CameraView, `addresses` as addressesBelow() gives them; `now` gives the server's time. `onChange`
 * is called when any of what can be read here has changed, `onFailure` as showFailure().
 */
export class Player {
    /** The moment that is shown, in milliseconds since 1970; null: live. */
    at = null;
    isPlaying = false;
    /** Times as fast as it was; below 0 backwards. */
    speed = 1;
    /** What is known to be recorded, see readSpans(). */
    spans = [];
    #view;
    #addresses;
    #now;
    #onChange;
    #onFailure;
    #playback;
    #stills;
    #shownTime = null; // of the picture that is shown, which is of that moment or before
    #step = 0; // the direction of one that is under way
    #patience = 0;

    constructor({ view, addresses, now, onChange, onFailure }) {
        this.#view = view;
        this.#addresses = addresses;
        this.#now = now;
        this.#onChange = onChange;
        this.#onFailure = onFailure;
        this.#playback = new Playback((frame) => this.#take(frame), (reason) => this.#end(reason));
        this.#stills = new Stills(
            (time) => addresses(`frame?at=${new Date(time).toISOString()}`),
            (still) => this.#takeStill(still));
    }

    get isPast() {
        return this.at !== null;
    }

    /** Shows this moment, and plays on unless it is paused; from live, too. */
    seek(time) {
        this.#goTo(time);
        if (this.isPast && !this.isPlaying) {
            this.#stills.ask(time);
        }
        this.playOn();
    }

    /** Shows each moment that a finger passes; at its end playOn() is to be called. */
    scrub(time) {
        this.#goTo(time);
        if (this.isPast) {
            this.#stills.ask(time);
        }
    }

    /** From the shown moment, unless it is paused. */
    playOn() {
        if (this.isPast && this.isPlaying) {
            this.#rest();
            this.#request(this.at, this.speed);
        }
    }

    /** Goes on, or back, by so many milliseconds; over gaps. */
    skip(by) {
        this.seek(moved(this.spans, this.at ?? this.#now(), by));
    }

    /** One picture on, or by -1 back; pauses. */
    step(direction) {
        if (!this.isPast && direction > 0) {
            return;
        }
        this.#rest();
        this.#goTo(this.#shownTime ?? this.at ?? this.#now() - 1);
        this.isPlaying = false;
        this.#step = direction;
        // Backwards the first one that comes is the one before this moment, across gaps.
        this.#request(direction < 0 ? this.at - 1 : this.at, direction);
        if (direction > 0) {
            this.#patience = setTimeout(() => this.#request(this.at, STEP_SPEED), STEP_PATIENCE);
        }
        this.#onChange();
    }

    /** Pauses, or plays on; live it does nothing. */
    toggle() {
        if (this.isPlaying) {
            this.pause();
        } else if (this.isPast) {
            this.isPlaying = true;
            this.playOn();
            this.#onChange();
        }
    }

    pause() {
        if (this.isPlaying) {
            this.#rest();
            this.isPlaying = false;
            this.#onChange();
        }
    }

    setSpeed(speed) {
        if (this.isPast && speed !== this.speed) {
            this.speed = speed;
            this.playOn();
            this.#onChange();
        }
    }

    /** The next slower, or by 1 faster speed. */
    changeSpeed(by) {
        this.setSpeed(stepSpeed(this.speed, by));
    }

    /** Plays the other way round, also when it is paused. */
    turn() {
        if (this.isPast) {
            this.isPlaying = true;
            this.setSpeed(-this.speed);
        }
    }

    /** Back to live. */
    live() {
        if (this.isPast) {
            this.#rest();
            Object.assign(this, { at: null, isPlaying: false, speed: 1 });
            this.#view.isPast = false;
            this.#onChange();
        }
    }

    /** A still that is under way goes on: who scrubs wants to see something. */
    #goTo(time) {
        if (time >= this.#now()) {
            this.live();
            return;
        }
        this.#endPlayback();
        if (!this.isPast) {
            this.isPlaying = true; // as what is live does
            this.#view.isPast = true;
        }
        this.at = time;
        this.#shownTime = null;
        this.#onChange();
    }

    #endPlayback() {
        clearTimeout(this.#patience);
        this.#step = 0;
        this.#playback.stop();
    }

    #rest() {
        this.#endPlayback();
        this.#stills.drop();
    }

    #request(from, speed) {
        this.#playback.play(this.#addresses(
            `playback?from=${new Date(from).toISOString()}&speed=${speed}`));
    }

    #take(frame) {
        const time = Math.round(1000 * frame.timestamp);
        const isStep = this.#step !== 0 && this.#step * (time - this.at) > 0;
        // One that comes together with the one that was stepped to is too many.
        if (frame.timestamp === null || !(isStep || this.isPlaying)) {
            return;
        }
        if (isStep) {
            this.#endPlayback();
        }
        this.at = time;
        this.#shownTime = time;
        this.#view.takePast(frame);
        this.#onChange();
    }

    #takeStill({ frame, failure = null }) {
        if (frame) {
            this.#shownTime = Math.round(1000 * frame.timestamp);
            this.#view.takePast({ ...frame, arrival: performance.now(), lag: 0, progressed: false });
        } else {
            this.#view.showNoPast(failure === null ? NOTHING_THEN : NO_PICTURE);
        }
        if (failure !== null) {
            this.#onFailure('there is no picture of then', failure);
        }
    }

    /** Nothing more comes: `reason` says why, null: there is nothing more. */
    #end(reason) {
        const isAtLive = reason === null && this.isPlaying && this.speed > 0
            && this.#now() - this.at < LIVE_EDGE;
        if (isAtLive) {
            this.live();
            return;
        }
        this.#rest();
        this.isPlaying = false;
        if (reason !== null) {
            this.#onFailure('playing has stopped', reason);
        } else if (this.#shownTime === null) {
            this.#view.showNoPast(NOTHING_THEN);
        }
        this.#onChange();
    }
}
