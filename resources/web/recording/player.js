// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { PastScreens } from './screens.js';
import { moved } from './spans.js';
import { stepSpeed } from './speeds.js';

/** What plays until so near to now has come to what is live, in milliseconds. */
export const LIVE_EDGE = 5_000;
/** The next picture is looked for as slowly as it came for this long, in ms; then faster. */
const STEP_PATIENCE = 400;
/** How fast then: no picture is passed by that comes later than STEP_PATIENCE behind another. */
const STEP_SPEED = 8;

/**
 * What is seen of cameras at which speed: live, or a moment of their past, of all the same. Cameras
 * are {id, prefix, view, isSeen}: prefix as in addressesBelow(), view a CameraView, and whether it is
 * in sight. `now` gives the server's time. `onChange` is called when any of what can be read here has
 * changed, `onFailure` as showFailure().
 */
export class Player {
    /** The moment that is shown, in milliseconds since 1970; null: live. */
    at = null;
    isPlaying = false;
    /** Times as fast as it was; below 0 backwards. */
    speed = 1;
    /** What is known to be recorded of any of the cameras, see readSpans(). */
    spans = [];
    #lead = null; // the id of the one whose pictures are stepped through
    #now;
    #onChange;
    #onFailure;
    #screens;
    #step = 0; // the direction of one that is under way
    #patience = 0;

    constructor({ now, onChange, onFailure }) {
        this.#now = now;
        this.#onChange = onChange;
        this.#onFailure = onFailure;
        this.#screens = new PastScreens({
            onPicture: (camera, frame, time) => this.#take(camera, frame, time),
            onEnd: (reason) => this.#end(reason),
            onFailure,
        });
    }

    get isPast() {
        return this.at !== null;
    }

    /** From now on these: whose past is shown, they all show it. */
    setCameras(cameras) {
        this.#screens.setCameras(cameras);
        if (this.isPast) {
            this.#screens.markPast();
        }
        this.follow();
    }

    /** Looks which of them are in sight now. */
    follow() {
        if (this.#screens.look() && this.isPast) {
            this.#refresh();
        }
    }

    /** The id of the one whose pictures step() counts. */
    setLead(id) {
        this.#lead = id;
    }

    /** Shows this moment, and plays on unless it is paused; from live, too. */
    seek(time) {
        this.#goTo(time);
        this.#refresh();
    }

    /** Shows each moment that a finger passes; at its end playOn() is to be called. */
    scrub(time) {
        this.#goTo(time);
        if (this.isPast) {
            this.#screens.ask(this.#screens.seen, this.at);
        }
    }

    /** From the shown moment, unless it is paused. */
    playOn() {
        if (this.isPast && this.isPlaying) {
            this.#rest();
            this.#screens.play(this.#screens.seen, this.at, this.speed);
        }
    }

    /** Goes on, or back, by so many milliseconds; over gaps. */
    skip(by) {
        this.seek(moved(this.spans, this.at ?? this.#now(), by));
    }

    /** One picture on, or by -1 back; pauses. */
    step(direction) {
        const { seen } = this.#screens;
        const lead = seen.find(({ id }) => id === this.#lead) ?? seen[0];
        if (!lead || (!this.isPast && direction > 0)) {
            return;
        }
        this.#rest();
        this.#goTo(this.#screens.timeOn(lead) ?? this.at ?? this.#now() - 1);
        this.isPlaying = false;
        this.#step = direction;
        // Backwards the first one that comes is the one before this moment, across gaps.
        this.#screens.play([lead], direction < 0 ? this.at - 1 : this.at, direction);
        if (direction > 0) {
            this.#patience = setTimeout(
                () => this.#screens.play([lead], this.at, STEP_SPEED), STEP_PATIENCE);
        }
        this.#onChange();
    }

    /** Plays on, or by -1 backwards; pauses when it does so already. Live it does nothing. */
    play(direction) {
        if (this.isPlaying && Math.sign(this.speed) === direction) {
            this.pause();
        } else if (this.isPast) {
            this.isPlaying = true;
            this.speed = direction * Math.abs(this.speed);
            this.playOn();
            this.#onChange();
        }
    }

    /** Pauses, or plays on in the direction that it had. */
    toggle() {
        this.play(Math.sign(this.speed));
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

    /** Back to live. */
    live() {
        if (this.isPast) {
            this.#rest();
            Object.assign(this, { at: null, isPlaying: false, speed: 1 });
            this.#screens.endPast();
            this.#onChange();
        }
    }

    #goTo(time) {
        if (time >= this.#now()) {
            this.live();
            return;
        }
        this.#endPlayback();
        this.isPlaying ||= !this.isPast; // as what is live does
        this.at = time;
        this.#screens.look();
        this.#screens.markPast();
        this.#screens.leaveMoment();
        this.#onChange();
    }

    /** Shows what those in sight have of the moment. */
    #refresh() {
        if (this.isPast && !this.isPlaying) {
            this.#screens.ask(this.#screens.seen, this.at);
        }
        this.playOn();
    }

    #endPlayback() {
        clearTimeout(this.#patience);
        this.#step = 0;
        this.#screens.stop();
    }

    #rest() {
        this.#endPlayback();
        this.#screens.rest();
    }

    #take(camera, frame, time) {
        const isStep = this.#step !== 0 && this.#step * (time - this.at) > 0;
        // One that comes together with the one that was stepped to is too many.
        if (!isStep && !this.isPlaying) {
            return;
        }
        if (isStep) {
            this.#endPlayback();
        }
        // Those of other cameras may be of a moment before.
        const isFurther = isStep || this.speed * (time - this.at) > 0;
        this.at = isFurther ? time : this.at;
        this.#screens.show(camera, frame);
        if (isStep) {
            this.#screens.ask(this.#screens.seen.filter((one) => one !== camera), this.at);
        }
        this.#onChange();
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
        } else {
            this.#screens.showEnd();
        }
        this.#onChange();
    }
}
