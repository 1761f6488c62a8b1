// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from './address.js';
import { Display } from './display.js';
import { StatusEvents } from './events.js';
import { ZoomGestures } from './gestures.js';
import { Doubt, judge, ofPast, whyToReconnect } from './liveness.js';
import { readMounting } from './mounting.js';
import { part } from './parts.js';
import { Picture } from './picture.js';
import { downloadSnapshot, savePicture } from './snapshot.js';
import { PictureStream } from './stream.js';
import { Zoomable } from './zoomable.js';

/** A connection for the pictures of one camera and one for its events. */
function ownConnections(addresses, onFrame, onStatus) {
    return { stream: new PictureStream(addresses('mjpeg'), onFrame),
        events: new StatusEvents(addresses('api/events'), onStatus) };
}

/**
 * One camera, shown below one element: picture, state, messages, snapshot. Knows nothing else of
 * the page, and there may be many. It does nothing before start(), and then wants tick() several
 * times a second.
 *
 * Of `root`, only what is marked as data-part is used: "picture", a canvas, has to be there; what
 * else there can be is in display.js, and the buttons "retry" and "snapshot". With a "stage" around
 * the picture it can be zoomed there; the button "whole" then shows the whole again.
 */
export class CameraView {
    #display;
    #picture;
    #stream;
    #events;
    #doubt = new Doubt();
    #listening = new AbortController(); // ends what is listened to
    #addresses;
    #onStatus;
    #wasLive = false; // what the server said last
    #isLive = false;
    #isStarted = false;
    #zoomable = null; // what zooms the picture, if it can be
    #isPast = false; // pictures of the past are shown, and none of the stream
    #pastProblem = ''; // why there is none of them, as a sentence
    #ahead = 0; // the server's clock, of ours, in milliseconds

