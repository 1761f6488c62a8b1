// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { askForJson } from '../camera/ask.js';
import { part, show } from '../camera/parts.js';
import { PatrolDialog } from './patrol.js';
import { PresetDialog } from './preset.js';
import { DIGITS, PresetButtons } from './presetbuttons.js';
import { request } from './request.js';

/** What a gamepad can ask of places: the names of Places' commands. */
export const PLACE_COMMANDS = Object.freeze(
    ['home', ...Array.from({ length: DIGITS }, (_, index) => `preset${index + 1}`)]);

/**
 * Home, patrol and presets of one camera: a bar of buttons below `root` (data-part="places"), and the
 * digit keys while `hasDigits()`: a digit recalls, with Ctrl and Shift it stores. A long press or the
 * context menu of a preset changes it. `onFailure` is called with what failed and why.
 */
export class Places {
    #root;
    #addresses;
    #onFailure;
    #hasDigits;
    #signal;
    #dialog;
    #patrolDialog;
    #buttons;
    #presets = [];
    #isSupported = false;
    #hasHome = false;
    #revision = null; // of the list that is shown
    #patrol = 'stopped';

    constructor(root, { addresses, onFailure, hasDigits = () => true, signal }) {
        this.#root = root;
        this.#addresses = addresses;
        this.#onFailure = onFailure;
        this.#hasDigits = hasDigits;
        this.#signal = signal;
        this.#dialog = new PresetDialog(part(root, 'preset'), signal);
        this.#patrolDialog = new PatrolDialog(part(root, 'patrol-dialog'), addresses, signal);
        this.#buttons = new PresetButtons(part(root, 'presets'), {
            pictureOf: ({ number, picture }) =>
                addresses(`api/presets/${number}/picture?v=${encodeURIComponent(picture)}`),
            onRecall: (number) => this.#recall(number),
            onEdit: (number) => this.#edit(this.#preset(number) ?? { number, name: '' }),
        });
        const onClick = (name, act) =>
            part(root, name).addEventListener('click', act, { signal });
        onClick('home', () => this.#goHome());
        onClick('patrol', () => this.#togglePatrol());
        onClick('patrol-edit', () => this.#editPatrol());
        onClick('store', () => this.#edit({ number: this.#freeNumber(), name: '' }));
        addEventListener('keydown', (event) => this.#takeKey(event), { capture: true, signal });
        signal.addEventListener('abort', () => this.follow({ steerable: false }));
    }

    /** A function for each of PLACE_COMMANDS; what the camera cannot do does nothing. */
    get commands() {
        const ofPreset = (number) => () => this.#preset(number) && this.#recall(number);
        return { home: () => this.#hasHome && this.#goHome(),
            ...Object.fromEntries(Array.from({ length: DIGITS },
                (_, index) => [`preset${index + 1}`, ofPreset(index + 1)])) };
    }

    /** Takes an /api/status object, as it is within the rights of this page's login. */
    follow({ steerable, home = false, presets = null, patrol = null }) {
        this.#isSupported = steerable && presets !== null;
        this.#hasHome = steerable && home;
        this.#patrol = patrol ?? 'stopped';
        show(this.#root, steerable && (home || this.#isSupported));
        show(part(this.#root, 'home'), home);
        show(part(this.#root, 'patrol'), this.#isSupported);
        show(part(this.#root, 'patrol-edit'), this.#isSupported);
        show(part(this.#root, 'store'), this.#isSupported);
        const isPatrolling = this.#patrol !== 'stopped';
        part(this.#root, 'patrol').setAttribute('aria-pressed', String(isPatrolling));
        this.#patrolDialog.follow(this.#patrol);
        if (!this.#isSupported) {
            this.#show([]);
            this.#revision = null;
        } else if (presets !== this.#revision) {
            this.#revision = presets;
            this.#load();
        }
    }

    async #load() {
        const revision = this.#revision;
        const { value, failure } = await askForJson(this.#addresses('api/presets'));
        if (failure) {
            this.#revision = null; // the next status asks again
        } else if (revision === this.#revision) {
            this.#show(value.presets);
        }
    }

    #show(presets) {
        this.#presets = presets;
        this.#buttons.show(presets);
    }

    #preset(number) {
        return this.#presets.find((each) => each.number === number);
    }

    #freeNumber() {
        const taken = new Set(this.#presets.map(({ number }) => number));
        let number = 1;
        while (taken.has(number)) {
            number += 1;
        }
        return number;
    }

    async #edit(preset) {
        const isThere = this.#preset(preset.number) !== undefined;
        const { action, name } = await this.#dialog.ask(preset, isThere);
        if (action === 'store') {
            await this.#store(preset.number, { name });
        } else if (action === 'rename') {
            if (name !== preset.name) {
                await this.#ask('the preset was not renamed', `api/presets/${preset.number}`,
                    { method: 'PUT', body: { name, keepPlace: true } });
            }
        } else if (action === 'delete') {
            await this.#ask('the preset was not deleted', `api/presets/${preset.number}`,
                { method: 'DELETE' });
        }
    }

    async #editPatrol() {
        const failure = await this.#patrolDialog.open(this.#presets);
        if (failure && !this.#signal.aborted) {
            this.#onFailure('the patrol was not read', failure);
        }
    }

    #goHome() {
        return this.#ask('the camera did not turn', 'api/home');
    }

    #recall(number) {
        return this.#ask('the camera did not turn', `api/presets/${number}`);
    }

    #store(number, body) {
        return this.#ask('the preset was not stored', `api/presets/${number}`,
            { method: 'PUT', body });
    }

    #togglePatrol() {
        const isPatrolling = this.#patrol !== 'stopped';
        return this.#ask(`the patrol was not ${isPatrolling ? 'stopped' : 'started'}`,
            'api/patrol', { method: isPatrolling ? 'DELETE' : 'POST' });
    }

    async #ask(lead, name, options) {
        const failure = await request(this.#addresses(name), options);
        if (!this.#signal.aborted) {
            this.#onFailure(lead, failure);
        }
    }

    #takeKey(event) {
        // By place on the keyboard, as some have their digits on Shift; the number pad's are keys of
        // other kinds without Num Lock.
        const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
            ?? (/^Numpad/.test(event.code) ? /^[1-9]$/.exec(event.key)?.[0] : undefined);
        const isBusy = event.altKey || event.metaKey || event.repeat
            || document.querySelector('dialog[open]') !== null
            || (event.target instanceof Element && event.target.closest('select, input') !== null);
        if (!digit || isBusy || !this.#isSupported || !this.#hasDigits()) {
            return;
        }
        const isThere = this.#preset(Number(digit)) !== undefined;
        const isStoring = event.ctrlKey && event.shiftKey;
        if (isStoring && isThere) {
            this.#edit(this.#preset(Number(digit))); // what is there is not lost by a slip
        } else if (isStoring) {
            this.#store(digit);
        } else if (!event.ctrlKey && !event.shiftKey && isThere) {
            this.#recall(digit);
        } else {
            return;
        }
        event.preventDefault();
        event.stopImmediatePropagation();
    }
}
