// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { durationText } from './liveness.js';
import { failureText } from './sentence.js';

const $ = (id) => document.getElementById(id);

/** Sets a text only when it differs: setting it is a change for screen readers and layout. */
function say(element, text) {
    if (element.textContent !== text) {
        element.textContent = text;
    }
}

function ageText(milliseconds) {
    if (milliseconds === null) {
        return '–';
    }
    return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : durationText(milliseconds);
}

/** How long a message stays unless what it says is over earlier, in milliseconds. */
const MESSAGE_TIME = 10_000;

/** Everything on the page that is text: state, facts, messages, announcements. */
export class View {
    #announced = '';
    #oldest = []; // ages seen lately
    #messageTimer = 0;

    /** What liveness.js judged. */
    showVerdict({ isLive, label, text }, canRetry) {
        document.documentElement.dataset.live = String(isLive);
        say($('badge-label'), label);
        say($('notice-text'), text);
        $('notice').hidden = isLive;
        $('retry').hidden = !canRetry;
        this.#announce(label, text);
    }

    /** The picture as it is shown here, `age` in milliseconds or null. */
    showPicture({ age, rate, shown }) {
        // The oldest of the last second: the newest would jump about.
        this.#oldest = age === null ? [] : [...this.#oldest, age].slice(-5);
        say($('age'), ageText(age === null ? null : Math.max(...this.#oldest)));
        say($('rate'), age === null ? '–' : rate.toFixed(1));
        say($('resolution'), shown ? `${shown.width} × ${shown.height}` : '–');
        $('picture').hidden = !shown;
        if (shown) {
            document.body.style.setProperty('--ratio', String(shown.width / shown.height));
        }
    }

    /** What the server said last, or null when it is silent. */
    showStatus(status) {
        const viewers = status?.viewers;
        say($('viewers'), viewers === undefined ? '–' : String(viewers));
        $('watching').title = viewers === 1 ? '1 viewer' : `${viewers ?? 'Unknown number of'} viewers`;
        const hasPosition = Number.isFinite(status?.pan) && Number.isFinite(status?.tilt);
        say($('position'), hasPosition ? `${status.pan}° · ${status.tilt}°` : '–');
    }

    /** What stays as it was while the server is silent. */
    showCamera({ name, steerable }) {
        // A server of before the name was in the status keeps the page's own.
        if (name && document.title !== name) {
            document.title = name;
            say($('name'), name);
        }
        // A camera that cannot turn has nothing to turn it with.
        document.documentElement.toggleAttribute('data-fixed', !steerable);
    }

    /** Says for a while that something failed, see failureText(); a `reason` of null clears it. */
    showFailure(lead, reason) {
        const shown = reason === null ? '' : failureText(lead, reason);
        say($('message'), shown);
        $('message').hidden = shown === '';
        clearTimeout(this.#messageTimer);
        if (shown !== '') {
            this.#messageTimer = setTimeout(() => this.showFailure('', null), MESSAGE_TIME);
        }
    }

    showGamepad(isConnected) {
        $('gamepad').hidden = !isConnected;
    }

    /** Only changes of state are read out, without the seconds that pass. */
    #announce(label, text) {
        const announcement = text.replace(/ for [0-9][^:]*/, '')
            .replace('The picture has stopped', 'No picture') || label;
        if (announcement !== this.#announced) {
            this.#announced = announcement;
            say($('announcement'), announcement);
        }
    }
}
