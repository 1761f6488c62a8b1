// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import http from 'node:http';

/**
 * A network between browser and server that can be observed and disturbed. Passes requests below
 * `prefix` on to `target`, with the Host as it was, as a proxy in front of Vedette has to.
 */
export class Proxy {
    /** The page's requests that steer: {began, ended, path, query}, by performance.now(). */
    moves = [];
    /** How long the answer to a request that steers takes, in milliseconds. */
    moveDelay = 0;
    /** What the server is to say of how the camera is mounted; undefined leaves it as it is. */
    mounting = undefined;
    #server;
    #sockets = new Set();
    #underWay = new Set(); // of URL
    #isCut = false;

    constructor(target, prefix = '/') {
        this.#server = http.createServer((request, answer) => {
            if (!request.url.startsWith(prefix)) {
                answer.writeHead(404).end();
                return;
            }
            this.#pass(request, answer, new URL(request.url.slice(prefix.length), target));
        });
        this.#server.on('connection', (socket) => {
            this.#sockets.add(socket);
            socket.on('close', () => this.#sockets.delete(socket));
        });
        this.prefix = prefix;
    }

    async start() {
        await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
        this.url = new URL(`http://127.0.0.1:${this.#server.address().port}${this.prefix}`);
    }

    /** Where the requests go that have no answer yet, or none that has ended; without the query. */
    get underWay() {
        return [...this.#underWay].map(({ pathname }) => pathname).sort();
    }

    /** The network is gone: connections stay open, but nothing passes any more. */
    cut() {
        this.#isCut = true;
    }

    /** It is back. What was lost meanwhile stays lost. */
    mend() {
        this.#isCut = false;
    }

    async stop() {
        for (const socket of this.#sockets) {
            socket.destroy();
        }
        await new Promise((resolve) => this.#server.close(resolve));
    }

    #pass(request, answer, url) {
        if (this.#isCut) {
            return;
        }
        this.#underWay.add(url);
        answer.on('close', () => this.#underWay.delete(url));
        const move = url.pathname.endsWith('/api/move')
            ? { path: url.pathname, query: url.search } : null;
        if (move) {
            this.moves.push(Object.assign(move, { began: performance.now(), ended: Infinity }));
        }
        const onward = http.request(url,
            { method: request.method, headers: request.headers, agent: false }, (reply) => {
                setTimeout(() => this.#answer(reply, answer, move,
                    url.pathname === '/api/events'), move ? this.moveDelay : 0);
            });
        onward.on('error', () => answer.destroy());
        answer.on('close', () => onward.destroy());
        request.pipe(onward);
    }

    #answer(reply, answer, move, isEvents) {
        answer.writeHead(reply.statusCode, reply.headers);
        answer.flushHeaders();
        let line = '';
        reply.on('data', (bytes) => {
            if (this.#isCut) {
                return;
            }
            if (!isEvents) {
                answer.write(bytes);
                return;
            }
            const lines = (line + bytes).split('\n');
            line = lines.pop();
            answer.write(lines.map((each) => `${this.#remounted(each)}\n`).join(''));
        });
        reply.on('end', () => {
            if (move) {
                move.ended = performance.now();
            }
            answer.end();
        });
        reply.on('error', () => answer.destroy());
    }

    /** A line of events that says how the camera is mounted. */
    #remounted(line) {
        const [, json] = /^data: (\{.*\})$/.exec(line) ?? [];
        return json && this.mounting !== undefined
            ? `data: ${JSON.stringify({ ...JSON.parse(json), mounting: this.mounting })}` : line;
    }
}
