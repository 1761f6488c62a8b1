// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part, say } from '../camera/parts.js';
import { clockText, momentText } from '../camera/times.js';

/** A press of a zoom button shows a time so many times shorter, or longer. */
const ZOOM_STEP = 2;
/** What a button does, as playkeys.js names it: [button, action, value]. */
const ACTIONS = Object.freeze([['turn', 'turn'], ['toggle', 'toggle'], ['frame-back', 'step', -1],
    ['frame-on', 'step', 1], ['go-live', 'live'], ['mark-from', 'mark', 'from'],
    ['mark-to', 'mark', 'to']]);
/** These do nothing to what is live. */
const OF_PAST = Object.freeze(['turn', 'toggle', 'frame-on', 'speed', 'still', 'go-live']);

/** The buttons of the timeline below `root`, as markup.js has them, and what they say. */
export class PlayControls {
    #root;

    /**
     * `act` is called with an action of playkeys.js, and its value; `zoom` with a factor; `setSpeed`
     * with a speed without direction; `save` and `close` when that is wanted.
     */
    constructor(root, { act, zoom, setSpeed, save, close }) {
        this.#root = root;
        const onClick = (name, react) => part(root, name).addEventListener('click', react);
        for (const [name, ...action] of ACTIONS) {
            onClick(name, () => act(...action));
        }
        onClick('zoom-in', () => zoom(ZOOM_STEP));
        onClick('zoom-out', () => zoom(1 / ZOOM_STEP));
        onClick('still', save);
        onClick('timeline-close', close);
        part(root, 'speed').addEventListener('change',
            ({ target }) => setSpeed(Number(target.value)));
    }

    /** As Player has it; `now` is the server's time. */
    show({ at, isPlaying, speed }, now) {
        const isLive = at === null;
        this.#root.toggleAttribute('data-past', !isLive);
        this.#root.toggleAttribute('data-playing', isPlaying);
        say(part(this.#root, 'moment'), isLive ? `Live ${clockText(now)}` : momentText(at));
        for (const name of OF_PAST) {
            part(this.#root, name).disabled = isLive;
        }
        part(this.#root, 'turn').setAttribute('aria-pressed', String(speed < 0));
        part(this.#root, 'toggle').setAttribute('aria-label', isPlaying ? 'Pause' : 'Play');
        part(this.#root, 'speed').value = String(Math.abs(speed));
    }
}
