// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { FAST_STEP_FACTOR, FINE_STEP, HOLD_DELAY, Jog, MAXIMUM_ELAPSED, MAXIMUM_MOVE,
    MAXIMUM_TRAVEL, RAMP_TIME, RETRY_INTERVAL, SPEEDS } from '../../../resources/web/steering/jog.js';

const TICK = 20;

/** A jog with a clock of its own and a camera that takes `answerTime` for each request. */
class Bench {
    jog = new Jog();
    now = 1000;
    moves = []; // {at, pan, tilt}
    #answerAt = Infinity;

    constructor({ answerTime = 0, moved = () => true } = {}) {
        this.answerTime = answerTime;
        this.moved = moved;
    }

    press(direction, pace = 'normal') {
        this.jog.press(direction, pace, this.now);
        this.take();
    }

    release(direction) {
        this.jog.release(direction, this.now);
        this.take();
    }

    deflect(x, y, pace = 'normal') {
        this.jog.deflect(x, y, pace, this.now);
        this.take();
    }

    take() {
        const move = this.jog.takeMove(this.now);
        if (move) {
            this.moves.push({ at: this.now, ...move });
            this.#answerAt = this.now + this.answerTime;
        }
        if (this.now >= this.#answerAt) {
            this.#answerAt = Infinity;
            this.jog.finished(this.moved(this.now), this.now);
            this.take();
        }
    }

    run(time, tick = TICK) {
        for (const end = this.now + time; this.now < end;) {
            this.now += Math.min(tick, end - this.now);
            this.jog.advance(this.now);
            this.take();
        }
    }

    sum(axis = 'pan') {
        return this.moves.reduce((total, move) => total + move[axis], 0);
    }
}

for (const [direction, pan, tilt] of
    [['left', -5, 0], ['right', 5, 0], ['up', 0, 5], ['down', 0, -5]]) {
    test(`a tap ${direction} is one step, at once`, () => {
        const bench = new Bench();
        bench.press(direction);
        assert.deepEqual(bench.moves, [{ at: 1000, pan, tilt }]);
        bench.run(HOLD_DELAY);
        bench.release(direction);
        bench.run(1000);
        assert.equal(bench.moves.length, 1);
    });
}

test('paces of a step', () => {
    for (const [pace, degrees] of [['fine', 1], ['normal', 5], ['fast', 5 * FAST_STEP_FACTOR]]) {
        const bench = new Bench();
        bench.press('right', pace);
        assert.equal(bench.sum(), degrees);
    }
    const bench = new Bench();
    bench.jog.stepDegrees = 100;
    bench.press('right', 'fast');
    assert.equal(bench.sum(), MAXIMUM_MOVE);
});

test('a hold moves evenly after its ramp', () => {
    for (const pace of ['fine', 'normal', 'fast']) {
        const bench = new Bench();
        bench.press('right', pace);
        bench.run(HOLD_DELAY + RAMP_TIME);
        const before = bench.sum();
        bench.run(1000);
        assert.ok(Math.abs(bench.sum() - before - SPEEDS[pace]) <= 1, pace);
    }
});

test('how often the clock ticks makes no difference', () => {
    const sums = [7, 20, 50].map((tick) => {
        const bench = new Bench();
        bench.press('up');
        bench.run(1500, tick);
        return bench.sum('tilt');
    });
    assert.ok(Math.max(...sums) - Math.min(...sums) <= 1, String(sums));
});

test('a repeated press is no step', () => {
    const bench = new Bench();
    bench.press('left');
    bench.press('left');
    assert.equal(bench.sum(), -5);
});

test('opposite directions cancel, two directions are a diagonal', () => {
    const bench = new Bench();
    bench.press('left');
    bench.press('right');
    bench.run(2000);
    assert.equal(bench.sum(), 0);
    assert.equal(bench.jog.needsClock(), false);
    const diagonal = new Bench();
    diagonal.press('left');
    diagonal.press('up');
    diagonal.run(1000);
    assert.equal(diagonal.sum('pan'), -diagonal.sum('tilt'));
});

test('a deflection is a speed', () => {
    const bench = new Bench();
    bench.deflect(0.5, -1);
    bench.run(1000);
    assert.ok(Math.abs(bench.sum('pan') - SPEEDS.normal / 2) <= 1);
    assert.ok(Math.abs(bench.sum('tilt') + SPEEDS.normal) <= 1);
    const count = bench.moves.length;
    bench.deflect(0, 0);
    bench.run(500);
    assert.equal(bench.moves.length, count);
});

test('a deflection out of range, or none', () => {
    const bench = new Bench();
    bench.deflect(40, Number.NaN);
    bench.run(1000);
    assert.ok(Math.abs(bench.sum('pan') - SPEEDS.normal) <= 1);
    assert.equal(bench.sum('tilt'), 0);
});

test('one request in flight; what comes meanwhile is summed', () => {
    const bench = new Bench({ answerTime: 400 });
    bench.press('right');
    bench.run(2000);
    bench.moves.reduce((before, move) => {
        assert.ok(move.at - before.at >= 400);
        return move;
    });
    assert.ok(bench.moves[2].pan > 10, JSON.stringify(bench.moves));
});

