// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** Enough for steps, seeks and a range, in milliseconds. */
const RECORDED = 4_000;
/** A question is asked again after this, in milliseconds. */
const INTERVAL = 100;

/** Asks again and again until it is so. */
export async function waitUntil(isTrue) {
    while (!await isTrue()) {
        await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
}

/** Records so long, and no longer. Below `prefix`, as addressesBelow() has it. */
export async function record(server, prefix = '') {
    const list = () => server.ask(`${prefix}recordings`);
    const length = ({ spans }) => spans.reduce(
        (sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0);
    await server.ask(`${prefix}api/record`, 'POST', {});
    await waitUntil(async () => length(await list()) >= RECORDED);
    await server.ask(`${prefix}api/record`, 'POST', { stop: true });
    await waitUntil(async () => !(await list()).segments.some(({ growing }) => growing));
    return list();
}
