// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { elapsedSince, moment } from './clock.js';
import { hasEnd, isDecodable, jpegSize } from './jpeg.js';
import { DAMAGED } from './liveness.js';
import { isSameMounting, matrixOf, turnedSize, UPRIGHT } from './mounting.js';

/** Over so long the rate of shown pictures is counted, in milliseconds. */
const RATE_WINDOW = 2_000;

const NOT_SHOWN = 'the camera sends pictures that this browser cannot show';

/**
 * Decodes pictures and draws them on a canvas, upright. One is decoded at a time; of those that come
 * meanwhile only the newest is kept.
 */
export class Picture {
    /** Why the newest picture cannot be shown, as a clause; empty when it can. */
    problem = '';
    /** Of the shown picture: its size as it is seen, and the rest as in PictureStream. */
    shown = null;
    #canvas;
    #context;
    #mounting = UPRIGHT;
    #next = null;
    #isDecoding = false;
    #endsSeen = false; // some cameras leave the end marker out, always
    #arrivals = []; // of shown pictures
    #shownAt = null;
    #source = 0; // counts what pictures are of
    #onShown;

    /** `onShown` is called when a picture is shown. */
    constructor(canvas, onShown = () => {}) {
        this.#canvas = canvas;
        this.#onShown = onShown;
        this.#context = canvas.getContext('2d', { alpha: false });
    }

    /** Takes a frame, to be shown unless a newer one comes before its turn. */
    take(frame) {
        this.#next = { ...frame, moment: moment() };
        if (!this.#isDecoding) {
            this.#decode();
        }
    }

    /** Forgets the shown picture and those on their way: what follows is of another time. */
    clear() {
        this.#source += 1;
        this.#next = null;
        this.#arrivals = [];
        this.#shownAt = null;
        this.shown = null;
        this.problem = '';
    }

    /**
     * Takes how the camera is mounted, as readMounting() gives it. The picture that is shown turns
     * with it. Returns whether it is mounted differently than before.
     */
    mount(mounting) {
        const before = this.#mounting;
        if (isSameMounting(before, mounting)) {
            return false;
        }
        this.#mounting = mounting;
        if (this.shown) {
            this.#turnShown(before);
        }
        return true;
    }

    /** Milliseconds since the shown picture arrived; null when there is none. */
    get age() {
        return this.#shownAt && elapsedSince(this.#shownAt);
    }

    /** Shown pictures a second, lately. */
    get rate() {
        const now = performance.now();
        this.#arrivals = this.#arrivals.filter((arrival) => now - arrival <= RATE_WINDOW);
        const [first] = this.#arrivals;
        const last = this.#arrivals.at(-1);
        return last > first ? 1000 * (this.#arrivals.length - 1) / (last - first) : 0;
    }

    async #decode() {
        this.#isDecoding = true;
        while (this.#next) {
            const frame = this.#next;
            const source = this.#source;
            this.#next = null;
            const problem = await this.#problemWith(frame, source);
            if (source === this.#source) {
                this.problem = problem;
            }
        }
        this.#isDecoding = false;
    }

    /** Shows it, or says why it cannot. */
    async #problemWith(frame, source) {
        const { bytes } = frame;
        // A browser may show the upper half of a picture that was cut off, as if it were one.
        const isEnded = hasEnd(bytes);
        this.#endsSeen ||= isEnded;
        if (jpegSize(bytes) === null || (this.#endsSeen && !isEnded)) {
            return DAMAGED;
        }
        // Browsers pass over damage inside: what they refuse is a kind of JPEG they do not know.
        return isDecodable(bytes) && await this.#show(frame, source) ? '' : NOT_SHOWN;
    }

    /** Whether it could be decoded. It is not shown when clear() was called meanwhile. */
    async #show(frame, source) {
        try {
            const bitmap = await createImageBitmap(new Blob([frame.bytes], { type: 'image/jpeg' }));
            if (source === this.#source) {
                this.#draw(bitmap);
            }
            bitmap.close();
        } catch {
            return false;
        }
        if (source === this.#source) {
            this.#noteShown(frame);
        }
        return true;
    }

    #draw(bitmap) {
        this.#fit(turnedSize(this.#mounting, bitmap));
        this.#context.setTransform(...matrixOf(this.#mounting, bitmap));
        this.#context.drawImage(bitmap, 0, 0);
    }

    #fit({ width, height }) {
        if (this.#canvas.width !== width || this.#canvas.height !== height) {
            this.#canvas.width = width;
            this.#canvas.height = height;
        }
    }

    /** The next picture may be long in coming, or never come. */
    #turnShown(before) {
        const { width, height } = this.#canvas;
        const copy = document.createElement('canvas');
        copy.width = width;
        copy.height = height;
        copy.getContext('2d').drawImage(this.#canvas, 0, 0);
        const size = turnedSize(before, { width, height }); // turned back
        const back = new DOMMatrix(matrixOf(before, size)).inverse();
        this.#fit(turnedSize(this.#mounting, size));
        this.#context.setTransform(new DOMMatrix(matrixOf(this.#mounting, size)).multiply(back));
        this.#context.drawImage(copy, 0, 0);
        Object.assign(this.shown, this.#sizeSeen());
    }

    #sizeSeen() {
        return { width: this.#canvas.width, height: this.#canvas.height };
    }

    #noteShown(frame) {
        this.#shownAt = frame.moment;
        this.shown = { ...this.#sizeSeen(), lag: frame.lag, progressed: frame.progressed,
            timestamp: frame.timestamp, bytes: frame.bytes };
        this.#arrivals.push(frame.arrival);
        this.#onShown();
    }
}
