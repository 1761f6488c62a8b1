// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { sentence } from './sentence.js';

/** Without a new picture for this long, what is shown is not live, in milliseconds. */
export const STALE_AFTER = 2_000;
/** The server's limit for a slow camera counts up to this, in milliseconds. */
export const LONGEST_STALE_AFTER = 60_000;
/** A status that the pictures contradict is believed for this long, in milliseconds. */
export const BELIEVED_FOR = 3_000;
/** … and, when reconnecting did not help, each time twice as long, up to this. */
export const LONGEST_BELIEVED = 60_000;
/** The server calls a picture frozen when it has been the same for this long, in milliseconds. */
export const FROZEN_AFTER = 10_000;

/** A duration as people say it. No line ends between a number and its unit. */
export function durationText(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    if (seconds < 60) {
        return `${seconds}\u00A0s`;
    }
    if (seconds < 3600) {
        return `${Math.floor(seconds / 60)}\u00A0min ${seconds % 60}\u00A0s`;
    }
    return `${Math.floor(seconds / 3600)}\u00A0h ${Math.floor(seconds / 60) % 60}\u00A0min`;
}

/** How old a picture may be and still be live, by the server's newest status (or null). */
export function staleAfter(status) {
    return Math.min(Math.max(status?.staleAfterMs ?? 0, STALE_AFTER), LONGEST_STALE_AFTER);
}

/**
 * Two clocks may drift apart by this share of the time: twice the 500 ppm by which NTP may speed up
 * or slow down a clock, and ten times what a crystal is off by.
 */
export const CLOCK_DRIFT = 0.001;

/**
 * Compares the server's clock with ours, for one connection: a growing backlog anywhere between
 * shows as lag behind the picture that came quickest. Pure.
 *
 * The quickest is not that of all time: it is relaxed by CLOCK_DRIFT, 0.3 s in five minutes, so
 * clocks that drift never look like a backlog. A window that forgets everything after some minutes
 * would do that too, but would also take a backlog that grows slowly for the way itself.
 */
export class LagMeter {
    #quickest = Infinity;
    #newest = null;
    #measuredAt = 0;

