// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What may lie between two ticks, in milliseconds. */
const STEPS = Object.freeze([SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
    MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
    HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY]);

/** The least between two ticks, so that a time or a date fits there, in milliseconds. Pure. */
export function stepFor({ from, to }, width, room) {
    const least = (to - from) * room / width;
    return STEPS.find((step) => step >= least) ?? STEPS.at(-1);
}

/** Midnight by the user's clock, so many days later. */
function midnight(time, days = 0) {
    const date = new Date(time);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** Of the day, whatever its length, counted from 1970. */
function dayNumber(time) {
    const date = new Date(time);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
}

function* midnights({ from, to }, days) {
    for (let time = midnight(from); time <= to; time = midnight(time, 1)) {
        if (time >= from && dayNumber(time) % days === 0) {
            yield time;
        }
    }
}

/** On the day that clocks are set, an hour of the day may be there twice, or not at all. */
function* hours({ from, to }, step) {
    for (let day = midnight(from); day <= to; day = midnight(day, 1)) {
        const date = new Date(day);
        for (let hour = 0; hour < DAY / HOUR; hour += step / HOUR) {
            const time = new Date(date.getFullYear(), date.getMonth(), date.getDate(), hour);
            if (time.getHours() === hour && time >= from && time <= to) {
                yield time.getTime();
            }
        }
    }
}

/** Up to an hour, clocks are set by whole steps. */
function* shortSteps({ from, to }, step) {
    const offset = new Date(from).getTimezoneOffset() * MINUTE;
    for (let time = Math.ceil((from - offset) / step) * step + offset; time <= to; time += step) {
        yield time;
    }
}

/**
 * The ticks of a view on a bar that is so wide, `room` pixels or more from each other: {time, kind},
 * by the user's clock. Where a day begins its kind is 'day'; otherwise it says how exact the time is
 * to be written: 'minute' or 'second'. Pure.
 */
export function ticksOf(view, width, room) {
    const step = stepFor(view, width, room);
    const times = step >= DAY ? midnights(view, step / DAY)
        : step > HOUR ? hours(view, step) : shortSteps(view, step);
    return [...times].map((time) => ({ time,
        kind: midnight(time) === time ? 'day' : step < MINUTE ? 'second' : 'minute' }));
}

/** Where days begin in a view, unless there are too many to be told apart. Pure. */
export function dayBoundaries(view, width, least) {
    return (view.to - view.from) / DAY * least > width ? [] : [...midnights(view, 1)];
}
