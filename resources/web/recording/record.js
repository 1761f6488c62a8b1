// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from '../camera/address.js';
import { show } from '../camera/parts.js';
import { request } from '../steering/request.js';

/** The button that records one camera at a time; it is there for cameras that can be recorded. */
export class RecordButton {
    #button;
    #onFailure;
    #prefix = null;
    #recording = null; // of an /api/status object
    #isAsking = false;

    /** `onFailure` is called with a lead and a reason, as showFailure() of CameraView takes them. */
    constructor(button, onFailure) {
        this.#button = button;
        this.#onFailure = onFailure;
        button.addEventListener('click', () => this.toggle());
    }

    /** From now on the camera with this prefix (see addressesBelow()); null: none. */
    select(prefix) {
        this.#prefix = prefix;
        this.follow({});
    }

    /** Takes from an /api/status object, within this login's rights, whether it is recorded. */
    follow({ isOwner = false, recording = null }) {
        this.#recording = isOwner ? recording : null;
        const isOn = this.#recording?.on === true;
        show(this.#button, this.#recording !== null);
        this.#button.setAttribute('aria-pressed', String(isOn));
        this.#button.title = isOn ? 'Stop recording (R)' : 'Record (R)';
    }

    /** Begins to record, or ends what somebody asked for. */
    async toggle() {
        if (this.#recording === null || this.#isAsking) {
            return;
        }
        if (this.#recording.on && this.#recording.why !== 'asked') {
            this.#onFailure('recording goes on', 'the camera is set to be recorded now');
            return;
        }
        this.#isAsking = true;
        const failure = await request(addressesBelow(this.#prefix)('api/record'),
            { body: this.#recording.on ? { stop: true } : {} });
        this.#isAsking = false;
        this.#onFailure('recording was not switched', failure);
    }
}
