// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** Without a new picture for this long, what is shown is not live, in milliseconds. */
export const STALE_AFTER = 2_000;
/** The server's word for a slow camera is taken up to this, in milliseconds. */
export const LONGEST_STALE_AFTER = 60_000;
/** A status that the pictures contradict is believed for this long, in milliseconds. */
export const BELIEVED_FOR = 3_000;
/** … and, when asking anew did not help, each time twice as long, up to this. */
export const LONGEST_BELIEVED = 60_000;
/** The server calls a picture frozen when it has been the same for this long, in milliseconds. */
export const FROZEN_AFTER = 10_000;

/** A duration as people say it. */
export function durationText(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    if (seconds < 60) {
        return `${seconds} s`;
    }
    if (seconds < 3600) {
        return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    }
    return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds / 60) % 60} min`;
}

/** How old a picture may be and still be live, by the server's newest status (or null). */
export function staleAfter(status) {
    return Math.min(Math.max(status?.staleAfterMs ?? 0, STALE_AFTER), LONGEST_STALE_AFTER);
}

/**
 * Compares the server's clock with ours, for one connection: a growing backlog anywhere between
 * shows as lag behind the picture that came quickest. Pure.
 */
export class LagMeter {
    #quickest = Infinity;
    #newest = null;

    /**
     * A picture complete at `timestamp` (the server's seconds, or null) arrived at `now`
     * (milliseconds). `progressed`: it is newer than one before it, so it is not merely the one
     * that the server had kept.
     */
    measure(timestamp, now) {
        if (timestamp === null) {
            return { lag: 0, progressed: false };
        }
        const progressed = this.#newest !== null && timestamp > this.#newest;
        this.#newest = Math.max(this.#newest ?? timestamp, timestamp);
        const way = now - 1000 * timestamp;
        this.#quickest = Math.min(this.#quickest, way);
        return { lag: way - this.#quickest, progressed };
    }
}

/** Whether the server is only just turning to the camera, which is no failure. */
const isBusy = (status) => status.state === 'idle' || status.state === 'connecting';

const sentence = (clause) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;

/** Why there is no new picture, as a clause; the server's word counts while it is speaking. */
function reasonFor({ stream, status, isOnline, isDamaged }) {
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
    if (isDamaged) {
        return 'the camera sends damaged pictures';
    }
    if (!status || stream.phase !== 'open') {
        return stream.reason || 'the server does not answer';
    }
    return status.live ? 'the stream to this page has stalled' : 'connecting to the camera';
}

function connecting() {
    return { isLive: false, label: 'Connecting', text: 'Connecting to the camera…' };
}

function lost(facts, age) {
    const since = age < 1000 ? 'The picture has stopped' : `No picture for ${durationText(age)}`;
    const text = `${since}: ${reasonFor(facts)}.`;
    return { isLive: false, label: 'Not live', text };
}

function frozen({ status, serverTime }) {
    const since = serverTime - Date.parse(status.since);
    const duration = FROZEN_AFTER + (since > 0 ? since : 0);
    const text = `The picture has not changed for ${durationText(duration)}: ${status.reason}.`;
    return { isLive: false, label: 'Frozen', text };
}

function withoutPicture(facts) {
    const { stream, status, isOnline } = facts;
    const isBegun = stream.phase === 'open' || (stream.phase === 'connecting' && !stream.reason);
    return isOnline && isBegun && (!status || isBusy(status))
        ? connecting()
        : { isLive: false, label: 'No picture', text: sentence(reasonFor(facts)) };
}

/**
 * Whether the picture on the page is live, and what to say when it is not. Pure.
 *
 * `facts`:
 * - `age`: milliseconds since the shown picture arrived, null before the first;
 * - `lag`, `progressed`: what LagMeter says of it; `serverTime`: the server's clock now, in
 *   milliseconds since the epoch, as far as known;
 * - `isDamaged`: pictures come, but cannot be decoded;
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
        // The server may know its newest picture to be older than its way to this page tells.
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
 * Whether pictures come that the server which tells the status cannot be sending: behind a load
 * balancer they may be two. Takes the same facts. Pure.
 */
export function isStatusOfAnother({ age, lag, progressed, stream, status }) {
    const limit = staleAfter(status);
    const arePicturesNew = stream.phase === 'open' && progressed && age <= limit && lag <= limit;
    return arePicturesNew && status !== null && !status.live && status.state !== 'frozen';
}

/**
 * Whether a server with this status (or null) says why an open stream brings nothing. One that
 * nobody watches is not the one that the stream comes from. Pure.
 */
export function explainsSilence(status) {
    return status !== null && !status.live && status.state !== 'idle';
}

/** When to connect anew because pictures and status are of two servers. Pure. */
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
