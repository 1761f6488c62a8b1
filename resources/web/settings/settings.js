// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from '../camera/address.js';
import { part, say, show } from '../camera/parts.js';
import { ControlRow } from './control.js';
import { Setter } from './setter.js';

const LAMP = 'lamp';

/**
 * Lamp and picture settings of one camera at a time: below `root`, the button "settings-open" shows
 * the panel "settings", and the button "lamp" switches the lamp; each is there for cameras that have
 * such things. How the camera is set is asked when the panel is opened.
 */
export class Settings {
    #root;
    #panel;
    #setter = null;
    #known = {}; // id → value, as the newest status has it
    #rows = new Map();
    #lampLevel = 0; // when it was on last

    constructor(root) {
        this.#root = root;
        this.#panel = part(root, 'settings');
        part(root, 'settings-open').addEventListener('click', () => this.#toggle());
        part(root, 'settings-close').addEventListener('click', () => this.close());
        part(root, 'settings-retry').addEventListener('click', () => this.#load());
        part(root, 'lamp').addEventListener('click', () => this.switchLamp());
        // Keys are the panel's as long as the focus is in it, and steer nothing.
        this.#panel.addEventListener('keydown', (event) => {
            event.stopPropagation();
            if (event.key === 'Escape') {
                this.close();
            }
        });
    }

    /** From now on the camera with this prefix (see addressesBelow()); null: none. */
    select(prefix) {
        this.close();
        this.#setter = prefix === null ? null : new Setter(addressesBelow(prefix));
        this.#lampLevel = 0;
        this.follow({});
    }

    /** Takes from an /api/status object, within this login's rights, what can be set. */
    follow({ steerable = false, controls = {} }) {
        const before = this.#known;
        this.#known = steerable ? controls : {};
        const has = Object.keys(this.#known);
        show(part(this.#root, 'settings-open'), has.length > 0);
        show(part(this.#root, 'lamp'), has.includes(LAMP));
        const lamp = this.#known[LAMP] ?? 0;
        part(this.#root, 'lamp').setAttribute('aria-pressed', String(lamp > 0));
        this.#lampLevel = lamp > 0 ? lamp : this.#lampLevel;
        if (has.length === 0) {
            this.close();
        } else if (!this.#panel.hidden && this.#rows.size > 0
            && has.some((id) => !this.#rows.has(id)
                || (this.#known[id] === null && typeof before[id] === 'number'))) {
            this.#load(); // the camera has others, or has been off
        } else {
            this.#showKnown();
        }
    }

    /** On when it is off, and off when it is on; as bright as it was, else as it can be. */
    async switchLamp() {
        const setter = this.#setter;
        if (part(this.#root, 'lamp').hidden || setter.isBusy(LAMP)) {
            return;
        }
        const lamp = (await setter.list()).controls.find(({ id }) => id === LAMP);
        if (lamp && setter === this.#setter) {
            const bright = this.#lampLevel || (lamp.max ?? 1);
            this.#set(LAMP, lamp.value > 0 ? 0 : bright);
        }
    }

    close() {
        if (!this.#panel.hidden) {
            show(this.#panel, false);
            this.#follow();
            part(this.#root, 'settings-open').focus();
        }
    }

    #toggle() {
        if (!this.#panel.hidden) {
            this.close();
            return;
        }
        show(this.#panel, true);
        this.#follow();
        part(this.#root, 'settings-close').focus();
        this.#load();
    }

    #follow() {
        part(this.#root, 'settings-open').setAttribute('aria-expanded', String(!this.#panel.hidden));
    }

    async #load() {
        const setter = this.#setter;
        this.#say('Reading…');
        const { controls, problem } = await setter.list();
        if (setter !== this.#setter) {
            return;
        }
        this.#rows = new Map(controls.map((control) => [control.id,
            new ControlRow(control, (value) => this.#set(control.id, value))]));
        part(this.#root, 'settings-list').replaceChildren(
            ...[...this.#rows.values()].map(({ element }) => element));
        this.#say(problem === '' ? '' : `How the camera is set could not be read: ${problem}`);
        show(part(this.#root, 'settings-retry'), problem !== '');
    }

    async #set(id, value) {
        const setter = this.#setter;
        const failure = await setter.set(id, value);
        if (setter !== this.#setter || failure === undefined) {
            return;
        }
        this.#say(failure === null ? '' : `The camera was not set: ${failure}`);
        if (failure !== null) {
            this.#showKnown();
        }
    }

    /** What the user has just chosen stays until the camera has answered. */
    #showKnown() {
        for (const [id, row] of this.#rows) {
            if (id in this.#known && !this.#setter?.isBusy(id)) {
                row.show(this.#known[id]);
            }
        }
    }

    #say(text) {
        const message = part(this.#root, 'settings-message');
        say(message, text);
        show(message, text !== '');
    }
}
