// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** What a wheel's pixel zooms by, as an exponent, and a touchpad's pinch, a wheel with Ctrl. */
const WHEEL = 0.0025;
const TOUCHPAD = 0.01;
/** Pixels of a wheel's line, and the most that count of one event. */
const LINE = 16;
const LONGEST_TURN = 240;
/** A press that moves less is a click, in pixels. */
const REACH = 6;

/**
 * Wheel, pinch, drag and click on the bar of the timeline, `bar`, with places in pixels from its
 * left: `listeners` has click(x), pan(by), zoom(factor, x), scrub(x) and endScrub() for a drag that
 * begins at the playhead, mark(from, to) for one with Shift, and hover(x, y) of a mouse, or hover(null): y
 * is one of the page.
 */
export class BarGestures {
    #bar;
    #listeners;
    #pointers = new Map(); // id → x: at most two
    #press = null; // of one that is down alone: {x, what, isMoving}

    constructor(bar, listeners) {
        this.#bar = bar;
        this.#listeners = listeners;
        bar.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
        bar.addEventListener('pointerdown', (event) => this.#down(event));
        bar.addEventListener('pointermove', (event) => this.#move(event));
        bar.addEventListener('pointerup', (event) => this.#up(event));
        bar.addEventListener('pointercancel', (event) => this.#cancel(event));
        bar.addEventListener('pointerleave', () => listeners.hover(null));
        // The focus stays where it is: on the bar arrow keys would no longer steer what is live.
        bar.addEventListener('mousedown', (event) => event.preventDefault());
    }

    #placeOf({ clientX }) {
        return clientX - this.#bar.getBoundingClientRect().left;
    }

    #wheel(event) {
        const unit = [1, LINE, this.#bar.clientWidth][event.deltaMode];
        const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
        const turn = (event.deltaX !== 0 && isSideways ? event.deltaX : event.deltaY) * unit;
        event.preventDefault();
        if (isSideways) {
            this.#listeners.pan(turn);
            return;
        }
        const counted = Math.min(Math.max(turn, -LONGEST_TURN), LONGEST_TURN);
        this.#listeners.zoom(Math.exp(-counted * (event.ctrlKey ? TOUCHPAD : WHEEL)),
            this.#placeOf(event));
    }

    #down(event) {
        if (event.isPrimary) {
            this.#pointers.clear(); // one that was lifted where nobody saw it
        }
        if (event.button !== 0 || this.#pointers.size === 2) {
            return;
        }
        const x = this.#placeOf(event);
        this.#pointers.set(event.pointerId, x);
        this.#bar.setPointerCapture(event.pointerId);
        this.#endPress();
        if (this.#pointers.size === 1) {
            const isPlayhead = event.target.closest('[data-part="playhead"]') !== null;
            this.#press = { x, isMoving: false,
                what: event.shiftKey ? 'mark' : isPlayhead ? 'scrub' : 'pan' };
        }
    }

    #move(event) {
        const x = this.#placeOf(event);
        if (event.pointerType === 'mouse' && event.buttons === 0) {
            this.#listeners.hover(x, event.clientY);
        }
        const before = this.#pointers.get(event.pointerId);
        if (before === undefined) {
            return;
        }
        if (event.buttons === 0) {
            this.#cancel(event);
            return;
        }
        const [other] = [...this.#pointers].filter(([id]) => id !== event.pointerId);
        this.#pointers.set(event.pointerId, x);
        if (other) {
            this.#pinch(other[1], before, x);
        } else if (this.#press) {
            this.#drag(this.#press, before, x);
        }
    }

    #pinch(other, before, now) {
        const factor = Math.max(Math.abs(other - now), 1) / Math.max(Math.abs(other - before), 1);
        this.#listeners.zoom(factor, (other + before) / 2);
        this.#listeners.pan((before - now) / 2);
    }

    #drag(press, before, x) {
        if (!press.isMoving && Math.abs(x - press.x) < REACH) {
            return;
        }
        const start = press.isMoving ? before : press.x;
        press.isMoving = true;
        this.#listeners.hover(null);
        if (press.what === 'pan') {
            this.#listeners.pan(start - x);
        } else if (press.what === 'scrub') {
            this.#listeners.scrub(x);
        } else {
            this.#listeners.mark(press.x, x);
        }
    }

    #up(event) {
        const press = this.#press;
        const x = this.#placeOf(event);
        this.#cancel(event);
        if (press && !press.isMoving && press.what !== 'mark') {
            this.#listeners.click(x);
        }
    }

    #cancel(event) {
        if (this.#pointers.delete(event.pointerId)) {
            this.#endPress();
        }
    }

    #endPress() {
        const press = this.#press;
        this.#press = null;
        if (press?.isMoving && press.what === 'scrub') {
            this.#listeners.endScrub();
        }
    }
}
