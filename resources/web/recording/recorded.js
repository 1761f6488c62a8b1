// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from '../camera/address.js';
import { RecordingList } from './list.js';
import { joined } from './spans.js';

/**
 * What was recorded of some cameras, {id, prefix, name, view} each: a RecordingList for each. `onChange` is
 * called when it is something else, `onFailure` with why something of it could not be read, once until
 * all can be read again; `onForbidden` when this login may not know.
 */
export class Recorded {
    #listeners;
    #rows = []; // {camera, list}
    #failed = new Set(); // cameras
    #joined = null; // of all lists; null: to be made

    constructor(listeners) {
        this.#listeners = listeners;
    }

    /** From now on of these; what is known of those that stay is kept. */
    setCameras(cameras) {
        this.#rows = cameras.map((camera) => (
            this.#rows.find((row) => row.camera === camera) ?? this.#makeRow(camera)));
        this.#failed = new Set(cameras.filter((camera) => this.#failed.has(camera)));
        this.#changed();
    }

    /** For each camera: {id, name, spans, locked}. */
    get rows() {
        return this.#rows.map(({ camera: { id, name }, list: { spans, locked } }) => (
            { id, name, spans, locked }));
    }

    /** What is recorded of any of them. */
    get spans() {
        this.#joined ??= joined(this.#rows.map(({ list }) => list.spans));
        return this.#joined;
    }

    /** As RecordingList. */
    want(view, width, now) {
        for (const { list } of this.#rows.filter(({ camera }) => camera.view.isRecorded)) {
            list.want(view, width, now);
        }
    }

    forget() {
        for (const { list } of this.#rows) {
            list.forget();
        }
    }

    #makeRow(camera) {
        const isThere = () => this.#rows.some((row) => row.camera === camera);
        const list = new RecordingList(addressesBelow(camera.prefix), {
            onChange: () => this.#changed(),
            onFailure: (failure) => isThere() && this.#note(camera, failure),
            onForbidden: () => isThere() && this.#listeners.onForbidden(),
        });
        return { camera, list };
    }

    #changed() {
        this.#joined = null;
        this.#listeners.onChange();
    }

    #note(camera, failure) {
        if (failure === null) {
            this.#failed.delete(camera);
            return;
        }
        const isFirst = this.#failed.size === 0;
        this.#failed.add(camera);
        if (isFirst) {
            this.#listeners.onFailure(failure);
        }
    }
}
