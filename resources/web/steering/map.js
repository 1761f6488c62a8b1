// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part, show } from '../camera/parts.js';
import { request } from './request.js';

const SVG = 'http://www.w3.org/2000/svg';
/** A cross where the field of view is not known: to each side, as a share of the map's height. */
const CROSS = 0.08;
/** A camera with one servo turns on a line: so many degrees are a map all the same. */
const LEAST = 2;

const isRange = (range) => Array.isArray(range) && range.length === 2 && range.every(Number.isFinite);

/** Degrees to the right and up become {x, y, width, height}, down, with so much around them. */
function box({ pan, tilt }, { pan: wide, tilt: high }) {
    return {
        x: pan[0] - wide / 2, y: -tilt[1] - high / 2,
        width: pan[1] - pan[0] + wide, height: tilt[1] - tilt[0] + high,
    };
}

function atLeast({ x, y, width, height }) {
    const more = (length) => Math.max(0, LEAST - length);
    return {
        x: x - more(width) / 2, y: y - more(height) / 2,
        width: width + more(width), height: height + more(height),
    };
}

/**
 * What a map shows of `position` as /api/status has it: all that the camera can see (`seen`), what
 * its picture shows (`view`), and what it may show by what is known (`possible`), in degrees to the
 * right and down; `hasView`: how much it shows is known. Null when there is no map. Pure.
 */
export function mapOf(position) {
    const { pan, tilt, reach, possible, fieldOfView } = position ?? {};
    if (![pan, tilt].every(Number.isFinite)
        || ![reach?.pan, reach?.tilt, possible?.pan, possible?.tilt].every(isRange)) {
        return null;
    }
    const hasView = fieldOfView?.pan > 0 && fieldOfView?.tilt > 0;
    const around = hasView ? fieldOfView : { pan: 0, tilt: 0 };
    return {
        seen: atLeast(box(reach, around)),
        view: box({ pan: [pan, pan], tilt: [tilt, tilt] }, around),
        possible: atLeast(box(possible, around)),
        hasView,
    };
}

function element(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
        made.setAttribute(key, String(value));
    }
    return made;
}

function cross({ x, y }, arm) {
    return element('path', { class: 'view', d: `M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}` });
}

/**
 * A small map of where one camera points, below `root` (data-part="map"); in words, the page says it
 * elsewhere. While that is not sure it offers to find home, if the camera can. `onFailure` as
 * Places'.
 */
export class PositionMap {
    #root;
    #addresses;
    #onFailure;
    #signal;
    #shown = '';

    constructor(root, { addresses, onFailure, signal }) {
        this.#root = root;
        this.#addresses = addresses;
        this.#onFailure = onFailure;
        this.#signal = signal;
        const dialog = part(root, 'find-home-dialog');
        part(root, 'find-home').addEventListener('click', () => {
            dialog.returnValue = '';
            dialog.showModal();
        }, { signal });
        dialog.addEventListener('close', () => {
            if (dialog.returnValue === 'find') {
                this.#findHome();
            }
        }, { signal });
        signal.addEventListener('abort', () => {
            dialog.returnValue = '';
            dialog.close();
            this.follow({ steerable: false });
        });
    }

    /** Takes an /api/status object, as it is within the rights of this page's login. */
    follow({ steerable, position = null }) {
        const map = steerable ? mapOf(position) : null;
        show(this.#root, map !== null);
        show(part(this.#root, 'unsure'), map !== null && position.canFindHome && !position.sure);
        const text = JSON.stringify([map, position?.sure]);
        if (map && text !== this.#shown) {
            this.#draw(map, position.sure);
        }
        this.#shown = text;
    }

    #draw({ seen, view, possible, hasView }, isSure) {
        const svg = element('svg', {
            viewBox: `${seen.x} ${seen.y} ${seen.width} ${seen.height}`,
            preserveAspectRatio: 'xMidYMid meet',
        });
        svg.toggleAttribute('data-unsure', !isSure);
        svg.append(element('rect', { class: 'reach', ...seen }));
        if (!isSure) {
            svg.append(element('rect', { class: 'possible', ...possible }));
        }
        svg.append(hasView ? element('rect', { class: 'view', ...view })
            : cross(view, CROSS * Math.max(seen.height, seen.width / 2)));
        part(this.#root, 'map-picture').replaceChildren(svg);
    }

    async #findHome() {
        const failure = await request(this.#addresses('api/home'), { body: { find: true } });
        if (!this.#signal.aborted) {
            this.#onFailure('home was not found', failure);
        }
    }
}
