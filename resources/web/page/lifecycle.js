// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { elapsedSince, moment } from '../camera/clock.js';

/** How often the page checks itself, in milliseconds. */
const TICK = 200;
/** A visible page that did not check for this long has slept, in milliseconds. */
const SLEEP = 5_000;

/**
 * Reports when the page is visible, `onShow`, and no longer visible, `onHide`; when there may be a
 * network again or the device has slept, `onWake`; and `onTick` several times a second while it
 * is visible. Begins with one of the first two.
 */
export function watchLifecycle({ onShow, onHide, onWake, onTick }) {
    let ticking = 0;
    let ticked = moment();

    function tick() {
        const hasSlept = elapsedSince(ticked) > SLEEP;
        ticked = moment();
        if (hasSlept) {
            onWake();
        }
        onTick();
    }

    function show() {
        if (!ticking) {
            ticked = moment();
            ticking = setInterval(tick, TICK);
            onShow();
            // A picture from before the page was hidden must not look live.
            onTick();
        }
    }

    function hide() {
        clearInterval(ticking);
        ticking = 0;
        onHide();
    }

    const follow = () => (document.visibilityState === 'hidden' ? hide() : show());
    document.addEventListener('visibilitychange', follow);
    document.addEventListener('resume', follow);
    document.addEventListener('freeze', hide);
    addEventListener('pageshow', follow);
    addEventListener('pagehide', hide);
    addEventListener('online', onWake);
    follow();
}
