// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { recall, remember } from '../page/memory.js';

/** Where the order is kept, as ids with a comma between two: no id has one. */
const KEY = 'wall-order';
/** So many ids are kept: those that are there, and those that may come back. */
const MOST = 256;

/** Ids in the order that was kept, those that it does not name last, as they come. Pure. */
export function ordered(ids, kept) {
    const place = (id) => (kept.includes(id) ? kept.indexOf(id) : kept.length);
    return [...ids].sort((one, other) => place(one) - place(other));
}

/**
 * What to keep when `ids` is the order that was made: those that are away now keep their places.
 * Pure.
 */
export function merged(ids, kept) {
    const away = kept.filter((id) => !ids.includes(id));
    const result = [...ids];
    for (const id of away) {
        // Behind the one that it followed, if that is there.
        const before = kept.slice(0, kept.indexOf(id)).reverse()
            .find((other) => result.includes(other));
        result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id);
    }
    return result.slice(0, MOST);
}

/** The list with the one at `from` at `to`; unchanged when there is no such place. Pure. */
export function moved(ids, from, to) {
    const result = [...ids];
    if (to >= 0 && to < ids.length) {
        result.splice(to, 0, ...result.splice(from, 1));
    }
    return result;
}

export function keptOrder() {
    return (recall(KEY) ?? '').split(',').filter((id) => id !== '');
}

export function keepOrder(ids) {
    remember(KEY, merged(ids, keptOrder()).join(','));
}
