// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { explain } from './address.js';
import { retryAfter } from './backoff.js';
import { Connection } from './connection.js';
import { LagMeter } from './liveness.js';
import { boundaryOf, MultipartError, MultipartParser } from './multipart.js';
import { clause } from './sentence.js';

/** The server answers a request for the stream within this, in milliseconds. */
const ANSWER_TIMEOUT = 10_000;

/**
 * The pictures at `address`, as they come, of one camera or of several. `onFrame` is called with what MultipartParser delivers,
 * its `arrival` (by performance.now()) and what LagMeter says, as fast as the network brings it:
 * what to leave out is up to the receiver.
 */
export class PictureStream extends Connection {
    /** When the stream was opened, by performance.now(). */
    openedAt = -Infinity;
    /** When the newest frame came, or the stream was opened, by performance.now(). */
    heardAt = -Infinity;
    /** How late this connection's newest frame was, in milliseconds; 0 before the first. */
    lag = 0;
    #address;
    #onFrame;
    #abort = null;

    constructor(address, onFrame) {
        super();
        this.#address = address;
        this.#onFrame = onFrame;
    }

    /** From now on these pictures. */
    redirect(address) {
        if (address !== this.#address) {
            this.#address = address;
            this.restart();
        }
    }

    open() {
        this.#abort = new AbortController();
        this.#run(this.#abort);
    }

    close() {
        this.#abort?.abort();
        this.#abort = null;
    }

    /** The server has sent all that it sends. */
    ended() {
        this.failed('the server ended the stream');
    }

    async #run(abort) {
        const isCurrent = () => this.#abort === abort;
        const timer = setTimeout(() => {
            if (isCurrent()) {
                this.failed('the server does not answer');
            }
        }, ANSWER_TIMEOUT);
        try {
            const answer = await fetch(this.#address, { cache: 'no-store', signal: abort.signal });
            clearTimeout(timer);
            if (!answer.ok) {
                const body = await answer.text();
                this.#notOk(isCurrent, answer, body);
                return;
            }
            await this.#read(answer, isCurrent);
            if (isCurrent()) {
                this.ended();
            }
        } catch (error) {
            if (isCurrent()) {
                this.failed(error instanceof MultipartError ? error.message
                    : this.phase === 'open' ? 'the connection to the server is lost'
                        : 'the server cannot be reached');
            }
        } finally {
            clearTimeout(timer);
        }
    }

    #notOk(isCurrent, answer, body) {
        if (!isCurrent()) {
            return;
        }
        if (answer.status === 401) {
            this.refused(explain(401));
        } else {
            this.failed(clause(explain(answer.status, body)), retryAfter(answer.headers));
        }
    }

    async #read(answer, isCurrent) {
        const boundary = boundaryOf(answer.headers.get('Content-Type'));
        if (boundary === null) {
            throw new MultipartError('the server sends something else than pictures');
        }
        const meters = new Map(); // by camera: their pictures overtake each other
        const parser = new MultipartParser(boundary, (part) => {
            this.proven();
            const now = performance.now();
            const meter = meters.get(part.camera) ?? new LagMeter();
            meters.set(part.camera, meter);
            const measured = meter.measure(part.timestamp, now);
            this.heardAt = now;
            this.lag = measured.lag;
            this.#onFrame({ ...part, arrival: now, ...measured });
        });
        this.opened();
        this.openedAt = performance.now();
        this.heardAt = this.openedAt;
        this.lag = 0;
        const reader = answer.body.getReader();
        for (;;) {
            const { done, value } = await reader.read();
            if (done || !isCurrent()) {
                return;
            }
            parser.push(value);
        }
    }
}