test('after the release of a hold nothing more leaves a slow camera\'s queue', () => {
    const bench = new Bench({ answerTime: 700 });
    bench.press('right');
    bench.run(1500);
    bench.release('right');
    const count = bench.moves.length;
    bench.run(3000);
    assert.equal(bench.moves.length, count);
});

test('taps on a slow camera add up to one more request, within what it takes', () => {
    const bench = new Bench({ answerTime: 10_000 });
    for (let i = 0; i < 60; ++i) {
        bench.press('left');
        bench.release('left');
    }
    bench.run(11_000);
    assert.deepEqual(bench.moves.map(({ pan }) => pan), [-5, -MAXIMUM_MOVE]);
});

test('steps that wait never exceed what a servo can turn', () => {
    const bench = new Bench({ answerTime: 10_000 });
    const tap = (direction) => {
        bench.press(direction);
        bench.release(direction);
    };
    for (let i = 0; i < 60; ++i) {
        tap('left');
    }
    for (let i = 0; i < 10; ++i) {
        tap('right');
    }
    bench.run(11_000);
    assert.deepEqual(bench.moves.map(({ pan }) => pan), [-5, 50 - MAXIMUM_MOVE]);
});

test('steps and motion together stay within one request', () => {
    const bench = new Bench({ answerTime: 60_000 });
    bench.jog.stepDegrees = MAXIMUM_MOVE;
    bench.press('right');
    bench.run(3000);
    bench.jog.press('up', 'normal', bench.now);
    bench.release('right');
    bench.press('right');
    bench.run(60_000);
    assert.ok(bench.moves.length >= 2);
    assert.ok(bench.moves.every(({ pan }) => pan <= MAXIMUM_MOVE), JSON.stringify(bench.moves));
});

test('the figures are the desktop\'s', async () => {
    const header = await readFile(
        new URL('../../../src/steering/JogMotion.h', import.meta.url), 'utf8');
    const figure = (name) => Number(
        new RegExp(`\\b${name} = (?:std::chrono::milliseconds\\()?([0-9]+)\\)?;`).exec(header)?.[1]);
    assert.deepEqual({
        HoldDelay: HOLD_DELAY, RampTime: RAMP_TIME, FineSpeed: SPEEDS.fine,
        NormalSpeed: SPEEDS.normal, FastSpeed: SPEEDS.fast, FineStepDegrees: FINE_STEP,
        FastStepFactor: FAST_STEP_FACTOR, MaximumElapsed: MAXIMUM_ELAPSED,
        MaximumTravel: MAXIMUM_TRAVEL, RetryInterval: RETRY_INTERVAL,
    }, Object.fromEntries(['HoldDelay', 'RampTime', 'FineSpeed', 'NormalSpeed', 'FastSpeed',
        'FineStepDegrees', 'FastStepFactor', 'MaximumElapsed', 'MaximumTravel', 'RetryInterval']
        .map((name) => [name, figure(name)])));
});

test('a camera that is gone keeps nothing', () => {
    const bench = new Bench({ answerTime: 300, moved: () => false });
    bench.press('right');
    bench.press('up');
    bench.release('up');
    bench.release('right');
    bench.run(5000);
    assert.deepEqual(bench.moves.map(({ pan, tilt }) => [pan, tilt]), [[5, 0]]);
});

test('what is still held tries again, without a jump when it works', () => {
    let works = false;
    const bench = new Bench({ moved: () => works });
    bench.press('right');
    bench.run(3000);
    bench.moves.slice(1).reduce((before, move) => {
        assert.ok(move.at - before.at >= RETRY_INTERVAL);
        return move;
    });
    works = true;
    const count = bench.moves.length;
    bench.run(RETRY_INTERVAL + 100);
    assert.ok(bench.moves.slice(count).every(({ pan }) => pan <= 6));
});

test('everything released: motion ends, steps remain', () => {
    const bench = new Bench({ answerTime: 300 });
    bench.press('right');
    bench.press('up');
    bench.deflect(0, 1);
    bench.jog.releaseAll(bench.now);
    assert.equal(bench.jog.needsClock(), false);
    bench.run(3000);
    assert.deepEqual(bench.moves.map(({ pan, tilt }) => [pan, tilt]), [[5, 0], [0, 5]]);
});

test('a blocked page neither jumps nor makes a tap a hold', () => {
    const bench = new Bench();
    bench.press('right', 'fast');
    bench.now += 5000;
    bench.release('right');
    assert.equal(bench.sum(), 5 * FAST_STEP_FACTOR);
    bench.deflect(1, 0, 'fast');
    const before = bench.sum();
    bench.run(5000, 5000);
    assert.ok(bench.sum() - before <= SPEEDS.fast * 0.1);
});

test('a hold whose release never comes ends', () => {
    const bench = new Bench();
    bench.press('right');
    bench.run(60_000);
    assert.equal(bench.sum(), 5 + MAXIMUM_TRAVEL);
    assert.equal(bench.jog.needsClock(), false);
});
