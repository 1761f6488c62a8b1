// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { isForPage } from './keys.js';

/** Without input for this long the tools over a full-screen picture fade, in milliseconds. */
const IDLE = 3_000;

/**
 * Full screen: the picture alone, with the tools over it. Where a browser cannot (iPhone), the
 * picture fills the page instead.
 */
export class Screen {
    #root;
    #button;
    #idle = 0;

    /** `root` is the page's root element; `button` turns it on and off, as the key F does. */
    constructor(root, button) {
        this.#root = root;
        this.#button = button;
        button.addEventListener('click', () => this.toggle());
        document.addEventListener('fullscreenchange', () => {
            this.#follow(document.fullscreenElement !== null);
        });
        for (const sign of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
            addEventListener(sign, () => this.#inputSeen());
        }
        addEventListener('keydown', (event) => this.#key(event));
    }

    async toggle() {
        const isOn = this.#root.hasAttribute('data-immersive');
        if (isOn && document.fullscreenElement) {
            await document.exitFullscreen();
            return;
        }
        this.#follow(!isOn);
        try {
            await (isOn ? null : this.#root.requestFullscreen?.({ navigationUI: 'hide' }));
        } catch {
            // Refused: the picture fills the page all the same.
        }
    }

    #follow(isOn) {
        this.#root.toggleAttribute('data-immersive', isOn);
        this.#button.setAttribute('aria-pressed', String(isOn));
        this.#inputSeen();
    }

    #inputSeen() {
        this.#root.removeAttribute('data-idle');
        clearTimeout(this.#idle);
        if (this.#root.hasAttribute('data-immersive')) {
            this.#idle = setTimeout(() => this.#root.setAttribute('data-idle', ''), IDLE);
        }
    }

    #key(event) {
        if (!isForPage(event) || event.repeat) {
            return;
        }
        if (event.key === 'f' || event.key === 'F') {
            this.toggle();
        } else if (event.key === 'Escape' && !document.fullscreenElement) {
            this.#follow(false);
        }
    }
}
