// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from './address.js';
import { Display } from './display.js';
import { StatusEvents } from './events.js';
import { ZoomGestures } from './gestures.js';
import { Doubt, explainsSilence, judge, staleAfter } from './liveness.js';
import { readMounting } from './mounting.js';
import { part } from './parts.js';
import { Picture } from './picture.js';
import { downloadSnapshot } from './snapshot.js';
import { PictureStream } from './stream.js';
import { Zoomable } from './zoomable.js';

/** A connection that is as stale as this beyond "not live" is ended for another, in ms. */
const GIVE_UP_AFTER = 3_000;

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
    #zoomable = null; // what zooms the picture, if it can be

    /**
     * `prefix` as in addressesBelow(); `onStatus` is called with each /api/status object. `connect`
     * makes its stream and its events, like ownConnections().
     */
    constructor(root, { prefix = '', onStatus = () => {}, connect = ownConnections } = {}) {
        this.#addresses = addressesBelow(prefix);
        this.#onStatus = onStatus;
        this.#display = new Display(root);
        this.#picture = new Picture(part(root, 'picture'));
        const { stream, events } = connect(this.#addresses,
            (frame) => this.#picture.take(frame),
            (status, isFirst) => this.#takeStatus(status, isFirst));
        this.#stream = stream;
        this.#events = events;
        this.#makeZoomable(root);
        this.#onClick(part(root, 'retry'), () => this.#retry());
        this.#onClick(part(root, 'snapshot'), () => this.saveSnapshot());
    }

    /** Somebody sees it. */
    start() {
        this.#stream.start();
        this.#events.start();
    }

    /** Nobody sees it: it does not watch. */
    stop() {
        this.#stream.stop();
        this.#events.stop();
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

    /** Makes the picture larger by a factor, about its middle. */
    zoomBy(factor) {
        this.#zoomable?.zoomBy(factor);
    }

    /** Shows the whole picture. */
    resetZoom() {
        this.#zoomable?.reset();
    }

    /** Downloads the picture, or says why there is none. */
    async saveSnapshot() {
        const name = this.#events.latest?.name ?? 'Vedette';
        const failure = await downloadSnapshot(this.#addresses('snapshot.jpg'), name);
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
        const verdict = judge(known);
        this.#isLive = verdict.isLive;
        this.#display.showVerdict(verdict, waits);
        this.#display.showPicture(this.#picture);
        this.#display.showStatus(known.status);
        this.#zoomable?.follow();
        return known;
    }

    /** Ends a stream that stays open but brings nothing, unless the server says why. */
    #supervise({ status }) {
        if (this.#stream.phase !== 'open') {
            return;
        }
        const silence = performance.now() - this.#stream.heardAt;
        const isBehind = this.#stream.lag > staleAfter(status);
        const isDead = silence > staleAfter(status) + GIVE_UP_AFTER && !explainsSilence(status);
        if (isBehind || isDead) {
            this.#stream.failed(
                isBehind ? 'the network is too slow' : 'the server does not answer');
        }
    }

    #retry() {
        for (const connection of [this.#stream, this.#events]) {
            connection.start();
            connection.retryNow();
        }
    }
}
