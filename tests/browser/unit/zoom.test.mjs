// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { clamped, panned, placed, STRONGEST, WHOLE, zoomedAt }
    from '../../../resources/web/camera/zoom.js';

const LEVEL = Object.freeze({ width: 640, height: 480 });
const UPENDED = Object.freeze({ width: 480, height: 640 });
const FRAMES = Object.freeze([
    { view: { width: 1000, height: 600 }, picture: LEVEL },
    { view: { width: 390, height: 472 }, picture: LEVEL },
    { view: { width: 390, height: 472 }, picture: UPENDED },
    { view: { width: 640, height: 480 }, picture: LEVEL },
]);

/** Where a point of the picture, as shares of it, is in the view. */
function seenAt(share, zoom, { view, picture }) {
    const { scale, right, down } = placed(zoom, { view, picture });
    const fit = Math.min(view.width / picture.width, view.height / picture.height);
    const whole = {
        x: view.width / 2 + (share.x - 0.5) * fit * picture.width,
        y: view.height / 2 + (share.y - 0.5) * fit * picture.height,
    };
    return { x: right + scale * whole.x, y: down + scale * whole.y };
}

function assertNear(actual, expected, what) {
    assert.ok(Math.abs(actual - expected) < 1e-6, `${what}: ${actual} instead of ${expected}`);
}

/** The view is full of picture; along an axis where there is too little, it is in the middle. */
function assertFills(zoom, frame) {
    const from = seenAt({ x: 0, y: 0 }, zoom, frame);
    const to = seenAt({ x: 1, y: 1 }, zoom, frame);
    for (const [axis, room] of [['x', frame.view.width], ['y', frame.view.height]]) {
        if (to[axis] - from[axis] < room) {
            assertNear(from[axis] + to[axis], room, `${axis} in the middle`);
        } else {
            assert.ok(from[axis] < 1e-6 && to[axis] > room - 1e-6,
                `${axis} from ${from[axis]} to ${to[axis]}, of ${room}`);
        }
    }
}

test('the whole picture is shown as it is without zoom', () => {
    for (const frame of FRAMES) {
        const { scale, right, down } = placed(WHOLE, frame);
        assert.equal(scale, 1);
        assertNear(right, 0, 'right');
        assertNear(down, 0, 'down');
    }
});

test('what is under the pointer stays there, zooming in and out', () => {
    for (const frame of FRAMES) {
        // Near enough to the middle for no edge to come into the view on the way.
        let zoom = zoomedAt(WHOLE, 4, { x: frame.view.width / 2, y: frame.view.height / 2 }, frame);
        const share = { x: zoom.x + 0.03, y: zoom.y - 0.02 };
        const point = seenAt(share, zoom, frame);
        for (const factor of [1.2, 1.5, 0.9, 0.7, 1.1]) {
            zoom = zoomedAt(zoom, factor, point, frame);
            const now = seenAt(share, zoom, frame);
            assertNear(now.x, point.x, 'x');
            assertNear(now.y, point.y, 'y');
        }
    }
});

test('a corner that is pointed at stays in its corner', () => {
    const [, , , frame] = FRAMES;
    const zoom = zoomedAt(WHOLE, 3, { x: 640, y: 0 }, frame);
    const corner = seenAt({ x: 1, y: 0 }, zoom, frame);
    assertNear(corner.x, 640, 'x');
    assertNear(corner.y, 0, 'y');
});

test('a drag moves the picture by as many pixels, and never past an edge', () => {
    for (const frame of FRAMES) {
        const zoom = zoomedAt(WHOLE, 5, { x: frame.view.width / 2, y: frame.view.height / 2 }, frame);
        const before = seenAt(zoom, zoom, frame);
        const after = seenAt(zoom, panned(zoom, 12, -7, frame), frame);
        assertNear(after.x - before.x, 12, 'x');
        assertNear(after.y - before.y, -7, 'y');
        for (const [right, down] of [[1e9, 1e9], [-1e9, 3], [0, -1e9], [Infinity, -Infinity]]) {
            assertFills(panned(zoom, right, down, frame), frame);
        }
    }
});

test('every zoom on the way from one corner out fills the view', () => {
    for (const frame of FRAMES) {
        let zoom = zoomedAt(WHOLE, STRONGEST, { x: 0, y: frame.view.height }, frame);
        const away = { x: frame.view.width, y: 0 };
        while (zoom !== WHOLE) {
            assertFills(zoom, frame);
            zoom = zoomedAt(zoom, 0.9, away, frame);
        }
    }
});

test('it is 1× to 8×, and factors that undo each other lead back to the whole', () => {
    const [frame] = FRAMES;
    const point = { x: 123, y: 45 };
    assert.equal(zoomedAt(WHOLE, 1e9, point, frame).scale, STRONGEST);
    assert.equal(zoomedAt(WHOLE, 0.5, point, frame), WHOLE);
    const factor = Math.exp(0.22);
    assert.equal(zoomedAt(zoomedAt(WHOLE, factor, point, frame), 1 / factor, point, frame), WHOLE);
});

test('another size of the view keeps what is in the middle, or shows the whole', () => {
    const zoom = { scale: 4, x: 0.4, y: 0.6 };
    for (const frame of FRAMES) {
        assert.deepEqual(clamped(zoom, frame), zoom);
        assertFills(clamped({ scale: 2, x: 0, y: 1 }, frame), frame);
    }
    for (const view of [{ width: 0, height: 0 }, { width: 0, height: 5 }]) {
        assert.equal(zoomedAt(zoom, 2, { x: 0, y: 0 }, { view, picture: LEVEL }), WHOLE);
    }
    assert.equal(zoomedAt(WHOLE, Number.NaN, { x: 0, y: 0 }, FRAMES[0]), WHOLE);
});
