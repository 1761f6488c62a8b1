// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { Connection } from './connection.js';

/**
 * The server sends something at least every 2 s; after this many milliseconds without anything the
 * connection is regarded as lost.
 */
export const SILENCE_LIMIT = 5_000;

/**
 * What the server says about the camera at `address`: `latest` is the newest /api/status object,
 * null before the first. `onStatus` is called with each, and with whether it is the first of its
 * connection. Where the events are of several cameras, each says in `camera` whose it is, and
 * `onRemoved` is called with the id of one that is taken away.
 */
export class StatusEvents extends Connection {
    latest = null;
    #receivedAt = -Infinity; // by performance.now()
    #address;
    #onStatus;
    #onRemoved;
    #source = null;
    #silence = 0;
    #isFirst = true;

    constructor(address, onStatus, onRemoved = () => {}) {
        super();
        this.#address = address;
        this.#onStatus = onStatus;
        this.#onRemoved = onRemoved;
    }

    /** The newest status, if the server still sends it, and how old it is in milliseconds. */
    fresh(now) {
        const age = now - this.#receivedAt;
        return this.latest && age < SILENCE_LIMIT ? { status: this.latest, age } : null;
    }

    open() {
        const source = new EventSource(this.#address);
        this.#source = source;
        this.#isFirst = true;
        source.onopen = () => this.opened();
        source.addEventListener('status', (event) => this.#take(event.data));
        source.addEventListener('removed', (event) => {
            this.#onRemoved(JSON.parse(event.data).camera);
        });
        source.onerror = () => this.failed('the server cannot be reached');
        this.#listenFor();
    }

    close() {
        clearTimeout(this.#silence);
        this.#source?.close();
        this.#source = null;
    }

    #listenFor() {
        clearTimeout(this.#silence);
        this.#silence =
            setTimeout(() => this.failed('the server does not answer'), SILENCE_LIMIT);
    }

    #take(text) {
        try {
            this.latest = JSON.parse(text);
        } catch {
            this.failed('the server sends something else than its state');
            return;
        }
        this.#receivedAt = performance.now();
        this.proven();
        this.#listenFor();
        this.#onStatus(this.latest, this.#isFirst);
        this.#isFirst = false;
    }
}
