// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** The largest picture that is decoded, in pixels, as on the desktop. */
export const MAXIMUM_PIXELS = 64_000_000;

/** Start of frame: C0…CF without the tables (C4), extensions (C8) and conditioning (CC) there. */
const isFrameHeader = (marker) =>
    marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/**
 * The segments before the compressed data, {marker, at} each, with the start of the first scan as
 * the last (ITU-T T.81, B.1); as far as it is a JPEG.
 */
function segmentsOf(bytes) {
    const segments = [];
    const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
    for (let at = 2; isJpeg && at + 3 < bytes.length && bytes[at] === 0xff;) {
        const marker = bytes[at + 1];
        if (marker === 0xff) {
            at += 1; // padding
            continue;
        }
        segments.push({ marker, at });
        if (marker === START_OF_SCAN) {
            break;
        }
        // Every other segment here has a length.
        at += 2 + 256 * bytes[at + 2] + bytes[at + 3];
    }
    return segments;
}

/** The size that a JPEG's header says, {width, height}; null when it says none. Pure. */
export function jpegSize(bytes) {
    const header = segmentsOf(bytes).find(({ marker }) => isFrameHeader(marker));
    if (!header || header.at + 8 >= bytes.length) {
        return null;
    }
    const word = (at) => 256 * bytes[at] + bytes[at + 1];
    return { width: word(header.at + 7), height: word(header.at + 5) };
}

/**
 * Whether a JPEG's compressed data ends with the marker of its end; some cameras pad behind it.
 * Pure.
 */
export function hasEnd(bytes) {
    const scan = segmentsOf(bytes).find(({ marker }) => marker === START_OF_SCAN);
    for (let at = bytes.length - 2; scan && at > scan.at; --at) {
        if (bytes[at] === 0xff && bytes[at + 1] === END_OF_IMAGE) {
            return true;
        }
    }
    return false;
}

/** Whether a browser may be given this to decode: a small file can claim a huge picture. */
export function isDecodable(bytes) {
    const size = jpegSize(bytes);
    return size !== null && size.height > 0 && size.width * size.height <= MAXIMUM_PIXELS;
}
