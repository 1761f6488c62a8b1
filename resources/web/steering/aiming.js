// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { show } from '../camera/parts.js';
import { onLetter } from '../page/keys.js';
import { pointAt } from './aim.js';
import { AimLine } from './line.js';
import { request } from './request.js';

/** A finger that rests on the picture for so long wants to see that in the middle, in ms. */
const LONG_PRESS = 600;
/** The picture is behind the camera: for so long after its answer nothing is taken, in ms. */
const SETTLING = 400;
/** What moves less is no drag, in pixels. */
const REACH = 10;

/**
 * Turns a camera by its picture: a click with Ctrl and a long press centre what is there; in the
 * mode of `button`, which C switches too, each click and tap does, and a drag brings what was taken
 * hold of to where it is let go. A drag is one movement, at its end, and nothing is taken until the
 * camera has made the last one: the picture is of some time ago, so that more would be too far.
 *
 * `stage` is around `canvas`, which shows the picture; it has data-aiming in the mode, and `root`
 * data-live="true" while what it shows is live. `isOffered()` says whether it may be aimed now.
 * `onResult` is called with why it did not turn, or null.
 */
export class Aiming {
    #root;
    #stage;
    #canvas;
    #button;
    #isOffered;
    #addresses;
    #onResult;
    #line;
    #isAimable = false;
    #isMode = false;
    #isUnderWay = false;
    #press = null; // {id, from, x, y, isDrag, isMeant}
    #waiting = 0; // for a long press

    /** `signal` ends it. */
    constructor({ root, stage, canvas, button, isOffered = () => true },
        { addresses, onResult, signal }) {
        this.#root = root;
        this.#stage = stage;
        this.#canvas = canvas;
        this.#button = button;
        this.#isOffered = isOffered;
        this.#addresses = addresses;
        this.#onResult = onResult;
        this.#line = new AimLine(stage);
        // Before those who zoom and move the picture, and choose cameras.
        const options = { signal, capture: true };
        stage.addEventListener('pointerdown', (event) => this.#down(event), options);
        stage.addEventListener('pointermove', (event) => this.#move(event), options);
        stage.addEventListener('pointerup', (event) => this.#up(event), options);
        stage.addEventListener('pointercancel', () => this.#end(), options);
        stage.addEventListener('dblclick', (event) => this.#keep(event, this.#isMeant(event)), options);
        // A click with Ctrl is one of the right button on a Mac, and so is a long press.
        stage.addEventListener('contextmenu', (event) => {
            if (this.#press || this.#isMeant(event)) {
                event.preventDefault();
            }
        }, options);
        button.addEventListener('click', () => this.#setMode(!this.#isMode), { signal });
        onLetter('c', () => this.#canAim && this.#setMode(!this.#isMode), signal);
        addEventListener('keydown', ({ key }) => key === 'Escape' && this.#end(), { signal });
        signal.addEventListener('abort', () => {
            this.follow({});
            this.#line.remove();
        });
        this.#setMode(false);
    }

    /** Takes an /api/status object, as it is within the rights of this page's login. */
    follow({ steerable = false, aimable = false }) {
        this.#isAimable = steerable && aimable;
        show(this.#button, this.#isAimable);
        if (!this.#canAim && this.#isMode) {
            this.#setMode(false);
        }
    }

    get #canAim() {
        return this.#isAimable && this.#isOffered();
    }

    #setMode(on) {
        this.#isMode = on;
        this.#end();
        this.#button.setAttribute('aria-pressed', String(on));
        this.#stage.toggleAttribute('data-aiming', on);
    }

    #isMeant(event) {
        return this.#canAim && (this.#isMode || event.ctrlKey)
            && event.target.closest('button') === null;
    }

    #pointAt({ clientX, clientY }) {
        return pointAt(this.#canvas.getBoundingClientRect(), this.#canvas, clientX, clientY);
    }

    #keep(event, isOurs) {
        if (isOurs) {
            event.preventDefault();
            event.stopPropagation();
        }
    }

    #down(event) {
        if (this.#press) {
            this.#keep(event, this.#press.isMeant);
            this.#end(); // a second finger: that is another gesture
            return;
        }
        const from = this.#canAim && event.button === 0 && event.target.closest('button') === null
            && !this.#canvas.hidden ? this.#pointAt(event) : null;
        const isMeant = this.#isMeant(event);
        if (!from || (!isMeant && event.pointerType !== 'touch')) {
            return;
        }
        this.#press = { id: event.pointerId, from, x: event.clientX, y: event.clientY,
            isDrag: false, isMeant };
        if (isMeant) {
            this.#keep(event, true);
            this.#stage.setPointerCapture(event.pointerId);
        } else {
            this.#waiting = setTimeout(() => {
                this.#end();
                this.#turn(from);
            }, LONG_PRESS);
        }
    }

    #move(event) {
        const press = this.#press;
        if (press?.id !== event.pointerId) {
            return;
        }
        if (event.buttons === 0) {
            this.#end(); // it was released where nobody saw it
            return;
        }
        press.isDrag ||= Math.hypot(event.clientX - press.x, event.clientY - press.y) > REACH;
        if (press.isDrag && !press.isMeant) {
            this.#end(); // it scrolls, swipes or moves the zoomed picture
        } else if (press.isMeant) {
            this.#keep(event, true);
            if (press.isDrag) {
                this.#line.show(press, { x: event.clientX, y: event.clientY });
            }
        }
    }

    #up(event) {
        const press = this.#press;
        if (press?.id !== event.pointerId) {
            return;
        }
        this.#end();
        if (!press.isMeant || !this.#canAim) {
            return;
        }
        this.#keep(event, true);
        const to = press.isDrag ? this.#pointAt(event) : null;
        if (to) {
            this.#turn({ ...press.from, toX: to.x, toY: to.y });
        } else if (!press.isDrag) {
            this.#turn(press.from);
        }
    }

    #end() {
        clearTimeout(this.#waiting);
        this.#press = null;
        this.#line.hide();
    }

    /** As /api/aim takes it: what is at {x, y} comes to the middle, or to {toX, toY}. */
    async #turn(aim) {
        if (this.#isUnderWay || this.#root.dataset.live !== 'true') {
            return;
        }
        this.#isUnderWay = true;
        const failure = await request(this.#addresses('api/aim'), { body: aim });
        setTimeout(() => {
            this.#isUnderWay = false;
        }, SETTLING);
        this.#onResult(failure);
    }
}
