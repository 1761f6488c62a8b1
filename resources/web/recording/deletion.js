// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { durationText } from '../camera/liveness.js';
import { part, say } from '../camera/parts.js';
import { counted, sentence } from '../camera/sentence.js';
import { sizeText } from '../camera/size.js';
import { rangeText } from '../camera/times.js';

/** "2 files deleted: 09:30:00 – 09:50:00 (20 min 0 s), 310 MB", or that it is nothing. */
function removedText({ removed, bytes, from, to }, verb) {
    return removed === 0 ? `nothing ${verb}` : `${counted(removed, 'file')} ${verb}: ${
        rangeText({ from: Date.parse(from), to: Date.parse(to) })}, ${sizeText(bytes)}`;
}

/** Which files stay although they are in the range, as a clause; empty: none. */
function keptText({ locked, growing }) {
    const kept = [...locked > 0 ? [counted(locked, 'locked file')] : [],
        ...growing > 0 ? [`${counted(growing, 'file')} still being written`] : []];
    const stay = locked + growing === 1 ? 'stays' : 'stay';
    return kept.length > 0 ? `${kept.join(' and ')} ${stay}` : '';
}

/** What a deletion did, by the server's answer. Pure. */
export function deletedText(done) {
    return [removedText(done, 'deleted'), keptText(done)].map(sentence).join(' ').trim();
}

/** What is asked before one that takes much that is not marked, as sentences. Pure. */
export function questionTexts(extent) {
    const more = durationText(1000 * extent.beyond);
    return [removedText(extent, 'will be deleted'),
        `That is ${more} more than is marked, since files can only be deleted whole`,
        keptText(extent)].map(sentence).filter((text) => text !== '');
}

/** Asks in the dialog "delete-dialog" below `root`: resolves with whether to delete. */
export function confirmDeletion(root, extent) {
    const dialog = part(root, 'delete-dialog');
    part(dialog, 'delete-texts').replaceChildren(...questionTexts(extent).map((text) => {
        const line = document.createElement('p');
        say(line, text);
        return line;
    }));
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise((resolve) => {
        dialog.addEventListener('close', () => resolve(dialog.returnValue === 'delete'),
            { once: true });
    });
}
