// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from '../camera/address.js';
import { Playback } from './playback.js';
import { stepSpeed } from './speeds.js';
import { moved } from './spans.js';
import { Stills } from './stills.js';

/** What plays until so near to now has come to what is live, in milliseconds. */
export const LIVE_EDGE = 5_000;
/** The next picture is looked for as slowly as it came for this long, in ms; then faster. */
const STEP_PATIENCE = 400;
/** How fast then: no picture is passed by that comes later than STEP_PATIENCE behind another. */
const STEP_SPEED = 8;

const NOTHING_THEN = 'Nothing was recorded then.';
const NO_PICTURE = 'The picture of then did not come.';

const idsOf = (cameras) => cameras.map(({ id }) => id).join(',');
const isoText = (time) => new Date(time).toISOString();

/**
 * What is seen of cameras at which speed: live, or a moment of their past, of all the same. Cameras
 * are {id, prefix, view, isSeen}: prefix as in addressesBelow(), view a CameraView, and whether it is in
 * sight. `now` gives the server's time. `onChange` is called when any of
 * what can be read here has changed, `onFailure` as showFailure().
 */
export class Player {
    /** The moment that is shown, in milliseconds since 1970; null: live. */
    at = null;
    isPlaying = false;
    /** Times as fast as it was; below 0 backwards. */
    speed = 1;
    /** What is known to be recorded of any of the cameras, see readSpans(). */
    spans = [];
    #cameras = [];
    #seen = []; // of which pictures are asked for
    #lead = null; // the one whose pictures are stepped through
    #now;
    #onChange;
    #onFailure;
    #playback;
    #played = []; // of the seen ones, by #playback
    #stills;
    #shownTimes = new Map(); // by id: of the picture that is shown, which is of that moment or before
    #step = 0; // the direction of one that is under way
    #patience = 0;

    constructor({ now, onChange, onFailure }) {
        this.#now = now;
        this.#onChange = onChange;
        this.#onFailure = onFailure;
        this.#playback = new Playback((frame) => this.#take(frame), (reason) => this.#end(reason));
        this.#stills = new Stills((id, still) => this.#takeStill(id, still));
    }

    get isPast() {
        return this.at !== null;
    }

    /** From now on these: whose past is shown, they all show it. */
    setCameras(cameras) {
        for (const { view } of this.#cameras.filter((one) => !cameras.includes(one))) {
            view.isPast = false;
        }
        this.#cameras = cameras;
        if (this.isPast) {
            this.#markPast();
        }
        this.follow();
    }

    /** Looks which of them are in sight now: the others need no pictures. */
    follow() {
        const before = idsOf(this.#seen);
        this.#look();
        if (this.isPast && idsOf(this.#seen) !== before) {
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
            this.#askStills(this.#seen);
        }
    }

    /** From the shown moment, unless it is paused. */
    playOn() {
        if (this.isPast && this.isPlaying) {
            this.#rest();
            this.#request(this.#seen, this.at, this.speed);
        }
    }

    /** Goes on, or back, by so many milliseconds; over gaps. */
    skip(by) {
        this.seek(moved(this.spans, this.at ?? this.#now(), by));
    }

    /** One picture on, or by -1 back; pauses. */
    step(direction) {
        const lead = this.#seen.find(({ id }) => id === this.#lead) ?? this.#seen[0];
        if (!lead || (!this.isPast && direction > 0)) {
            return;
        }
        this.#rest();
        this.#goTo(this.#shownTimes.get(lead.id) ?? this.at ?? this.#now() - 1);
        this.isPlaying = false;
        this.#step = direction;
        // Backwards the first one that comes is the one before this moment, across gaps.
        this.#request([lead], direction < 0 ? this.at - 1 : this.at, direction);
        if (direction > 0) {
            this.#patience = setTimeout(
                () => this.#request([lead], this.at, STEP_SPEED), STEP_PATIENCE);
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
            for (const { view } of this.#cameras) {
                view.isPast = false;
            }
            this.#onChange();
        }
    }

    #look() {
        this.#seen = this.#cameras.filter(({ view, isSeen }) => view.isRecorded && isSeen);
    }

    /** A still that is under way goes on: who scrubs wants to see something. */
    #goTo(time) {
        if (time >= this.#now()) {
            this.live();
            return;
        }
        this.#endPlayback();
        this.isPlaying ||= !this.isPast; // as what is live does
        this.at = time;
        this.#look();
        this.#markPast();
        this.#shownTimes.clear();
        this.#onChange();
    }

    /** None of them is live from now on, nor taken for it. */
    #markPast() {
        for (const { view } of this.#cameras.filter((one) => !one.view.isPast)) {
            view.isPast = true;
            if (!view.isRecorded) {
                view.showNoPast(NOTHING_THEN);
            }
        }
    }

    /** Shows what those in sight have of the moment. */
    #refresh() {
        if (this.isPast && !this.isPlaying) {
            this.#askStills(this.#seen);
        }
        this.playOn();
    }

    #askStills(cameras) {
        this.#stills.ask(cameras.map(({ id, prefix }) => (
            { id, address: addressesBelow(prefix)(`frame?at=${isoText(this.at)}`) })));
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

    /** One connection, however many they are; one camera alone comes with all of its pictures. */
    #request(cameras, from, speed) {
        this.#played = cameras;
        const query = `from=${isoText(from)}&speed=${speed}`;
        if (cameras.length === 1) {
            this.#playback.play(addressesBelow(cameras[0].prefix)(`playback?${query}`));
        } else if (cameras.length > 1) {
            this.#playback.play(
                addressesBelow('')(`api/wall/playback?cameras=${idsOf(cameras)}&${query}`));
        }
    }

    #take(frame) {
        const time = Math.round(1000 * frame.timestamp);
        const isStep = this.#step !== 0 && this.#step * (time - this.at) > 0;
        const camera = this.#played.length === 1 ? this.#played[0]
            : this.#played.find(({ id }) => id === frame.camera);
        // One that comes together with the one that was stepped to is too many.
        if (!camera || frame.timestamp === null || !(isStep || this.isPlaying)) {
            return;
        }
        if (isStep) {
            this.#endPlayback();
        }
        // Those of other cameras may be of a moment before.
        const isFurther = isStep || this.speed * (time - this.at) > 0;
        this.at = isFurther ? time : this.at;
        this.#show(camera, frame);
        if (isStep) {
            this.#askStills(this.#seen.filter((one) => one !== camera));
        }
        this.#onChange();
    }

    /** … or says, where there is a text instead of a picture, that there is none. */
    #show(camera, frame) {
        if (frame.type.startsWith('text/')) {
            this.#shownTimes.delete(camera.id);
            camera.view.showNoPast(NOTHING_THEN);
        } else {
            this.#shownTimes.set(camera.id, Math.round(1000 * frame.timestamp));
            camera.view.takePast(frame);
        }
    }

    #takeStill(id, { frame, failure = null }) {
        const camera = this.#cameras.find((one) => one.id === id);
        if (frame) {
            this.#shownTimes.set(id, Math.round(1000 * frame.timestamp));
            camera?.view.takePast({ ...frame, arrival: performance.now(), lag: 0, progressed: false });
        } else {
            camera?.view.showNoPast(failure === null ? NOTHING_THEN : NO_PICTURE);
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
        } else {
            for (const { view } of this.#played.filter(({ id }) => !this.#shownTimes.has(id))) {
                view.showNoPast(NOTHING_THEN);
            }
        }
        this.#onChange();
    }
}
