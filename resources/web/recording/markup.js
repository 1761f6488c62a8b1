// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { SPEEDS, speedText } from './speeds.js';

const icon = (path) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;

const button = (name, label, content, more = '') =>
    `<button type="button" data-part="${name}" title="${label}" aria-label="${label.replace(/ \(.*/, '')}"${more}>${content}</button>`;

/** Seen on a button while it pauses. */
const PAUSE = icon('M8 6v12M16 6v12');

/** What is offered of time lapses: [seconds from picture to picture, text]. */
const LAPSES = Object.freeze([[1, 'second'], [5, '5 s'], [10, '10 s'], [30, '30 s'], [60, 'minute'],
    [300, '5 min'], [600, '10 min'], [3600, 'hour']]);

/** What both pages have in their section "timeline". */
const MARKUP = `
<div class="time-bar" data-part="bar" role="slider" tabindex="0" aria-label="Time">
    <div class="rows" data-part="rows" aria-hidden="true"></div>
    <template data-part="row"><div class="row">
        <svg preserveAspectRatio="none"><path data-part="spans"/></svg>
        <svg preserveAspectRatio="none"><path data-part="locked"/></svg>
        <span data-part="row-name"></span>
    </div></template>
    <div class="marks" data-part="days" aria-hidden="true"></div>
    <div class="marks ticks" data-part="ticks" aria-hidden="true"></div>
    <div class="marked" data-part="marked" hidden></div>
    <div class="now" data-part="now"></div>
    <div class="playhead" data-part="playhead" title="Drag to look for a moment"></div>
    <div class="hover" data-part="hover" aria-hidden="true" hidden>
        <img data-part="hover-picture" alt="" hidden><span data-part="hover-time"></span>
    </div>
</div>
<p class="done" data-part="done" hidden><span data-part="done-text" role="status"></span>
    <button type="button" data-part="undo" hidden>Undo (<span data-part="undo-time"></span>)</button></p>
<div class="marked-tools" data-part="marked-tools" role="group" aria-label="Marked range" hidden>
    <span data-part="marked-text"></span>
    <button type="button" data-part="lock" title="These files stay, whatever the limits are">Lock</button>
    <button type="button" data-part="unlock">Unlock</button>
    <button type="button" data-part="delete">Delete</button>
    <button type="button" data-part="export" title="Export (E)" aria-expanded="false">Export…</button>
    <button type="button" data-part="unmark">Unmark</button>
</div>
<dialog class="keys" data-part="delete-dialog" aria-labelledby="delete-title">
    <h2 id="delete-title">Delete more than is marked?</h2>
    <div data-part="delete-texts"></div>
    <form method="dialog">
        <button value="" autofocus>Cancel</button>
        <button value="delete">Delete</button>
    </form>
</dialog>
<form class="export-form" data-part="export-form" aria-label="Export" hidden>
    <label>Format <select data-part="export-format">
        <option value="mkv">Matroska, as recorded</option>
        <option value="mp4" disabled>MP4 (H.264)</option>
    </select></label>
    <label>Pictures <select data-part="export-every">
        <option value="0">All</option>
        ${LAPSES.map(([seconds, text]) => `<option value="${seconds}">Time lapse, one each ${text}</option>`).join('')}
    </select></label>
    <label><input type="checkbox" data-part="export-time" disabled> Time in the picture (MP4)</label>
    <button type="submit" data-part="export-start">Export</button>
    <button type="button" data-part="export-close">Close</button>
    <span data-part="export-no-mp4" hidden>The server has no encoder for MP4.</span>
</form>
<div class="exporting" data-part="exporting" role="group" aria-label="Export" hidden>
    <span data-part="export-text"></span>
    <progress data-part="export-progress" max="1" value="0" aria-label="Export"></progress>
    <span data-part="export-files"></span>
    <button type="button" data-part="export-end">Cancel</button>
</div>
<div class="time-tools">
    <div role="group" aria-label="Playing">
        ${button('frame-back', 'One picture back (,)', icon('M15 6l-6 6 6 6M18 6v12'))}
        ${button('play-back', 'Play backwards (B)', icon('M16 5.500v13L5 12z') + PAUSE)}
        ${button('play', 'Play (Space)', icon('M8 5.500v13l11-6.500z') + PAUSE)}
        ${button('frame-on', 'One picture on (.)', icon('M9 6l6 6-6 6M6 6v12'))}
        <label><span class="visually-hidden">Speed</span><select data-part="speed" title="Speed ([ slower, ] faster)">
            ${SPEEDS.map((speed) => `<option value="${speed}">${speedText(speed)}</option>`).join('')}
        </select></label>
    </div>
    <p class="moment"><span data-part="moment-of"></span> <span data-part="moment"></span></p>
    <div role="group" aria-label="Range and view">
        <button type="button" class="of-marks" data-part="mark-from" title="A range begins here (I)">In</button>
        <button type="button" class="of-marks" data-part="mark-to" title="A range ends here (O)">Out</button>
        ${button('still', 'Download the picture', icon('M12 4v11M7 11l5 5 5-5M5 20h14'))}
        ${button('zoom-out', 'A longer time', icon('M5 12h14'))}
        ${button('zoom-in', 'A shorter time', icon('M12 5v14M5 12h14'))}
        <button type="button" class="go-live" data-part="go-live" title="Back to live (Esc)">Live</button>
        ${button('timeline-close', 'Close the timeline (T)', icon('M6 6l12 12M18 6L6 18'))}
    </div>
</div>`;

/** Fills a section, once. */
export function addTimeline(root) {
    if (root.childElementCount === 0) {
        root.insertAdjacentHTML('beforeend', MARKUP);
    }
}
