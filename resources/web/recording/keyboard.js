// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part } from '../camera/parts.js';
import { actionFor, barActionFor } from './playkeys.js';

/** A list of choices and a text have keys of their own; a button has two. */
const isInField = (target) => target.closest('input, textarea, select, [contenteditable]') !== null;
const isOfButton = (target, key) => [' ', 'Enter'].includes(key) && target.closest('button, a') !== null;

/**
 * The keys of the timeline: T opens it and gives it the focus, or closes it when it has that. While the
 * past is shown, or the bar has the focus, keys that play come before all others' (those that steer,
 * and the lamp's).
 */
export function playByKeyboard(timeline, isForPage) {
    const bar = part(document, 'bar');

    function play(event) {
        const target = event.target instanceof Element ? event.target : document.body;
        // Where [ and ] need AltGr, some systems say Ctrl and Alt too.
        const isPlain = isForPage(event) || (event.getModifierState('AltGraph')
            && document.querySelector('dialog[open]') === null);
        const isMeant = timeline.isOpen && (timeline.isPast || target === bar);
        const found = isMeant && isPlain && !isInField(target) && !isOfButton(target, event.key)
            ? actionFor(event) ?? (target === bar ? barActionFor(event) : null) : null;
        if (found) {
            event.preventDefault();
            event.stopImmediatePropagation();
            const isRepeatable = ['skip', 'step', 'zoom'].includes(found.action);
            if (!timeline.isPast && found.action === 'live') {
                bar.blur();
            } else if (!event.repeat || isRepeatable) {
                timeline.act(found.action, found.value);
            }
        } else if (isForPage(event) && !event.repeat && event.key.toLowerCase() === 't'
            && !event.shiftKey && !isInField(target)) {
            if (!timeline.isOpen || target === bar) {
                timeline.toggle();
            }
            bar.focus(); // while it is open
        }
    }

    addEventListener('keydown', play, { capture: true });
}
