// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from '../camera/address.js';
import { part, say } from '../camera/parts.js';
import { Aiming } from './aiming.js';
import { steerByGamepad } from './gamepad.js';
import { steererText } from './hand.js';
import { Joystick } from './joystick.js';
import { steerByKeyboard } from './keyboard.js';
import { PositionMap } from './map.js';
import { addPlaces } from './markup.js';
import { Places } from './places.js';
import { Steering } from './steering.js';

/** Beside the joystick, while nobody else turns the camera. */
const USUAL_HINT = 'Drag the stick or press an arrow.';
/** … and while its past is shown. */
const PAST_HINT = 'Not while the past is shown: Live leads back.';

/**
 * Everything that turns one camera: the joystick below `root` (marked as data-part="joystick", with
 * a knob and four arrows, which shows what all of them do), the keyboard and gamepads. The last two
 * are the page's only ones, so of several panels at most one should be there at a time.
 */
export class SteeringPanel {
    #steering;
    #joystick;
    #places;
    #map;
    #aiming = null;
    #hint;
    #listening = new AbortController(); // ends what is listened to

    /**
     * `prefix` as in addressesBelow(). `onResult` is called with why the camera did not turn, or
     * null when it did; `onFailure` with what else failed and why, or null. `gamepads` is what
     * steerByGamepad() takes; without it none steers. `hasDigits` as in Places; `picture` is what
     * Aiming takes of it, null where it cannot be aimed by.
     */
    constructor(root, { prefix = '', onResult = () => {}, onFailure = () => {}, gamepads = null,
        hasDigits, picture = null } = {}) {
        const { signal } = this.#listening;
        this.#steering = new Steering({
            addresses: addressesBelow(prefix),
            onResult,
            onHeld: (held) => this.#joystick.show(held),
        });
        this.#joystick = new Joystick(part(root, 'joystick'), this.#steering, signal);
        this.#joystick.enabled = false;
        this.#hint = part(root, 'steer-hint');
        steerByKeyboard(this.#steering, signal);
        addPlaces(root);
        const addresses = addressesBelow(prefix);
        this.#places = new Places(part(root, 'places'), { addresses, onFailure, hasDigits, signal });
        this.#map = new PositionMap(part(root, 'map'), { addresses, onFailure, signal });
        if (gamepads) {
            const commands = { ...gamepads.commands, ...this.#places.commands };
            steerByGamepad(this.#steering, { ...gamepads, commands }, signal);
        }
        if (picture) {
            this.#aiming = new Aiming(picture,
                { addresses: addressesBelow(prefix), onResult, signal });
        }
        addEventListener('blur', () => this.releaseAll(), { signal });
    }

    /**
     * Takes from an /api/status object whether the camera turns, how far a step goes, and what else
     * it can do; `isPast` in it: what is shown is not the present.
     */
    follow(status) {
        const { steerable, stepDegrees } = status;
        this.#places.follow(status);
        this.#map.follow(status);
        this.#aiming?.follow(status);
        this.#steering.enabled = steerable;
        this.#steering.stepDegrees = stepDegrees;
        this.#joystick.enabled = steerable;
        say(this.#hint, status.isPast ? PAST_HINT
            : (steerable && steererText(status.steeredBy)) || USUAL_HINT);
    }

    /** All motion stops. */
    releaseAll() {
        this.#steering.releaseAll();
    }

    /** The same, for good: nothing here steers any more. */
    destroy() {
        this.#steering.destroy();
        this.#joystick.enabled = false;
        this.#listening.abort();
    }
}
