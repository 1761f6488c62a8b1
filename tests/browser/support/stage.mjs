// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { after, before } from 'node:test';

import { isLive, open, theBrowser, until } from './browser.mjs';
import { Camera, GUEST, LOGIN, Server } from './programs.mjs';

/** Frames a second, for suites that are not about them: each is work for the browser. */
const RATE = 10;

/**
 * The real programs and a browser, for the tests of one suite: a simulated camera, a server for it,
 * and (after openPage()) a page on which the picture is live. `browser` is a part of the shared one
 * that keeps nothing of another suite's.
 */
export class Stage {
    camera;
    server = new Server();
    browser = null;
    #guests = null;

    constructor(dialect) {
        this.camera = new Camera(dialect);
    }

    /**
     * Registers what starts and ends everything with the suite that is being described: one hook
     * each, because some versions of node's runner do not wait for one before they begin the next.
     * `prepare` and `finish` are the suite's own share; `dialect` and `fieldOfView` as Camera's,
     * `rate` its frames a second, `server` as Server.start() takes it.
     */
    static set({ prepare, finish, dialect, fieldOfView = '', rate = RATE, server = {} } = {}) {
        const stage = new Stage(dialect);
        stage.camera.fieldOfView = fieldOfView;
        before(async () => {
            await stage.camera.start(['--fps', String(rate)]);
            await stage.server.start(stage.camera, server);
            stage.browser = await (await theBrowser()).createBrowserContext();
            await prepare?.();
        });
        after(async () => {
            await finish?.();
            await stage.browser?.close();
            await stage.#guests?.close();
            await stage.server.remove();
            await stage.camera.kill();
        });
        return stage;
    }

    /** Opens the page and waits until it is live. Brings back what an earlier test has ended. */
    async openPage(viewport, url = this.server.url, login = LOGIN) {
        const page = await open(this.browser, url, login, viewport);
        await until(page, isLive);
        return page;
    }

    /** … of the viewer, in a part of the browser that has seen no other login. */
    async openGuestPage() {
        this.#guests ??= await (await theBrowser()).createBrowserContext();
        const page = await open(this.#guests, this.server.url, GUEST);
        await until(page, isLive);
        return page;
    }
}
