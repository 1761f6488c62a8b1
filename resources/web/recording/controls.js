// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part, say } from '../camera/parts.js';
import { clockText, momentText } from '../camera/times.js';

/** What a button does, as playkeys.js names it: [button, action, value]. */
const ACTIONS = Object.freeze([['frame-back', 'step', -1], ['play-back', 'play', -1],
    ['play', 'play', 1], ['frame-on', 'step', 1], ['go-live', 'live'], ['mark-from', 'mark', 'from'],
    ['mark-to', 'mark', 'to'], ['zoom-in', 'zoom', 1], ['zoom-out', 'zoom', -1]]);
/** These do nothing to what is live. */
const OF_PAST = Object.freeze(['play-back', 'play', 'frame-on', 'speed', 'still', 'go-live']);

/** The buttons of the timeline below `root`, as markup.js has them, and what they say. */
export class PlayControls {
    #root;

    /**
     * `act` is called with an action of playkeys.js, and its value; `setSpeed` with a speed without
     * direction; `save` and `close` when that is wanted.
     */
    constructor(root, { act, setSpeed, save, close }) {
        this.#root = root;
        const onClick = (name, react) => part(root, name).addEventListener('click', react);
        for (const [name, ...action] of ACTIONS) {
            onClick(name, () => act(...action));
        }
        onClick('still', save);
        onClick('timeline-close', close);
        part(root, 'speed').addEventListener('change',
            ({ target }) => setSpeed(Number(target.value)));
    }

    /** As Player has it; `now` is the server's time. */
    show({ at, isPlaying, speed }, now) {
        const isLive = at === null;
        this.#root.toggleAttribute('data-past', !isLive);
        say(part(this.#root, 'moment'), isLive ? `Live ${clockText(now)}` : momentText(at));
        for (const name of OF_PAST) {
            part(this.#root, name).disabled = isLive;
        }
        this.#showPlaying('play', isPlaying && speed > 0, 'Play');
        this.#showPlaying('play-back', isPlaying && speed < 0, 'Play backwards');
        part(this.#root, 'speed').value = String(Math.abs(speed));
    }

    /** A button that plays pauses what it plays. */
    #showPlaying(name, isPlaying, label) {
        const button = part(this.#root, name);
        button.toggleAttribute('data-playing', isPlaying);
        button.setAttribute('aria-label', isPlaying ? 'Pause' : label);
    }
}
