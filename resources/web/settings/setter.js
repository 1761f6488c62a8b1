// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { ask, askForJson } from '../camera/ask.js';

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
        const { value, failure } = await askForJson(this.#addresses('api/controls'));
        return failure ? { controls: [], problem: failure } : value;
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
                { method: 'PUT', body: { value: next } }));
            next = this.#waiting.get(id);
        }
        this.#waiting.delete(id);
        return failure;
    }
}
