// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { explain } from '../camera/address.js';
import { HAND_HEADERS } from './hand.js';

/** The server answers within this, in milliseconds; it gives up on the camera earlier. */
const ANSWER_TIMEOUT = 10_000;

/**
 * Asks for a change: null when it was made, otherwise why not, as explain() says it. `body` is sent
 * as JSON, when there is one.
 */
export async function request(url, { method = 'POST', body } = {}) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), ANSWER_TIMEOUT);
    try {
        const answer = await fetch(url, {
            method, cache: 'no-store', signal: abort.signal,
            ...(body && { body: JSON.stringify(body) }),
            headers: { ...HAND_HEADERS, ...(body && { 'Content-Type': 'application/json' }) },
        });
        // Reading it to the end lets the connection be used again.
        const text = await answer.text();
        return answer.ok ? null : explain(answer.status, text);
    } catch {
        return abort.signal.aborted ? 'the server does not answer' : 'the server cannot be reached';
    } finally {
        clearTimeout(timer);
    }
}
