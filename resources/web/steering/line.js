// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

const SVG = 'http://www.w3.org/2000/svg';
/** Of the ring round what was taken hold of, in pixels. */
const RADIUS = 7;

function element(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [attribute, value] of Object.entries(attributes)) {
        made.setAttribute(attribute, value);
    }
    return made;
}

/** Over `stage` while its picture is dragged: from what was taken hold of to where it is wanted. */
export class AimLine {
    #stage;
    #svg = element('svg', { class: 'aim-line', 'aria-hidden': 'true' });

    constructor(stage) {
        this.#stage = stage;
        this.hide();
        stage.append(this.#svg);
    }

    /** Both {x, y}, on the page. */
    show(from, to) {
        const { left, top } = this.#stage.getBoundingClientRect();
        const [x1, y1, x2, y2] = [from.x - left, from.y - top, to.x - left, to.y - top];
        this.#svg.replaceChildren(...['outer', 'inner'].flatMap((name) => [
            element('line', { class: name, x1, y1, x2, y2 }),
            element('circle', { class: name, cx: x1, cy: y1, r: RADIUS }),
        ]));
        this.#svg.removeAttribute('hidden');
    }

    hide() {
        this.#svg.setAttribute('hidden', '');
    }

    remove() {
        this.#svg.remove();
    }
}
