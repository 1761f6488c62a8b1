// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { askForJson } from '../camera/ask.js';
import { part, say, show } from '../camera/parts.js';
import { counted, failureText, sentence } from '../camera/sentence.js';
import { sizeText } from '../camera/size.js';
import { HAND_HEADERS } from '../steering/hand.js';

/** So often it is asked how far an export is, in milliseconds. */
const POLL_INTERVAL = 500;

/** What is said of an export, as the server describes it. Pure. */
export function exportText({ state, progress, files, frames, damaged, problem }) {
    if (state === 'running') {
        return `Exporting … ${Math.floor(progress * 100)} %`;
    }
    if (state === 'failed') {
        return failureText('the export failed', problem);
    }
    return [sentence(`${counted(frames, 'picture')} exported`),
        ...damaged > 0 ? [sentence(`${counted(damaged, 'damaged picture')} left out`)] : [],
        ...files.length > 1 ? ['In several files, since the size of the pictures changes.'] : [],
    ].join(' ');
}

/**
 * What the owner exports of a camera's past: the form in which that is chosen, and the export under
 * way, which is downloaded when it is whole. `root` has the parts, as markup.js has them.
 */
export class Exporting {
    #root;
    #marks;
    #onFailure;
    #addresses = null;
    #isOffered = false;
    #shown = null; // the export that is shown, by the server; null: none
    #timer = 0;

    /** `marks` is called for the marked moments; `onFailure` as showFailure() of CameraView. */
    constructor(root, { marks, onFailure }) {
        this.#root = root;
        this.#marks = marks;
        this.#onFailure = onFailure;
        this.#part('export').addEventListener('click', () => this.#open(this.#form.hidden));
        this.#part('export-close').addEventListener('click', () => this.#open(false));
        this.#part('export-format').addEventListener('change', () => this.#showForm());
        this.#part('export-end').addEventListener('click', () => this.#end());
        this.#form.addEventListener('submit', (event) => {
            event.preventDefault();
            this.#start();
        });
    }

    /** From now on of the camera with these addresses. What is under way goes on at the server. */
    select(addresses) {
        this.#addresses = addresses;
        this.#show(null);
        this.followMarks();
    }

    /** Whether this login may export. */
    set isOffered(isOffered) {
        this.#isOffered = isOffered;
        if (!isOffered) {
            this.#show(null);
            this.followMarks();
        }
    }

    /** Other moments are marked. */
    followMarks() {
        const isWhole = this.#range !== null;
        show(this.#part('export'), isWhole);
        if (!isWhole) {
            this.#showForm(false);
        }
    }

    /** Opens the form, or says what is missing. */
    begin() {
        if (this.#range !== null) {
            this.#open(true);
        } else if (this.#isOffered) {
            this.#onFailure('nothing to export', 'mark a range first, by I and O');
        }
    }

    /** Shows what is under way, also what another page has started. */
    async resume() {
        if (!this.#isOffered || this.#shown !== null) {
            return;
        }
        const { value } = await this.#ask('api/exports');
        if (value && this.#isOffered) {
            this.#part('export-format').querySelector('[value="mp4"]').disabled = !value.mp4;
            show(this.#part('export-no-mp4'), !value.mp4);
            const running = value.exports.findLast(({ state }) => state === 'running');
            if (running && this.#shown === null) {
                this.#show(running);
            }
        }
    }

    #part(name) {
        return part(this.#root, name);
    }

    get #form() {
        return this.#part('export-form');
    }

    /** As the server wants it; null: there is not one. */
    get #range() {
        const { from, to } = this.#marks();
        return !this.#isOffered || from === null || to === null ? null
            : { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    }

    #open(isOpen) {
        this.#showForm(isOpen);
        this.#part(isOpen ? 'export-format' : 'export').focus();
    }

    #showForm(isOpen = !this.#form.hidden) {
        show(this.#form, isOpen);
        this.#part('export').setAttribute('aria-expanded', String(isOpen));
        const isMp4 = this.#part('export-format').value === 'mp4';
        this.#part('export-time').disabled = !isMp4;
    }

    /** An answer of a camera that is not shown any more never comes. */
    async #ask(name, options = {}) {
        const addresses = this.#addresses;
        const answer = await askForJson(addresses(name), { ...options, headers: HAND_HEADERS });
        return addresses === this.#addresses ? answer : new Promise(() => {});
    }

    async #start() {
        const range = this.#range;
        if (range === null) {
            return;
        }
        const format = this.#part('export-format').value;
        const button = this.#part('export-start');
        button.disabled = true;
        const { value, failure } = await this.#ask('api/exports', { method: 'POST', body: {
            ...range, format, every: Number(this.#part('export-every').value),
            ...(format === 'mp4' && { time: this.#part('export-time').checked }) } })
            .finally(() => { button.disabled = false; });
        if (failure) {
            this.#onFailure('nothing was exported', failure);
            return;
        }
        this.#showForm(false);
        this.#show(value);
        this.#part('export-end').focus();
    }

    /** Cancels what is under way; of what has ended, its line alone goes. */
    async #end() {
        const { id, state } = this.#shown;
        this.#show(null);
        if (state === 'running') {
            const { failure, status } = await this.#ask(`api/exports/${id}`, { method: 'DELETE' });
            if (failure && status !== 404) {
                this.#onFailure('the export was not cancelled', failure);
            }
        }
        this.#part(this.#range === null ? 'bar' : 'export').focus();
    }

    async #poll() {
        const { id } = this.#shown;
        const { value, failure, status } = await this.#ask(`api/exports/${id}`);
        if (this.#shown?.id !== id) {
            return;
        }
        if (value) {
            this.#show(value);
            if (value.state === 'done') {
                this.#part('export-files').querySelector('a').click();
            }
        } else if (status) { // it is not there any more
            this.#show({ ...this.#shown, state: 'failed', problem: failure });
        } else {
            this.#show(this.#shown);
        }
    }

    /** Also asks again for what is under way. */
    #show(shown) {
        clearTimeout(this.#timer);
        this.#shown = shown;
        show(this.#part('exporting'), shown !== null);
        const isRunning = shown?.state === 'running';
        // What changes all the time is not read out.
        this.#part('export-text').setAttribute('aria-live', isRunning ? 'off' : 'polite');
        say(this.#part('export-text'), shown === null ? '' : exportText(shown));
        show(this.#part('export-progress'), isRunning);
        this.#part('export-progress').value = shown?.progress ?? 0;
        say(this.#part('export-end'), isRunning ? 'Cancel' : 'Close');
        this.#part('export-files').replaceChildren(...(shown?.files ?? [])
            .map((file) => this.#linkTo(file)));
        if (isRunning) {
            this.#timer = setTimeout(() => this.#poll(), POLL_INTERVAL);
        }
    }

    #linkTo({ name, bytes, path }) {
        const link = document.createElement('a');
        link.href = this.#addresses(path);
        link.download = name;
        link.textContent = `${name} (${sizeText(bytes)})`;
        return link;
    }
}
