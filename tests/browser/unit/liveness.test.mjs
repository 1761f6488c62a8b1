// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { BELIEVED_FOR, CLOCK_DRIFT, DAMAGED, Doubt, durationText, explainsSilence, isStatusOfAnother, judge, LagMeter,
    LONGEST_STALE_AFTER, STALE_AFTER } from '../../../resources/web/camera/liveness.js';

const SINCE = '2026-11-24T18:00:00Z';
const status = (changes) => ({ state: 'live', live: true, reason: '', since: SINCE, ageMs: 10,
    staleAfterMs: 2000, ...changes });
const GONE = status({ state: 'unreachable', live: false, reason: 'the camera refuses' });

/** A live picture, changed. */
function verdict(changes = {}) {
    return judge({ age: 40, lag: 0, progressed: true, serverTime: Date.parse(SINCE),
        problem: '', stream: { phase: 'open', reason: '' }, isOnline: true,
        status: status(), statusAge: 500, ...changes });
}

test('a fresh picture is live, with or without the server\'s status', () => {
    assert.deepEqual(verdict(), { isLive: true, label: 'Live', text: '' });
    assert.equal(verdict({ status: null, statusAge: null }).isLive, true);
});

test('live to the limit, and not beyond', () => {
    assert.equal(verdict({ age: STALE_AFTER }).isLive, true);
    assert.equal(verdict({ age: STALE_AFTER + 1 }).isLive, false);
});

test('a slow camera has more time, but not without end', () => {
    const slow = status({ staleAfterMs: 10_000 });
    assert.equal(verdict({ age: 9_000, status: slow }).isLive, true);
    assert.equal(verdict({ age: 10_001, status: slow }).isLive, false);
    const absurd = status({ staleAfterMs: 1e9 });
    assert.equal(verdict({ age: LONGEST_STALE_AFTER + 1, status: absurd }).isLive, false);
    const hasty = status({ staleAfterMs: 1 });
    assert.equal(verdict({ age: 1000, status: hasty }).isLive, true);
});

test('not live says since when and why', () => {
    const text = (changes) => verdict({ age: 4200, ...changes }).text;
    assert.equal(text({ status: GONE }), 'No picture for 4\u00A0s: the camera refuses.');
    assert.equal(text({ status: GONE, age: 300 }), 'The picture has stopped: the camera refuses.');
    assert.equal(text({ isOnline: false }), 'No picture for 4\u00A0s: this device is offline.');
    assert.equal(text({ problem: DAMAGED }),
        'No picture for 4\u00A0s: the camera sends damaged pictures.');
    assert.equal(text(), 'No picture for 4\u00A0s: the stream to this page has stalled.');
    const lost = { phase: 'waiting', reason: 'the server cannot be reached' };
    assert.equal(text({ status: null, stream: lost }),
        'No picture for 4\u00A0s: the server cannot be reached.');
    assert.equal(text({ status: null }), 'No picture for 4\u00A0s: the server does not answer.');
});

test('a picture that the server had kept is not taken for a new one', () => {
    const kept = { progressed: false, age: 30 };
    assert.equal(verdict({ ...kept, status: null, statusAge: null }).isLive, false);
    const { isLive, text } = verdict({ ...kept, status: { ...GONE, ageMs: 60_000 } });
    assert.equal(isLive, false);
    assert.equal(text, 'No picture for 1\u00A0min 0\u00A0s: the camera refuses.');
});

test('the same picture again and again is not live, however often it comes', () => {
    const frozen = status({ state: 'frozen', live: false, reason: 'always the same picture' });
    const { isLive, text } = verdict({ status: frozen, serverTime: Date.parse(SINCE) + 5000 });
    assert.equal(isLive, false);
    assert.equal(text, 'The picture has not changed for 15\u00A0s: always the same picture.');
});

test('a fresh picture is not live against the server\'s status', () => {
    // After a frozen camera dies, its last picture is young, but not live.
    const states = ['idle', 'connecting', 'stalled', 'unreachable', 'interrupted', 'unauthorized',
        'unsupported'];
    for (const state of states) {
        assert.equal(verdict({ status: status({ state, live: false, reason: 'gone' }) }).isLive,
            false, state);
    }
});

