// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { aimDegrees, dragDegrees, nearestMove, pointAt }
    from '../../../resources/web/steering/aim.js';

/** The window's own test has it too. */
const cases = JSON.parse(readFileSync(new URL('../../support/aim.json', import.meta.url)));

function assertNear(found, wanted) {
    for (const axis of ['pan', 'tilt']) {
        assert.ok(Math.abs(found[axis] - wanted[axis]) < 0.001,
            `${JSON.stringify(found)} for ${JSON.stringify(wanted)}`);
    }
}

test('a point becomes the degrees that bring it to the middle', () => {
    for (const each of cases.aim) {
        assertNear(aimDegrees(each, each), each);
    }
});

test('a drag becomes the degrees between its ends', () => {
    for (const each of cases.drag) {
        assertNear(dragDegrees({ x: each.fromX, y: each.fromY }, { x: each.toX, y: each.toY }, each),
            each);
    }
});

test('degrees become a move that the camera makes', () => {
    for (const { moves, ...each } of cases.move) {
        const { pan, tilt } = nearestMove(each, each);
        assert.deepEqual([pan, tilt], moves);
    }
});

test('a place on the page is a point of the picture, beside it none', () => {
    const box = { left: 100, top: 50, width: 800, height: 480 };
    const picture = { width: 640, height: 480 };
    assert.deepEqual(pointAt(box, picture, 500, 290), { x: 0.5, y: 0.5 });
    assert.deepEqual(pointAt(box, picture, 180, 50), { x: 0, y: 0 });
    assert.equal(pointAt(box, picture, 170, 290), null);
    assert.equal(pointAt({ left: 0, top: 0, width: 0, height: 0 }, picture, 0, 0), null);
});
