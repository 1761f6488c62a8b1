// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** A tour begins so long after its choice: with arrow keys one passes over others, in ms. */
const BEGIN_AFTER = 1_000;

/**
 * Calls `onNext` each so many seconds while it runs, until something is touched or a key is pressed:
 * who does that wants to look at something. `choice` is a select element with the seconds as values,
 * 0 for none; it starts and ends the tour, and shows whether it runs.
 */
export class Tour {
    #choice;
    #onNext;
    #timer = 0;

    constructor(choice, onNext) {
        this.#choice = choice;
        this.#onNext = onNext;
        choice.addEventListener('change', () => this.#begin());
        for (const sign of ['pointerdown', 'keydown', 'wheel']) {
            addEventListener(sign, (event) => this.#inputSeen(event),
                { capture: true, passive: true });
        }
    }

    get isRunning() {
        return this.#timer !== 0;
    }

    stop() {
        clearTimeout(this.#timer);
        this.#timer = 0;
        this.#choice.value = '0';
    }

    #begin() {
        clearTimeout(this.#timer);
        this.#timer = 0;
        if (Number(this.#choice.value) > 0) {
            this.#goOnAfter(BEGIN_AFTER);
        }
    }

    #goOnAfter(milliseconds) {
        this.#timer = setTimeout(() => {
            this.#goOnAfter(1000 * Number(this.#choice.value));
            this.#onNext();
        }, milliseconds);
    }

    #inputSeen(event) {
        if (this.isRunning && event.target !== this.#choice) {
            this.stop();
        }
    }
}
