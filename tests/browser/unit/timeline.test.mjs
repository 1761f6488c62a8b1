// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { judge, ofPast, whyToReconnect } from '../../../resources/web/camera/liveness.js';
import { sizeText } from '../../../resources/web/camera/size.js';
import { rangeText } from '../../../resources/web/camera/times.js';
import { deletedText, questionTexts } from '../../../resources/web/recording/deletion.js';
import { exportText } from '../../../resources/web/recording/export.js';
import { isOutdated, wantedFor } from '../../../resources/web/recording/list.js';
import { actionFor, barActionFor } from '../../../resources/web/recording/playkeys.js';
import { AT_FIRST, LONGEST, panned, placeOf, reachesNow, revealing, SHORTEST, timeAt, viewUntil, zoomed }
    from '../../../resources/web/recording/scale.js';
import { boxesOf, edgeOf, joined, moved, pathOf, readSpans, snapped, spanAt, THINNEST }
    from '../../../resources/web/recording/spans.js';
import { SPEEDS, speedText, stepSpeed } from '../../../resources/web/recording/speeds.js';
import { Stills } from '../../../resources/web/recording/stills.js';
import { dayBoundaries, stepFor, ticksOf } from '../../../resources/web/recording/ticks.js';

// Clocks there are set on 2026-03-29 and 2026-10-25.
process.env.TZ = 'Europe/Berlin';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-30T12:00:00Z');

test('a view ends a little beyond now, and is never moved further', () => {
    const view = viewUntil(NOW);
    assert.equal(Math.round(view.to - view.from), HOUR);
    assert.equal(AT_FIRST, HOUR);
    assert.ok(view.to > NOW && placeOf(view, 100, NOW) > 95);
    assert.equal(reachesNow(view, NOW), true);
    assert.deepEqual(panned(view, HOUR, NOW), view);
    const before = panned(view, -DAY, NOW);
    assert.equal(view.from - before.from, DAY);
    assert.equal(reachesNow(panned(view, -DAY, NOW), NOW), false);
});

test('zooming is about a place, from seconds to a month', () => {
    const view = panned(viewUntil(NOW), -DAY, NOW);
    const closer = zoomed(view, 10, 0.25, NOW);
    assert.ok(Math.abs(timeAt(closer, 400, 100) - timeAt(view, 400, 100)) <= 1);
    assert.ok(Math.abs((closer.to - closer.from) * 10 - HOUR) < 1);
    const shortest = zoomed(view, 1e9, 0.5, NOW);
    assert.ok(Math.abs(shortest.to - shortest.from - SHORTEST) < 1);
    const longest = zoomed(view, 1e-9, 0.5, NOW);
    assert.ok(Math.abs(longest.to - longest.from - LONGEST) < 1);
    assert.equal(reachesNow(longest, NOW), true);
});

test('a moment that is out of sight is brought inside of the edge that it is beyond', () => {
    const view = { from: NOW - 4 * HOUR, to: NOW - 3 * HOUR };
    for (const time of [NOW - 5 * HOUR, NOW - 2 * HOUR]) {
        const { from, to } = revealing(view, time, NOW);
        assert.ok(from < time && time < to);
        assert.ok(Math.abs(to - from - HOUR) < 1);
    }
    assert.equal(revealing(view, NOW - 3.5 * HOUR, NOW), view);
});

test('ticks are at round times of the user\'s clock', () => {
    const at = (text) => new Date(text).getTime();
    const hours = ticksOf({ from: at('2026-11-30T05:10'), to: at('2026-11-30T18:00') }, 600, 80);
    assert.deepEqual(hours.map(({ time }) => new Date(time).getHours()), [6, 8, 10, 12, 14, 16, 18]);
    assert.ok(hours.every(({ kind }) => kind === 'minute'));
    const seconds = ticksOf({ from: at('2026-11-30T05:10:01'), to: at('2026-11-30T05:10:12') }, 400, 90);
    assert.deepEqual(seconds.map(({ time, kind }) => [new Date(time).getSeconds(), kind]),
        [[5, 'second'], [10, 'second']]);
    const month = ticksOf({ from: at('2026-11-01T00:00'), to: at('2026-12-01T00:00') }, 800, 80);
    assert.ok(month.length > 3 && month.length < 10);
    assert.ok(month.every(({ kind, time }) => kind === 'day' && new Date(time).getHours() === 0));
    assert.equal(ticksOf({ from: at('2026-11-29T22:00'), to: at('2026-11-30T02:00') }, 400, 80)
        .filter(({ kind }) => kind === 'day').length, 1);
});

