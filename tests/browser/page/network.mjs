// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { isLive, isNotLive, noticeOf, until } from '../support/browser.mjs';
import { Proxy } from '../support/proxy.mjs';
import { Stage } from '../support/stage.mjs';

describe('network', () => {
    let proxy;
    const stage = Stage.set({
        prepare: async () => {
            proxy = new Proxy(stage.server.url, '/cameras/garden/');
            await proxy.start();
        },
        finish: () => proxy?.stop(),
    });

    async function viewers() {
        return (await stage.server.status()).viewers;
    }

    /** Asks until the answer is as expected; the test's own timeout ends it otherwise. */
    async function viewersBecome(expected) {
        const end = Date.now() + 10_000;
        while (await viewers() !== expected) {
            assert.ok(Date.now() < end, `${await viewers()} viewers instead of ${expected}`);
        }
    }

    test('below a path prefix behind a proxy', async () => {
        const page = await stage.openPage(undefined, proxy.url);
        await until(page, () => window.part('position').textContent.endsWith('centre'));
        await page.keyboard.press('ArrowUp');
        await until(page, () => window.part('position').textContent.endsWith('5° up'));
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('a login in the address itself', async () => {
        const url = new URL(stage.server.url);
        url.search = '?from=bookmark';
        const page = await stage.openPage(undefined, url);
        const names = await page.evaluate(async () => {
            const { addressesBelow } = await import('./camera/address.js');
            Object.defineProperty(document, 'baseURI', { value: 'http://a:b@host:5000/x/?q#f' });
            return ['', '/cameras/1', 'a:b/'].map((prefix) => addressesBelow(prefix)('mjpeg?a=b'));
        });
        assert.deepEqual(names, ['http://host:5000/x/mjpeg?a=b',
            'http://host:5000/x/cameras/1/mjpeg?a=b', 'http://host:5000/x/a:b/mjpeg?a=b']);
        await page.close();
    });

    test('the network drops everything: grey within 3 s; it is back: live', async () => {
        const page = await stage.openPage(undefined, proxy.url);
        const began = Date.now();
        proxy.cut();
        await until(page, isNotLive, 6_000);
        assert.ok(Date.now() - began < 3_000, `${Date.now() - began} ms`);
        await until(page, () => /does not answer|cannot be reached/.test(
            window.part('notice-text').textContent), 10_000);
        proxy.mend();
        await until(page, isLive, 30_000);
        await page.close();
    });

    test('a tab that is hidden does not watch, and is live again when it is seen', async () => {
        const page = await stage.openPage();
        await viewersBecome(1);
        const pretend = (state) => page.evaluate((value) => {
            Object.defineProperty(document, 'visibilityState', { value, configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
        }, state);
        await pretend('hidden');
        await viewersBecome(0);
        // While the page is hidden the picture gets old; it has to say so as soon as it is shown.
        await until(page, () => new Promise((resolve) => setTimeout(() => resolve(true), 2_500)));
        await page.evaluate(() => {
            window.atFirstLook = null;
            document.addEventListener('visibilitychange', () => {
                window.atFirstLook = document.querySelector('.camera').dataset.live;
            });
        });
        await pretend('visible');
        assert.equal(await page.evaluate(() => window.atFirstLook), 'false');
        await until(page, isLive);
        await viewersBecome(1);
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('a device that slept reconnects', async () => {
        const page = await stage.openPage();
        await page.evaluate(() => {
            const fetched = window.fetch;
            window.streams = 0;
            window.fetch = (url, ...rest) => {
                window.streams += String(url).endsWith('/mjpeg') ? 1 : 0;
                return fetched(url, ...rest);
            };
            const { now } = Date;
            Date.now = () => now() + 3_600_000;
        });
        await until(page, () => window.streams === 1);
        await until(page, isLive);
        await page.close();
    });

    test('a status of another server than the pictures: the page reconnects to both', async () => {
        const page = await stage.openPage();
        await page.evaluate(() => {
            const { fetch: fetched, EventSource: Right } = window;
            window.streams = window.states = 0;
            window.fetch = (url, ...rest) => {
                window.streams += String(url).endsWith('/mjpeg') ? 1 : 0;
                return fetched(url, ...rest);
            };
            window.EventSource = class extends EventTarget {
                constructor(url) {
                    super();
                    window.states += 1;
                    if (window.states === 2) {
                        return new Right(url);
                    }
                    const data = JSON.stringify({ state: 'idle', reason: 'nobody is watching',
                        live: false, ageMs: null, staleAfterMs: 2000, steerable: false });
                    setTimeout(() => this.dispatchEvent(new MessageEvent('status', { data })));
                }

                close() {}
            };
            dispatchEvent(new Event('online'));
        });
        await until(page, () => window.streams === 2 && window.states === 2);
        await until(page, isLive);
        assert.deepEqual(await page.evaluate(() => [window.streams, window.states]), [2, 2]);
        await page.close();
    });

    test('several cameras on a page: each by itself, by a canvas and a text alone', async () => {
        const page = await stage.openPage();
        await page.evaluate(async () => {
            const { CameraView } = await import('./camera/view.js');
            const add = (prefix) => {
                const root = document.createElement('div');
                root.className = 'tile';
                root.innerHTML =
                    '<canvas data-part="picture"></canvas><p data-part="notice-text"></p>';
                document.body.append(root);
                const view = new CameraView(root, { prefix });
                view.start();
                setInterval(() => view.tick(), 200);
                return view;
            };
            window.views = [add(''), add('/cameras/none')];
        });
        await until(page, () => document.querySelector('.tile').dataset.live === 'true');
        await viewersBecome(2);
        await until(page, () => document.querySelectorAll('.tile p')[1].textContent
            === 'There is nothing here.');
        const states = () => page.evaluate(() => [...document.querySelectorAll('[data-live]')].map(
            (root) => root.dataset.live));
        assert.deepEqual(await states(), ['true', 'true', 'false']);
        await page.evaluate(() => {
            window.views[0].destroy();
            window.views[0].tick();
        });
        assert.deepEqual(await states(), ['true', 'false', 'false']);
        await viewersBecome(1);
        // Firefox calls a connection that fails a problem.
        assert.deepEqual(page.problems.filter((text) => !text.includes('/cameras/none/')), []);
        await page.close();
    });

    test('what is read out does not change with the seconds', async () => {
        const page = await stage.openPage();
        await page.evaluate(() => {
            window.readOut = [];
            new MutationObserver(() => window.readOut.push(
                window.part('announcement').textContent))
                .observe(window.part('announcement'), { childList: true });
        });
        await stage.camera.kill();
        await until(page, () => /No picture for [5-9]\ss/.test(
            window.part('notice-text').textContent));
        const readOut = await page.evaluate(() => window.readOut);
        assert.ok(readOut.length >= 1 && readOut.length <= 3, JSON.stringify(readOut));
        assert.ok(readOut.every((text) => !/[0-9]\ss/.test(text)), JSON.stringify(readOut));
        assert.match(await noticeOf(page), /[0-9]\ss/);
        await stage.camera.start();
        await until(page, isLive, 20_000);
        await page.close();
    });
});
