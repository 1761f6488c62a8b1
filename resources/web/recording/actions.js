// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from '../camera/address.js';
import { findEdge } from './edge.js';
import { LIVE_EDGE } from './player.js';

/** A press of a zoom button or key shows a time so many times shorter, or longer. */
const ZOOM_STEP = 2;

/** Does what keys and buttons of a timeline ask for, one after another, as playkeys.js names it. */
export class Actions {
    #player;
    #context;
    #finding = null; // an edge: a promise
    #sought = 0; // moments that the player was led to otherwise

    /**
     * Of the timeline: `selected` gives the selected camera and `now` the server's time; `zoom` is
     * called with a factor; `onDone` after what may have led to another moment.
     */
    constructor(player, range, exporting, { selected, now, zoom, onDone }) {
        this.#player = player;
        this.#context = { range, exporting, selected, now, zoom, onDone };
    }

    do(action, value) {
        if (action === 'zoom') {
            this.#context.zoom(ZOOM_STEP ** value);
            return;
        }
        if (this.#finding !== null && action !== 'live') {
            this.#finding.then(() => this.do(action, value)); // it begins there
            return;
        }
        const player = this.#player;
        const { range, exporting, now, onDone } = this.#context;
        const time = player.at ?? now();
        const actions = {
            toggle: () => player.toggle(),
            play: () => player.play(value),
            skip: () => player.skip(value),
            step: () => player.step(value),
            speed: () => player.changeSpeed(value),
            usualSpeed: () => player.setSpeed(Math.sign(player.speed)),
            edge: () => this.#goToEdge(time, value),
            live: () => player.live(),
            mark: () => range.mark(value, time),
            export: () => exporting.begin(),
        };
        this.seekElsewhere();
        actions[action]();
        onDone();
    }

    /** The player is led elsewhere: what is still looked for is not wanted any more. */
    seekElsewhere() {
        this.#sought += 1;
    }

    #goToEdge(time, direction) {
        const sought = this.#sought;
        const camera = this.#context.selected();
        this.#finding = findEdge(addressesBelow(camera.prefix), time, direction).then((found) => {
            this.#finding = null;
            if (sought === this.#sought && camera === this.#context.selected()) {
                this.#takeEdge(camera, found, direction);
            }
        });
    }

    /** Behind the last of what was recorded is live. */
    #takeEdge({ view }, { edge = null, failure }, direction) {
        if (failure) {
            view.showFailure('what was recorded cannot be listed', failure);
        } else if (direction > 0 && (edge ?? Infinity) > this.#context.now() - LIVE_EDGE) {
            this.#player.live();
        } else if (edge !== null) {
            this.#player.seek(edge);
        }
        this.#context.onDone();
    }
}
