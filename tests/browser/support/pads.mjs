// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { until } from './browser.mjs';

/** Gamepads for a page, of which Chromium and Firefox have none here. */
export class Pads {
    #page;

    constructor(page) {
        this.#page = page;
    }

    /** The page reads them once for each picture of the screen: has it seen what is held now? */
    async #seen() {
        await this.#page.evaluate(async () => {
            for (let frame = 0; frame < 3; frame += 1) {
                await new Promise((resolve) => requestAnimationFrame(resolve));
            }
        });
    }

    async plugIn(count) {
        await this.#page.evaluate((pads) => {
            window.pads = Array.from({ length: pads }, (_, index) => ({
                index, id: `Test pad ${index + 1}`, connected: true, mapping: 'standard',
                axes: [0, 0, 0, 0],
                buttons: Array.from({ length: 17 }, () => ({ pressed: false })) }));
            navigator.getGamepads = () => window.pads;
            document.hasFocus = () => true;
            window.dispatchEvent(new Event('gamepadconnected'));
        }, count);
        await until(this.#page, () => !window.part('gamepad').hidden);
        await this.#seen();
    }

    /** Lets a hand do something: {axes} or {button, pressed} of the pad with that number. */
    async use(pad, { axes, button, pressed = true }) {
        await this.#page.evaluate((at, moved, pushed, isDown) => {
            if (moved) {
                window.pads[at].axes = moved;
            } else {
                window.pads[at].buttons[pushed] = { pressed: isDown };
            }
        }, pad, axes, button, pressed);
        await this.#seen();
    }

    /** Presses a button until the page has seen it, as short as a tap; what the joystick showed. */
    tap(pad, button) {
        return this.#page.evaluate(async (at, pushed) => {
            const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
            await frame();
            await frame(); // what is held when a dialog was closed does not count
            window.pads[at].buttons[pushed] = { pressed: true };
            await frame();
            await frame();
            const arrow = document.querySelector('[data-held]')?.dataset.direction;
            const shown = { arrow, knob: document.querySelector('.knob').style.transform };
            window.pads[at].buttons[pushed] = { pressed: false };
            await frame();
            await frame();
            return shown;
        }, pad, button);
    }

    async unplug() {
        await this.#page.evaluate(() => {
            window.pads = [];
            window.dispatchEvent(new Event('gamepaddisconnected'));
        });
        await until(this.#page, () => window.part('gamepad').hidden);
    }
}
