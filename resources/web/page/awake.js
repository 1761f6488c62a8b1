// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part } from '../camera/parts.js';
import { recall, remember } from './memory.js';

const HINT = 'The screen may turn off while you watch: only over https can the page keep it on.';
/** Where it is kept that the hint was closed. */
const HINT_CLOSED = 'awake-hint-closed';

/**
 * Holds a wake lock while it is wanted and the page is visible: a browser ends the lock when the
 * page is hidden, and refuses it on a weak battery. `wakeLock` is navigator.wakeLock, or undefined
 * where there is none; then nothing happens.
 */
export class WakeLockKeeper {
    #wakeLock;
    #isVisible;
    #isWanted = false;
    #isAsking = false;
    #lock = null;

    constructor(wakeLock, isVisible) {
        this.#wakeLock = wakeLock;
        this.#isVisible = isVisible;
    }

    /** May be called as often as one likes: only a change asks the browser. */
    want(isWanted) {
        if (isWanted !== this.#isWanted) {
            this.#isWanted = isWanted;
            this.follow();
        }
    }

    /** To be called when the page becomes visible, too. */
    async follow() {
        if (!this.#isWanted) {
            const lock = this.#lock;
            this.#lock = null;
            await lock?.release();
            return;
        }
        if (!this.#wakeLock || this.#lock || this.#isAsking || !this.#isVisible()) {
            return;
        }
        this.#isAsking = true;
        try {
            const lock = await this.#wakeLock.request('screen');
            this.#lock = lock;
            lock.addEventListener('release', () => {
                if (this.#lock === lock) {
                    this.#lock = null;
                }
            });
        } catch {
            // Refused, which is no fault: it is asked for again when the page is shown again.
        } finally {
            this.#isAsking = false;
        }
        if (!this.#isWanted) {
            await this.follow(); // no longer wanted when the answer came
        }
    }
}

let keeper = null;

/**
 * Keeps the screen on while `isOn` and the page is visible, where the browser can. Where it would
 * only over https, the part "awake-hint" (an empty element) says so, until somebody closes it.
 */
export function keepAwake(isOn) {
    if (keeper === null && isOn) {
        keeper = new WakeLockKeeper(navigator.wakeLock,
            () => document.visibilityState === 'visible');
        document.addEventListener('visibilitychange', () => keeper.follow());
        if (!window.isSecureContext) {
            showHint(part(document, 'awake-hint'));
        }
    }
    keeper?.want(isOn);
}

function showHint(element) {
    if (!element || recall(HINT_CLOSED) !== null) {
        return;
    }
    const text = document.createElement('span');
    text.textContent = HINT;
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = 'Close';
    close.addEventListener('click', () => {
        remember(HINT_CLOSED, 'true');
        element.hidden = true;
    });
    element.replaceChildren(text, close);
    element.hidden = false;
}
