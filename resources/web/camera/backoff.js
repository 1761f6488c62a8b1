// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** The first wait after a failure, in milliseconds. */
export const FIRST_WAIT = 500;
/** Waits double up to this, in milliseconds. */
export const LONGEST_WAIT = 10_000;
/** A wait is shortened by up to this share, so that many pages do not come back in step. */
export const JITTER = 0.25;
/** The longest wait that a server can ask for, in milliseconds. */
export const LONGEST_ASKED_WAIT = 300_000;

/** How long to wait before trying again. Pure; `random` gives numbers from 0 to 1. */
export class Backoff {
    #random;
    #step = FIRST_WAIT;

    constructor(random = Math.random) {
        this.#random = random;
    }

    /** The next wait in milliseconds; no shorter than `asked`, what the server asked for. */
    next(asked = 0) {
        const wait = this.#step * (1 - JITTER * this.#random());
        this.#step = Math.min(2 * this.#step, LONGEST_WAIT);
        return Math.max(wait, Math.min(asked, LONGEST_ASKED_WAIT));
    }

    /** It worked: the next failure waits as if it were the first. */
    reset() {
        this.#step = FIRST_WAIT;
    }
}

/** A Retry-After in seconds as milliseconds; 0 when there is none or it is a date. */
export function retryAfter(headers) {
    const value = headers.get('Retry-After') ?? '';
    return /^[0-9]{1,6}$/.test(value) ? 1000 * Number(value) : 0;
}
