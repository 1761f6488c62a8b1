// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * One setting of a camera as a row with its label: a check box, a slider or a list. `control` is one
 * of /api/controls; `onChosen` is called with the value that the user chose.
 */
export class ControlRow {
    element = document.createElement('label');
    #kind;
    #input;
    #said = null; // a slider's value as text

    constructor(control, onChosen) {
        this.#kind = control.kind;
        this.#input = document.createElement(control.kind === 'choice' ? 'select' : 'input');
        this.#input.dataset.control = control.id;
        this.element.className = `setting of-${control.kind}`;
        const label = document.createElement('span');
        label.textContent = control.label;
        this.element.append(label, this.#input);
        if (control.kind === 'switch') {
            this.#input.type = 'checkbox';
        } else if (control.kind === 'choice') {
            this.#addChoices(control.choices);
        } else {
            this.#makeSlider(control);
        }
        this.#input.addEventListener(control.kind === 'number' ? 'input' : 'change', () => {
            this.#input.indeterminate = false;
            this.#say(this.#input.value);
            onChosen(control.kind === 'switch' ? Number(this.#input.checked)
                : Number(this.#input.value));
        });
        this.show(control.value);
    }

    /** Shows how the camera is set; null: that is not known. */
    show(value) {
        if (this.#kind === 'switch') {
            this.#input.checked = value === 1;
            this.#input.indeterminate = value === null;
        } else if (value !== null) {
            this.#input.value = String(value);
        } else if (this.#kind === 'choice') {
            this.#input.selectedIndex = -1;
        }
        this.#say(value ?? '–');
    }

    #addChoices(choices) {
        for (const { value, label } of choices) {
            this.#input.append(new Option(label, String(value)));
        }
    }

    #makeSlider({ min, max }) {
        Object.assign(this.#input, { type: 'range', min: String(min), max: String(max) });
        this.#said = document.createElement('output');
        this.element.append(this.#said);
    }

    #say(value) {
        if (this.#said) {
            this.#said.textContent = String(value);
            this.#input.setAttribute('aria-valuetext', value === '–' ? 'not known' : String(value));
        }
    }
}
