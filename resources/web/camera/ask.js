// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { explain } from './address.js';

/** The server answers within this, in milliseconds; it gives up on the camera earlier. */
const ANSWER_TIMEOUT = 10_000;

/**
 * Asks the server: {text}, or {failure} as explain() says it, with the answer's status if there was
 * one. `body` is sent as JSON, when there is one.
 */
export async function ask(url, { method = 'GET', body, headers = {} } = {}) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), ANSWER_TIMEOUT);
    try {
        const answer = await fetch(url, {
            method, cache: 'no-store', signal: abort.signal,
            ...(body && { body: JSON.stringify(body) }),
            headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
        });
        // Reading it to the end lets the connection be used again.
        const text = await answer.text();
        return answer.ok ? { text }
            : { failure: explain(answer.status, text), status: answer.status };
    } catch {
        return { failure: abort.signal.aborted ? 'the server does not answer'
            : 'the server cannot be reached' };
    } finally {
        clearTimeout(timer);
    }
}

/** Asks for JSON: {value}, or the failure. `options` as ask() takes them. */
export async function askForJson(url, options) {
    const { text, ...failed } = await ask(url, options);
    try {
        return failed.failure ? failed : { value: JSON.parse(text) };
    } catch {
        return { failure: 'the server answered with something else' };
    }
}
