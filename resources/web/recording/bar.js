// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part, say, show } from '../camera/parts.js';
import { clockText, momentText, tickText } from '../camera/times.js';
import { placeOf, timeAt } from './scale.js';
import { boxesOf, pathOf, spanAt } from './spans.js';
import { dayBoundaries, ticksOf } from './ticks.js';

/** So much room has a time or a date, in times the bar's letters are high. */
const TICK_ROOM = 6.5;
/** Days that are narrower have no lines of their own, in pixels. */
const NARROWEST_DAY = 12;
/** A thumbnail is of a moment that is a multiple of this, in ms: so the browser can keep some. */
const THUMBNAIL_STEP = 200;

/** Puts a mark at each place, and takes away those that are too many. */
function place(container, marks) {
    while (container.childElementCount > marks.length) {
        container.lastElementChild.remove();
    }
    marks.forEach(({ left, text = '', kind }, index) => {
        const element = container.children[index]
            ?? container.appendChild(document.createElement('span'));
        element.style.left = `${left}px`;
        element.dataset.kind = kind;
        say(element, text);
    });
}

/**
 * The bar of the timeline: `root` is a slider, with what markup.js puts there. Shows what it is
 * given, a row for each camera; what is done with it is up to BarGestures. `thumbnailAt` gives the
 * address of the picture of a camera, by its id, and a moment.
 */
export class TimelineBar {
    #root;
    #view = null;
    #rows; // the element around them
    #shown = []; // the cameras' rows, as show() was given them
    #thumbnailAt;
    #wantedThumbnail = null; // its address
    #isLoading = false;

    constructor(root, thumbnailAt) {
        this.#root = root;
        this.#rows = part(root, 'rows');
        this.#thumbnailAt = thumbnailAt;
        const picture = part(root, 'hover-picture');
        for (const sign of ['load', 'error']) {
            picture.addEventListener(sign, () => this.#thumbnailCame(sign === 'load'));
        }
    }

    /** In CSS pixels; 0 while it is hidden. */
    get width() {
        return this.#root.clientWidth;
    }

    /**
     * `at` is the shown moment, null: live; `rows` as Recorded has them, `selected` the id of one;
     * `range` is marked, {from, to} of which each may be null.
     */
    show({ view, now, at, rows, selected, range }) {
        const { width } = this;
        if (width === 0) {
            return;
        }
        this.#view = view;
        this.#shown = rows;
        this.#makeRows(rows);
        rows.forEach((row, index) => this.#showRow(this.#rows.children[index], row, selected, width));
        this.#showTicks(width);
        this.#put('now', now);
        this.#put('playhead', at ?? now);
        this.#showRange(range, width);
        this.#describe(at ?? now, at === null, now);
    }

    /** Says what is at a place, or nothing at null. */
    hover(x, y) {
        const hover = part(this.#root, 'hover');
        show(hover, x !== null && this.#view !== null);
        if (hover.hidden) {
            this.#wantedThumbnail = null;
            return;
        }
        const time = timeAt(this.#view, this.width, x);
        const row = this.#rowAt(y);
        say(part(hover, 'hover-time'),
            this.#shown.length > 1 ? `${row.name}, ${momentText(time)}` : momentText(time));
        const half = hover.offsetWidth / 2;
        hover.style.left = `${Math.min(Math.max(x, half), this.width - half)}px`;
        this.#wantedThumbnail = spanAt(row.spans, time)
            ? this.#thumbnailAt(row.id, Math.floor(time / THUMBNAIL_STEP) * THUMBNAIL_STEP) : null;
        if (this.#wantedThumbnail === null) {
            show(part(hover, 'hover-picture'), false);
        } else if (!this.#isLoading) {
            this.#loadThumbnail();
        }
    }

    /** One for each camera, made again only when there are others. */
    #makeRows(rows) {
        if (this.#rows.childElementCount !== rows.length) {
            this.#root.style.setProperty('--rows', String(rows.length));
            this.#rows.replaceChildren(...rows.map(() => part(this.#root, 'row').content.cloneNode(true)));
        }
    }

    #showRow(element, { id, name, spans, locked }, selected, width) {
        const isOneOfMany = this.#shown.length > 1;
        element.toggleAttribute('data-selected', isOneOfMany && id === selected);
        say(part(element, 'row-name'), isOneOfMany ? name : '');
        for (const [which, times] of [['spans', spans], ['locked', locked]]) {
            const path = part(element, which);
            path.parentElement.setAttribute('viewBox', `0 0 ${width} 1`);
            path.setAttribute('d', pathOf(boxesOf(times, this.#view, width)));
        }
    }

    /** The row that is there, or the nearest one. */
    #rowAt(y) {
        const below = [...this.#rows.children].findIndex((row) => row.getBoundingClientRect().bottom > y);
        return this.#shown.at(below);
    }

    #showTicks(width) {
        const room = TICK_ROOM * Number.parseFloat(getComputedStyle(this.#root).fontSize);
        const at = (time) => placeOf(this.#view, width, time);
        place(part(this.#root, 'ticks'), ticksOf(this.#view, width, room).map((tick) => (
            { left: at(tick.time), kind: tick.kind, text: tickText(tick) })));
        const days = dayBoundaries(this.#view, width, NARROWEST_DAY);
        place(part(this.#root, 'days'),
            days.map((time) => ({ left: at(time), kind: 'boundary' })));
    }

    #put(name, time) {
        const left = placeOf(this.#view, this.width, time);
        const element = part(this.#root, name);
        element.style.left = `${left}px`;
        show(element, left >= 0 && left <= this.width);
    }

    #showRange({ from, to }, width) {
        const element = part(this.#root, 'marked');
        const known = [from, to].filter((time) => time !== null);
        show(element, known.length > 0);
        if (known.length > 0) {
            const left = placeOf(this.#view, width, Math.min(...known));
            const right = placeOf(this.#view, width, Math.max(...known));
            element.style.left = `${left}px`;
            element.style.width = `${right - left}px`;
        }
    }

    /** For who does not see it. */
    #describe(time, isLive, now) {
        const seconds = (milliseconds) => String(Math.floor(milliseconds / 1000));
        const isRecorded = isLive || this.#shown.some(({ spans }) => spanAt(spans, time) !== null);
        const attributes = {
            'aria-valuemin': seconds(Math.min(this.#view.from, time)),
            'aria-valuemax': seconds(now),
            'aria-valuenow': seconds(time),
            'aria-valuetext': isLive ? `Live, ${clockText(now)}`
                : `${momentText(time)}${isRecorded ? '' : ', not recorded'}`,
        };
        for (const [name, value] of Object.entries(attributes)) {
            if (this.#root.getAttribute(name) !== value) {
                this.#root.setAttribute(name, value);
            }
        }
    }

    #loadThumbnail() {
        this.#isLoading = true;
        part(this.#root, 'hover-picture').src = this.#wantedThumbnail;
        this.#wantedThumbnail = null;
    }

    #thumbnailCame(isThere) {
        this.#isLoading = false;
        show(part(this.#root, 'hover-picture'), isThere);
        if (this.#wantedThumbnail !== null) {
            this.#loadThumbnail();
        }
    }
}