    /**
     * `prefix` as in addressesBelow(); `onStatus` is called with each /api/status object. `connect`
     * makes its stream and its events, like ownConnections().
     */
    constructor(root, { prefix = '', onStatus = () => {}, connect = ownConnections } = {}) {
        this.#addresses = addressesBelow(prefix);
        this.#onStatus = onStatus;
        this.#display = new Display(root);
        this.#picture = new Picture(part(root, 'picture'), () => this.#isPast && this.#render());
        const { stream, events } = connect(this.#addresses,
            (frame) => this.#takeLive(frame),
            (status, isFirst) => this.#takeStatus(status, isFirst));
        this.#stream = stream;
        this.#events = events;
        this.#makeZoomable(root);
        this.#onClick(part(root, 'retry'), () => this.#retry());
        this.#onClick(part(root, 'snapshot'), () => this.saveSnapshot());
    }

    /** Somebody sees it. */
    start() {
        this.#isStarted = true;
        this.#events.start();
        this.#followStream();
    }

    /** Nobody sees it: it does not watch. */
    stop() {
        this.#isStarted = false;
        this.#events.stop();
        this.#followStream();
    }

    /** There may be a network again: reconnects. */
    wake() {
        for (const connection of [this.#stream, this.#events]) {
            connection.restart();
        }
    }

    /** Looks whether what is shown is still live. */
    tick() {
        if (this.#isDestroyed) {
            return;
        }
        const known = this.#render();
        if (this.#isPast) {
            return;
        }
        this.#supervise(known);
        // Of the two, either may be the one that is right.
        if (this.#doubt.isTime(known, performance.now())) {
            this.wake();
        }
    }

    /** Whether what is shown was live when tick() last looked. */
    get isLive() {
        return this.#isLive;
    }

    /**
     * Whether pictures of the past alone are shown, those that takePast() is given. None of them is
     * live, whatever the server says. The stream ends meanwhile, so that no picture of it can be
     * among them, and it takes no network from what is played.
     */
    set isPast(isPast) {
        if (isPast !== this.#isPast) {
            this.#isPast = isPast;
            this.#pastProblem = '';
            this.#picture.clear(); // what was shown is of another time than what follows
            this.#display.isPast = isPast;
            this.#followStream();
            this.#render();
        }
    }

    get isPast() {
        return this.#isPast;
    }

    /** A picture of the past, as PictureStream has them, with the time that it is of. */
    takePast(frame) {
        if (this.#isPast) {
            this.#pastProblem = '';
            this.#picture.take(frame);
        }
    }

    /** There is no picture of what is wanted, `why` as a sentence. */
    showNoPast(why) {
        if (this.#isPast) {
            this.#pastProblem = why;
            this.#picture.clear();
            this.#render();
        }
    }

    /** The server's clock, as far as its pictures tell, in milliseconds since 1970. */
    get serverTime() {
        return Date.now() + this.#ahead;
    }

    /** Whether there may be a past of it: there is a folder for its recordings. */
    get isRecorded() {
        return (this.#events.latest?.recording ?? null) !== null;
    }

    /** Makes the picture larger by a factor, about its middle. */
    zoomBy(factor) {
        this.#zoomable?.zoomBy(factor);
    }

    /** Shows the whole picture. */
    resetZoom() {
        this.#zoomable?.reset();
    }

    /** Downloads the picture, of the past the one that is shown, or says why there is none. */
    async saveSnapshot() {
        const name = this.#events.latest?.name ?? 'Vedette';
        const failure = this.#isPast ? savePicture(this.#picture.shown, name)
            : await downloadSnapshot(this.#addresses('snapshot.jpg'), name);
        if (!this.#isDestroyed) {
            this.showFailure('there is no snapshot', failure);
        }
    }

    /** Says that something failed, as Display does. */
    showFailure(lead, reason) {
        this.#display.showFailure(lead, reason);
    }

    /** Ends all connections and lets go of the element, whose picture is then not live. */
    destroy() {
        this.stop();
        this.#listening.abort();
        this.#display.destroy();
    }

    get #isDestroyed() {
        return this.#listening.signal.aborted;
    }

    #makeZoomable(root) {
        const stage = part(root, 'stage');
        const { signal } = this.#listening;
        if (stage) {
            this.#zoomable = new Zoomable(stage, part(root, 'picture'),
                (scale) => this.#display.showZoom(scale), signal);
            new ZoomGestures(stage, this.#zoomable, signal);
            this.#onClick(part(root, 'whole'), () => this.resetZoom());
        }
    }

    #onClick(button, react) {
        button?.addEventListener('click', react, { signal: this.#listening.signal });
    }

    #followStream() {
        if (this.#isStarted && !this.#isPast) {
            this.#stream.start();
        } else {
            this.#stream.stop();
        }
    }

    #takeLive(frame) {
        if (this.#isPast) {
            return; // one that was on its way
        }
        if (frame.progressed) { // otherwise it may be one that the server has kept for long
            this.#ahead = 1000 * frame.timestamp - Date.now();
        }
        this.#picture.take(frame);
    }

    #takeStatus(status, isFirst) {
        this.#display.showCamera(status);
        if (this.#picture.mount(readMounting(status.mounting))) {
            this.resetZoom(); // what was looked at is elsewhere now
        }
        if (isFirst || (status.live && !this.#wasLive)) {
            this.#stream.retryNow();
        }
        this.#wasLive = status.live;
        this.#render();
        this.#onStatus(status);
    }

    #facts() {
        const fresh = this.#events.fresh(performance.now());
        const { age, problem, shown } = this.#picture;
        return {
            age,
            lag: shown?.lag ?? 0,
            progressed: shown?.progressed ?? false,
            serverTime: shown?.timestamp === null ? Date.now() : 1000 * shown?.timestamp + age,
            problem,
            stream: this.#stream,
            isOnline: navigator.onLine,
            status: fresh?.status ?? null,
            statusAge: fresh?.age ?? null,
        };
    }

    #render() {
        const known = this.#facts();
        const waits = [this.#stream.phase, this.#events.phase]
            .some((phase) => ['waiting', 'refused'].includes(phase));
        const verdict = this.#isPast ? ofPast(this.#pastTrouble) : judge(known);
        this.#isLive = verdict.isLive;
        this.#display.showVerdict(verdict, waits);
        this.#display.showPicture(this.#picture);
        this.#display.showStatus(known.status);
        this.#zoomable?.follow();
        return known;
    }

    /** Ends a stream that stays open but brings nothing, unless the server says why. */
    #supervise({ status }) {
        const why = whyToReconnect(this.#stream, status, performance.now());
        if (why !== null) {
            this.#stream.failed(why);
        }
    }

    get #pastTrouble() {
        const { problem } = this.#picture;
        return this.#pastProblem || (problem && 'This picture cannot be shown.');
    }

    #retry() {
        this.start();
        for (const connection of [this.#stream, this.#events]) {
            connection.retryNow();
        }
    }
}
