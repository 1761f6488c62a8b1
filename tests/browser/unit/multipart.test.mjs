// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { boundaryOf, MAXIMUM_FRAME_BYTES, MAXIMUM_HEAD_BYTES, MultipartError, MultipartParser }
    from '../../../resources/web/camera/multipart.js';

const encoder = new TextEncoder();

function part(bytes, { type = 'image/jpeg', timestamp = '1764000000.250000' } = {}) {
    const head = `--frame\r\nContent-Type: ${type}\r\nContent-Length: ${bytes.length}\r\n`
        + `X-Timestamp: ${timestamp}\r\n\r\n`;
    return Buffer.concat([encoder.encode(head), bytes, encoder.encode('\r\n')]);
}

/** Bytes that hold everything a parser could stumble over. */
function treacherous(length) {
    const text = '\r\n--frame\r\nContent-Length: 3\r\n\r\n\xff\xd8\xff\xd9\0';
    return Buffer.from(text.repeat(Math.ceil(length / text.length)).slice(0, length), 'latin1');
}

const PICTURES = [treacherous(1), treacherous(7), treacherous(513), treacherous(20_000)];
const STREAM = Buffer.concat(PICTURES.map((bytes) => part(bytes)));

function parse(chunks, boundary = 'frame') {
    const parts = [];
    const parser = new MultipartParser(boundary, (found) => parts.push(found));
    for (const chunk of chunks) {
        parser.push(new Uint8Array(chunk));
    }
    return parts;
}

function assertPictures(parts) {
    assert.equal(parts.length, PICTURES.length);
    PICTURES.forEach((bytes, index) => assert.deepEqual(Buffer.from(parts[index].bytes), bytes));
}

/** Repeatable numbers from 0 to below 1 (a linear congruential generator). */
function numbers(seed) {
    let state = seed;
    return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

test('all pictures of a stream in one piece', () => {
    const parts = parse([STREAM]);
    assertPictures(parts);
    assert.equal(parts[0].timestamp, 1764000000.25);
    assert.equal(parts[0].type, 'image/jpeg');
});

test('byte by byte', () => {
    assertPictures(parse([...STREAM].map((byte) => [byte])));
});

test('in random pieces', () => {
    for (let seed = 1; seed <= 200; ++seed) {
        const random = numbers(seed);
        const chunks = [];
        for (let at = 0; at < STREAM.length;) {
            const end = at + 1 + Math.floor(random() ** 3 * 4000);
            chunks.push(STREAM.subarray(at, end));
            at = end;
        }
        assertPictures(parse(chunks));
    }
});

test('a picture is there with its last byte, not with the next boundary', () => {
    const parts = [];
    const parser = new MultipartParser('frame', (found) => parts.push(found));
    const bytes = part(treacherous(100));
    parser.push(bytes.subarray(0, bytes.length - 3));
    assert.equal(parts.length, 0);
    parser.push(bytes.subarray(bytes.length - 3, bytes.length - 2));
    assert.equal(parts.length, 1);
});

test('line feeds alone, an empty line first, a camera\'s order of lines', () => {
    const head = '\n--frame\nContent-Length: 2\ncontent-type: IMAGE/JPEG\n\n';
    const [found] = parse([encoder.encode(head), [1, 2], encoder.encode('\n')]);
    assert.deepEqual([...found.bytes], [1, 2]);
    assert.equal(found.type, 'image/jpeg');
    assert.equal(found.timestamp, null);
});

test('an empty part is no picture', () => {
    const parts = parse([part(Buffer.alloc(0)), part(Buffer.from([5]))]);
    assert.deepEqual(parts.map(({ bytes }) => [...bytes]), [[5]]);
});

test('an invalid timestamp', () => {
    assert.equal(parse([part(Buffer.from([1]), { timestamp: 'soon' })])[0].timestamp, null);
});

for (const [name, length] of Object.entries({
    'no length': null, 'a negative length': '-1', 'a length in hex': '0x10', 'no number': 'many',
    'more digits than a length has': '99999999999', 'a byte too many': MAXIMUM_FRAME_BYTES + 1,
})) {
    test(`refused: ${name}`, () => {
        const line = length === null ? '' : `Content-Length: ${length}\r\n`;
        assert.throws(() => parse([encoder.encode(`--frame\r\n${line}\r\n`)]), MultipartError);
    });
}

test('the largest length is taken', () => {
    parse([encoder.encode(`--frame\r\nContent-Length: ${MAXIMUM_FRAME_BYTES}\r\n\r\n`)]);
});

test('a head without end is refused at its limit', () => {
    const parser = new MultipartParser('frame', () => assert.fail('there is no part'));
    parser.push(new Uint8Array(MAXIMUM_HEAD_BYTES).fill(97));
    assert.throws(() => parser.push(new Uint8Array(1)), MultipartError);
});

test('many short lines are refused at the same limit', () => {
    const lines = encoder.encode('--frame\r\n' + 'a: b\r\n'.repeat(MAXIMUM_HEAD_BYTES / 6));
    assert.throws(() => parse([lines]), MultipartError);
});

test('the limit is for each part, not for the stream', () => {
    assert.equal(parse(Array.from({ length: 1000 }, () => part(Buffer.from([1])))).length, 1000);
});

test('boundaries in a Content-Type', () => {
    assert.equal(boundaryOf('multipart/x-mixed-replace;boundary=frame'), 'frame');
    assert.equal(boundaryOf('Multipart/X-Mixed-Replace; Boundary="a b"'), 'a b');
    assert.equal(boundaryOf('multipart/x-mixed-replace; charset=x; boundary=--f'), '--f');
    assert.equal(boundaryOf('multipart/x-mixed-replace'), null);
    assert.equal(boundaryOf('image/jpeg; boundary=frame'), null);
    assert.equal(boundaryOf(null), null);
});
