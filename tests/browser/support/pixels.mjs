// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { PNG } from 'pngjs';

/** The canvas as the page drew it, before any style: {width, height, data: RGBA bytes}. */
async function canvasPixels(page) {
    const { width, height, text } = await page.evaluate(() => {
        const canvas = window.part('picture');
        const { width, height } = canvas;
        const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
        let text = '';
        for (let at = 0; at < data.length; at += 0x8000) {
            text += String.fromCharCode(...data.subarray(at, at + 0x8000));
        }
        return { width, height, text: btoa(text) };
    });
    return { width, height, data: Buffer.from(text, 'base64') };
}

/** The mean colour, [red, green, blue], of a box of the picture that is given in shares of it. */
export async function meanColour(page, { left, top, right, bottom }) {
    const { width, height, data } = await canvasPixels(page);
    const sum = [0, 0, 0];
    let count = 0;
    for (let y = Math.floor(top * height); y < bottom * height; ++y) {
        for (let x = Math.floor(left * width); x < right * width; ++x, ++count) {
            sum.forEach((_, channel) => { sum[channel] += data[4 * (y * width + x) + channel]; });
        }
    }
    return sum.map((value) => value / count);
}

/** A number that stands for all pixels of the picture. */
export async function fingerprint(page) {
    const { data } = await canvasPixels(page);
    return data.reduce((sum, value) => (Math.imul(sum, 31) + value) | 0, 7);
}

/** The picture's brightness by column, in the band of hills and houses that only steering moves. */
export async function skyline(page) {
    const { width, height, data } = await canvasPixels(page);
    const profile = new Float64Array(width);
    for (let y = Math.round(height * 0.35); y < height * 0.6; ++y) {
        for (let x = 0; x < width; ++x) {
            profile[x] += data[4 * (y * width + x) + 1];
        }
    }
    return profile;
}

/** By how many columns a skyline has to be moved to the right to become the other. */
export function shiftBetween(before, after) {
    const reach = Math.round(before.length * 0.45);
    let best = { shift: 0, difference: Infinity };
    for (let shift = -reach; shift <= reach; ++shift) {
        let difference = 0;
        const from = Math.max(0, -shift);
        const to = Math.min(before.length, before.length - shift);
        for (let x = from; x < to; ++x) {
            difference += Math.abs(before[x] - after[x + shift]);
        }
        difference /= to - from;
        if (difference < best.difference) {
            best = { shift, difference };
        }
    }
    return best.shift;
}

/** Share of a screenshot's pixels, within a box, that have a colour: 0 for a grey picture. */
export function colourShare(png, { x, y, width, height }) {
    const image = PNG.sync.read(Buffer.from(png));
    let coloured = 0;
    let count = 0;
    for (let row = Math.round(y); row < Math.min(y + height, image.height); ++row) {
        for (let column = Math.round(x); column < Math.min(x + width, image.width); ++column) {
            const at = 4 * (row * image.width + column);
            const [red, green, blue] = image.data.subarray(at, at + 3);
            coloured += Math.max(red, green, blue) - Math.min(red, green, blue) > 24 ? 1 : 0;
            ++count;
        }
    }
    return coloured / count;
}
