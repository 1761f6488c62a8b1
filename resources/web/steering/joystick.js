// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { paceFor } from './pace.js';
import { withinCircle } from './stick.js';

/** The joystick's measures as shares of its radius, as in steering.css and on the desktop. */
const RING = 0.66; // what is outside of this is the ring of arrows
const KNOB = 0.30;
const TRAVEL = 0.36; // of the knob's centre at full deflection

/**
 * The round joystick: the stick is dragged by mouse, pen or finger and springs back; each arrow on
 * the ring is a button for a step, or for motion while it is held.
 */
export class Joystick {
    #root;
    #knob;
    #arrows;
    #steering;
    #pointer = null; // the one that holds something: {id, direction} or {id, grabX, grabY}
    #key = null; // the direction whose arrow is held by Enter or Space

    /** `signal` ends what is listened to. */
    constructor(root, steering, signal) {
        this.#root = root;
        this.#knob = root.querySelector('.knob');
        this.#arrows = [...root.querySelectorAll('[data-direction]')];
        this.#steering = steering;
        root.addEventListener('pointerdown', (event) => this.#grab(event), { signal });
        root.addEventListener('pointermove', (event) => this.#move(event), { signal });
        for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
            root.addEventListener(end, (event) => this.#pointerEnds(event), { signal });
        }
        root.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
        root.addEventListener('keydown', (event) => this.#keyDown(event), { signal });
        root.addEventListener('keyup', (event) => this.#keyUp(event), { signal });
        root.addEventListener('focusout', () => this.#releaseKey(), { signal });
        root.addEventListener('click', (event) => this.#click(event), { signal });
        addEventListener('blur', () => this.releaseAll(), { signal });
        document.addEventListener('visibilitychange', () => this.releaseAll(), { signal });
    }

    set enabled(enabled) {
        if (!enabled) {
            this.releaseAll();
        }
        this.#root.toggleAttribute('data-disabled', !enabled);
        for (const arrow of this.#arrows) {
            arrow.disabled = !enabled;
        }
    }

    /** What steers, from any input: each axis -1…1, y up, and the directions that are held. */
    show({ x, y, held }) {
        for (const arrow of this.#arrows) {
            arrow.toggleAttribute('data-held', held.includes(arrow.dataset.direction));
        }
        // Percent of the knob's own size.
        const reach = 100 * TRAVEL / (2 * KNOB);
        this.#knob.style.transform = `translate(${x * reach}%, ${-y * reach}%)`;
    }

    releaseAll() {
        this.#releaseKey();
        this.#releasePointer();
    }

    #units(event) {
        const box = this.#root.getBoundingClientRect();
        const radius = box.width / 2;
        return {
            x: (event.clientX - box.left - radius) / radius,
            y: (box.top + radius - event.clientY) / radius,
        };
    }

    #grab(event) {
        const isTaken = this.#pointer !== null || this.#root.hasAttribute('data-disabled');
        if (isTaken || event.button !== 0) {
            return;
        }
        const direction = event.target.closest('[data-direction]')?.dataset.direction;
        const { x, y } = this.#units(event);
        const distance = Math.hypot(x, y);
        if (direction) {
            this.#pointer = { id: event.pointerId, direction };
            this.#steering.press('joystick', direction, paceFor(event));
        } else if (distance < RING) {
            // A press on the knob grabs it where it is; one beside it pulls it there.
            const isOnKnob = distance < KNOB;
            this.#pointer = { id: event.pointerId, grabX: isOnKnob ? x : 0,
                grabY: isOnKnob ? y : 0 };
            this.#root.toggleAttribute('data-dragged', true);
            this.#move(event);
        } else {
            return;
        }
        this.#root.setPointerCapture(event.pointerId);
    }

    #move(event) {
        if (this.#pointer?.id !== event.pointerId || this.#pointer.direction) {
            return;
        }
        const { x, y } = this.#units(event);
        const stick = withinCircle((x - this.#pointer.grabX) / TRAVEL,
            (y - this.#pointer.grabY) / TRAVEL);
        this.#steering.deflect(stick.x, stick.y, paceFor(event));
    }

    #pointerEnds(event) {
        if (this.#pointer?.id === event.pointerId) {
            this.#releasePointer();
        }
    }

    #releasePointer() {
        const pointer = this.#pointer;
        this.#pointer = null;
        this.#root.toggleAttribute('data-dragged', false);
        if (pointer?.direction) {
            this.#steering.release('joystick', pointer.direction);
        } else if (pointer) {
            this.#steering.deflect(0, 0, 'normal');
        }
    }

    #keyDown(event) {
        const direction = event.target.dataset.direction;
        const isPress = event.code === 'Enter' || event.code === 'Space';
        if (!direction || !isPress || event.altKey || event.metaKey) {
            return; // with Alt they are the browser's or the desktop's
        }
        event.preventDefault(); // the browser would click again with the keyboard's repeat
        if (!event.repeat && this.#key === null) {
            this.#key = direction;
            this.#steering.press('arrow', direction, paceFor(event));
        }
    }

    #keyUp(event) {
        if (event.code === 'Enter' || event.code === 'Space') {
            this.#releaseKey();
        }
    }

    #releaseKey() {
        if (this.#key !== null) {
            this.#steering.release('arrow', this.#key);
            this.#key = null;
        }
    }

    /** A click that no pointer made comes from a screen reader or a switch: one step. */
    #click(event) {
        const direction = event.target.closest('[data-direction]')?.dataset.direction;
        if (direction && event.detail === 0) {
            this.#steering.press('arrow', direction, paceFor(event));
            this.#steering.release('arrow', direction);
        }
    }
}
