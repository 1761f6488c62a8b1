// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from '../camera/address.js';
import { askForJson } from '../camera/ask.js';
import { part, show } from '../camera/parts.js';

let asked = null; // the server's answer, or that it is awaited

/**
 * An /api/status object as it is for this page's login, with `isOwner`: to a viewer no camera turns. The root element
 * then has data-fixed, and the part "sign-in" is shown where there is a camera that turns.
 */
export async function withinRights(status) {
    const mayTurn = await maySteer();
    document.documentElement.toggleAttribute('data-fixed', !mayTurn);
    if (status.steerable) {
        show(part(document, 'sign-in'), !mayTurn);
    }
    return { ...status, steerable: status.steerable && mayTurn, isOwner: mayTurn };
}

/**
 * Whether the login of this page may steer; otherwise it may only watch. It is the same for all
 * cameras. The server is asked once; while it does not answer the answer is no, and the next call
 * asks again.
 */
async function maySteer() {
    asked ??= askRole();
    const role = await asked;
    if (role === null) {
        asked = null;
    }
    return role === 'owner';
}

async function askRole() {
    const { value } = await askForJson(addressesBelow('')('api/me'));
    return value?.role ?? null;
}
