// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { PictureStream } from '../camera/stream.js';

/**
 * Pictures of the past as the server plays them, with what PictureStream brings. It is not tried
 * again: `onEnd` is called with why it ended, as a clause, or with null when there is nothing more to
 * play.
 */
export class Playback extends PictureStream {
    #onEnd;

    constructor(onFrame, onEnd) {
        super('', onFrame);
        this.#onEnd = onEnd;
    }

    /** Plays this instead of what it plays. */
    play(address) {
        this.stop();
        this.redirect(address);
        this.start();
    }

    ended() {
        this.stop();
        this.#onEnd(null);
    }

    failed(reason) {
        this.stop();
        this.#onEnd(reason);
    }

    refused(reason) {
        this.failed(reason);
    }
}
