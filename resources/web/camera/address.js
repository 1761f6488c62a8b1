// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** An error's text that is longer than this is not meant for users, in characters. */
const LONGEST_TEXT = 200;

/**
 * The addresses of one camera, as a function of their names: below `prefix`, which is '' for a
 * server's only camera and otherwise like '/cameras/garden', beside this page (which may be below a
 * prefix of its own). Without a login that was typed into the page's own address: no request may
 * be made with it.
 */
export function addressesBelow(prefix) {
    const folder = prefix.replace(/^\/+|\/+$/g, '');
    return (name) => {
        const page = new URL('.', document.baseURI);
        page.username = '';
        page.password = '';
        return new URL(folder === '' ? `./${name}` : `./${folder}/${name}`, page).href;
    };
}

/**
 * Why a request failed, without full stop: the server's own sentence where it has one, otherwise a
 * clause for what the status means.
 */
export function explain(status, body = '') {
    if (status === 401) {
        return 'the user name or password is wrong';
    }
    const text = body.trim().replace(/\.$/, '');
    if (text !== '' && text.length <= LONGEST_TEXT && !/[<>{}\n]/.test(text)) {
        return text;
    }
    return {
        403: 'the server does not allow this from here',
        404: 'the server does not know this address',
        429: 'too many wrong passwords',
        502: 'the camera cannot be reached',
        503: 'the server is busy',
        504: 'the camera does not answer',
    }[status] ?? `the server answered with error ${status}`;
}
