// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { durationText } from './liveness.js';

/** By the user's language and clock. Made when first needed: each takes a while. */
const formats = new Map();

function format(name, options, time) {
    if (!formats.has(name)) {
        formats.set(name, new Intl.DateTimeFormat(undefined, options));
    }
    return formats.get(name).format(time);
}

const CLOCK = Object.freeze({ hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** What stands at a tick, see ticksOf(). */
export function tickText({ time, kind }) {
    return {
        day: () => format(kind, { weekday: 'short', day: 'numeric', month: 'short' }, time),
        minute: () => format(kind, { hour: '2-digit', minute: '2-digit' }, time),
        second: () => format(kind, CLOCK, time),
    }[kind]();
}

/** A moment with its day, to the second. */
export function momentText(time) {
    return format('moment', { ...CLOCK, weekday: 'short', year: 'numeric', month: 'short',
        day: 'numeric' }, time);
}

/** The time of day, to the second. */
export function clockText(time) {
    return format('clock', CLOCK, time);
}

/** "09:35:10 – 09:36:15 (1 min 5 s)", with the day where it is not the same. */
export function rangeText({ from, to }) {
    const isOneDay = new Date(from).toDateString() === new Date(to).toDateString();
    const write = isOneDay ? clockText : momentText;
    return `${write(from)} – ${write(to)} (${durationText(to - from)})`;
}
