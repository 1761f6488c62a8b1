// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from '../camera/address.js';
import { Playback } from './playback.js';
import { Stills } from './stills.js';

const NOTHING_THEN = 'Nothing was recorded then.';
const NO_PICTURE = 'The picture of then did not come.';

const idsOf = (cameras) => cameras.map(({ id }) => id).join(',');
const isoText = (time) => new Date(time).toISOString();
const timeOf = ({ timestamp }) => Math.round(1000 * timestamp);

/**
 * Gets the pictures of the past of cameras, as Player has them, and shows each in the view of its
 * camera, or that there is none. Knows nothing of what is to be seen when.
 */
export class PastScreens {
    #cameras = [];
    #seen = [];
    #playback;
    #played = []; // of the seen ones, by #playback
    #stills;
    #shownTimes = new Map(); // by id: of the picture that is shown, which is of that moment or before
    #onFailure;

    /**
     * `onPicture` is called with a camera, a frame of it that was played and its time, to be shown by
     * show() or not; `onEnd` as by Playback; `onFailure` as showFailure().
     */
    constructor({ onPicture, onEnd, onFailure }) {
        this.#onFailure = onFailure;
        this.#playback = new Playback((frame) => {
            const camera = this.#played.length === 1 ? this.#played[0]
                : this.#played.find(({ id }) => id === frame.camera);
            if (camera && frame.timestamp !== null) {
                onPicture(camera, frame, timeOf(frame));
            }
        }, onEnd);
        this.#stills = new Stills((id, still) => this.#takeStill(id, still));
    }

    /** From now on these. */
    setCameras(cameras) {
        for (const { view } of this.#cameras.filter((one) => !cameras.includes(one))) {
            view.isPast = false;
        }
        this.#cameras = cameras;
    }

    /** Those in sight that may have a past: the others need no pictures. */
    get seen() {
        return this.#seen;
    }

    /** Looks which these are now; whether they are others than before. */
    look() {
        const before = idsOf(this.#seen);
        this.#seen = this.#cameras.filter(({ view, isSeen }) => view.isRecorded && isSeen);
        return idsOf(this.#seen) !== before;
    }

    /** None of them is live from now on, nor taken for it. */
    markPast() {
        for (const { view } of this.#cameras.filter((one) => !one.view.isPast)) {
            view.isPast = true;
            if (!view.isRecorded) {
                view.showNoPast(NOTHING_THEN);
            }
        }
    }

    endPast() {
        for (const { view } of this.#cameras) {
            view.isPast = false;
        }
    }

    /** Another moment is to be shown: what is shown still is of none. */
    leaveMoment() {
        this.#shownTimes.clear();
    }

    /** When the picture is of that a camera shows; undefined: it shows none of the moment. */
    timeOn({ id }) {
        return this.#shownTimes.get(id);
    }

    /** Wants what cameras have of a moment. */
    ask(cameras, time) {
        this.#stills.ask(cameras.map(({ id, prefix }) => (
            { id, address: addressesBelow(prefix)(`frame?at=${isoText(time)}`) })));
    }

    /** One connection, however many they are; one camera alone comes with all of its pictures. */
    play(cameras, from, speed) {
        this.#played = cameras;
        const query = `from=${isoText(from)}&speed=${speed}`;
        if (cameras.length === 1) {
            this.#playback.play(addressesBelow(cameras[0].prefix)(`playback?${query}`));
        } else if (cameras.length > 1) {
            this.#playback.play(
                addressesBelow('')(`api/wall/playback?cameras=${idsOf(cameras)}&${query}`));
        }
    }

    /** Plays no more. A still that is under way goes on: who scrubs wants to see something. */
    stop() {
        this.#playback.stop();
    }

    /** … nor that. */
    rest() {
        this.stop();
        this.#stills.drop();
    }

    /** … or says, where there is a text instead of a picture, that there is none. */
    show(camera, frame) {
        if (frame.type.startsWith('text/')) {
            this.#shownTimes.delete(camera.id);
            camera.view.showNoPast(NOTHING_THEN);
        } else {
            this.#shownTimes.set(camera.id, timeOf(frame));
            camera.view.takePast(frame);
        }
    }

    /** There is nothing more to play: those that have shown nothing say so. */
    showEnd() {
        for (const { view } of this.#played.filter(({ id }) => !this.#shownTimes.has(id))) {
            view.showNoPast(NOTHING_THEN);
        }
    }

    #takeStill(id, { frame, failure = null }) {
        const camera = this.#cameras.find((one) => one.id === id);
        if (frame) {
            this.#shownTimes.set(id, timeOf(frame));
            camera?.view.takePast(
                { ...frame, arrival: performance.now(), lag: 0, progressed: false });
        } else {
            camera?.view.showNoPast(failure === null ? NOTHING_THEN : NO_PICTURE);
        }
        if (failure !== null) {
            this.#onFailure('there is no picture of then', failure);
        }
    }
}
