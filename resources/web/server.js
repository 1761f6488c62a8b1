// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** More of an error's text than this is no sentence for a user, in characters. */
const LONGEST_TEXT = 200;

/**
 * The address of something the server has, beside this page (which may be below a prefix). Without
 * a login that was typed into the page's own address: no request may be made with it.
 */
export function address(name) {
    const base = new URL('.', document.baseURI);
    base.username = '';
    base.password = '';
    return new URL(name, base).href;
}

/**
 * Why a request failed, as a sentence without full stop: the server's own text where it is one,
 * otherwise what the status means.
 */
export function explain(status, body = '') {
    if (status === 401) {
        return 'the login was refused';
    }
    const text = body.trim().replace(/\.$/, '');
    if (text !== '' && text.length <= LONGEST_TEXT && !/[<>{}\n]/.test(text)) {
        return text;
    }
    return {
        403: 'the server does not allow this from here',
        404: 'the server does not know this address',
        429: 'too many logins failed',
        502: 'the camera cannot be reached',
        503: 'the server is busy',
        504: 'the camera does not answer',
    }[status] ?? `the server answered with error ${status}`;
}
