// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { matrixOf, readMounting, turnedSize, UPRIGHT }
    from '../../../resources/web/camera/mounting.js';

const SIZE = Object.freeze({ width: 640, height: 480 });
/** The corners of a picture, clockwise from the upper left one. */
const CORNERS = Object.freeze([[0, 0], [640, 0], [640, 480], [0, 480]]);

/** Which corner of the picture is seen at each corner, clockwise from the upper left. */
function cornersSeen(mounting) {
    const [a, b, c, d, e, f] = matrixOf(mounting, SIZE);
    const { width, height } = turnedSize(mounting, SIZE);
    const seen = CORNERS.map(([x, y]) => [a * x + c * y + e, b * x + d * y + f].join());
    return [[0, 0], [width, 0], [width, height], [0, height]]
        .map((corner) => seen.indexOf(corner.join())).join('');
}

test('turned clockwise, then mirrored, then flipped', () => {
    const seen = (rotate, mirror, flip) => cornersSeen({ rotate, mirror, flip });
    assert.equal(seen(0, false, false), '0123');
    assert.equal(seen(90, false, false), '3012');
    assert.equal(seen(180, false, false), '2301');
    assert.equal(seen(270, false, false), '1230');
    assert.equal(seen(0, true, false), '1032');
    assert.equal(seen(0, false, true), '3210');
    assert.equal(seen(0, true, true), seen(180, false, false));
    assert.equal(seen(90, true, false), '0321');
    assert.equal(seen(90, false, true), '2103');
    assert.equal(seen(270, true, false), seen(90, false, true));
});

test('what the server says of it is taken only when all of it is known', () => {
    assert.deepEqual(readMounting({ rotate: 270, mirror: true, flip: false }),
        { rotate: 270, mirror: true, flip: false });
    assert.deepEqual(readMounting({ flip: true }), { rotate: 0, mirror: false, flip: true });
    for (const value of [undefined, null, 90, 'x', [], {}, { rotate: 45 }, { rotate: '90' },
        { rotate: 1e9 }, { rotate: null }, { rotate: 90, mirror: 1 }, { rotate: 90, flip: 'no' },
        JSON.parse('{"__proto__": {"rotate": 90}}')]) {
        assert.deepEqual(readMounting(value), UPRIGHT, JSON.stringify(value));
    }
});
