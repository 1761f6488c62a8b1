// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** What this page calls itself to the server, so that it knows itself again: another one each time. */
const HAND = [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Sent with what turns a camera. */
export const HAND_HEADERS = Object.freeze({ 'Vedette-Hand': HAND });

const TEXTS = Object.freeze({
    web: 'Somebody else turns this camera.',
    window: 'Vedette’s window turns this camera.',
    mqtt: 'The home automation turns this camera.',
});

/** Who else turns the camera just now, by an /api/status object's steeredBy; empty: nobody else. */
export function steererText(steeredBy) {
    return steeredBy && steeredBy.hand !== HAND ? TEXTS[steeredBy.kind] ?? '' : '';
}
