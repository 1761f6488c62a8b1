// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { placeOf } from './scale.js';

/** What was recorded is seen, however short it is, in pixels. */
export const THINNEST = 4;
/** At an edge already when no further from it than this, in milliseconds. */
const AT_EDGE = 1_000;
/** Who wants the end of a span sees so much of it, in milliseconds. */
const LAST_SECONDS = 10_000;

/** From what the server lists, [{from, to}] in milliseconds since 1970, in order. Pure. */
export function readSpans(list) {
    return (list ?? []).map(({ from, to, ...rest }) => (
        { ...rest, from: Date.parse(from), to: Date.parse(to) }))
        .filter(({ from, to }) => Number.isFinite(from) && to >= from)
        .sort((one, other) => one.from - other.from);
}

/** Several lists of spans as one: what is in any of them, without overlaps. Pure. */
export function joined(lists) {
    const all = lists.flat().sort((one, other) => one.from - other.from);
    const spans = [];
    for (const { from, to } of all) {
        const last = spans.at(-1);
        if (last && from <= last.to) {
            last.to = Math.max(last.to, to);
        } else {
            spans.push({ from, to });
        }
    }
    return spans;
}

/**
 * Where spans are on a bar, {left, right} in its pixels, within it. Each is at least THINNEST wide, to
 * the left of its end: nothing that ends now is below the line that marks the time. Those that touch
 * are one. Pure.
 */
export function boxesOf(spans, view, width) {
    const boxes = [];
    for (const { from, to } of spans.filter((span) => span.to >= view.from && span.from <= view.to)) {
        const right = Math.max(Math.min(placeOf(view, width, to), width), THINNEST);
        const left = Math.max(Math.min(placeOf(view, width, from), right - THINNEST), 0);
        const last = boxes.at(-1);
        if (last && left <= last.right) {
            last.right = Math.max(last.right, right);
        } else {
            boxes.push({ left, right });
        }
    }
    return boxes;
}

/** The same as an SVG path, one unit high. Pure. */
export function pathOf(boxes) {
    return boxes.map(({ left, right }) =>
        `M${left.toFixed(1)} 0H${right.toFixed(1)}V1H${left.toFixed(1)}z`).join('');
}

/** The span that a moment lies in, or null. Pure. */
export function spanAt(spans, time) {
    return spans.find(({ from, to }) => from <= time && time <= to) ?? null;
}

/** A recorded moment that is as near as `reach`, where there is one; else itself. Pure. */
export function snapped(spans, time, reach) {
    const distanceTo = ({ from, to }) => Math.max(from - time, time - to, 0);
    const nearest = spans.reduce((best, span) => (
        best === null || distanceTo(span) < distanceTo(best) ? span : best), null);
    if (nearest === null || distanceTo(nearest) > reach || distanceTo(nearest) === 0) {
        return time;
    }
    return time < nearest.from ? nearest.from : lastOf(nearest, LAST_SECONDS);
}

/** So long before a span's end, or its beginning: its last picture alone would be over at once. */
const lastOf = ({ from, to }, milliseconds) => Math.max(from, to - milliseconds);

/**
 * Where one comes to who goes from a moment by so many milliseconds: not into a gap, but on, or back,
 * to what was recorded next. Pure.
 */
export function moved(spans, time, by) {
    const target = time + by;
    if (spanAt(spans, target)) {
        return target;
    }
    if (by > 0) {
        return spans.find(({ from }) => from > target)?.from ?? target;
    }
    const before = spans.findLast(({ to }) => to < target);
    return before ? lastOf(before, -by) : target;
}

/**
 * Where the span at a moment begins (-1) or ends (1); where it is that already, of the one before or
 * behind it. Null: there is none. Pure.
 */
export function edgeOf(spans, time, direction) {
    if (direction > 0) {
        return spans.find(({ to }) => to > time + AT_EDGE)?.to ?? null;
    }
    return spans.findLast(({ from }) => from < time - AT_EDGE)?.from
        ?? spans.find(({ from }) => from <= time)?.from ?? null;
}
