// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { durationText } from './liveness.js';
import { part, say, show } from './parts.js';
import { positionText } from './position.js';
import { counted, failureText } from './sentence.js';
import { momentText } from './times.js';

function ageText(milliseconds) {
    if (milliseconds === null) {
        return '–';
    }
    return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : durationText(milliseconds);
}

/** How long a message stays unless what it says is over earlier, in milliseconds. */
const MESSAGE_TIME = 10_000;

/** The parts that are text, or shown only at times. All but "picture" may be left out. */
const PARTS = Object.freeze(['name', 'badge-label', 'watching', 'viewers', 'picture', 'notice',
    'notice-text', 'retry', 'message', 'age', 'rate', 'resolution', 'position', 'whole', 'scale',
    'announcement', 'recording', 'past-time']);

/**
 * Everything that is said of one camera below `root`: state, facts, messages, announcements. The
 * root itself has data-live, "true" or "false", data-past while its picture is one of the past (which
 * is never live), and data-fixed when the camera cannot turn.
 */
export class Display {
    #root;
    #parts;
    #announced = '';
    #oldest = []; // ages seen lately
    #messageTimer = 0;
    #isPast = false;

    constructor(root) {
        this.#root = root;
        this.#parts = Object.fromEntries(PARTS.map((name) => [name, part(root, name)]));
    }

    /** What liveness.js judged. */
    showVerdict({ isLive, label, text }, canRetry) {
        this.#root.dataset.live = String(isLive);
        say(this.#parts['badge-label'], label);
        say(this.#parts['notice-text'], text);
        show(this.#parts.notice, text !== '');
        show(this.#parts.retry, canRetry);
        this.#announce(label, text);
    }

    /** From now on the picture is one of the past, or no longer. */
    set isPast(isPast) {
        this.#isPast = isPast;
        this.#root.toggleAttribute('data-past', isPast);
    }

    /** The picture as it is shown here, `age` in milliseconds or null. */
    showPicture({ age: arrived, rate, shown }) {
        // Of a picture of the past it would say nothing: when it is of is written over it.
        const age = this.#isPast ? null : arrived;
        // The oldest of the last second: the newest would jump about.
        this.#oldest = age === null ? [] : [...this.#oldest, age].slice(-5);
        say(this.#parts.age, ageText(age === null ? null : Math.max(...this.#oldest)));
        say(this.#parts.rate, age === null ? '–' : rate.toFixed(1));
        say(this.#parts.resolution, shown ? `${shown.width} × ${shown.height}` : '–');
        show(this.#parts.picture, shown !== null);
        this.#showTime(this.#isPast && shown ? 1000 * shown.timestamp : null);
        if (shown) {
            this.#root.style.setProperty('--ratio', String(shown.width / shown.height));
        }
    }

    /** Over the picture: when it is of, in milliseconds since 1970. */
    #showTime(time) {
        const element = this.#parts['past-time'];
        show(element, time !== null);
        if (element && time !== null) {
            say(element, momentText(time));
            element.dateTime = new Date(time).toISOString();
        }
    }

    /** How much larger than whole the picture is shown, from 1. */
    showZoom(scale) {
        say(this.#parts.scale, `${scale.toFixed(1)}×`);
        show(this.#parts.whole, scale > 1);
    }

    /** What the server said last, or null when it is silent. */
    showStatus(status) {
        const viewers = status?.viewers;
        say(this.#parts.viewers, viewers === undefined ? '–' : String(viewers));
        if (this.#parts.watching) {
            this.#parts.watching.title = counted(viewers ?? 'Unknown number of', 'viewer');
        }
        say(this.#parts.position, positionText(this.#isPast ? null : status?.position));
        this.#showRecording(status?.recording);
    }

    #showRecording(recording) {
        const element = this.#parts.recording;
        if (element) {
            const problem = recording?.problem ?? '';
            say(element, problem === '' ? 'Recording' : 'Not recorded');
            element.title = problem;
            element.toggleAttribute('data-failing', problem !== '');
            show(element, recording?.on === true);
        }
    }

    /** What stays as it was while the server is silent. */
    showCamera({ name, steerable }) {
        // A server of before the name was in the status keeps the page's own.
        if (name) {
            say(this.#parts.name, name);
        }
        // A camera that cannot turn has nothing to turn it with.
        this.#root.toggleAttribute('data-fixed', !steerable);
    }

    /** Says for a while that something failed, see failureText(); a `reason` of null clears it. */
    showFailure(lead, reason) {
        const text = reason === null ? '' : failureText(lead, reason);
        say(this.#parts.message, text);
        show(this.#parts.message, text !== '');
        clearTimeout(this.#messageTimer);
        if (text !== '') {
            this.#messageTimer = setTimeout(() => this.showFailure('', null), MESSAGE_TIME);
        }
    }

    /** Nothing follows: what is shown must not be taken for live. */
    destroy() {
        clearTimeout(this.#messageTimer);
        this.#root.dataset.live = 'false';
        this.isPast = false;
    }

    /** Only changes of state are read out, without the seconds that pass. */
    #announce(label, text) {
        const announcement = text.replace(/ for [0-9][^:]*/, '')
            .replace('The picture has stopped', 'No picture') || label;
        if (announcement !== this.#announced) {
            this.#announced = announcement;
            say(this.#parts.announcement, announcement);
        }
    }
}
