// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** The most that a stick rests off its middle in either axis; farther out it is held. */
export const MAXIMUM_DRIFT = 0.2;
/** The most that a resting stick's readings differ: a hand trembles more. */
const STILLNESS = 0.02;
/** How long it has to be still, in milliseconds. */
export const REST_TIME = 2_000;

const isWithin = (x, y, limit) => Math.abs(x) <= limit && Math.abs(y) <= limit;

function centredAxis(value, centre) {
    const way = value > centre ? 1 - centre : 1 + centre;
    return Math.min(1, Math.max(-1, (value - centre) / way));
}

/**
 * Where a stick rests, from what it reads when nobody touches it: a position near the middle that
 * does not change for a while. Pure: each call says what time it is.
 */
export class StickCentre {
    #x = 0;
    #y = 0;
    #still = null; // {x, y, since}

    /** The position from where it rests; the rim stays at 1. */
    centred({ x, y }, now) {
        const still = this.#still;
        if (!still || !isWithin(x - still.x, y - still.y, STILLNESS)) {
            this.#still = { x, y, since: now };
        } else if (now - still.since >= REST_TIME && isWithin(x, y, MAXIMUM_DRIFT)) {
            this.#x = still.x;
            this.#y = still.y;
        }
        return { x: centredAxis(x, this.#x), y: centredAxis(y, this.#y) };
    }

    /** It was not looked at: how long it has been still is not known. */
    interrupt() {
        this.#still = null;
    }
}