    /**
     * A picture complete at `timestamp` (the server's seconds, or null) arrived at `now`
     * (milliseconds of a clock that is never set). `progressed`: it is newer than one before it, so
     * it is not merely the one that the server had kept.
     */
    measure(timestamp, now) {
        if (timestamp === null) {
            return { lag: 0, progressed: false };
        }
        if (this.#newest !== null && timestamp < this.#newest) {
            // A server sends no older picture after a newer one: its clock was set back.
            this.#quickest = Infinity;
            this.#newest = null;
        }
        const progressed = this.#newest !== null && timestamp > this.#newest;
        this.#newest = timestamp;
        const way = now - 1000 * timestamp;
        const relaxed = this.#quickest + CLOCK_DRIFT * (now - this.#measuredAt);
        this.#quickest = Math.min(relaxed, way);
        this.#measuredAt = now;
        return { lag: way - this.#quickest, progressed };
    }
}

/** Whether the server is only just turning to the camera, which is no failure. */
const isBusy = (status) => status.state === 'idle' || status.state === 'connecting';

/** Why there is no picture although some come, as a clause. */
export const DAMAGED = 'the camera sends damaged pictures';

/** Why there is no new picture, as a clause; the server's reason counts while it reports. */
function reasonFor({ stream, status, isOnline, problem }) {
    if (!isOnline) {
        return 'this device is offline';
    }
    if (stream.phase === 'refused') {
        return stream.reason;
    }
    if (status && !status.live && !isBusy(status) && status.reason) {
        return status.reason;
    }
    if (stream.phase === 'waiting') {
        return stream.reason;
    }
    if (problem) {
        return problem;
    }
    if (!status || stream.phase !== 'open') {
        return stream.reason || 'the server does not answer';
    }
    return status.live ? 'the stream to this page has stalled' : 'connecting to the camera';
}

function connecting() {
    return { isLive: false, label: 'Connecting', text: 'Connecting to the camera…' };
}

/** Whether pictures come that cannot be shown, as the server says or the page sees by itself. */
function areDamaged(facts) {
    return facts.status?.state === 'damaged' || reasonFor(facts) === DAMAGED;
}

function lost(facts, age) {
    const since = age < 1000 ? 'The picture has stopped' : `No picture for ${durationText(age)}`;
    const text = sentence(`${since}: ${reasonFor(facts)}`);
    return { isLive: false, label: areDamaged(facts) ? 'Damaged' : 'Not live', text };
}

function frozen({ status, serverTime }) {
    const known = Math.max(serverTime - Date.parse(status.since), 0);
    const duration = FROZEN_AFTER + known;
    const since = `The picture has not changed for ${durationText(duration)}`;
    const text = sentence(`${since}: ${status.reason}`);
    return { isLive: false, label: 'Frozen', text };
}

function withoutPicture(facts) {
    const { stream, status, isOnline } = facts;
    const isBegun = stream.phase === 'open' || (stream.phase === 'connecting' && !stream.reason);
    if (isOnline && isBegun && (status ? isBusy(status) : !facts.problem)) {
        return connecting();
    }
    const label = areDamaged(facts) ? 'Damaged' : 'No picture';
    return { isLive: false, label, text: sentence(reasonFor(facts)) };
}

/**
 * Whether the picture on the page is live, and what to say when it is not. Pure.
 *
 * `facts`:
 * - `age`: milliseconds since the shown picture arrived, null before the first;
 * - `lag`, `progressed`: what LagMeter says of it; `serverTime`: the server's clock now, in
 *   milliseconds since the epoch, as far as known;
 * - `problem`: why the pictures that come cannot be shown, as a clause, or empty;
 * - `stream`: {phase, reason} of the connection; `isOnline`: whether the device has a network;
 * - `status`, `statusAge`: the server's newest /api/status and its age in milliseconds; null when
 *   the server is silent.
 *
 * The result: {isLive, label: a word or two, text: a sentence, empty when live}.
 */
export function judge(facts) {
    const { age, lag, progressed, status, statusAge } = facts;
    if (age === null) {
        return withoutPicture(facts);
    }
    if (status?.state === 'frozen') {
        return frozen(facts);
    }
    if (status && !status.live) {
        // The server may know that its newest picture is older than it looks from here.
        const knownAge = Math.max(age, (status.ageMs ?? 0) + statusAge);
        const isShort = knownAge <= staleAfter(status) && isBusy(status);
        return isShort ? connecting() : lost(facts, knownAge);
    }
    if (age > staleAfter(status)) {
        return lost(facts, age);
    }
    if (lag > staleAfter(status)) {
        const text = `The picture is ${durationText(lag)} late: the network is too slow.`;
        return { isLive: false, label: 'Delayed', text };
    }
    return progressed || status ? { isLive: true, label: 'Live', text: '' } : connecting();
}

/**
 * The same of a picture of the past, whatever it looks like; `text` says why there is none of then,
 * or is empty. Pure.
 */
export function ofPast(text) {
    return { isLive: false, label: 'Recorded', text };
}

/**
 * Whether pictures come that the server which sends the status cannot be sending: behind a load
 * balancer they may be two. Takes the same facts. Pure.
 */
export function isStatusOfAnother({ age, lag, progressed, stream, status }) {
    const limit = staleAfter(status);
    const arePicturesNew = stream.phase === 'open' && progressed && age <= limit && lag <= limit;
    const isOfThese = status?.state === 'frozen' || status?.state === 'damaged';
    return arePicturesNew && status !== null && !status.live && !isOfThese;
}

/**
 * Whether a server with this status (or null) says why an open stream brings nothing. One that
 * nobody watches is not the one that the stream comes from. Pure.
 */
export function explainsSilence(status) {
    return status !== null && !status.live && status.state !== 'idle';
}

/** A connection that is as stale as this beyond "not live" is ended for another, in ms. */
const GIVE_UP_AFTER = 3_000;

/** Why a stream that is open but brings nothing should be ended, as a clause; null: no. Pure. */
export function whyToReconnect({ phase, heardAt, lag }, status, now) {
    const limit = staleAfter(status);
    if (phase !== 'open') {
        return null;
    }
    if (lag > limit) {
        return 'the network is too slow';
    }
    const isDead = now - heardAt > limit + GIVE_UP_AFTER && !explainsSilence(status);
    return isDead ? 'the server does not answer' : null;
}

/** When to reconnect because pictures and status are of two servers. Pure. */
export class Doubt {
    #patience = BELIEVED_FOR;
    #since = null;

    /** Whether it is time to, by the facts of judge() at `now`; asked again and again. */
    isTime(facts, now) {
        if (!isStatusOfAnother(facts)) {
            this.#since = null;
            if (facts.status?.live) {
                this.#patience = BELIEVED_FOR;
            }
            return false;
        }
        this.#since ??= now;
        if (now - this.#since <= this.#patience) {
            return false;
        }
        this.#since = null;
        this.#patience = Math.min(2 * this.#patience, LONGEST_BELIEVED);
        return true;
    }
}
