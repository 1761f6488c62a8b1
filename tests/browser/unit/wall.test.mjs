// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { TileStream } from '../../../resources/web/wall/feed.js';
import { gridFor, NARROWEST_TILE } from '../../../resources/web/wall/layout.js';
import { merged, moved, ordered } from '../../../resources/web/wall/order.js';

describe('shape of the wall', () => {
    const shape = (count, width, height, ratio = 4 / 3) =>
        gridFor({ count, width, height, gap: 8, ratio, pageWidth: width });

    test('as many columns as show the pictures largest', () => {
        const columns = (...box) => shape(...box).columns;
        assert.deepEqual([1, 2, 4, 6, 9, 12, 16].map((count) => columns(count, 1920, 1080)),
            [1, 2, 2, 3, 3, 4, 4]);
        assert.deepEqual([2, 4, 6, 9].map((count) => columns(count, 1080, 1920)), [1, 1, 2, 2]);
        assert.equal(columns(4, 1920, 1080, 16 / 9), 2);
        assert.equal(columns(3, 3000, 600), 3);
    });

    test('a phone has one column, and scrolls', () => {
        assert.deepEqual(shape(9, 390, 844), { columns: 1, fits: false });
    });

    test('too many for the window scroll rather than become too small to see', () => {
        const { columns, fits } = shape(64, 800, 600);
        assert.equal(fits, false);
        assert.ok(800 / columns >= NARROWEST_TILE, `${columns} columns`);
        assert.ok(columns >= 3);
    });

    test('a box of no size, and no tile at all', () => {
        assert.equal(shape(4, 0, 0).columns, 1);
        assert.equal(shape(0, 1000, 500).columns, 1);
        assert.equal(gridFor({ count: 4, width: 0, height: 0, gap: 8, ratio: 1, pageWidth: 1000 })
            .columns, 1);
    });
});

describe('order of the tiles', () => {
    test('kept ones first, new ones behind them', () => {
        assert.deepEqual(ordered(['a', 'b', 'c', 'd'], ['d', 'b']), ['d', 'b', 'a', 'c']);
        assert.deepEqual(ordered(['a', 'b'], ['x', 'b', 'x']), ['b', 'a']);
        assert.deepEqual(ordered([], ['x']), []);
    });

    test('one that is away comes back to its place', () => {
        const kept = ['a', 'away', 'b', 'c'];
        const now = merged(['c', 'a', 'b'], kept);
        assert.deepEqual(now, ['c', 'a', 'away', 'b']);
        assert.deepEqual(ordered(['a', 'away', 'b', 'c'], now), now);
        assert.deepEqual(merged(['b'], ['x', 'y', 'b']), ['x', 'y', 'b']);
    });

    test('what is kept is bounded', () => {
        const many = Array.from({ length: 1_000 }, (_, index) => `old-${index}`);
        assert.equal(merged(['a'], many).length, 256);
    });

    test('moving', () => {
        assert.deepEqual(moved(['a', 'b', 'c'], 0, 2), ['b', 'c', 'a']);
        assert.deepEqual(moved(['a', 'b', 'c'], 2, 0), ['c', 'a', 'b']);
        assert.deepEqual(moved(['a', 'b', 'c'], 0, -1), ['a', 'b', 'c']);
        assert.deepEqual(moved(['a', 'b', 'c'], 2, 3), ['a', 'b', 'c']);
    });
});

describe('the pictures of one tile', () => {
    const ADDRESS = 'http://127.0.0.1/cameras/barn/mjpeg';

    /** A stream of a link that heard something so many milliseconds ago, and what failed there. */
    function shared(silence, openedAt = performance.now() - 60_000) {
        const failures = [];
        const link = {
            pictures: { phase: 'open', heardAt: performance.now() - silence, openedAt,
                failed: (reason) => failures.push(reason) },
            want() {}, leave() {},
        };
        return { stream: new TileStream(link, 'barn', ADDRESS, () => {}), link, failures };
    }

    test('a camera that is silent alone does not end the connection of all', () => {
        const { stream, failures } = shared(100);
        stream.failed('the server does not answer');
        assert.deepEqual(failures, []);
    });

    test('a connection that brings nothing of any camera, or too late, is ended', () => {
        const silent = shared(5_000);
        silent.stream.failed('the server does not answer');
        assert.deepEqual(silent.failures, ['the server does not answer']);
        const late = shared(100);
        late.stream.take({ arrival: performance.now(), lag: 4_000 });
        late.stream.failed('the network is too slow');
        assert.deepEqual(late.failures, ['the network is too slow']);
    });

    test('what an earlier connection brought late is not the lag of this one', () => {
        const { stream, link } = shared(100);
        stream.take({ arrival: performance.now(), lag: 4_000 });
        assert.equal(stream.lag, 4_000);
        link.pictures.openedAt = performance.now() + 1;
        assert.equal(stream.lag, 0);
        assert.equal(stream.heardAt, link.pictures.openedAt);
    });
});
