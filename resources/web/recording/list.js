// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { askForJson } from '../camera/ask.js';
import { readSpans } from './spans.js';

/** What is still going on is asked for again when so many pixels' time has passed … */
const PIXELS_A_REFRESH = 2;
/** … but not within the first, nor later than the second of these, in milliseconds. */
const SOONEST_REFRESH = 2_000;
const LATEST_REFRESH = 60_000;
/** A shorter gap is none, in seconds: as the server has it. */
const SMALLEST_GAP = 2;
const FORBIDDEN = 403;

/** So much is asked for to each side of a view, as a share of it. */
const ASIDE = 0.45;

/** What is asked for to show a view on a bar that is so wide. Pure. */
export function wantedFor({ from, to }, width, now) {
    const aside = ASIDE * (to - from);
    const pixel = (to - from) / width;
    return { from: Math.floor(from - aside), to: Math.ceil(Math.min(to + aside, now)),
        gap: Math.max(Math.ceil(pixel / 1000), SMALLEST_GAP) };
}

/**
 * Whether what is known, as wantedFor() gave it at `askedAt`, no longer does for a view. A list that
 * reaches until now gets old. Pure.
 */
export function isOutdated(known, view, width, now) {
    const { gap } = wantedFor(view, width, now);
    const isCovered = known && known.from <= view.from && known.to >= Math.min(view.to, known.askedAt);
    if (!isCovered || gap < known.gap / 2 || gap > known.gap * 2) {
        return true;
    }
    const refresh = (view.to - view.from) / width * PIXELS_A_REFRESH;
    return view.to > known.to
        && now - known.askedAt > Math.min(Math.max(refresh, SOONEST_REFRESH), LATEST_REFRESH);
}

/**
 * What was recorded of one camera, as much as a bar shows: `spans`, and those that are `locked`. `onChange` is called when they are other ones, `onFailure` with
 * why they could not be read, null when they could; `onForbidden` when this login may not know.
 */
export class RecordingList {
    spans = [];
    locked = [];
    #addresses;
    #listeners;
    #known = null;
    #changes = 0; // that were made
    #isAsking = false;
    #failedAt = -Infinity;

    constructor(addresses, listeners) {
        this.#addresses = addresses;
        this.#listeners = listeners;
    }

    /** Asks if what is known does not do for this; to be called as often as one likes. */
    want(view, width, now) {
        const mayAsk = !this.#isAsking && now - this.#failedAt > SOONEST_REFRESH;
        if (mayAsk && width > 0 && isOutdated(this.#known, view, width, now)) {
            this.#load({ ...wantedFor(view, width, now), askedAt: now });
        }
    }

    /** Something was changed: what is known is old. */
    forget() {
        this.#known = null;
        this.#changes += 1;
    }

    async #load(wanted) {
        const changes = this.#changes;
        this.#isAsking = true;
        const [from, to] = [wanted.from, wanted.to].map((time) => new Date(time).toISOString());
        const { value, failure = null, status } = await askForJson(
            this.#addresses(`recordings?from=${from}&to=${to}&gap=${wanted.gap}`));
        this.#isAsking = false;
        if (status === FORBIDDEN) {
            this.#listeners.onForbidden();
            return;
        }
        this.#failedAt = failure === null ? -Infinity : wanted.askedAt;
        if (failure === null) {
            this.#known = changes === this.#changes ? wanted : null;
            this.spans = readSpans(value.spans);
            this.locked = readSpans(value.locked);
            this.#listeners.onChange();
        }
        this.#listeners.onFailure(failure);
    }
}
