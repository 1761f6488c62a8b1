// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { explain } from '../camera/address.js';

/** The server answers within this, in milliseconds; it gives up on the camera earlier. */
const ANSWER_TIMEOUT = 10_000;

async function ask(url, options = {}) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), ANSWER_TIMEOUT);
    try {
        const answer = await fetch(url, { cache: 'no-store', signal: abort.signal, ...options });
        const body = await answer.text();
        return answer.ok ? { body } : { failure: explain(answer.status, body) };
    } catch {
        return { failure: abort.signal.aborted ? 'the server does not answer'
            : 'the server cannot be reached' };
    } finally {
        clearTimeout(timer);
    }
}

/**
 * A camera's settings at the server. `addresses` is what addressesBelow() gives. One request at a
 * time for each setting; of several values that wait, the newest is sent.
 */
export class Setter {
    #addresses;
    #waiting = new Map(); // id → the value that is next; undefined: none

    constructor(addresses) {
        this.#addresses = addresses;
    }

    /** What /api/controls says, {controls, problem}. */
    async list() {
        const { body, failure } = await ask(this.#addresses('api/controls'));
        try {
            return failure ? { controls: [], problem: failure } : JSON.parse(body);
        } catch {
            return { controls: [], problem: 'the server answered with something else' };
        }
    }

    /** Whether a value is on its way. */
    isBusy(id) {
        return this.#waiting.has(id);
    }

    /** Why it was not set, null when it was, and undefined when a newer value is sent instead. */
    async set(id, value) {
        if (this.#waiting.has(id)) {
            this.#waiting.set(id, value);
            return undefined;
        }
        let next = value;
        let failure = null;
        while (next !== undefined) {
            this.#waiting.set(id, undefined);
            ({ failure = null } = await ask(this.#addresses(`api/controls/${id}`),
                { method: 'PUT', body: JSON.stringify({ value: next }) }));
            next = this.#waiting.get(id);
        }
        this.#waiting.delete(id);
        return failure;
    }
}
