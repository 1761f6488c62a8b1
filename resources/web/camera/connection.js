// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { Backoff } from './backoff.js';

/**
 * Keeps something connected: attempts it, waits longer after each failure, tries again at once
 * on request. Subclasses have `open()`, which begins an attempt, and `close()`, which ends it; they
 * call `opened()` when it works and `failed()` when it does not, or not any more.
 */
export class Connection {
    /** What it is doing: 'stopped', 'connecting', 'open', 'waiting', or 'refused', which is final. */
    phase = 'stopped';
    /** Why it is not open, as a sentence without full stop; empty when it is. */
    reason = '';
    #backoff = new Backoff();
    #timer = 0;

    /** Begins; harmless when it has begun. A refusal is forgotten. */
    start() {
        if (this.phase === 'stopped' || this.phase === 'refused') {
            this.#backoff.reset();
            this.#attempt();
        }
    }

    /** Ends it until start(). */
    stop() {
        this.#leave();
        this.phase = 'stopped';
    }

    /** Something has changed for the better: no more waiting. */
    retryNow() {
        if (this.phase === 'waiting') {
            this.#attempt();
        }
    }

    /** Ends this attempt, however it is doing, and begins another. */
    restart() {
        if (this.phase !== 'stopped' && this.phase !== 'refused') {
            this.#attempt();
        }
    }

    /** It has shown that it works: the next failure waits as if it were the first. */
    proven() {
        this.#backoff.reset();
    }

    opened() {
        this.phase = 'open';
        this.reason = '';
    }

    /** It failed; it is tried again, no earlier than after `asked` milliseconds, what the server asked for. */
    failed(reason, asked = 0) {
        this.#leave();
        this.phase = 'waiting';
        this.reason = reason;
        this.#timer = setTimeout(() => this.#attempt(), this.#backoff.next(asked));
    }

    /** It is not tried again: each attempt would ask the user for a password. */
    refused(reason) {
        this.#leave();
        this.phase = 'refused';
        this.reason = reason;
    }

    #attempt() {
        this.#leave();
        this.phase = 'connecting';
        this.open();
    }

    #leave() {
        clearTimeout(this.#timer);
        this.close();
    }
}
