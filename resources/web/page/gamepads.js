// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part, say, show } from '../camera/parts.js';
import { Capture } from '../steering/capture.js';
import { ACTIONS, assigned, DEAD_ZONES, takenBy } from '../steering/mapping.js';
import { connectedGamepads, GamepadSettings, Pad } from '../steering/pads.js';
import { PLACE_COMMANDS } from '../steering/places.js';
import { recall, remember } from './memory.js';
import { actionName, controlName, promptFor, usedNames } from './padnames.js';

/** What the page always carries out; commands come to it. */
const STEERING = Object.freeze(['turn', 'look', 'left', 'right', 'up', 'down', 'fine', 'fast']);
const HINT = 'Choose a line, then press on the gamepad what you want to use for it.';

function newElement(name, { text = '', ...properties } = {}) {
    const element = Object.assign(document.createElement(name), properties);
    element.textContent = text;
    return element;
}

/**
 * The dialog of gamepads: what is done now on each that is connected, and for the chosen one what
 * does what. Changes count at once. `settings` is a GamepadSettings; `commands` names the actions
 * that are offered beside steering.
 */
class GamepadDialog {
    #dialog;
    #settings;
    #lines = new Map(); // action → {line, change}, its button
    #rows = null; // index → {id, pad, row, choice, live, dot}; null before the first are shown
    #chosen = null; // the index of a gamepad
    #capture = null;

