// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export const LOGIN = Object.freeze({ username: 'viewer', password: 'a long "password"' });

/** Who may only watch, where a server has such a login. */
export const GUEST = Object.freeze({ username: 'guest', password: 'through the window' });

/** The camera's: no markup, and nothing a file name keeps. */
export const CAMERA_NAME = 'Garden: <b>east</b> & "gate"';

/** A program has said that it is ready within this, in milliseconds. */
const START_TIMEOUT = 20_000;

/** Where servers keep what they know of cameras; ports of earlier tests come again. */
const stateFolder = mkdtempSync(path.join(tmpdir(), 'vedette-state-'));
process.once('exit', () => rmSync(stateFolder, { recursive: true, force: true }));

/** One of Vedette's programs, running. */
class Program {
    #child = null;
    #name;

    constructor(name) {
        this.#name = name;
    }

    /** Starts it; resolves with the matches of `patterns`, each in a line of its own, in order. */
    async start(parameters, patterns) {
        const child = spawn(path.join(process.env.VEDETTE_BIN, this.#name), parameters,
            {
                stdio: ['ignore', 'pipe', 'inherit'],
                env: { ...process.env, XDG_STATE_HOME: stateFolder },
            });
        this.#child = child;
        const matches = [];
        const lines = createInterface({ input: child.stdout });
        await new Promise((resolve, reject) => {
            const fail = (why) => reject(new Error(`${this.#name}: ${why}`));
            const timer = setTimeout(() => fail('not ready in time'), START_TIMEOUT);
            child.once('error', (error) => fail(error.message));
            child.once('exit', (code) => fail(`ended with ${code}`));
            lines.on('line', (line) => {
                const match = patterns[matches.length]?.exec(line);
                if (match && matches.push(match) === patterns.length) {
                    clearTimeout(timer);
                    resolve();
                }
            });
        });
        return matches;
    }

    /** As when the power goes: nothing is ended in order. */
    async kill() {
        const child = this.#child;
        this.#child = null;
        if (child && child.exitCode === null && child.signalCode === null) {
            const ended = new Promise((resolve) => child.once('exit', resolve));
            child.kill('SIGKILL');
            await ended;
        }
    }
}

/** vedette-camera. The second start is at the same ports as the first. */
export class Camera extends Program {
    streamUrl = new URL('http://127.0.0.1:0/');
    servoUrl = new URL('http://127.0.0.1:0/');

    /** Its VEDETTE_FIELD_OF_VIEW, if it has one. */
    fieldOfView = '';

    /** `dialect`: of its servos, if it is not the usual one. */
    constructor(dialect = '') {
        super('vedette-camera');
        this.dialect = dialect;
    }

    async start(parameters = []) {
        const [stream, servo] = await super.start(
            ['--listen', `127.0.0.1:${this.streamUrl.port || 0}`,
                '--servo-listen', `127.0.0.1:${this.servoUrl.port || 0}`,
                ...(this.dialect && ['--dialect', this.dialect]), ...parameters],
            [/^stream (\S+)$/, /^servo (\S+)$/]);
        this.streamUrl = new URL(stream[1]);
        this.servoUrl = new URL(servo[1]);
    }
}

const LOGIN_LINES = `HTTP_AUTH_USERNAME=${LOGIN.username}\nHTTP_AUTH_PASSWORD='${LOGIN.password}'\n`;
const GUEST_LINES = `VEDETTE_VIEWER_USERNAME=${GUEST.username}\n`
    + `VEDETTE_VIEWER_PASSWORD='${GUEST.password}'\n`;

/** A camera's lines of its .env file. */
function settingsOf(camera, name, canTurn) {
    const dialect = camera.dialect ? `VEDETTE_SERVO_DIALECT=${camera.dialect}\n` : '';
    const servo = canTurn ? `SERVO_URL=${camera.servoUrl.href}\n${dialect}` : '';
    const field = camera.fieldOfView ? `VEDETTE_FIELD_OF_VIEW=${camera.fieldOfView}\n` : '';
    return `CAM_URL=${camera.streamUrl.href}\n${servo}${field}VEDETTE_NAME='${name}'\n`;
}

/** vedette-server for a camera. The second start is at the same port as the first. */
export class Server extends Program {
    url = new URL('http://127.0.0.1:0/');
    #folder = null;

    constructor() {
        super('vedette-server');
    }

    /** `canRecord`: into a folder of its own, which goes with the server. */
    async start(camera, { canTurn = true, hasGuest = false, canRecord = false } = {}) {
        const file = await this.#write('camera.env',
            settingsOf(camera, CAMERA_NAME, canTurn) + LOGIN_LINES + (hasGuest ? GUEST_LINES : ''));
        await this.#listen(file, canRecord);
    }

    /** … for several, {id, name, camera, canTurn} each. */
    async startHouse(cameras, { hasGuest = false, canRecord = false } = {}) {
        for (const camera of cameras) {
            await this.addCamera(camera);
        }
        await this.#write('server.env', LOGIN_LINES + (hasGuest ? GUEST_LINES : ''));
        await this.#listen(this.#folder, canRecord);
    }

    /** One more of them, also while it runs. */
    async addCamera({ id, name, camera, canTurn = true }) {
        await this.#write(`${id}.env`, settingsOf(camera, name, canTurn));
    }

    /** Takes one away. */
    async removeCamera(id) {
        await rm(path.join(this.#folder, `${id}.env`));
    }

    async #write(name, text) {
        this.#folder ??= await mkdtemp(path.join(tmpdir(), 'vedette-browser-'));
        const file = path.join(this.#folder, name);
        await writeFile(file, text, { mode: 0o600 });
        return file;
    }

    async #listen(file, canRecord) {
        const record = canRecord ? ['--record', path.join(this.#folder, 'recordings')] : [];
        const [listening] = await super.start(
            ['--listen', `127.0.0.1:${this.url.port || 0}`, ...record, file], [/^listening on (http:\S+)$/]);
        this.url = new URL(listening[1]);
    }

    /** /api/status, as any program would ask for it. */
    status() {
        return this.ask('api/status');
    }

    /** What an address answers, as JSON. `body` is sent as JSON. */
    async ask(name, method = 'GET', body = undefined) {
        const { username, password } = LOGIN;
        const login = Buffer.from(`${username}:${password}`).toString('base64');
        const answer = await fetch(new URL(name, this.url),
            { method, headers: { Authorization: `Basic ${login}` },
                ...(body && { body: JSON.stringify(body) }) });
        const text = await answer.text();
        assert.ok(answer.ok, `${method} ${name}: ${answer.status} ${text}`);
        return answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
    }

    async remove() {
        await this.kill();
        if (this.#folder) {
            await rm(this.#folder, { recursive: true });
        }
    }
}
