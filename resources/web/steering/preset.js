// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part, say, show } from '../camera/parts.js';

/** The dialog in which a preset is stored under a name, or deleted. */
export class PresetDialog {
    #dialog;
    #settle = () => {};

    constructor(dialog, signal) {
        this.#dialog = dialog;
        dialog.addEventListener('close', () => this.#settle(), { signal });
        signal.addEventListener('abort', () => dialog.close());
    }

    /** Resolves with {action: 'store', 'delete' or '', name}. */
    ask({ number, name }, isThere) {
        const field = part(this.#dialog, 'preset-name');
        say(part(this.#dialog, 'preset-title'), `Preset ${number}`);
        show(part(this.#dialog, 'preset-delete'), isThere);
        field.value = name;
        this.#dialog.returnValue = '';
        return new Promise((resolve) => {
            this.#settle = () =>
                resolve({ action: this.#dialog.returnValue, name: field.value.trim() });
            if (!this.#dialog.open) {
                this.#dialog.showModal();
            }
        });
    }
}
