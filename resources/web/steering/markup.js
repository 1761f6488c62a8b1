// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part } from '../camera/parts.js';

/** What both pages have below the joystick: places, the patrol, and where the camera points. */
const MARKUP = `
<div class="places" data-part="places" role="group" aria-label="Places" hidden>
    <button type="button" data-part="home" title="Home" aria-label="Home">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 11.500L12 4.500l8 7M6.500 9.500V19.500h11V9.500"/></svg>
    </button>
    <button type="button" data-part="patrol" title="Patrol: from preset to preset" aria-label="Patrol" aria-pressed="false">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12a7 7 0 0 1 12-5l2 2M19 12a7 7 0 0 1-12 5l-2-2M19 4.500V9h-4.500M5 19.500V15h4.500"/></svg>
    </button>
    <button type="button" data-part="patrol-edit" title="Edit the patrol" aria-label="Edit the patrol">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6.500h10M4 12h6M4 17.500h4M12.500 19.500l.6-3.200 6-6 2.600 2.600-6 6z"/></svg>
    </button>
    <button type="button" data-part="store" title="Store this place" aria-label="Store this place">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14"/></svg>
    </button>
    <div class="presets" data-part="presets"></div>
    <dialog class="keys" data-part="preset" aria-labelledby="preset-title">
        <h2 id="preset-title" data-part="preset-title">Preset</h2>
        <p class="ask" data-part="preset-ask" role="alert" hidden>Delete it? Its place cannot be brought back.</p>
        <form method="dialog">
            <label class="preset-name">Name <input data-part="preset-name" maxlength="64" autocomplete="off"></label>
            <button data-part="preset-keep">Store this place</button>
            <button value="store" data-part="preset-replace">Replace by this place</button>
            <button type="button" data-part="preset-delete">Delete…</button>
            <button value="delete" data-part="preset-delete-now" hidden>Delete</button>
            <button value="">Cancel</button>
        </form>
    </dialog>
    <dialog class="keys patrol" data-part="patrol-dialog" aria-labelledby="patrol-title">
        <h2 id="patrol-title">Patrol</h2>
        <p data-part="patrol-state" role="status"></p>
        <p class="patrol-none" data-part="stops-none">No stops: it goes to all presets, 20 s each.</p>
        <ol class="stops" data-part="stops" aria-label="Stops, one after another"></ol>
        <button type="button" data-part="stop-add">Add a stop</button>
        <label class="patrol-time">Goes on after anybody steered, in seconds (0: steering ends it)
            <input type="number" data-part="resume" min="0" max="86400" step="1" required inputmode="numeric"></label>
        <label class="patrol-time">Parks after so many minutes without steering (0: never)
            <input type="number" data-part="park" min="0" max="1440" step="1" required inputmode="numeric"></label>
        <label class="patrol-time">Parks at <select data-part="park-at"></select></label>
        <p class="patrol-problem" data-part="patrol-problem" role="alert" hidden></p>
        <form method="dialog">
            <button type="button" data-part="patrol-toggle">Start</button>
            <button type="button" data-part="patrol-save">Save</button>
            <button>Close</button>
        </form>
    </dialog>
</div>
<div class="map" data-part="map" hidden>
    <div data-part="map-picture" aria-hidden="true"></div>
    <p class="unsure" data-part="unsure" hidden>Not sure where it points
        <button type="button" data-part="find-home">Find home…</button></p>
    <dialog class="keys" data-part="find-home-dialog" aria-labelledby="find-home-title">
        <h2 id="find-home-title">Find home</h2>
        <p>The camera turns as far as it can, to the end of both axes, and then to its centre. Is its
            cable long enough for that, and nothing in its way? Its limits do not count here. Any arrow
            stops it.</p>
        <form method="dialog">
            <button value="">Cancel</button>
            <button value="find">Find home</button>
        </form>
    </dialog>
</div>`;

/** Puts it at the end of `root`, once. */
export function addPlaces(root) {
    if (!part(root, 'places')) {
        root.insertAdjacentHTML('beforeend', MARKUP);
    }
}
