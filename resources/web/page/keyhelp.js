// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part, show } from '../camera/parts.js';

const STEERS = 'for-steering';
const PAST = Object.freeze(['timeline-open']);
const MARKS = Object.freeze([...PAST, 'mark-from']);

/**
 * What keys do: [keys, what they do, the class of the row, or the buttons that do what they do: it is
 * there when all of these are]. Both texts are as on the wall's page where they are lists, [on a
 * camera's page, on the wall's]; null: not there. A key stands between backticks.
 */
const KEYS = Object.freeze([
    [[null, '`1` … `9`, `Tab` or a click'], 'Selects a camera: the other keys are for this one'],
    [[null, '`Enter` or a double click'], 'Enlarges it, at its full rate; `Esc` shows all'],
    [[null, '`Page Up` `Page Down` or a swipe'], 'While one is large: the previous, the next'],
    [[null, '`Ctrl` + `Shift` + arrow, or dragging'], 'Moves it to another place'],
    ['`←` `→` `↑` `↓` or `W` `A` `S` `D`', ['A tap is one step; hold to keep turning',
        'Turns it: a tap is one step; hold to keep turning'], STEERS],
    ['`Shift` + key', 'Faster', STEERS],
    ['`Ctrl` + arrow', 'One degree', STEERS],
    ['`Ctrl` + click, or a long press', ['Centres what is there, where the field of view is known',
        'While one is large: centres what is there, where the field of view is known'], STEERS],
    ['`C`', ['Aim: each click centres, dragging brings what is there to another place',
        'While one is large: aim; each click centres, dragging brings what is there to another place'],
    STEERS],
    ['`F`', 'Full screen; `Esc` leaves it'],
    ['`J`', 'In full screen: hides or shows the joystick', STEERS],
    ['`R`', 'Starts or stops recording', ['record']],
    ['`T`', ['Opens and closes the timeline: what was recorded',
        'Opens and closes the timeline: what was recorded, of all cameras'], PAST],
    ['`Space` or `K`; `B`', 'While the past is shown: pauses and plays; plays backwards', PAST],
    ['`←` `→`; `J` `L`; `↓` `↑`', 'While the past is shown: 5 seconds back and on, with `Shift` one; '
        + '10 seconds; a minute', PAST],
    ['`,` `.`', ['One picture back and on', 'One picture of the selected camera back and on'],
        PAST],
    ['`[` `]` or `<` `>`; `Backspace`', 'Slower and faster; as fast as it was', PAST],
    ['`Home` `End`; `Esc`', 'To where this recording begins, ends; again: the one before, the next. '
        + 'Back to live', PAST],
    ['`+` `-`', 'While the timeline has the focus: a shorter, a longer time on it', PAST],
    ['`I` `O` or `Shift` + dragging on the timeline', ['Marks a range',
        'Marks a range of the selected camera'], MARKS],
    ['`E`', 'Exports the marked range', MARKS],
    ['`L`', 'Switches the lamp, of a camera that has one', STEERS],
    ['`+` `-` or wheel, two fingers', 'Zoom; dragging moves the picture'],
    [['`0` or double tap', '`0`'], ['Shows the whole picture',
        'Shows the whole picture; so does a double tap while it is large']],
    ['`1` … `9`', ['To a preset; with `Ctrl` + `Shift` it is stored',
        'While one is large: to its preset, if it has this one; with `Ctrl` + `Shift` it is stored'],
    STEERS],
    ['Gamepad', 'Left stick or D-pad; shoulders: finer, faster. Its button in the bar shows and changes what does what',
        STEERS],
]);

/** A text, with what stands between backticks as keys. */
function write(element, text) {
    text.split('`').forEach((piece, index) => {
        const isKey = index % 2 === 1;
        element.append(isKey ? Object.assign(document.createElement('kbd'), { textContent: piece })
            : piece);
    });
    return element;
}

/** Fills the part "key-list" of `dialog` and has `button` open it; `isWall`: of the wall's page. */
export function offerKeyHelp(dialog, button, isWall) {
    const onThis = (text) => (Array.isArray(text) ? text[isWall ? 1 : 0] : text);
    const isOffered = (name) => part(document, name)?.hidden === false;
    const conditional = []; // [row, its buttons]
    for (const [keys, does, kind = ''] of KEYS.filter(([name]) => onThis(name) !== null)) {
        const row = document.createElement('div');
        if (Array.isArray(kind)) {
            conditional.push([row, kind]);
        } else {
            row.className = kind;
        }
        row.append(write(document.createElement('dt'), onThis(keys)),
            write(document.createElement('dd'), onThis(does)));
        part(dialog, 'key-list').append(row);
    }
    button.addEventListener('click', () => {
        for (const [row, buttons] of conditional) {
            show(row, buttons.every(isOffered));
        }
        dialog.showModal();
    });
}
