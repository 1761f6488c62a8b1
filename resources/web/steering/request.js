// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { ask } from '../camera/ask.js';
import { HAND_HEADERS } from './hand.js';

/**
 * Asks for a change, as who steers: null when it was made, otherwise why not, as explain() says it.
 * `body` is sent as JSON, when there is one.
 */
export async function request(url, { method = 'POST', body } = {}) {
    const { failure = null } = await ask(url, { method, body, headers: HAND_HEADERS });
    return failure;
}
