// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** The head of a part may take this many bytes; the server's own takes about 100. */
export const MAXIMUM_HEAD_BYTES = 8 * 1024;
/** The largest picture that is read, in bytes: a camera's are below 1 MiB. */
export const MAXIMUM_FRAME_BYTES = 32 * 1024 * 1024;

const LINE_FEED = 10;
const text = new TextDecoder('latin1');

/** What makes the rest of a stream unusable; the message is for the user, without full stop. */
export class MultipartError extends Error {}

/**
 * The boundary that a Content-Type of multipart/x-mixed-replace names, without the two hyphens
 * before it; null when it names none.
 */
export function boundaryOf(contentType) {
    const isMultipart = /^\s*multipart\/x-mixed-replace\s*(;|$)/i.test(contentType ?? '');
    const match = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType ?? '');
    return isMultipart && match ? match[1] ?? match[2] : null;
}

/**
 * Takes a stream of JPEG parts apart, as Vedette's server sends it: each part with its
 * Content-Length. A picture is delivered as soon as its last byte is there. Pure: knows no
 * network. Never holds more than one head and one picture.
 */
export class MultipartParser {
    #delimiter;
    #onPart;
    #line = new Uint8Array(MAXIMUM_HEAD_BYTES);
    #lineLength = 0;
    #headLength = 0;
    #headers = null; // null: between parts
    #body = null;
    #bodyLength = 0;

    /**
     * `onPart` is called with {bytes: Uint8Array, type: string, timestamp: number or null, camera:
     * string}: the server's clock when the picture was complete, in seconds since the epoch, and
     * the id of the camera where the stream is of several.
     */
    constructor(boundary, onPart) {
        this.#delimiter = `--${boundary}`;
        this.#onPart = onPart;
    }

    /** The next bytes. Throws MultipartError; then the parser is of no more use. */
    push(chunk) {
        let at = 0;
        while (at < chunk.length) {
            at = this.#body ? this.#takeBody(chunk, at) : this.#takeLine(chunk, at);
        }
    }

    #takeBody(chunk, at) {
        const end = Math.min(chunk.length, at + this.#body.length - this.#bodyLength);
        this.#body.set(chunk.subarray(at, end), this.#bodyLength);
        this.#bodyLength += end - at;
        if (this.#bodyLength === this.#body.length) {
            this.#finishPart();
        }
        return end;
    }

    #takeLine(chunk, at) {
        const lineFeed = chunk.indexOf(LINE_FEED, at);
        const end = lineFeed < 0 ? chunk.length : lineFeed + 1;
        this.#headLength += end - at;
        if (this.#headLength > MAXIMUM_HEAD_BYTES) {
            throw new MultipartError('the stream is not one of pictures: a head without end');
        }
        this.#line.set(chunk.subarray(at, end), this.#lineLength);
        this.#lineLength += end - at;
        if (lineFeed >= 0) {
            const line = text.decode(this.#line.subarray(0, this.#lineLength)).trimEnd();
            this.#lineLength = 0;
            this.#finishLine(line);
        }
        return end;
    }

    #finishLine(line) {
        if (this.#headers === null) {
            if (line === this.#delimiter) {
                this.#headers = new Map();
            }
        } else if (line === '') {
            this.#beginBody();
        } else {
            const colon = line.indexOf(':');
            this.#headers.set(line.slice(0, Math.max(colon, 0)).trim().toLowerCase(),
                line.slice(colon + 1).trim());
        }
    }

    #beginBody() {
        const length = this.#headers.get('content-length') ?? '';
        if (!/^[0-9]{1,10}$/.test(length)) {
            throw new MultipartError('the stream is not one of pictures: a part without length');
        }
        if (Number(length) > MAXIMUM_FRAME_BYTES) {
            throw new MultipartError('the stream has a picture that is too large');
        }
        this.#body = new Uint8Array(Number(length));
        this.#bodyLength = 0;
        if (this.#body.length === 0) {
            this.#finishPart();
        }
    }

    #finishPart() {
        const bytes = this.#body;
        const type = (this.#headers.get('content-type') ?? '').toLowerCase();
        const timestamp = Number.parseFloat(this.#headers.get('x-timestamp'));
        const camera = this.#headers.get('x-camera') ?? '';
        this.#body = null;
        this.#headers = null;
        this.#headLength = 0;
        if (bytes.length > 0) {
            this.#onPart({ bytes, type, timestamp: Number.isFinite(timestamp) ? timestamp : null,
                camera });
        }
    }
}
