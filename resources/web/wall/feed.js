// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { SILENCE_LIMIT, StatusEvents } from '../camera/events.js';
import { PictureStream } from '../camera/stream.js';
import { staleAfter } from '../camera/liveness.js';

/**
 * The pictures of one tile, as a CameraView wants them: a share of what `link` brings, or, while it
 * is full, by a connection of its own to `address`.
 */
export class TileStream {
    #link;
    #id;
    #own;
    #onFrame;
    #isFull = false;
    #isStarted = false;
    #shared = { at: -Infinity, lag: 0 }; // of the newest frame that the link brought

    constructor(link, id, address, onFrame) {
        this.#link = link;
        this.#id = id;
        this.#onFrame = onFrame;
        this.#own = new PictureStream(address, onFrame);
    }

    get phase() {
        return this.#source.phase;
    }

    get reason() {
        return this.#source.reason;
    }

    get heardAt() {
        return this.#isFull ? this.#own.heardAt
            : Math.max(this.#shared.at, this.#link.pictures.openedAt);
    }

    get lag() {
        const isOfThis = this.#shared.at >= this.#link.pictures.openedAt;
        return this.#isFull ? this.#own.lag : isOfThis ? this.#shared.lag : 0;
    }

    /** A frame that the link has brought. */
    take(frame) {
        this.#shared = { at: frame.arrival, lag: frame.lag };
        // The last of the tile's own size fill the time until the first of full size.
        if (!this.#isFull || this.#own.phase !== 'open') {
            this.#onFrame(frame);
        }
    }

    /** Whether every picture of the camera is wanted. */
    set isFull(isFull) {
        this.#isFull = isFull;
        if (!isFull) {
            this.#own.stop();
        }
        if (this.#isStarted) {
            this.start();
        }
    }

    start() {
        this.#isStarted = true;
        if (this.#isFull) {
            this.#link.leave(this.#id);
            this.#own.start();
        } else {
            this.#link.want(this.#id);
        }
    }

    stop() {
        this.#isStarted = false;
        this.#own.stop();
        this.#link.leave(this.#id);
    }

    restart() {
        (this.#isFull ? this.#own : this.#link).restart();
    }

    retryNow() {
        this.#source.retryNow();
    }

    /** One camera that is silent alone is no fault of the connection that it shares. */
    failed(reason) {
        const silence = performance.now() - this.#source.heardAt;
        if (this.#isFull || Math.max(silence, this.lag) > staleAfter(null)) {
            this.#source.failed(reason);
        }
    }

    get #source() {
        return this.#isFull ? this.#own : this.#link.pictures;
    }
}

/** What the server says of one tile's camera, as a CameraView wants it: a share of `link`'s events. */
export class TileEvents {
    /** The newest status, null before the first. */
    latest = null;
    #link;
    #onStatus;
    #receivedAt = -Infinity; // by performance.now()
    #connection = 0; // of the link, that it came by

    constructor(link, onStatus) {
        this.#link = link;
        this.#onStatus = onStatus;
    }

    get phase() {
        return this.#link.events.phase;
    }

    fresh(now) {
        const age = now - this.#receivedAt;
        return this.latest && age < SILENCE_LIMIT ? { status: this.latest, age } : null;
    }

    /** A status that came by the link's so-manieth connection. */
    take(status, connection) {
        const isFirst = connection !== this.#connection;
        this.#connection = connection;
        this.latest = status;
        this.#receivedAt = performance.now();
        this.#onStatus(status, isFirst);
    }

    /** The link is there for all tiles, and for longer than any. */
    start() {}

    stop() {}

    restart() {
        this.#link.restart();
    }

    retryNow() {
        this.#link.events.retryNow();
    }
}

/** The two connections of a wall, at these addresses. */
export function connectionsTo({ pictures, events }, { onFrame, onStatus, onRemoved }) {
    return { pictures: new PictureStream(pictures, onFrame),
        events: new StatusEvents(events, onStatus, onRemoved) };
}
