// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { explain } from '../camera/address.js';

/** The server answers within this, in milliseconds. */
const ANSWER_TIMEOUT = 10_000;
const NOT_FOUND = 404;

/** {frame} as CameraView's takePast() wants it; {} where nothing was recorded; or {failure}. */
async function fetchStill(address, signal) {
    // The past does not change: what the browser has kept will do.
    const answer = await fetch(address, { signal });
    if (!answer.ok) {
        const text = await answer.text();
        return answer.status === NOT_FOUND ? {} : { failure: explain(answer.status, text) };
    }
    const time = Date.parse(answer.headers.get('Vedette-Time'));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return Number.isFinite(time) ? { frame: { bytes, timestamp: time / 1000 } }
        : { failure: 'the server does not say when the picture is of' };
}

/**
 * Pictures of single moments, each of one camera or of several. One moment is asked for at a time; of
 * those that are asked for meanwhile the newest one is next, so that all cameras show the same one.
 */
export class Stills {
    #onStill;
    #next = null;
    #abort = null; // of the requests that are under way

    /** `onStill` is called with the id of a camera and what fetchStill() gives. */
    constructor(onStill) {
        this.#onStill = onStill;
    }

    /** Wants these pictures, {id, address} each. */
    ask(wanted) {
        this.#next = wanted;
        if (this.#abort === null) {
            this.#run();
        }
    }

    /** None is wanted any more. */
    drop() {
        this.#next = null;
        this.#abort?.abort();
        this.#abort = null;
    }

    async #run() {
        while (this.#next !== null) {
            const abort = new AbortController();
            const wanted = this.#next;
            this.#abort = abort;
            this.#next = null;
            await Promise.all(wanted.map(async ({ id, address }) => {
                const still = await this.#fetch(address, abort);
                if (this.#abort === abort) { // not dropped
                    this.#onStill(id, still);
                }
            }));
            if (this.#abort !== abort) {
                return;
            }
        }
        this.#abort = null;
    }

    async #fetch(address, abort) {
        const timer = setTimeout(() => abort.abort(), ANSWER_TIMEOUT);
        try {
            return await fetchStill(address, abort.signal);
        } catch {
            return { failure: abort.signal.aborted ? 'the server does not answer'
                : 'the server cannot be reached' };
        } finally {
            clearTimeout(timer);
        }
    }
}