test('stalled at the server is stalled here', () => {
    const stalled = status({ state: 'stalled', live: false, reason: 'silent', ageMs: 2100 });
    assert.equal(verdict({ status: stalled }).isLive, false);
});

test('late pictures are not live', () => {
    const { isLive, text } = verdict({ lag: 5000 });
    assert.equal(isLive, false);
    assert.match(text, /5\ss late/);
});

test('before the first picture', () => {
    const none = { age: null, progressed: false };
    assert.equal(verdict({ ...none, stream: { phase: 'connecting', reason: '' }, status: null }).text,
        'Connecting to the camera…');
    assert.equal(verdict({ ...none, status: GONE }).text, 'The camera refuses.');
    const refused = { phase: 'refused', reason: 'the user name or password is wrong' };
    assert.equal(verdict({ ...none, stream: refused }).text,
        'The user name or password is wrong.');
    assert.equal(verdict({ ...none, status: null, isOnline: false }).text,
        'This device is offline.');
});

test('damaged pictures are a state of their own, by the server or as the page sees them', () => {
    const damaged = status({ state: 'damaged', live: false,
        reason: 'the camera sends damaged pictures.' });
    for (const facts of [{ status: damaged }, { problem: DAMAGED },
        { problem: DAMAGED, status: null, statusAge: null }]) {
        assert.deepEqual(verdict({ age: 4200, ...facts }), { isLive: false, label: 'Damaged',
            text: 'No picture for 4\u00A0s: the camera sends damaged pictures.' });
        assert.deepEqual(verdict({ age: null, progressed: false, ...facts }), { isLive: false,
            label: 'Damaged', text: 'The camera sends damaged pictures.' });
    }
    const unknown = verdict({ age: null, problem: 'the camera sends what nobody knows' });
    assert.deepEqual([unknown.label, unknown.text],
        ['No picture', 'The camera sends what nobody knows.']);
    // However new what cannot be shown is.
    assert.equal(verdict({ status: damaged }).isLive, false);
    const connecting = status({ state: 'connecting', live: false });
    assert.equal(verdict({ age: null, problem: DAMAGED, status: connecting }).label, 'Connecting');
});

test('no verdict calls something live that has a text, or dead without one', () => {
    for (const age of [null, 0, 1999, 2001, 1e6]) {
        for (const said of [null, status(), GONE, status({ state: 'idle', live: false })]) {
            for (const phase of ['connecting', 'open', 'waiting', 'refused', 'stopped']) {
                const { isLive, text } = verdict({ age, status: said, statusAge: 0,
                    stream: { phase, reason: phase === 'open' ? '' : 'gone' } });
                assert.equal(isLive, text === '');
                assert.ok(!isLive || (age !== null && age <= STALE_AFTER));
            }
        }
    }
});

test('lag is measured against the quickest picture', () => {
    const meter = new LagMeter();
    assert.deepEqual(meter.measure(1000, 50_000), { lag: 0, progressed: false });
    const { lag, progressed } = meter.measure(1001, 51_500);
    assert.ok(Math.abs(lag - 500) < 2 && progressed, `${lag} ms`);
    assert.equal(meter.measure(1002, 51_900).lag, 0);
    assert.equal(meter.measure(1002, 55_900).progressed, false);
    assert.deepEqual(meter.measure(null, 60_000), { lag: 0, progressed: false });
});

const SECOND = 1_000;
const DAY = 86_400 * SECOND;

/** The lags of pictures that take 20 ms to here; `clock(now)`: the server's clock, ms. */
function lags(clock, { from = 0, to, every, way = () => 20, meter = new LagMeter() }) {
    const found = [];
    for (let sent = from; sent <= to; sent += every) {
        found.push(meter.measure(clock(sent) / 1000, sent + way(sent)).lag);
    }
    return found;
}

test('clocks that drift for days are no lag', () => {
    for (const ppm of [-500, -20, 20, 100, 500]) {
        const drifting = (now) => 1e12 + now * (1 + ppm / 1e6);
        const most = Math.max(...lags(drifting, { to: 7 * DAY, every: 30 * SECOND }));
        assert.ok(most < 50, `${ppm} ppm: ${most} ms`);
    }
    assert.ok(CLOCK_DRIFT * 5 * 60 * SECOND < STALE_AFTER / 4, 'some minutes count nearly in full');
});

