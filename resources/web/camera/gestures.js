// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** What a wheel's pixel zooms by, as an exponent: a notch, 100 pixels or so, is a quarter. */
const WHEEL = 0.0022;
/** The same for a touchpad's pinch, which browsers report as a wheel with Ctrl. */
const TOUCHPAD = 0.01;
/** Pixels of a wheel's line, and the most that count of one event. */
const LINE = 16;
const LONGEST_TURN = 240;
/** A finger that moved less than this and lifted within that was a tap, in pixels and ms. */
const TAP_REACH = 10;
const TAP_TIME = 300;
/** Two taps within this, as far apart as that, are a double tap, in ms and pixels. */
const DOUBLE_TAP_TIME = 350;
const DOUBLE_TAP_REACH = 40;

/** Whether the page is scrolled down where an element stands. */
function isScrolled(element) {
    for (let outer = element; outer !== null; outer = outer.parentElement) {
        if (outer.scrollTop > 0) {
            return true;
        }
    }
    return false;
}

const distance = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);
const middle = (one, other) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });

/**
 * Wheel, drag, pinch and double tap on a view zoom it: the wheel and two fingers about where they
 * are, a drag moves the zoomed picture, a double tap shows all of it. At 1× whatever scrolls the page
 * goes on to do so (with touch-action, see camera.css). Buttons in the view are left alone.
 */
export class ZoomGestures {
    #view;
    #zoomable;
    #pointers = new Map(); // id → {x, y}: at most two
    #tap = null; // the press that may become one: {x, y, time}
    #lastTap = null;

    /** `signal` ends what is listened to. */
    constructor(view, zoomable, signal) {
        this.#view = view;
        this.#zoomable = zoomable;
        view.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
        view.addEventListener('pointerdown', (event) => this.#press(event), { signal });
        view.addEventListener('pointermove', (event) => this.#move(event), { signal });
        view.addEventListener('pointerup', (event) => this.#lift(event), { signal });
        view.addEventListener('pointercancel', (event) => this.#cancel(event), { signal });
    }

    #wheel(event) {
        const turn = event.deltaY * [1, LINE, this.#view.clientHeight][event.deltaMode];
        const isPageTurn = this.#zoomable.scale === 1 && (turn > 0 || isScrolled(this.#view));
        if (!this.#zoomable.hasPicture || turn === 0 || (isPageTurn && !event.ctrlKey)) {
            return;
        }
        event.preventDefault();
        const counted = Math.min(Math.max(turn, -LONGEST_TURN), LONGEST_TURN);
        const factor = Math.exp(-counted * (event.ctrlKey ? TOUCHPAD : WHEEL));
        this.#zoomable.zoomBy(factor, event.clientX, event.clientY);
    }

    #press(event) {
        const isOnButton = event.target.closest('button') !== null;
        if (event.isPrimary) {
            this.#pointers.clear(); // one that was lifted where nobody saw it
        }
        if (event.button !== 0 || isOnButton || this.#pointers.size === 2) {
            return;
        }
        const point = { x: event.clientX, y: event.clientY };
        this.#pointers.set(event.pointerId, point);
        const isFirst = this.#pointers.size === 1;
        this.#tap = isFirst && event.pointerType === 'touch'
            ? { ...point, time: event.timeStamp } : null;
        // Fingers have their target to themselves already.
        if (event.pointerType === 'mouse' && this.#zoomable.scale > 1) {
            this.#view.setPointerCapture(event.pointerId);
        }
    }

    #move(event) {
        const before = this.#pointers.get(event.pointerId);
        if (!before) {
            return;
        }
        if (event.buttons === 0) {
            this.#cancel(event);
            return;
        }
        const now = { x: event.clientX, y: event.clientY };
        this.#pointers.set(event.pointerId, now);
        const [other] = [...this.#pointers.entries()]
            .filter(([id]) => id !== event.pointerId).map(([, point]) => point);
        if (this.#tap && distance(this.#tap, now) > TAP_REACH) {
            this.#tap = null;
        }
        if (other) {
            this.#pinch(other, before, now);
        } else if (this.#zoomable.scale > 1 && !this.#tap) {
            this.#zoomable.panBy(now.x - before.x, now.y - before.y);
        }
    }

    #pinch(other, before, now) {
        const from = middle(other, before);
        const to = middle(other, now);
        // Fingers on one point have no direction to part in.
        const factor = Math.max(distance(other, now), 1) / Math.max(distance(other, before), 1);
        this.#zoomable.zoomBy(factor, from.x, from.y);
        this.#zoomable.panBy(to.x - from.x, to.y - from.y);
    }

    #lift(event) {
        const tap = this.#tap;
        this.#cancel(event);
        if (!tap || event.timeStamp - tap.time > TAP_TIME) {
            this.#lastTap = null;
            return;
        }
        const isSecond = this.#lastTap && distance(this.#lastTap, tap) < DOUBLE_TAP_REACH
            && tap.time - this.#lastTap.time < DOUBLE_TAP_TIME;
        this.#lastTap = isSecond ? null : tap;
        if (isSecond) {
            this.#zoomable.reset();
        }
    }

    #cancel(event) {
        if (this.#pointers.delete(event.pointerId)) {
            this.#tap = null;
        }
    }
}
