// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { askForJson } from '../camera/ask.js';
import { durationText } from '../camera/liveness.js';
import { part, say, show } from '../camera/parts.js';
import { counted, sentence } from '../camera/sentence.js';
import { rangeText } from '../camera/times.js';
import { HAND_HEADERS } from '../steering/hand.js';
import { confirmDeletion, deletedText } from './deletion.js';

/** For so long what was deleted can be brought back, in milliseconds: so long the server keeps it. */
export const UNDO_TIME = 30_000;

/**
 * A range that is marked on the timeline, and what the owner does with the files that have a part in
 * it: lock, unlock, delete, which can be undone for a while. `root` has the buttons.
 */
export class MarkedRange {
    #root;
    #listeners;
    #addresses = null;
    #from = null;
    #to = null;
    #isOffered = false;
    #isDeleting = false; // or asking whether to
    #undo = null; // {token, until, addresses} of the last deletion
    #timer = 0;

    /**
     * `onChange` is called when other moments are marked, `onDone` when files were changed,
     * `onFailure` as showFailure().
     */
    constructor(root, listeners) {
        this.#root = root;
        this.#listeners = listeners;
        const onClick = (name, act) => part(root, name).addEventListener('click', act);
        onClick('lock', () => this.#lock(true));
        onClick('unlock', () => this.#lock(false));
        onClick('delete', () => this.#isDeleting || this.#delete());
        onClick('unmark', () => this.clear());
        onClick('undo', () => this.#bringBack());
    }

    /** From now on of the camera with these addresses. What is marked stays, and so does the undo. */
    select(addresses) {
        this.#addresses = addresses;
    }

    /** Whether this login may change recordings. */
    set isOffered(isOffered) {
        if (isOffered !== this.#isOffered) {
            this.#isOffered = isOffered;
            this.clear();
        }
    }

    /** The marked moments; each may be null. */
    get marks() {
        return { from: this.#from, to: this.#to };
    }

    /** Marks where it begins ('from') or ends ('to'). */
    mark(end, time) {
        const marks = { ...this.marks, [end]: time };
        if (marks.from !== null && marks.to !== null && marks.from > marks.to) {
            marks[end === 'from' ? 'to' : 'from'] = null; // a new range
        }
        this.set(marks);
    }

    set({ from, to }) {
        if (this.#isOffered) {
            this.#from = from;
            this.#to = to;
            this.#show();
        }
    }

    clear() {
        this.#from = null;
        this.#to = null;
        this.#show();
    }

    get #isWhole() {
        return this.#from !== null && this.#to !== null;
    }

    #show() {
        const isBegun = this.#from !== null || this.#to !== null;
        show(part(this.#root, 'marked-tools'), isBegun);
        say(part(this.#root, 'marked-text'), this.#isWhole
            ? rangeText({ from: this.#from, to: this.#to })
            : this.#from !== null ? 'Begins here. Mark its end: Out, or O.'
                : 'Ends here. Mark its beginning: In, or I.');
        for (const name of ['lock', 'unlock', 'delete']) {
            show(part(this.#root, name), this.#isWhole);
        }
        this.#listeners.onChange();
    }

    /** The server's answer, or null when it failed, which is said. */
    async #post(lead, name, body, addresses = this.#addresses) {
        const { value = null, failure } = await askForJson(addresses(`api/recordings/${name}`),
            { method: 'POST', body, headers: HAND_HEADERS });
        if (failure) {
            this.#listeners.onFailure(lead, failure);
        } else if (!body.dryRun) {
            this.#listeners.onDone();
        }
        return value;
    }

    get #body() {
        return { from: new Date(this.#from).toISOString(), to: new Date(this.#to).toISOString() };
    }

    async #lock(locked) {
        const done = await this.#post(`the files were not ${locked ? '' : 'un'}locked`, 'lock',
            { ...this.#body, locked });
        if (done) {
            this.#say(sentence(`${counted(done.changed, 'file')} ${locked ? '' : 'un'}locked`));
        }
    }

    /** What is deleted is whole files: who did not mark them whole is asked. */
    async #delete() {
        const addresses = this.#addresses;
        const body = this.#body;
        const post = (more) => this.#post('nothing was deleted', 'delete', { ...body, ...more },
            addresses);
        this.#isDeleting = true;
        const extent = await post({ dryRun: true });
        const isWanted = extent !== null
            && (!extent.ask || await confirmDeletion(this.#root, extent));
        const done = isWanted ? await post({}) : null;
        this.#isDeleting = false;
        if (done) {
            this.clear();
            this.#say(deletedText(done));
            if (done.removed > 0) {
                this.#undo = { token: done.undo, until: performance.now() + UNDO_TIME, addresses };
                this.#countDown();
            }
        }
    }

    async #bringBack() {
        const { token, addresses } = this.#undo;
        this.#endUndo();
        const done = await this.#post('what was deleted did not come back', 'undo', { undo: token },
            addresses);
        if (done) {
            this.#say(sentence(`${counted(done.restored, 'file')} brought back`));
        }
    }

    /** Says it for as long as an undo is offered. */
    #say(text) {
        this.#endUndo();
        say(part(this.#root, 'done-text'), text);
        show(part(this.#root, 'done'), true);
        this.#timer = setTimeout(() => this.#endUndo(), UNDO_TIME);
    }

    #countDown() {
        clearTimeout(this.#timer);
        const left = this.#undo.until - performance.now();
        if (left <= 0) {
            this.#endUndo();
            return;
        }
        show(part(this.#root, 'undo'), true);
        say(part(this.#root, 'undo-time'), durationText(left + 999));
        this.#timer = setTimeout(() => this.#countDown(), 1_000);
    }

    #endUndo() {
        clearTimeout(this.#timer);
        this.#undo = null;
        show(part(this.#root, 'undo'), false);
        show(part(this.#root, 'done'), false);
    }
}
