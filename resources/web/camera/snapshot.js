// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { explain } from './address.js';

/** The server waits up to 30 s for a slow camera's picture; without any answer by then, in ms. */
const ANSWER_TIMEOUT = 35_000;

/**
 * A file name as the window gives it: "Garden 2026-11-24 18-05-09.jpg", by the user's clock. What
 * some file system does not take is replaced. Pure.
 */
export function snapshotName(camera, date) {
    const name = camera.replace(/[/\\:*?"<>|\p{C}]/gu, '_').replace(/^\./, 'camera.');
    const two = (number) => String(number).padStart(2, '0');
    const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())];
    const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two);
    return `${name || 'camera'} ${day.join('-')} ${time.join('-')}.jpg`;
}

/**
 * Downloads the picture at `address` under that camera's name. Null, or why there is none, as
 * explain() says it.
 */
export async function downloadSnapshot(address, camera) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), ANSWER_TIMEOUT);
    try {
        const answer = await fetch(address, { cache: 'no-store', signal: abort.signal });
        if (!answer.ok) {
            return explain(answer.status, await answer.text());
        }
        const picture = await answer.blob();
        if (!picture.type.startsWith('image/') || picture.size === 0) {
            return 'the server sends something else than a picture';
        }
        save(picture, snapshotName(camera, new Date()));
        return null;
    } catch {
        return abort.signal.aborted ? 'the server does not answer' : 'the server cannot be reached';
    } finally {
        clearTimeout(timer);
    }
}

/**
 * The same of a picture that is here, as Picture has it, under the time that it is of. Null, or why
 * there is none.
 */
export function savePicture(shown, camera) {
    if (shown === null) {
        return 'no picture is shown';
    }
    save(new Blob([shown.bytes], { type: 'image/jpeg' }),
        snapshotName(camera, new Date(1000 * shown.timestamp)));
    return null;
}

function save(blob, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    // The browser takes the bytes after the click has been handled.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