test('a backlog that grows slowly is still lag', () => {
    const growing = (sent) => 20 + 5 * sent / SECOND;
    const found = lags((now) => now, { to: 600 * SECOND, every: SECOND, way: growing });
    assert.ok(found.at(-1) > STALE_AFTER, `${found.at(-1)} ms`);
});

test('a server\'s clock that is set, back or forward, is no lag', () => {
    for (const step of [-3_600, -5, -0.5, 0.5, 5, 3_600]) {
        const set = (now) => 1e12 + now + (now < 60 * SECOND ? 0 : step * SECOND);
        const most = Math.max(...lags(set, { to: 300 * SECOND, every: 40 }));
        assert.ok(most < 50, `${step} s: ${most} ms`);
    }
});

test('after the server\'s clock was set back, a backlog shows and new pictures progress', () => {
    const meter = new LagMeter();
    lags((now) => 1e12 + now, { to: 10 * SECOND, every: 40, meter });
    assert.deepEqual(meter.measure(1e6, 11 * SECOND), { lag: 0, progressed: false });
    assert.deepEqual(meter.measure(1e6 + 1, 12 * SECOND), { lag: 0, progressed: true });
    assert.ok(meter.measure(1e6 + 2, 16 * SECOND).lag > STALE_AFTER);
});

test('durations', () => {
    assert.equal(durationText(3999), '3\u00A0s');
    assert.equal(durationText(61_000), '1\u00A0min 1\u00A0s');
    assert.equal(durationText(2 * 3_600_000 + 180_000), '2\u00A0h 3\u00A0min');
});

test('new pictures and a server without any are two servers', () => {
    const facts = { age: 40, lag: 0, progressed: true, stream: { phase: 'open', reason: '' } };
    const idle = status({ state: 'idle', live: false });
    for (const other of [idle, GONE]) {
        assert.equal(isStatusOfAnother({ ...facts, status: other }), true);
        assert.equal(isStatusOfAnother({ ...facts, status: other, age: 2001 }), false);
        assert.equal(isStatusOfAnother({ ...facts, status: other, age: null, progressed: false }),
            false);
        assert.equal(isStatusOfAnother({ ...facts, status: other, lag: 2001 }), false);
        assert.equal(isStatusOfAnother({ ...facts, status: other, progressed: false }), false);
        assert.equal(isStatusOfAnother({ ...facts, status: other,
            stream: { phase: 'waiting', reason: 'gone' } }), false);
    }
    assert.equal(isStatusOfAnother({ ...facts, status: status() }), false);
    assert.equal(isStatusOfAnother({ ...facts, status: null }), false);
    // Here the pictures that come are the ones that it judges.
    for (const state of ['frozen', 'damaged']) {
        assert.equal(isStatusOfAnother({ ...facts, status: status({ state, live: false }) }), false);
    }
});

test('a silent stream is explained by its own server alone', () => {
    assert.equal(explainsSilence(GONE), true);
    assert.equal(explainsSilence(status({ state: 'connecting', live: false })), true);
    assert.equal(explainsSilence(status({ state: 'idle', live: false })), false);
    assert.equal(explainsSilence(status()), false);
    assert.equal(explainsSilence(null), false);
});

test('a status of another server is believed longer each time, until one fits', () => {
    const facts = { age: 40, lag: 0, progressed: true, stream: { phase: 'open', reason: '' } };
    const wrong = { ...facts, status: GONE };
    const doubt = new Doubt();
    const tick = 200;
    let now = 0;
    const ticksUntilTime = () => {
        for (let ticks = 1; ; ++ticks) {
            now += tick;
            if (doubt.isTime(wrong, now)) {
                return ticks - 1;
            }
        }
    };
    const believed = () => tick * (ticksUntilTime() - 1);
    assert.deepEqual(Array.from({ length: 6 }, believed),
        [1, 2, 4, 8, 16, 20].map((times) => times * BELIEVED_FOR));
    // While it connects there is nothing to compare, and nothing is known to be better.
    assert.equal(doubt.isTime({ ...wrong, status: null }, now), false);
    assert.equal(believed(), 20 * BELIEVED_FOR);
    assert.equal(doubt.isTime({ ...facts, status: status() }, now), false);
    assert.equal(believed(), BELIEVED_FOR);
});