test('… also on the days on which clocks are set', () => {
    const wholeDay = (text, to) => ticksOf({ from: new Date(text).getTime(),
        to: new Date(to).getTime() }, 2000, 70);
    const short = wholeDay('2026-03-29T00:00', '2026-03-30T00:00'); // 23 hours
    assert.equal(short.length, 24);
    const long = wholeDay('2026-10-25T00:00', '2026-10-26T00:00'); // 25 hours
    assert.equal(long.length, 26);
    const sixHours = ticksOf({ from: new Date('2026-10-24T20:00').getTime(),
        to: new Date('2026-10-25T20:00').getTime() }, 400, 80);
    assert.deepEqual(sixHours.map(({ time }) => new Date(time).getHours()), [0, 6, 12, 18]);
    const days = dayBoundaries({ from: new Date('2026-10-23T12:00').getTime(),
        to: new Date('2026-10-27T12:00').getTime() }, 400, 12);
    assert.deepEqual(days.map((time) => new Date(time).getDate()), [24, 25, 26, 27]);
    assert.deepEqual(dayBoundaries({ from: 0, to: LONGEST }, 100, 12), []);
    assert.equal(stepFor({ from: 0, to: 1e12 }, 100, 80), 7 * DAY);
});

const SPANS = readSpans([
    { from: '2026-11-30T08:00:00.000Z', to: '2026-11-30T09:00:00.000Z' },
    { from: '2026-11-30T10:00:00.000Z', to: '2026-11-30T10:00:05.000Z' },
    { from: 'never', to: 'ever' },
]);
const [LONG, SHORT] = SPANS;

test('what was recorded is seen, however short it is', () => {
    assert.equal(SPANS.length, 2);
    assert.deepEqual(readSpans(undefined), []);
    const view = { from: LONG.from - HOUR, to: LONG.from + 3 * HOUR };
    // It does not reach beyond its end: where that is now, something lies over what follows.
    const short = placeOf(view, 400, SHORT.to);
    assert.deepEqual(boxesOf(SPANS, view, 400),
        [{ left: 100, right: 200 }, { left: short - THINNEST, right: short }]);
    assert.deepEqual(boxesOf(SPANS, { from: LONG.from + HOUR / 2, to: LONG.to + 1 }, 100),
        [{ left: 0, right: 100 * (HOUR / 2) / (HOUR / 2 + 1) }]);
    assert.deepEqual(boxesOf([SHORT], { from: SHORT.to, to: NOW }, 400), [{ left: 0, right: THINNEST }]);
    assert.deepEqual(boxesOf([SHORT], { from: 0, to: SHORT.from }, 400),
        [{ left: 400 - THINNEST, right: 400 }]);
    assert.equal(THINNEST, 4);
    assert.deepEqual(boxesOf(SPANS, { from: 0, to: 1000 }, 100), []);
    assert.equal(boxesOf(SPANS, { from: LONG.from - 1000 * DAY, to: NOW }, 100).length, 1);
    assert.equal(pathOf([{ left: 1, right: 3 }]), 'M1.0 0H3.0V1H1.0z');
});

test('what was recorded of several cameras is one list', () => {
    assert.deepEqual(joined([[{ from: 1, to: 5 }, { from: 8, to: 9 }], [], [{ from: 0, to: 2 },
        { from: 3, to: 7 }]]), [{ from: 0, to: 7 }, { from: 8, to: 9 }]);
    assert.deepEqual(joined([]), []);
});

test('moments near to what was recorded mean that', () => {
    assert.equal(spanAt(SPANS, LONG.from), LONG);
    assert.equal(spanAt(SPANS, LONG.to + 1), null);
    assert.equal(snapped(SPANS, LONG.to + 900, 1000), LONG.to - 10_000);
    assert.equal(snapped(SPANS, SHORT.to + 900, 1000), SHORT.from);
    assert.equal(snapped(SPANS, SHORT.from - 900, 1000), SHORT.from);
    assert.equal(snapped(SPANS, LONG.to + 1100, 1000), LONG.to + 1100);
    assert.equal(snapped(SPANS, LONG.from + 5, 1000), LONG.from + 5);
    assert.equal(snapped([], NOW, 1000), NOW);
});

test('going on and back passes over gaps', () => {
    assert.equal(moved(SPANS, LONG.from, 10_000), LONG.from + 10_000);
    assert.equal(moved(SPANS, LONG.to - 1000, 10_000), SHORT.from);
    assert.equal(moved(SPANS, SHORT.from + 1000, -10_000), LONG.to - 10_000);
    assert.equal(moved(SPANS, SHORT.to, 10_000), SHORT.to + 10_000);
    assert.equal(moved(SPANS, LONG.from, -10_000), LONG.from - 10_000);
});

