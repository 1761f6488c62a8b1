// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { Backoff, FIRST_WAIT, JITTER, LONGEST_ASKED_WAIT, LONGEST_WAIT, retryAfter }
    from '../../../resources/web/camera/backoff.js';
import { positionText } from '../../../resources/web/camera/position.js';
import { clause, failureText, sentence } from '../../../resources/web/camera/sentence.js';
import { explain } from '../../../resources/web/camera/address.js';
import { snapshotName } from '../../../resources/web/camera/snapshot.js';
import { mapOf } from '../../../resources/web/steering/map.js';
import { shaped, withinCircle } from '../../../resources/web/steering/stick.js';

test('waits double from half a second to ten', () => {
    const backoff = new Backoff(() => 0);
    const waits = Array.from({ length: 7 }, () => backoff.next());
    assert.deepEqual(waits, [500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
    backoff.reset();
    assert.equal(backoff.next(), FIRST_WAIT);
});

test('where a camera points', () => {
    assert.equal(positionText({ pan: 12.4, tilt: -4.6, sure: true }), '12° right, 5° down');
    assert.equal(positionText({ pan: -5, tilt: 0, sure: false }), 'about 5° left');
    assert.equal(positionText({ pan: 0.3, tilt: -0.2, sure: true }), 'centre');
    for (const unknown of [null, undefined, {}, { pan: NaN, tilt: 0 }, { pan: '5', tilt: 0 }]) {
        assert.equal(positionText(unknown), '–');
    }
});

test('a map of where a camera points', () => {
    const range = (pan, tilt) => ({ pan, tilt });
    const position = {
        pan: 10, tilt: 20, sure: false, canFindHome: true, fieldOfView: { pan: 60, tilt: 40 },
        reach: range([-90, 90], [-30, 30]), possible: range([0, 15], [20, 20]),
    };
    const box = (x, y, width, height) => ({ x, y, width, height });
    assert.deepEqual(mapOf(position), {
        seen: box(-120, -50, 240, 100), view: box(-20, -40, 60, 40),
        possible: box(-30, -40, 75, 40), hasView: true,
    });
    assert.deepEqual(mapOf({ ...position, fieldOfView: null, reach: range([-90, 90], [0, 0]) }), {
        seen: box(-90, -1, 180, 2), view: box(10, -20, 0, 0),
        possible: box(0, -21, 15, 2), hasView: false,
    });
    for (const unknown of [null, undefined, {}, { ...position, reach: undefined },
        { ...position, pan: NaN }, { ...position, possible: range([0], [1, 2]) }]) {
        assert.equal(mapOf(unknown), null);
    }
});

test('jitter shortens a wait by no more than its share', () => {
    assert.equal(new Backoff(() => 1).next(), FIRST_WAIT * (1 - JITTER));
});

test('a server\'s wish for patience is respected, within reason', () => {
    const backoff = new Backoff(() => 0);
    assert.equal(backoff.next(30_000), 30_000);
    assert.equal(backoff.next(1e9), LONGEST_ASKED_WAIT);
    assert.ok(LONGEST_WAIT < LONGEST_ASKED_WAIT);
    const asked = (value) => retryAfter(new Headers(value === null ? {} : { 'Retry-After': value }));
    assert.deepEqual(['5', null, 'Fri, 31 Dec 1999 23:59:59 GMT', '-1'].map(asked),
        [5000, 0, 0, 0]);
});

test('a stick rests near its middle and stays within its circle', () => {
    assert.deepEqual(withinCircle(0.03, -0.03), { x: 0, y: 0 });
    assert.deepEqual(withinCircle(3, 4), { x: 0.6, y: 0.8 });
    assert.deepEqual(withinCircle(0.5, 0), { x: 0.5, y: 0 });
    assert.deepEqual(shaped(0.15, 0, 0.15), { x: 0, y: 0 });
    assert.ok(shaped(0.15, 0, 0.1).x > 0);
    assert.ok(shaped(0.3, 0, 0.15).x < 0.1);
    assert.deepEqual(shaped(1, 0, 0.5), { x: 1, y: 0 });
    assert.ok(Math.abs(Math.hypot(...Object.values(shaped(1, 1, 0.15))) - 1) < 1e-9);
    assert.deepEqual(shaped(Number.NaN, 0, 0.15), { x: 0, y: 0 });
});

test('errors are explained by the server\'s sentence, or by what they mean', () => {
    assert.equal(explain(502, 'the servos refuse the connection.\n'), 'the servos refuse the connection');
    assert.equal(explain(502, '<html>\n<h1>Bad Gateway</h1>'), 'the camera cannot be reached');
    assert.equal(explain(502, 'x'.repeat(1000)), 'the camera cannot be reached');
    assert.equal(explain(401, 'go away'), 'the user name or password is wrong');
    assert.equal(explain(418), 'the server answered with error 418');
});

test('a message ends in one full stop, or in its own question mark', () => {
    for (const text of ['it failed', 'it failed.', 'It failed...', ' it failed. ']) {
        assert.equal(sentence(text), 'It failed.');
    }
    assert.equal(sentence('refused. Is it on?'), 'Refused. Is it on?');
    assert.equal(sentence(''), '');
    assert.equal(clause('The server is full'), 'the server is full');
    assert.equal(clause('Vedette is full'), 'Vedette is full');
});

test('what failed is said before a clause, and not before the server\'s own sentence', () => {
    assert.equal(failureText('the camera did not turn', 'the server does not answer'),
        'The camera did not turn: the server does not answer.');
    assert.equal(failureText('the camera did not turn', 'This camera does not seem to turn'),
        'This camera does not seem to turn.');
});

test('a snapshot\'s name has the camera and the time, and nothing a file system refuses', () => {
    const date = new Date(2026, 0, 2, 3, 4, 5);
    assert.equal(snapshotName('Garden, east', date), 'Garden, east 2026-01-02 03-04-05.jpg');
    assert.equal(snapshotName('../a:b\n', date), 'camera.._a_b_ 2026-01-02 03-04-05.jpg');
    assert.equal(snapshotName('', date), 'camera 2026-01-02 03-04-05.jpg');
});

test('every file of the page is in its resource list, and every one of the list is there', async () => {
    const web = new URL('../../../resources/web/', import.meta.url);
    const list = await readFile(new URL('../web.qrc', web), 'utf8');
    const listed = [...list.matchAll(/<file alias="([^"]+)">([^<]+)</g)];
    const own = listed.filter(([, , file]) => file.startsWith('web/'));
    const folders = (await readdir(web)).filter((name) => name !== 'package.json');
    const files = await Promise.all(folders.map(async (folder) =>
        (await readdir(new URL(`${folder}/`, web))).map((name) => `web/${folder}/${name}`)));
    assert.deepEqual(own.map(([, , file]) => file).sort(), files.flat().sort());
    // Modules find each other by where they are; these have addresses that browsers keep.
    const moved = own.filter(([, alias, file]) => file !== `web/${alias}`);
    assert.deepEqual(moved.map(([, alias]) => alias), ['index.html', 'manifest.webmanifest', 'wall.html']);
    const names = listed.map(([, alias]) => alias);
    const html = await readFile(new URL('page/index.html', web), 'utf8')
        + await readFile(new URL('wall/wall.html', web), 'utf8');
    const manifest = JSON.parse(await readFile(new URL('page/manifest.webmanifest', web), 'utf8'));
    const linked = [...html.matchAll(/(?:src|href)="([^"]+\.[a-z]+)"/g)].map(([, name]) => name);
    for (const name of [...linked, ...manifest.icons.map(({ src }) => src)]) {
        assert.ok(names.includes(name) || name === 'snapshot.jpg', name);
    }
    for (const alias of names.filter((name) => name.endsWith('.js'))) {
        const source = await readFile(new URL(alias, web), 'utf8');
        for (const [, name] of source.matchAll(/ from '([^']+)';$/gm)) {
            const imported = new URL(name, `http://host/${alias}`).pathname.slice(1);
            assert.ok(names.includes(imported), `${alias} imports ${name}`);
        }
    }
});
