// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { askForJson } from '../camera/ask.js';
import { edgeOf, readSpans } from './spans.js';

/** So far from a moment the edges of recordings are looked for, in milliseconds. */
const REACH = 31 * 86_400_000;

/**
 * Where what was recorded around a moment of one camera begins (-1) or ends (1), see edgeOf(), also
 * where no bar shows it: {edge}, null when there is none, or the failure.
 */
export async function findEdge(addresses, time, direction) {
    const [from, to] = direction < 0 ? [time - REACH, time] : [time, time + REACH];
    const { value, failure } = await askForJson(addresses(
        `recordings?from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`));
    return failure ? { failure } : { edge: edgeOf(readSpans(value.spans), time, direction) };
}