test('to where a recording begins and ends, and from there to those beside it', () => {
    assert.equal(edgeOf(SPANS, SHORT.to, -1), SHORT.from);
    assert.equal(edgeOf(SPANS, SHORT.from + 500, -1), LONG.from);
    assert.equal(edgeOf(SPANS, LONG.from, -1), LONG.from);
    assert.equal(edgeOf(SPANS, LONG.from - 1, -1), null);
    assert.equal(edgeOf(SPANS, LONG.from, 1), LONG.to);
    assert.equal(edgeOf(SPANS, LONG.to - 500, 1), SHORT.to);
    assert.equal(edgeOf(SPANS, SHORT.to, 1), null);
});

test('speeds', () => {
    assert.equal(stepSpeed(1, 1), 2);
    assert.equal(stepSpeed(-1, -1), -0.5);
    assert.equal(stepSpeed(SPEEDS.at(-1), 1), 16);
    assert.equal(stepSpeed(-0.25, -1), -0.25);
    assert.deepEqual([0.25, -16].map(speedText), ['0.25×', '−16×']);
});

test('keys as in the window, in mpv and on YouTube', () => {
    const of = (key, shiftKey = false) => {
        const found = actionFor({ key, shiftKey });
        return found && [found.action, found.value];
    };
    assert.deepEqual(of('ArrowLeft'), ['skip', -5_000]);
    assert.deepEqual(of('ArrowRight', true), ['skip', 1000]);
    assert.deepEqual(of('L'), ['skip', 10_000]);
    assert.deepEqual(of('ArrowDown'), ['skip', -60_000]);
    assert.deepEqual(of('b'), ['play', -1]);
    assert.deepEqual([of('Home'), of('End')], [['edge', -1], ['edge', 1]]);
    assert.deepEqual(of('Backspace'), ['usualSpeed', undefined]);
    assert.deepEqual(of(','), ['step', -1]);
    assert.deepEqual(of('>', true), ['speed', 1]);
    assert.deepEqual(of('Escape'), ['live', undefined]);
    assert.deepEqual(of('i'), ['mark', 'from']);
    assert.deepEqual(barActionFor({ key: '-' }), { action: 'zoom', value: -1 });
    for (const other of ['f', 'r', '0', '5', 'Tab', 'Enter', 'constructor']) {
        assert.equal(of(other), null);
        assert.equal(barActionFor({ key: other }), null);
    }
    assert.equal(of('k', true), null);
});

test('the server is asked for a little more than is seen, and again when it goes on', () => {
    const view = viewUntil(NOW, DAY);
    const wanted = wantedFor(view, 1000, NOW);
    assert.ok(wanted.from < view.from && wanted.to === NOW && wanted.gap === 87);
    const known = { ...wanted, askedAt: NOW };
    assert.equal(isOutdated(null, view, 1000, NOW), true);
    assert.equal(isOutdated(known, view, 1000, NOW), false);
    assert.equal(isOutdated(known, viewUntil(NOW + 61_000, DAY), 1000, NOW + 61_000), true);
    assert.equal(isOutdated(known, panned(view, -DAY, NOW), 1000, NOW), true);
    assert.equal(isOutdated(known, zoomed(view, 4, 0.5, NOW), 1000, NOW), true);
    const past = panned(view, -10 * DAY, NOW);
    const knownPast = { ...wantedFor(past, 1000, NOW), askedAt: NOW };
    assert.equal(isOutdated(knownPast, past, 1000, NOW + DAY), false);
});

test('what a deletion takes, what it did, and when that is asked before', () => {
    const [from, to] = ['2026-11-30T09:30:00', '2026-11-30T09:50:00'].map((time) => new Date(time));
    const range = rangeText({ from: from.getTime(), to: to.getTime() });
    const extent = { removed: 2, bytes: 310_000_000, from: from.toISOString(), to: to.toISOString(),
        beyond: 920, locked: 1, growing: 0 };
    const plain = (text) => text.replace(/\s/g, ' ');
    assert.deepEqual(questionTexts(extent).map(plain), [
        plain(`2 files will be deleted: ${range}, 310 MB.`),
        'That is 15 min 20 s more than is marked, since files can only be deleted whole.',
        '1 locked file stays.']);
    assert.equal(plain(deletedText(extent)),
        plain(`2 files deleted: ${range}, 310 MB. 1 locked file stays.`));
    assert.equal(deletedText({ ...extent, removed: 0, from: null, to: null, locked: 2, growing: 1 }),
        'Nothing deleted. 2 locked files and 1 file still being written stay.');
    assert.equal(deletedText({ ...extent, removed: 0, locked: 0 }), 'Nothing deleted.');
});

