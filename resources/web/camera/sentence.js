// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * A clause as a sentence: it begins with a capital letter and ends in one full stop, however many
 * it came with, or in the question mark that it has. Empty stays empty. Pure.
 */
export function sentence(clause) {
    const text = clause.trim().replace(/[.\s]+$/, '');
    const end = /[?!…]$/.test(text) ? '' : '.';
    return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${end}`;
}

/** A sentence as a clause, to stand after a colon: names keep their capital. Pure. */
export function clause(text) {
    const isName = !/^(An?|Another|It|No|That|The|There|This|Too|Two) /.test(text);
    return isName ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** "1 file", "2 files": so many of something, in English. Pure. */
export function counted(count, one, several = `${one}s`) {
    return `${count} ${count === 1 ? one : several}`;
}

/**
 * What to say when something failed: the server's own sentence stands by itself, a clause of this
 * page's after `lead`, which says what failed. Pure.
 */
export function failureText(lead, reason) {
    const isSentence = /^\p{Lu}/u.test(reason);
    return sentence(isSentence ? reason : `${lead}: ${reason}`);
}
