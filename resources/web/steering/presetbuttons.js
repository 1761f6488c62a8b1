// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { say } from '../camera/parts.js';

/** A finger that rests on a preset for so long wants to change it, in milliseconds. */
const LONG_PRESS = 600;
/** The presets that digit keys are for. */
export const DIGITS = 9;

/**
 * A button for each preset below `list`, with its picture where it has one. `onRecall` is called
 * with the number of one that was pressed, `onEdit` after a long press or for the context menu.
 * `pictureOf` gives the address of a preset's picture.
 */
export class PresetButtons {
    #list;
    #pictureOf;
    #onRecall;
    #onEdit;

    constructor(list, { pictureOf, onRecall, onEdit }) {
        this.#list = list;
        this.#pictureOf = pictureOf;
        this.#onRecall = onRecall;
        this.#onEdit = onEdit;
    }

    /** A button stays the same one as long as its preset is there: somebody may be pressing it. */
    show(presets) {
        const shown = new Map([...this.#list.children].map((each) => [Number(each.dataset.preset), each]));
        for (const [number, button] of shown) {
            if (!presets.some((preset) => preset.number === number)) {
                button.remove();
            }
        }
        presets.forEach((preset, place) => {
            const button = shown.get(preset.number) ?? this.#button(preset.number);
            if (this.#list.children[place] !== button) {
                this.#list.insertBefore(button, this.#list.children[place] ?? null);
            }
            this.#label(button, preset);
        });
    }

    #label(button, preset) {
        const { number, name, picture } = preset;
        say(button.querySelector('span'), name || String(number));
        button.title = number <= DIGITS ? `${name || 'Preset'} (${number})`
            : name || `Preset ${number}`;
        button.toggleAttribute('data-pictured', Boolean(picture));
        let image = button.querySelector('img');
        if (!picture) {
            image?.remove();
            return;
        }
        if (!image) {
            image = document.createElement('img');
            image.alt = '';
            image.draggable = false;
            // Another program may have deleted it meanwhile.
            image.addEventListener('error', () => {
                image.remove();
                button.removeAttribute('data-pictured');
            });
            button.prepend(image);
        }
        const address = this.#pictureOf(preset);
        if (image.src !== address) {
            image.src = address;
        }
    }

    #button(number) {
        const button = document.createElement('button');
        button.type = 'button';
        button.dataset.preset = String(number);
        button.append(document.createElement('span'));
        let timer = 0;
        let isLong = false;
        const end = () => clearTimeout(timer);
        button.addEventListener('pointerdown', () => {
            end();
            isLong = false;
            timer = setTimeout(() => {
                isLong = true;
                this.#onEdit(number);
            }, LONG_PRESS);
        });
        for (const type of ['pointerup', 'pointercancel', 'pointerleave']) {
            button.addEventListener(type, end);
        }
        button.addEventListener('contextmenu', (event) => {
            event.preventDefault();
            end();
            isLong = true;
            this.#onEdit(number);
        });
        button.addEventListener('click', (event) => {
            // The click that ends a long press is none; one of the keyboard has no detail.
            if (!isLong || event.detail === 0) {
                this.#onRecall(number);
            }
            isLong = false;
        });
        return button;
    }
}
