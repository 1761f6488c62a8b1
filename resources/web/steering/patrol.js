// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { askForJson } from '../camera/ask.js';
import { part, say, show } from '../camera/parts.js';
import { request } from './request.js';

/** What the server takes: stops, and how long the camera stays at one, in seconds. */
const MOST_STOPS = 100;
const LONGEST_STAY = 86_400;
const USUAL_STAY = 20;

const labelOf = ({ number, name }) => (name ? `${name} (${number})` : `Preset ${number}`);

/** Offers `presets`, and the one of that number also when it is gone. */
function choices(select, presets, number) {
    const known = presets.some((preset) => preset.number === number);
    const all = known ? presets : [...presets, { number, isGone: true }];
    select.append(...all.map((preset) => new Option(
        preset.isGone ? `Preset ${number}, which is gone` : labelOf(preset), preset.number)));
    select.value = String(number);
}

function smallButton(text, label, act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.title = label;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', act);
    return button;
}

/**
 * The dialog that says where a camera goes by itself: its patrol, and where it is parked. `addresses`
 * is what addressesBelow() gives.
 */
export class PatrolDialog {
    #dialog;
    #addresses;
    #presets = [];
    #state = 'stopped';
    #problem = ''; // why the last stop was not reached, as long as the state is the same

    constructor(dialog, addresses, signal) {
        this.#dialog = dialog;
        this.#addresses = addresses;
        const onClick = (name, act) =>
            part(dialog, name).addEventListener('click', act, { signal });
        onClick('stop-add', () => this.#add());
        onClick('patrol-save', () => this.#save());
        onClick('patrol-toggle', () => this.#toggle());
        signal.addEventListener('abort', () => dialog.close());
    }

    /** Shows what the server has; `presets` is the list that can be chosen from. */
    async open(presets) {
        this.#presets = presets;
        this.#complain(null);
        const { value, failure } = await askForJson(this.#addresses('api/patrol'));
        if (failure) {
            return failure;
        }
        this.#show(value);
        this.#dialog.showModal();
        return null;
    }

    /** The patrol's state, as the status has it. */
    follow(state) {
        this.#problem = state === this.#state ? this.#problem : '';
        this.#state = state;
        say(part(this.#dialog, 'patrol-toggle'), state === 'stopped' ? 'Start' : 'Stop');
        const words = {
            stopped: 'It is stopped.', going: 'It runs.', staying: 'It runs.',
            interrupted: 'It waits, as somebody steers.',
        }[state] ?? '';
        say(part(this.#dialog, 'patrol-state'),
            this.#problem ? `${words} Its last stop was not reached. ${this.#problem}` : words);
    }

    #show({ stops, resumeSeconds, parkMinutes, parkPreset, state, problem }) {
        part(this.#dialog, 'stops').replaceChildren();
        stops.forEach((stop) => this.#insert(stop));
        part(this.#dialog, 'resume').value = String(resumeSeconds);
        part(this.#dialog, 'park').value = String(parkMinutes);
        const parkAt = part(this.#dialog, 'park-at');
        parkAt.replaceChildren(new Option('Home', '0'));
        if (parkPreset === null) {
            parkAt.append(...this.#presets.map((preset) => new Option(labelOf(preset), preset.number)));
        } else {
            choices(parkAt, this.#presets, parkPreset);
        }
        this.follow(state);
        this.#problem = problem;
        this.follow(state);
        this.#changed();
    }

    #insert({ preset, seconds }) {
        const row = document.createElement('li');
        const select = document.createElement('select');
        select.setAttribute('aria-label', 'Preset');
        choices(select, this.#presets, preset);
        const stays = document.createElement('input');
        Object.assign(stays, {
            type: 'number', min: 1, max: LONGEST_STAY, step: 1, required: true,
            inputMode: 'numeric', value: String(seconds),
        });
        stays.setAttribute('aria-label', 'Stays, in seconds');
        const unit = document.createElement('span');
        unit.textContent = 's';
        row.append(select, stays, unit,
            smallButton('↑', 'Move up', () => this.#move(row, -1)),
            smallButton('↓', 'Move down', () => this.#move(row, 1)),
            smallButton('×', 'Remove', () => this.#remove(row)));
        part(this.#dialog, 'stops').append(row);
    }

    /** Behind the last one: the preset after its, as long. */
    #add() {
        const [last] = this.#stops().slice(-1);
        const next = this.#presets.find(({ number }) => number > (last?.preset ?? 0))
            ?? this.#presets[0];
        this.#insert({ preset: next.number, seconds: last?.seconds || USUAL_STAY });
        this.#changed();
        part(this.#dialog, 'stops').lastElementChild.querySelector('select').focus();
    }

    #move(row, by) {
        const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
        const button = document.activeElement;
        other?.[by < 0 ? 'before' : 'after'](row);
        this.#changed();
        if (!button.disabled) {
            button.focus(); // moving it took the focus from it
        }
    }

    #remove(row) {
        const near = row.nextElementSibling ?? row.previousElementSibling;
        row.remove();
        this.#changed();
        (near?.querySelector('select') ?? part(this.#dialog, 'stop-add')).focus();
    }

    #changed() {
        const rows = [...part(this.#dialog, 'stops').children];
        rows.forEach((row, place) => {
            const [up, down] = row.querySelectorAll('button');
            up.disabled = place === 0;
            down.disabled = place === rows.length - 1;
        });
        show(part(this.#dialog, 'stops-none'), rows.length === 0);
        part(this.#dialog, 'stop-add').disabled = rows.length >= MOST_STOPS || this.#presets.length === 0;
    }

    #stops() {
        return [...part(this.#dialog, 'stops').children].map((row) => ({
            preset: Number(row.querySelector('select').value),
            seconds: row.querySelector('input').valueAsNumber,
        }));
    }

    /** Whether all numbers are some; the browser says at the first that is not what it can be. */
    #isValid() {
        return [...this.#dialog.querySelectorAll('input')].every((input) => input.reportValidity());
    }

    async #save() {
        if (!this.#isValid()) {
            return false;
        }
        const parkAt = Number(part(this.#dialog, 'park-at').value);
        const failure = await request(this.#addresses('api/patrol'), {
            method: 'PUT',
            body: {
                stops: this.#stops(),
                resumeSeconds: part(this.#dialog, 'resume').valueAsNumber,
                parkMinutes: part(this.#dialog, 'park').valueAsNumber,
                parkPreset: parkAt === 0 ? null : parkAt,
            },
        });
        this.#complain(failure && `It was not saved: ${failure}.`);
        return failure === null;
    }

    /** As it is edited here. */
    async #toggle() {
        const isStarting = this.#state === 'stopped';
        if (isStarting && !await this.#save()) {
            return;
        }
        const failure = await request(this.#addresses('api/patrol'),
            { method: isStarting ? 'POST' : 'DELETE' });
        this.#complain(failure && `It was not ${isStarting ? 'started' : 'stopped'}: ${failure}.`);
    }

    #complain(text) {
        say(part(this.#dialog, 'patrol-problem'), text ?? '');
        show(part(this.#dialog, 'patrol-problem'), Boolean(text));
    }
}
