// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part, say, show } from '../camera/parts.js';

/** The dialog in which a preset is stored, named or deleted. */
export class PresetDialog {
    #dialog;
    #settle = () => {};

    constructor(dialog, signal) {
        this.#dialog = dialog;
        part(dialog, 'preset-delete').addEventListener('click', () => this.#askToDelete(true), { signal });
        dialog.addEventListener('close', () => this.#settle(), { signal });
        signal.addEventListener('abort', () => dialog.close());
    }

    /**
     * Resolves with {action, name}: 'store' where the camera points now, 'rename', 'delete', or '' to
     * leave all as it is. Return keeps the place of one that is there.
     */
    ask({ number, name }, isThere) {
        const field = part(this.#dialog, 'preset-name');
        say(part(this.#dialog, 'preset-title'), `Preset ${number}`);
        const keep = part(this.#dialog, 'preset-keep');
        keep.value = isThere ? 'rename' : 'store';
        say(keep, isThere ? 'Keep this name' : 'Store this place');
        show(part(this.#dialog, 'preset-replace'), isThere);
        show(part(this.#dialog, 'preset-delete'), isThere);
        this.#askToDelete(false);
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

    #askToDelete(isAsking) {
        show(part(this.#dialog, 'preset-ask'), isAsking);
        show(part(this.#dialog, 'preset-delete-now'), isAsking);
        if (isAsking) {
            show(part(this.#dialog, 'preset-delete'), false);
            part(this.#dialog, 'preset-delete-now').focus();
        }
    }
}
