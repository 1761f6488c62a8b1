// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Capture } from '../../../resources/web/steering/capture.js';
import { MAXIMUM_DRIFT, REST_TIME, StickCentre } from '../../../resources/web/steering/centre.js';
import { assigned, defaultsOf, parse, readGamepad, readMapping }
    from '../../../resources/web/steering/mapping.js';
import { GamepadSettings, Pad } from '../../../resources/web/steering/pads.js';

const gamepad = (axes, pressed = [], mapping = 'standard') => ({ id: 'Test', mapping, axes,
    buttons: Array.from({ length: 17 }, (_, index) => ({ pressed: pressed.includes(index) })) });
const DEFAULTS = defaultsOf(gamepad([]));
const withControls = (controls, deadZone = 15) => JSON.stringify({ controls, deadZone });

test('what is done on a gamepad', () => {
    assert.deepEqual(readGamepad(gamepad([0.5, 1, 0, 0], [2, 5, 14]), DEFAULTS),
        { stick: { x: 0.5, y: -1 }, held: ['left'], pace: 'fast', commands: ['snapshot'] });
    const unknown = gamepad([0, -1], [2, 5, 14], '');
    assert.deepEqual(readGamepad(unknown, defaultsOf(unknown)),
        { stick: { x: 0, y: 1 }, held: [], pace: 'normal', commands: [] });
    let own = assigned(DEFAULTS, 'turn', '-a2');
    own = assigned(own, 'fast', '+a5');
    own = assigned(own, 'preset7', 'b0');
    assert.deepEqual(readGamepad(gamepad([1, 0, 0.5, 0, 0, 0.6], [0, 5]), own),
        { stick: { x: -0.5, y: 0 }, held: [], pace: 'fast', commands: ['preset7'] });
    assert.deepEqual(readGamepad({ axes: [], buttons: [] }, own).held, []);
});

test('a control does one thing', () => {
    const own = assigned(DEFAULTS, 'snapshot', 'b3');
    assert.equal(own.controls.next, '');
    const both = assigned(assigned(DEFAULTS, 'left', '-a2'), 'right', '+a2');
    assert.deepEqual([both.controls.left, both.controls.right], ['-a2', '+a2']);
    const stick = assigned(both, 'turn', '+a2');
    assert.deepEqual([stick.controls.left, stick.controls.right], ['', '']);
    assert.equal(DEFAULTS.controls.next, 'b3');
});

test('controls are texts of one form', () => {
    assert.deepEqual(['b0', '+a0', '-a127'].map((text) => parse(text) !== null), [true, true, true]);
    for (const text of ['', 'b', 'a1', '+b1', 'b128', 'b1 ', 'b-1', '-a1e9', 'constructor']) {
        assert.equal(parse(text), null, text);
    }
});

test('what is kept is taken, or refused as a whole', () => {
    const own = { ...assigned(DEFAULTS, 'fine', ''), deadZone: 30 };
    assert.deepEqual(readMapping(JSON.stringify(own), DEFAULTS), own);
    const missing = readMapping(withControls({ fine: 'b2' }), DEFAULTS);
    assert.deepEqual([missing.controls.fine, missing.controls.snapshot, missing.controls.fast],
        ['b2', undefined, 'b5']);
    for (const text of ['', 'null', '[]', '{', '"b1"', '7', '{"controls":null}',
        withControls({ fine: 'shoulder' }), withControls({ fine: 4 }), withControls({ turn: 'b1' }),
        withControls({ fine: 'b1', fast: 'b1' }), withControls({ turn: '+a0', fine: '-a0' }),
        withControls({}, 0), withControls({}, 100), withControls({}, '15'), withControls({}, 1.5),
        `{"controls":{},"deadZone":${'['.repeat(10_000)}}`]) {
        assert.equal(readMapping(text, DEFAULTS), DEFAULTS, text.slice(0, 60));
    }
    assert.deepEqual(readMapping('{"controls":{"__proto__":"b1","evil":"b1"}}', DEFAULTS), DEFAULTS);
});

test('each kind is kept by itself', () => {
    const kept = new Map();
    const memory = { recall: (name) => kept.get(name) ?? null,
        remember: (name, text) => (text === null ? kept.delete(name) : kept.set(name, text)) };
    const own = assigned(DEFAULTS, 'fine', 'b0');
    const pad = { ...gamepad([]), id: 'x'.repeat(1e6) };
    new GamepadSettings(memory).setMapping(pad, own);
    const settings = new GamepadSettings(memory);
    assert.deepEqual(settings.mappingOf(pad), own);
    assert.deepEqual(settings.mappingOf({ ...pad, id: 'another' }), DEFAULTS);
    assert.ok([...kept.keys()].every((name) => name.length < 300));
    settings.setMapping(pad, null);
    assert.deepEqual([settings.mappingOf(pad), kept.size], [DEFAULTS, 0]);
});

for (const [name, action, axes, pressed, taken] of [
    ['a button', 'snapshot', [0.1, 0, -1], [7], 'b7'],
    ['no button for a stick', 'turn', [0.1, 0, -1], [7], null],
    ['a stick', 'turn', [0, 0.9, -1], [], '+a1'],
    ['a stick upside down', 'look', [-0.9, 0, -1], [], '-a0'],
    ['a stick a little', 'turn', [0.4, 0, -1], [], null],
    ['a trigger that rests at -1', 'fast', [0, 0, 1], [], '+a2'],
    ['the same half way', 'fast', [0, 0, 0], [], null],
    ['what was held all the time', 'fast', [0.1, 0, -1], [3], null],
]) {
    test(`what is used is taken: ${name}`, () => {
        const capture = new Capture(action, gamepad([0.1, 0, -1], [3]));
        assert.equal(capture.take(gamepad([0.1, 0, -1], [3])), null);
        assert.equal(capture.take(gamepad(axes, pressed)), taken);
    });
}

test('what was held counts after it was released', () => {
    const capture = new Capture('fast', gamepad([1, 0], [3]));
    assert.equal(capture.take(gamepad([0.1, 0])), null);
    assert.equal(capture.take(gamepad([0, 0], [3])), 'b3');
    assert.equal(capture.take(gamepad([1, 0])), '+a0');
});

test('where a stick rests is its centre; what is held is not', () => {
    const centre = new StickCentre();
    const hold = (x, time) => {
        const start = hold.now ?? 0;
        hold.now = start + time;
        centre.centred({ x, y: 0 }, start);
        return centre.centred({ x, y: 0 }, hold.now).x;
    };
    assert.equal(hold(0.18, REST_TIME - 1), 0.18);
    assert.equal(hold(0.18, 1), 0);
    assert.deepEqual([hold(1, 10), hold(-1, 10)], [1, -1]);
    assert.ok(hold(MAXIMUM_DRIFT + 0.01, 60_000) > 0);
    assert.equal(hold(1, 60_000), 1);
    centre.interrupt();
    assert.ok(hold(0.1, 0) < 0);
});

test('what is held counts only after a rest', () => {
    const pad = new Pad(new GamepadSettings({ recall: () => null, remember: () => {} }));
    pad.update(gamepad([1, 0], [2]), 0);
    assert.deepEqual([pad.state.stick.x, pad.state.commands], [0, []]);
    pad.update(gamepad([0, 0]), 10);
    pad.update(gamepad([1, 0], [2]), 20);
    assert.deepEqual([pad.state.stick.x, pad.state.commands], [1, ['snapshot']]);
    pad.awaitRest();
    assert.equal(pad.state.stick.x, 0);
});
