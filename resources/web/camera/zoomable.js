// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { clamped, panned, placed, WHOLE, zoomedAt } from './zoom.js';

/**
 * A view (an element that cuts off what is outside of it) in which a canvas as large as it can be
 * zoomed, as long as there is a picture on it. The view has data-picture while there is one, and
 * data-zoomed while not the whole of it is seen.
 */
export class Zoomable {
    #view;
    #canvas;
    #onZoom;
    #zoom = WHOLE;

    /** `onZoom` is called with the scale when it changes. `signal` ends it. */
    constructor(view, canvas, onZoom, signal) {
        this.#view = view;
        this.#canvas = canvas;
        this.#onZoom = onZoom;
        const sizes = new ResizeObserver(() => this.follow());
        sizes.observe(view);
        signal.addEventListener('abort', () => sizes.disconnect());
    }

    get scale() {
        return this.#zoom.scale;
    }

    get hasPicture() {
        return !this.#canvas.hidden;
    }

    /** Zooms by a factor about a point of the page, or about the middle. */
    zoomBy(factor, clientX, clientY) {
        const { left, top, width, height } = this.#view.getBoundingClientRect();
        const point = clientX === undefined ? { x: width / 2, y: height / 2 }
            : { x: clientX - left, y: clientY - top };
        this.#change(zoomedAt(this.#zoom, factor, point, this.#frame()));
    }

    /** Moves the picture. */
    panBy(right, down) {
        this.#change(panned(this.#zoom, right, down, this.#frame()));
    }

    /** Shows the whole picture. */
    reset() {
        this.#change(WHOLE);
    }

    /** The view or the picture may have another size, or there is a picture now. */
    follow() {
        this.#view.toggleAttribute('data-picture', this.hasPicture);
        if (this.#zoom !== WHOLE) {
            this.#change(clamped(this.#zoom, this.#frame()));
        }
    }

    #frame() {
        const { width, height } = this.#view.getBoundingClientRect();
        return { view: { width, height }, picture: this.#canvas };
    }

    #change(zoom) {
        if (!this.hasPicture) {
            return;
        }
        const hasNewScale = zoom.scale !== this.#zoom.scale;
        this.#zoom = zoom;
        const { scale, right, down } = placed(zoom, this.#frame());
        this.#canvas.style.transform =
            zoom === WHOLE ? '' : `matrix(${scale}, 0, 0, ${scale}, ${right}, ${down})`;
        this.#view.toggleAttribute('data-zoomed', zoom !== WHOLE);
        if (hasNewScale) {
            this.#onZoom(scale);
        }
    }
}
