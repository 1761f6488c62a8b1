// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { connectionsTo, TileEvents, TileStream } from './feed.js';

/** Tiles come into view in groups; what is asked for changes once for them, after this, in ms. */
const GATHER_TIME = 100;
/** Tiles that find at the same time that a connection is of no use end it once, in ms. */
const RESTART_INTERVAL = 1_000;

/**
 * What all tiles have in common: one connection for pictures and one for events, whatever the number
 * of cameras. Pictures are asked for of those cameras alone that are wanted, and of none while none
 * is.
 */
export class WallLink {
    pictures;
    events;
    #addresses;
    #feeds = new Map(); // by id: {stream, events} of a tile
    #wanted = new Set(); // ids
    #rate = null;
    #isStarted = false;
    #gathering = 0;
    #restartedAt = -Infinity;
    #connection = 0; // counts those for events

    /**
     * `addresses` as addressesBelow() gives them. `onFirst` is called when a connection for events
     * brings its first one, `onUnknown` with the id of a camera without a tile, `onRemoved` with that
     * of one that the server has no longer.
     */
    constructor(addresses, { onFirst, onUnknown, onRemoved }) {
        this.#addresses = addresses;
        Object.assign(this, connectionsTo(
            { pictures: addresses('api/wall'), events: addresses('api/wall/events') }, {
                onFrame: (frame) => this.#feeds.get(frame.camera)?.stream.take(frame),
                onStatus: (status, isFirst) => {
                    if (isFirst) {
                        ++this.#connection;
                        onFirst();
                    }
                    const feed = this.#feeds.get(status.camera);
                    if (feed) {
                        feed.events.take(status, this.#connection);
                    } else {
                        onUnknown(status.camera);
                    }
                },
                onRemoved,
            }));
    }

    /** The stream and the events of one camera, for a CameraView; `onFrame` and `onStatus` as there. */
    feed(id, fullAddress, onFrame, onStatus) {
        const feed = { stream: new TileStream(this, id, fullAddress, onFrame),
            events: new TileEvents(this, onStatus) };
        this.#feeds.set(id, feed);
        return feed;
    }

    /** Its tile is gone. */
    forget(id) {
        this.#feeds.delete(id);
        this.leave(id);
    }

    /** Pictures a second of each camera; null for what the server thinks is right. */
    set rate(rate) {
        if (rate !== this.#rate) {
            this.#rate = rate;
            this.#gather();
        }
    }

    /** Pictures of this camera are wanted. */
    want(id) {
        if (!this.#wanted.has(id)) {
            this.#wanted.add(id);
            this.#gather();
        }
    }

    leave(id) {
        if (this.#wanted.delete(id)) {
            this.#gather();
        }
    }

    start() {
        this.#isStarted = true;
        this.events.start();
        this.#ask();
    }

    stop() {
        this.#isStarted = false;
        this.pictures.stop();
        this.events.stop();
    }

    /** Ends both connections for others, as after a change of the network. */
    restart() {
        if (performance.now() - this.#restartedAt > RESTART_INTERVAL) {
            this.#restartedAt = performance.now();
            this.pictures.restart();
            this.events.restart();
        }
    }

    /** Somebody asks for another attempt; true also after a refused login. */
    retry() {
        this.events.start();
        this.events.retryNow();
        this.#ask();
        this.pictures.retryNow();
    }

    /** Whether one of the two waits for its next attempt, or for retry(). */
    get waits() {
        return [this.pictures, this.events]
            .some(({ phase }) => ['waiting', 'refused'].includes(phase));
    }

    #gather() {
        clearTimeout(this.#gathering);
        this.#gathering = setTimeout(() => this.#ask(), GATHER_TIME);
    }

    #ask() {
        clearTimeout(this.#gathering);
        const ids = [...this.#wanted].sort();
        if (!this.#isStarted || ids.length === 0) {
            this.pictures.stop();
            return;
        }
        // Without a list the server adds cameras that come later by itself.
        const areAll = ids.length === this.#feeds.size;
        const query = [...areAll ? [] : [`cameras=${ids.join(',')}`],
            ...this.#rate === null ? [] : [`fps=${this.#rate}`]].join('&');
        this.pictures.redirect(this.#addresses(query ? `api/wall?${query}` : 'api/wall'));
        this.pictures.start();
    }
}
