// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { isForPage } from '../page/keys.js';

/** Where a tile goes with Ctrl, Shift and an arrow. */
const MOVES = Object.freeze({
    ArrowLeft: () => -1, ArrowRight: () => 1,
    ArrowUp: (columns) => -columns, ArrowDown: (columns) => columns,
});

/** A list of choices has keys of its own. */
const isInField = (target) => target instanceof Element && target.closest('select') !== null;
/** What has the focus does something of its own on Enter. */
const isOnControl = (target) =>
    target instanceof Element && target.closest('button, a, select') !== null;

/**
 * The keys of `wall`: 1 to 9 choose, Enter makes the selected tile large, Esc goes back, Page Up and
 * Page Down go to the next one, Ctrl+Shift+arrow moves a tile.
 */
export function chooseByKeyboard(wall) {
    function move(event) {
        const way = event.ctrlKey && event.shiftKey ? MOVES[event.code] : undefined;
        const isOpen = document.querySelector('dialog[open]') !== null;
        if (way && !event.altKey && !event.metaKey && !isOpen && !isInField(event.target)) {
            // Steering has arrows with Ctrl too.
            event.preventDefault();
            event.stopImmediatePropagation();
            wall.moveSelected(way(wall.columns));
        }
    }

    function choose(event) {
        if (!isForPage(event) || event.repeat || isInField(event.target)) {
            return;
        }
        if (/^[1-9]$/.test(event.key)) {
            wall.chooseNumber(Number(event.key));
        } else if (event.key === 'Enter' && !isOnControl(event.target)) {
            event.preventDefault();
            wall.enlargeSelected();
        } else if (event.key === 'Escape' && !document.fullscreenElement) {
            wall.goBack();
        } else if (wall.hasLarge && (event.key === 'PageDown' || event.key === 'PageUp')) {
            event.preventDefault();
            wall.goOn(event.key === 'PageDown' ? 1 : -1);
        }
    }

    addEventListener('keydown', move, { capture: true });
    addEventListener('keydown', choose);
}
