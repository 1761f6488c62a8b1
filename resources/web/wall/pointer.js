// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** A press that moves less is a click, in pixels. */
const REACH = 8;
/** A swipe is at least so long and takes at most that, in pixels and ms. */
const SWIPE_LENGTH = 50;
const SWIPE_TIME = 800;

const tileOf = (element) => element?.closest?.('[data-camera]') ?? null;
const isOnControl = (target) => target.closest('button, a, select') !== null;
const isZoomed = (tile) => tile.querySelector('[data-zoomed]') !== null;

/**
 * Drags tiles to other places: with the mouse anywhere on a tile, with a finger by its grip, since
 * elsewhere fingers scroll; Esc puts back what is dragged. `wall.moveTo(id, otherId)` puts one in
 * another's place. `grid` has data-dragging meanwhile, and so has the tile.
 */
export function reorderByDragging(grid, wall) {
    let drag = null; // {pointer, x, y, tile, place, isMoving}

    function end() {
        drag?.tile.removeAttribute('data-dragging');
        grid.removeAttribute('data-dragging');
        drag = null;
    }

    grid.addEventListener('pointerdown', (event) => {
        const tile = tileOf(event.target);
        const isGrip = event.target.closest('[data-part="grip"]') !== null;
        const mayDrag = event.pointerType === 'mouse' ? !isZoomed(tile) : isGrip;
        const isControl = isOnControl(event.target) && !isGrip;
        if (drag || !tile || event.button !== 0 || isControl || !mayDrag || wall.hasLarge) {
            return;
        }
        drag = { pointer: event.pointerId, x: event.clientX, y: event.clientY, tile,
            place: [...grid.children].indexOf(tile), isMoving: false };
    });

    addEventListener('pointermove', (event) => {
        if (drag?.pointer !== event.pointerId) {
            return;
        }
        if (event.buttons === 0) {
            end(); // it was released where nobody saw it
            return;
        }
        drag.isMoving ||=
            Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > REACH;
        if (!drag.isMoving) {
            return;
        }
        drag.tile.toggleAttribute('data-dragging', true);
        grid.toggleAttribute('data-dragging', true);
        const over = tileOf(document.elementFromPoint(event.clientX, event.clientY));
        if (over && over !== drag.tile && grid.contains(over)) {
            wall.moveTo(drag.tile.dataset.camera, over.dataset.camera);
        }
    });

    for (const sign of ['pointerup', 'pointercancel']) {
        addEventListener(sign, (event) => {
            if (drag?.pointer === event.pointerId) {
                end();
            }
        });
    }
    addEventListener('keydown', (event) => {
        const before = drag?.isMoving && event.key === 'Escape' ? grid.children[drag.place] : null;
        if (before) {
            event.stopImmediatePropagation(); // it does nothing else
            wall.moveTo(drag.tile.dataset.camera, before.dataset.camera);
            end();
        }
    }, { capture: true });
    // Pictures and texts are not to be dragged out of the page.
    grid.addEventListener('dragstart', (event) => event.preventDefault());
}

/** Goes to the next camera by a finger's swipe over the large one, unless that is zoomed. */
export function goOnBySwiping(grid, wall) {
    const fingers = new Set();
    let swipe = null; // {x, y, time} of one finger alone

    grid.addEventListener('pointerdown', (event) => {
        if (event.pointerType !== 'touch') {
            return;
        }
        fingers.add(event.pointerId);
        const tile = tileOf(event.target);
        const maySwipe = wall.hasLarge && tile && !isZoomed(tile) && !isOnControl(event.target);
        swipe = fingers.size === 1 && maySwipe
            ? { x: event.clientX, y: event.clientY, time: event.timeStamp } : null;
    });
    addEventListener('pointerup', (event) => {
        if (!fingers.delete(event.pointerId) || !swipe) {
            return;
        }
        const right = event.clientX - swipe.x;
        const isLong = Math.abs(right) > SWIPE_LENGTH
            && Math.abs(right) > 2 * Math.abs(event.clientY - swipe.y);
        if (isLong && event.timeStamp - swipe.time < SWIPE_TIME) {
            wall.goOn(right < 0 ? 1 : -1);
        }
        swipe = null;
    });
    addEventListener('pointercancel', (event) => {
        fingers.delete(event.pointerId);
        swipe = null;
    });
}
