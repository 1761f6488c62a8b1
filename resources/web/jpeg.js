// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** The largest picture that is decoded, in pixels, as on the desktop. */
export const MAXIMUM_PIXELS = 64_000_000;

/** Start of frame: C0…CF without the tables (C4), extensions (C8) and conditioning (CC) there. */
const isFrameHeader = (marker) =>
    marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * The size that a JPEG's header says, {width, height}; null when it says none. Pure; looks at
 * nothing but the segments before the compressed data (ITU-T T.81, B.1).
 */
export function jpegSize(bytes) {
    const word = (at) => 256 * bytes[at] + bytes[at + 1];
    if (word(0) !== 0xffd8) {
        return null;
    }
    for (let at = 2; at + 8 < bytes.length && bytes[at] === 0xff;) {
        const marker = bytes[at + 1];
        if (isFrameHeader(marker)) {
            return { width: word(at + 7), height: word(at + 5) };
        }
        // FF before a marker is padding; every other segment here has a length.
        at += marker === 0xff ? 1 : 2 + word(at + 2);
    }
    return null;
}

/** Whether a browser may be given this to decode: a small file can claim a huge picture. */
export function isDecodable(bytes) {
    const size = jpegSize(bytes);
    return size !== null && size.width * size.height <= MAXIMUM_PIXELS;
}
