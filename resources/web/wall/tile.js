// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part } from '../camera/parts.js';
import { CameraView } from '../camera/view.js';

/** The shape of a picture before the first has come. */
const USUAL_RATIO = 4 / 3;

/** Where the addresses of a camera are, below the page's own; one alone has the bare ones. */
export const prefixOf = (id) => (id === '' ? '' : `/cameras/${id}`);

/**
 * One camera on the wall: its picture, name, state and age, and whether it is the selected or the
 * large one. `element` is to be put into the grid; what takes the focus in it is `face`.
 */
export class Tile {
    id;
    element;
    face;
    #view;
    #stream;
    #events;
    #isShown = false; // the page is
    #isSeen = true; // the tile is, on it: until it is known that it is not
    #isNear = false; // the large one is the next
    #isLarge = false;
    #isWatching = false;

    /** `template` holds the tile's HTML. `onStatus` is called with the tile and each status of it. */
    constructor(template, link, { id, name }, onStatus) {
        this.id = id;
        this.element = template.content.cloneNode(true).firstElementChild;
        this.face = part(this.element, 'face');
        this.element.dataset.camera = id;
        part(this.element, 'name').textContent = name;
        this.#view = new CameraView(this.element, {
            prefix: prefixOf(id),
            onStatus: (status) => {
                this.#follow();
                onStatus(this, status);
            },
            connect: (addresses, ...listeners) => {
                const feed = link.feed(id, addresses('mjpeg'), ...listeners);
                this.#stream = feed.stream;
                this.#events = feed.events;
                return feed;
            },
        });
        this.#follow();
    }

    get name() {
        return part(this.element, 'name').textContent;
    }

    /** The newest status, null before the first. */
    get status() {
        return this.#events.latest;
    }

    get isLive() {
        return this.#view.isLive;
    }

    /** Whether what is shown is of the past. */
    get isPast() {
        return this.#view.isPast;
    }

    /** Whether pictures are asked for: it is in view, or nearly. */
    get isWatching() {
        return this.#isWatching;
    }

    /** Width to height of the picture. */
    get ratio() {
        return Number(this.element.style.getPropertyValue('--ratio')) || USUAL_RATIO;
    }

    get view() {
        return this.#view;
    }

    /** Its number on the wall, from 1; the keys 1 to 9 choose by it. */
    set number(number) {
        part(this.element, 'number').textContent = String(number);
        if (number <= 9) {
            this.face.setAttribute('aria-keyshortcuts', String(number));
        } else {
            this.face.removeAttribute('aria-keyshortcuts');
        }
    }

    /** Keys, stick and gamepad turn this one. */
    set isSelected(isSelected) {
        this.element.toggleAttribute('data-selected', isSelected);
        this.face.setAttribute('aria-current', String(isSelected));
    }

    /** It has the whole wall, and every picture of its camera. */
    set isLarge(isLarge) {
        if (isLarge === this.#isLarge) {
            return;
        }
        this.#isLarge = isLarge;
        this.element.toggleAttribute('data-large', isLarge);
        this.#stream.isFull = isLarge && this.#isShown;
        this.#view.resetZoom();
        this.#watch();
    }

    get isLarge() {
        return this.#isLarge;
    }

    /** Whether the page is visible. */
    set isShown(isShown) {
        this.#isShown = isShown;
        this.#stream.isFull = this.#isLarge && isShown;
        this.#watch();
    }

    /** Whether the tile is in view, or will be soon. */
    set isSeen(isSeen) {
        this.#isSeen = isSeen;
        this.#watch();
    }

    /** Whether it is kept going because the large one is beside it. */
    set isNeighbour(isNeighbour) {
        this.#isNear = isNeighbour;
        this.#watch();
    }

    /** Looks whether what is shown is still live. */
    tick() {
        this.#view.tick();
        this.#follow();
    }

    destroy() {
        this.#view.destroy();
        this.element.remove();
    }

    #watch() {
        const isWatching = this.#isShown && (this.#isSeen || this.#isNear || this.#isLarge);
        if (isWatching) {
            this.#view.start();
        } else if (!isWatching && this.#isWatching) {
            this.#view.stop();
        }
        this.#isWatching = isWatching;
    }

    /** What a screen reader says of it. */
    #follow() {
        const label = `${this.name}: ${part(this.element, 'badge-label').textContent}`;
        if (this.face.getAttribute('aria-label') !== label) {
            this.face.setAttribute('aria-label', label);
        }
    }
}
