// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { onLetter } from './keys.js';
import { recall, remember } from './memory.js';

/** Where it is kept that the joystick is hidden in full screen. */
const HIDDEN = 'joystick-hidden';

/**
 * In full screen the joystick lies over the picture: `button`, or the key J, hides it and brings it
 * back. `root` then has data-uncovered; this browser keeps it.
 */
export function letHideJoystick(root, button) {
    function follow(isHidden) {
        root.toggleAttribute('data-uncovered', isHidden);
        button.setAttribute('aria-pressed', String(isHidden));
    }

    function toggle() {
        const isHidden = !root.hasAttribute('data-uncovered');
        remember(HIDDEN, isHidden ? 'true' : null);
        follow(isHidden);
    }

    button.addEventListener('click', toggle);
    onLetter('j', () => root.hasAttribute('data-immersive') && toggle());
    follow(recall(HIDDEN) !== null);
}
