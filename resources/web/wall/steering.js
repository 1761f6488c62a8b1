// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part, say } from '../camera/parts.js';
import { SteeringPanel } from '../steering/panel.js';
import { withinRights } from '../steering/rights.js';
import { prefixOf } from './tile.js';

/**
 * What turns the selected camera: the only place on the page where steering is made. `root` has the
 * joystick, and says whose it is; it has data-resting while that one cannot turn.
 */
export class WallSteering {
    #root;
    #gamepads;
    #onSelect;
    #onStatus;
    #within;
    #tile = null;
    #panel = null;

    /**
     * `gamepads` as SteeringPanel's. `onSelect` is called with the prefix of the camera that is
     * selected now, null for none; `onStatus` with each of its statuses, within this login's rights;
     * `within` then gives it as it counts just now.
     */
    constructor(root, gamepads, { onSelect, onStatus, within }) {
        this.#root = root;
        this.#gamepads = gamepads;
        this.#onSelect = onSelect;
        this.#onStatus = onStatus;
        this.#within = within;
    }

    /** From now on this tile's camera; what is held of another one is released. */
    select(tile) {
        if (tile === this.#tile) {
            return;
        }
        this.#panel?.destroy();
        this.#tile = tile;
        this.#panel = tile && new SteeringPanel(this.#root, {
            prefix: prefixOf(tile.id),
            onResult: (failure) => tile.view.showFailure('the camera did not turn', failure),
            onFailure: (lead, failure) => tile.view.showFailure(lead, failure),
            gamepads: this.#gamepads,
            hasDigits: () => tile.isLarge,
            picture: {
                root: tile.element,
                stage: part(tile.element, 'stage'),
                canvas: part(tile.element, 'picture'),
                button: part(document, 'aim'),
                isOffered: () => tile.isLarge,
            },
        });
        this.#onSelect(tile && prefixOf(tile.id));
        say(part(this.#root, 'steered'), tile?.name ?? '');
        if (tile?.status) {
            this.follow(tile, tile.status);
        }
    }

    /** A tile's camera has said what it is. */
    async follow(tile, said) {
        const allowed = await withinRights(said);
        if (tile === this.#tile) {
            this.#onStatus(allowed);
            const status = this.#within(allowed);
            this.#panel.follow(status);
            say(part(this.#root, 'steered'), status.steerable ? `Turns ${tile.name}`
                : `${tile.name} ${status.isPast ? 'is not live' : 'cannot turn'}`);
            this.#root.toggleAttribute('data-resting', !status.steerable);
        }
    }

    /** The same status may count otherwise now. */
    refresh() {
        if (this.#tile?.status) {
            this.follow(this.#tile, this.#tile.status);
        }
    }

    /** Says at the selected camera that something failed, as CameraView does. */
    showFailure(lead, failure) {
        this.#tile?.view.showFailure(lead, failure);
    }

    releaseAll() {
        this.#panel?.releaseAll();
    }
}