test('of the moments that are asked for while a picture is on its way the newest is next', async () => {
    const asked = [];
    const answers = [];
    const usual = globalThis.fetch;
    globalThis.fetch = (address, { signal }) => new Promise((resolve, reject) => {
        asked.push(address);
        answers.push((status, time) => resolve(new Response('jpeg',
            { status, headers: time ? { 'Vedette-Time': time } : {} })));
        signal.addEventListener('abort', reject);
    });
    const taken = [];
    let wake = () => {};
    const next = async () => {
        await new Promise((resolve) => { wake = resolve; });
        await new Promise((resolve) => setImmediate(resolve)); // what follows has begun
    };
    const stills = new Stills((id, still) => {
        taken.push({ id, ...still });
        wake();
    });
    const ask = (time) => stills.ask([{ id: 'hall', address: `at ${time}` }]);
    [1, 2, 3].forEach(ask);
    assert.deepEqual(asked, ['at 1']);
    answers[0](200, '2026-11-30T08:00:00.250Z');
    await next();
    assert.equal(taken[0].frame.timestamp, Date.parse('2026-11-30T08:00:00.250Z') / 1000);
    answers[1](404);
    await next();
    assert.deepEqual(taken[1], { id: 'hall' });
    ask(4);
    stills.drop();
    ask(5);
    answers[3](500);
    await next();
    assert.match(taken[2].failure, /jpeg|error/);
    assert.deepEqual(asked, ['at 1', 'at 3', 'at 4', 'at 5']);
    assert.equal(taken.length, 3);
    globalThis.fetch = usual;
});

test('of several cameras all pictures are of one moment before the next one is asked for', async () => {
    const asked = [];
    const answers = new Map();
    const usual = globalThis.fetch;
    globalThis.fetch = (address) => new Promise((resolve) => {
        asked.push(address);
        answers.set(address, () => resolve(new Response('', { status: 404 })));
    });
    const taken = [];
    let wake = () => {};
    const next = () => new Promise((resolve) => { wake = resolve; });
    const stills = new Stills((id) => {
        taken.push(id);
        wake();
    });
    for (const time of [1, 2]) {
        stills.ask(['hall', 'gate'].map((id) => ({ id, address: `${id} ${time}` })));
    }
    answers.get('gate 1')();
    await next();
    assert.deepEqual([asked, taken], [['hall 1', 'gate 1'], ['gate']]);
    answers.get('hall 1')();
    await next();
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(asked.slice(2), ['hall 2', 'gate 2']);
    stills.drop();
    globalThis.fetch = usual;
});

test('a picture of the past is never live', () => {
    assert.deepEqual(ofPast(''), { isLive: false, label: 'Recorded', text: '' });
    const live = { age: 10, lag: 0, progressed: true, serverTime: NOW, problem: '', isOnline: true,
        stream: { phase: 'open', reason: '' }, status: { live: true, state: 'live' }, statusAge: 0 };
    assert.equal(judge(live).isLive, true);
});

test('a stream that brings nothing is ended, unless the server says why', () => {
    const stream = { phase: 'open', heardAt: 0, lag: 0 };
    assert.equal(whyToReconnect(stream, null, 4_000), null);
    assert.match(whyToReconnect(stream, null, 6_000), /does not answer/);
    assert.equal(whyToReconnect(stream, { live: false, state: 'lost' }, 6_000), null);
    assert.match(whyToReconnect({ ...stream, lag: 3_000 }, null, 0), /too slow/);
    assert.equal(whyToReconnect({ ...stream, phase: 'waiting' }, null, 9_000), null);
});

test('an export says how far it is, what it has, and why it failed', () => {
    const running = { state: 'running', progress: 0.419, files: [], frames: 0, damaged: 0, problem: '' };
    assert.equal(exportText(running), 'Exporting … 41 %');
    const done = { ...running, state: 'done', progress: 1, files: [{}], frames: 1 };
    assert.equal(exportText(done), '1 picture exported.');
    assert.equal(exportText({ ...done, frames: 200, damaged: 2, files: [{}, {}] }),
        '200 pictures exported. 2 damaged pictures left out. '
        + 'In several files, since the size of the pictures changes.');
    assert.equal(exportText({ ...done, state: 'failed', problem: 'There is no room.' }),
        'There is no room.');
    assert.equal(exportText({ ...done, state: 'failed', problem: 'the server is busy' }),
        'The export failed: the server is busy.');
});

test('a size has a unit that a person can read', () => {
    const plain = (bytes) => sizeText(bytes).replace(/\s/g, ' ');
    assert.deepEqual([0, 999, 1_000, 1_449_000, 2e9, 3e15].map(plain),
        ['0 bytes', '999 bytes', '1 kB', '1.4 MB', '2 GB', '3,000 TB']);
});