    constructor(dialog, settings, commands) {
        this.#dialog = dialog;
        this.#settings = settings;
        for (const action of ACTIONS) {
            if (STEERING.includes(action) || commands.includes(action)) {
                this.#addLine(action);
            }
        }
        const deadZone = part(dialog, 'dead-zone');
        deadZone.min = DEAD_ZONES.smallest;
        deadZone.max = DEAD_ZONES.largest;
        deadZone.addEventListener('input', () => this.#change((mapping) =>
            ({ ...mapping, deadZone: Number(deadZone.value) })));
        part(dialog, 'reset').addEventListener('click', () => this.#change(() => null));
        dialog.addEventListener('close', () => this.#endCapture());
        dialog.addEventListener('keydown', (event) => {
            if (event.key === 'Escape' && this.#capture) {
                event.preventDefault(); // closes the dialog otherwise
                this.#endCapture();
            }
        });
        this.#endCapture();
    }

    open() {
        this.#dialog.showModal();
        this.#endCapture();
        this.#follow();
    }

    get #gamepad() {
        return connectedGamepads().find(({ index }) => index === this.#chosen) ?? null;
    }

    #addLine(action) {
        const line = newElement('div');
        const change = newElement('button', { type: 'button' });
        const clear = newElement('button', { type: 'button', text: '×',
            title: 'Use nothing', ariaLabel: `Use nothing for ${actionName(action)}` });
        change.dataset.action = action;
        change.addEventListener('click', () => this.#wait(action));
        clear.addEventListener('click', () => this.#assign(action, ''));
        const value = newElement('dd');
        value.append(change, clear);
        line.append(newElement('dt', { text: actionName(action) }), value);
        part(this.#dialog, 'actions').append(line);
        this.#lines.set(action, { line, change });
    }

    #follow() {
        if (!this.#dialog.open) {
            return;
        }
        requestAnimationFrame(() => this.#follow());
        const gamepads = connectedGamepads();
        this.#showRows(gamepads);
        for (const gamepad of gamepads) {
            this.#showLive(gamepad);
        }
        const gamepad = this.#gamepad;
        const control = gamepad && this.#capture?.take(gamepad);
        if (control) {
            this.#assign(this.#capture.action, control);
        }
    }

    /** A row for each; nothing is touched while they stay the same. */
    #showRows(gamepads) {
        const isSame = gamepads.length === this.#rows?.size
            && gamepads.every(({ index, id }) => this.#rows.get(index)?.id === id);
        if (isSame) {
            return;
        }
        this.#rows = new Map(gamepads.map((gamepad) => [gamepad.index, this.#newRow(gamepad)]));
        if (!this.#rows.has(this.#chosen)) {
            this.#chosen = gamepads[0]?.index ?? null;
        }
        for (const [index, { choice }] of this.#rows) {
            choice.checked = index === this.#chosen;
        }
        part(this.#dialog, 'pads').replaceChildren(
            ...[...this.#rows.values()].map(({ row }) => row));
        show(part(this.#dialog, 'no-pads'), gamepads.length === 0);
        this.#endCapture();
    }

    #newRow({ index, id }) {
        const row = newElement('label');
        const choice = newElement('input', { type: 'radio', name: 'gamepad' });
        const stick = newElement('span', { className: 'pad-stick', ariaHidden: 'true' });
        const dot = newElement('span');
        const live = newElement('span', { className: 'pad-live' });
        const name = newElement('span', { className: 'pad-name', text: String(id) });
        stick.append(dot);
        row.append(choice, stick, name, live);
        choice.addEventListener('change', () => {
            this.#chosen = index;
            this.#endCapture();
        });
        return { id, pad: new Pad(this.#settings), row, choice, live, dot };
    }

    #showLive(gamepad) {
        const { pad, live, dot } = this.#rows.get(gamepad.index);
        pad.update(gamepad, performance.now());
        const { x, y } = pad.stick;
        dot.style.transform = `translate(${100 * x}%, ${-100 * y}%)`;
        say(live, usedNames(gamepad) || 'Nothing is pressed');
        if (gamepad.index === this.#chosen) {
            const { held, pace, commands, stick } = pad.held;
            const used = [...held, pace, ...commands, stick.x && 'turn', stick.y && 'look'];
            for (const [action, { line }] of this.#lines) {
                line.toggleAttribute('data-used', used.includes(action));
            }
        }
    }

    #wait(action) {
        const gamepad = this.#gamepad;
        if (!gamepad || this.#capture?.action === action) {
            this.#endCapture();
            return;
        }
        this.#endCapture();
        this.#capture = new Capture(action, gamepad);
        say(this.#lines.get(action).change, '…');
        say(part(this.#dialog, 'hint'), promptFor(action));
    }

    #endCapture(hint = HINT) {
        this.#capture = null;
        say(part(this.#dialog, 'hint'), hint);
        const gamepad = this.#gamepad;
        const mapping = gamepad && this.#settings.mappingOf(gamepad);
        for (const [action, { change }] of this.#lines) {
            const name = gamepad ? controlName(mapping.controls[action], gamepad) : '–';
            say(change, name);
            change.ariaLabel = `${actionName(action)}: ${name}`;
        }
        for (const control of this.#dialog.querySelectorAll('[data-part="actions"] button, input,'
            + ' [data-part="reset"]')) {
            control.disabled = !gamepad;
        }
        part(this.#dialog, 'dead-zone').value = mapping?.deadZone ?? DEAD_ZONES.usual;
        say(part(this.#dialog, 'dead-zone-value'), `${mapping?.deadZone ?? DEAD_ZONES.usual} %`);
    }

    #assign(action, control) {
        const gamepad = this.#gamepad;
        const other = gamepad
            && takenBy(this.#settings.mappingOf(gamepad), control, action);
        this.#change((mapping) => assigned(mapping, action, control), this.#lines.has(other)
            ? `“${controlName(control, gamepad)}” was used for “${actionName(other)}”,`
                + ' which nothing does any more.'
            : undefined);
    }

    #change(changed, hint) {
        const gamepad = this.#gamepad;
        if (gamepad) {
            this.#settings.setMapping(gamepad, changed(this.#settings.mappingOf(gamepad)));
            this.#endCapture(hint);
        }
    }
}

/**
 * Gamepads for this page: `button` is shown while there is one and opens the dialog; `commands` has a
 * function for each action that the page carries out beside the panel's own, which are steering and
 * places. For a SteeringPanel.
 */
export function gamepadsOfPage(button, dialog, commands) {
    const settings = new GamepadSettings({ recall, remember });
    const ownDialog = new GamepadDialog(dialog, settings, [...Object.keys(commands), ...PLACE_COMMANDS]);
    button.addEventListener('click', () => ownDialog.open());
    return { settings, commands, onChange: (isConnected) => show(button, isConnected) };
}
