// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hasEnd, isDecodable, jpegSize, MAXIMUM_PIXELS } from '../../../resources/web/camera/jpeg.js';

const START = [0xff, 0xd8];

function segment(marker, ...payload) {
    const length = payload.length + 2;
    return [0xff, marker, length >> 8, length & 255, ...payload];
}

function frameHeader(width, height, marker = 0xc0) {
    return segment(marker, 8, height >> 8, height & 255, width >> 8, width & 255, 3,
        1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1);
}

const bytes = (...parts) => Uint8Array.from(parts.flat());

test('the size of a JPEG, behind tables and thumbnails', () => {
    const thumbnail = segment(0xe1, ...START, ...frameHeader(160, 120), 0xff, 0xd9);
    const picture = bytes(START, thumbnail, segment(0xc4, 0, 1), 0xff, segment(0xfe, 65),
        frameHeader(640, 480));
    assert.deepEqual(jpegSize(picture), { width: 640, height: 480 });
    assert.deepEqual(jpegSize(bytes(START, frameHeader(7, 9, 0xc2))), { width: 7, height: 9 });
});

test('what is no JPEG has no size, wherever it ends', () => {
    const whole = bytes(START, segment(0xe0, 1, 2, 3), frameHeader(640, 480));
    for (let length = 0; length < 18; ++length) {
        assert.equal(jpegSize(whole.subarray(0, length)), null, String(length));
    }
    assert.equal(jpegSize(bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0)), null);
    assert.equal(jpegSize(bytes(START, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)), null);
});

test('a JPEG that was cut off has no end, whatever its thumbnail has', () => {
    const end = [0xff, 0xd9];
    const thumbnail = segment(0xe1, ...START, ...frameHeader(160, 120), ...end);
    const head = [START, thumbnail, frameHeader(640, 480), segment(0xda, 1, 2, 3), [1, 0xff, 0, 2]];
    assert.equal(hasEnd(bytes(...head, end)), true);
    assert.equal(hasEnd(bytes(...head, end, [0, 0, 13, 10])), true);
    assert.equal(hasEnd(bytes(...head)), false);
    assert.equal(hasEnd(bytes(START, thumbnail)), false);
    assert.equal(hasEnd(bytes(end)), false);
});

test('bytes of any kind end the search', () => {
    for (let value = 0; value < 256; ++value) {
        const noise = bytes(START, 0xff, value, new Array(5000).fill(value));
        jpegSize(noise);
        hasEnd(noise);
    }
});

test('a small file that claims a huge picture is not decoded', () => {
    const rows = MAXIMUM_PIXELS / 8000;
    assert.equal(isDecodable(bytes(START, frameHeader(8000, rows))), true);
    assert.equal(isDecodable(bytes(START, frameHeader(8000, rows + 1))), false);
    assert.equal(isDecodable(bytes(START)), false);
    assert.equal(isDecodable(bytes(START, frameHeader(8000, 0))), false);
});
