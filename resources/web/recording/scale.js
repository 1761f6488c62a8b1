// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** The shortest and the longest time that the bar shows, in milliseconds. */
export const SHORTEST = 10_000;
export const LONGEST = 31 * 86_400_000;
/** What is shown at first, in milliseconds: what was recorded just now is seen there. */
export const AT_FIRST = 3_600_000;
/** So much of the bar is beyond now, as a share: what is now does not stick to the edge. */
export const BEYOND_NOW = 0.03;
/** Where a moment comes to that was out of sight, as a share from the edge that it came in by. */
const INSIDE = 0.1;

/**
 * A view is what the bar shows: {from, to}, in milliseconds since 1970. Nothing here knows a page.
 * This is the one that ends now. Pure.
 */
export function viewUntil(now, length = AT_FIRST) {
    const to = now + BEYOND_NOW * length;
    return { from: to - length, to };
}

/** Whether a view reaches until now, so that it goes on with the time. Pure. */
export function reachesNow({ from, to }, now) {
    return to >= now && to - now >= 0.5 * BEYOND_NOW * (to - from);
}

/** The same length, no later than viewUntil(). Pure. */
function kept({ from, to }, now) {
    const latest = viewUntil(now, to - from);
    return to > latest.to ? latest : { from, to };
}

/** Moved by so many milliseconds, as far as there is a past. Pure. */
export function panned({ from, to }, milliseconds, now) {
    return kept({ from: from + milliseconds, to: to + milliseconds }, now);
}

/** So many times closer about a place, 0 to 1 from the left, as far as it goes. Pure. */
export function zoomed({ from, to }, factor, place, now) {
    const length = Math.min(Math.max((to - from) / factor, SHORTEST), LONGEST);
    const middle = from + place * (to - from);
    return kept({ from: middle - place * length, to: middle + (1 - place) * length }, now);
}

/** Moved so that a moment is in it: just inside of the edge beyond which it was. Pure. */
export function revealing(view, time, now) {
    const length = view.to - view.from;
    if (time < view.from) {
        return panned(view, time - (view.to - INSIDE * length), now);
    }
    return time > view.to ? panned(view, time - (view.from + INSIDE * length), now) : view;
}

/** Where a moment is on a bar that is so wide, in its pixels; outside of it, too. Pure. */
export function placeOf({ from, to }, width, time) {
    return width * (time - from) / (to - from);
}

/** The moment at a place of a bar that is so wide, to the millisecond. Pure. */
export function timeAt({ from, to }, width, place) {
    return Math.round(from + (to - from) * place / width);
}
