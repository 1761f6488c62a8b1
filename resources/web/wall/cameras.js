// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** The list is asked for again after a failure, no sooner than after this, in ms. */
const INTERVAL = 1_000;

/** Which cameras the server has. `onList` is called with what /api/cameras says. */
export class CameraList {
    #address;
    #onList;
    #isLoading = false;
    #isAskedAgain = false;

    constructor(address, onList) {
        this.#address = address;
        this.#onList = onList;
    }

    /** Asks for it. What is asked while an answer is under way is asked once more after it. */
    async load() {
        if (this.#isLoading) {
            this.#isAskedAgain = true;
            return;
        }
        this.#isLoading = true;
        this.#isAskedAgain = false;
        try {
            const answer = await fetch(this.#address, { cache: 'no-store' });
            if (answer.ok) {
                this.#onList(await answer.json());
            }
        } catch {
            // The next event of a camera that has no tile asks again.
        }
        await new Promise((resolve) => setTimeout(resolve, INTERVAL));
        this.#isLoading = false;
        if (this.#isAskedAgain) {
            this.load();
        }
    }
}
