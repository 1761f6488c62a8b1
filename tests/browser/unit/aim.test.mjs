// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pointAt } from '../../../resources/web/steering/aim.js';

test('a place on the page is a point of the picture, beside it none', () => {
    const box = { left: 100, top: 50, width: 800, height: 480 };
    const picture = { width: 640, height: 480 };
    assert.deepEqual(pointAt(box, picture, 500, 290), { x: 0.5, y: 0.5 });
    assert.deepEqual(pointAt(box, picture, 180, 50), { x: 0, y: 0 });
    assert.equal(pointAt(box, picture, 170, 290), null);
    assert.equal(pointAt({ left: 0, top: 0, width: 0, height: 0 }, picture, 0, 0), null);
});
