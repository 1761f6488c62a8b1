// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { isLive, isNotLive, noticeOf, screenshot, textOf, until } from '../support/browser.mjs';
import { colourShare, fingerprint } from '../support/pixels.mjs';
import { CAMERA_NAME } from '../support/programs.mjs';
import { Stage } from '../support/stage.mjs';

describe('watch', () => {
    /** A picture that is not live is grey within this, in milliseconds. */
    const GREY_WITHIN = 3_000;
    /** Waiting longest for another attempt, and the attempt: the page is live again within this. */
    const LIVE_WITHIN = 20_000;
    /** Share of the simulator's picture that has a colour while it is live. */
    const COLOURFUL = 0.3;
    const stage = Stage.set({ rate: 25 });

    /** Runs `end`; the result: after how many milliseconds the page has greyed and dated it. */
    async function timeUntilGreyAndDated(page, end) {
        // Looked at from within the page: the way to the browser is not part of the time.
        await page.evaluate(() => {
            window.greyAt = null;
            const look = () => {
                const isDated = /^No picture for [0-9]+\ss: /.test(
                    window.part('notice-text').textContent);
                if (isDated && document.querySelector('.camera').dataset.live === 'false') {
                    window.greyAt ??= Date.now();
                }
            };
            new MutationObserver(look).observe(document.documentElement,
                { attributes: true, childList: true, characterData: true, subtree: true });
        });
        const began = Date.now();
        await end();
        await until(page, () => window.greyAt !== null, 2 * GREY_WITHIN);
        return await page.evaluate(() => window.greyAt) - began;
    }

    async function colour(page, name) {
        const box = await page.$eval('[data-part=picture]', (element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return { x, y, width, height };
        });
        return colourShare(await screenshot(page, name), box);
    }

    async function assertGreyAndDated(page, name) {
        assert.ok(await colour(page, name) < 0.02, 'the picture is grey');
        assert.match(await noticeOf(page), /^No picture for [0-9]+\ss: .{8,}\.$/);
        assert.equal(await page.evaluate(() => window.part('notice').checkVisibility()), true);
        const first = await noticeOf(page);
        await until(page, (before) => window.part('notice-text').textContent !== before,
            3_000, first);
    }

    async function assertLiveAgain(page) {
        await until(page, isLive, LIVE_WITHIN);
        const before = await fingerprint(page);
        await until(page, (frames) => Number(window.part('rate').textContent) > frames,
            LIVE_WITHIN, 10);
        assert.notEqual(await fingerprint(page), before);
    }

    test('logged in, the picture changes, in colour, and is called live', async () => {
        const page = await stage.openPage();
        const seen = new Set();
        for (let i = 0; i < 5; ++i) {
            const last = await fingerprint(page);
            seen.add(last);
            await until(page, () => new Promise((resolve) => setTimeout(() => resolve(true), 100)));
        }
        assert.ok(seen.size >= 4, `${seen.size} different pictures of 5`);
        assert.ok(await colour(page, 'live') > COLOURFUL);
        assert.equal(await textOf(page, 'badge-label'), 'Live');
        assert.equal(await page.title(), CAMERA_NAME);
        assert.equal(await page.$eval('h1', (element) => element.textContent), CAMERA_NAME);
        assert.equal(await page.$eval('[data-part=notice]', (element) => element.hidden), true);
        assert.equal(await textOf(page, 'viewers'), '1');
        await until(page, () => Number(window.part('rate').textContent) >= 20);
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('the server\'s policy forbids foreign scripts, and none of the page\'s own', async () => {
        const page = await stage.openPage();
        const policy = await page.evaluate(async () =>
            (await fetch('.')).headers.get('Content-Security-Policy'));
        assert.match(policy, /default-src 'none'/);
        assert.ok(!policy.includes('unsafe'), policy);
        assert.deepEqual(await page.evaluate(() => window.violations), []);
        await page.evaluate(() => {
            const script = document.createElement('script');
            script.textContent = 'window.isOwned = true;';
            document.body.append(script);
        });
        await until(page, () => window.violations.length === 1);
        assert.equal(await page.evaluate(() => window.isOwned), undefined);
        await page.close();
    });

    test('without the password there is no page', async () => {
        for (const name of ['', 'page/main.js', 'mjpeg', 'snapshot.jpg', 'api/status',
            'api/events']) {
            const answer = await fetch(new URL(name, stage.server.url));
            assert.equal(answer.status, 401, name);
            await answer.body?.cancel();
        }
    });

    test('the camera dies: grey and dated within 3 s; it is back: live', async (context) => {
        const page = await stage.openPage();
        const time = await timeUntilGreyAndDated(page, () => stage.camera.kill());
        context.diagnostic(`grey and dated after ${time} ms`);
        assert.ok(time < GREY_WITHIN, `${time} ms`);
        await assertGreyAndDated(page, 'camera-gone');
        const back = Date.now();
        await stage.camera.start();
        await assertLiveAgain(page);
        context.diagnostic(`live ${Date.now() - back} ms after its start`);
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('the server dies: grey and dated within 3 s; it is back: live', async (context) => {
        const page = await stage.openPage();
        const time = await timeUntilGreyAndDated(page, () => stage.server.kill());
        context.diagnostic(`grey and dated after ${time} ms`);
        assert.ok(time < GREY_WITHIN, `${time} ms`);
        await assertGreyAndDated(page, 'server-gone');
        assert.match(await noticeOf(page), /server/);
        await stage.server.start(stage.camera);
        await assertLiveAgain(page);
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('a page opened while the camera is gone says so, and becomes live with it', async () => {
        const page = await stage.openPage();
        await stage.camera.kill();
        await until(page, isNotLive);
        await page.reload({ waitUntil: 'domcontentloaded' });
        await until(page,
            () => window.part('badge-label').textContent !== 'Connecting');
        assert.equal(await page.evaluate(isLive), false);
        assert.ok((await noticeOf(page)).length > 10);
        await stage.camera.start();
        await assertLiveAgain(page);
        await page.close();
    });

    test('a camera that sends the same picture without end is not live', async () => {
        const page = await stage.openPage();
        await stage.camera.kill();
        await stage.camera.start(['--fault', 'same-frame@3']);
        await until(page, isLive, LIVE_WITHIN);
        await until(page, () => window.part('badge-label').textContent === 'Frozen',
            30_000);
        assert.ok(await colour(page, 'frozen') < 0.02);
        assert.match(await noticeOf(page), /^The picture has not changed for [0-9]+\ss: .+\.$/);
        await stage.camera.kill();
        await stage.camera.start();
        await assertLiveAgain(page);
        await page.close();
    });

    test('a camera whose every picture is damaged is not live, and is said to send such', async () => {
        const page = await stage.openPage();
        await stage.camera.kill();
        await stage.camera.start(['--fault', 'truncate']);
        await until(page, () => window.part('badge-label').textContent === 'Damaged',
            LIVE_WITHIN);
        assert.ok(await colour(page, 'damaged') < 0.02);
        // And goes on saying so, longer than a stream may be silent.
        await until(page, () => /^No picture for [6-9]\ss: .*damaged pictures[^.]*\.$/.test(
            window.part('notice-text').textContent), LIVE_WITHIN);
        await stage.camera.kill();
        await stage.camera.start();
        await assertLiveAgain(page);
        await page.close();
    });

    test('a camera that cannot turn has nothing to turn it with', async () => {
        await stage.server.kill();
        await stage.server.start(stage.camera, { canTurn: false });
        const page = await stage.openPage();
        await until(page, () => document.querySelector('.camera').hasAttribute('data-fixed'));
        const seen = () => page.$$eval('.arrow, .hint, [data-part=position], .keys .for-steering',
            (elements) => elements.filter((element) => element.checkVisibility()).length);
        assert.equal(await seen(), 0);
        assert.equal(await page.evaluate(() => document.body.dispatchEvent(
            new KeyboardEvent('keydown', { code: 'ArrowDown', key: 'ArrowDown', bubbles: true,
                cancelable: true }))), true, 'the browser may scroll');
        await screenshot(page, 'cannot-turn');
        const share = await page.$eval('.stage', (element) => element.clientWidth / innerWidth);
        assert.ok(share > 0.95, `the picture has ${share} of the width`);
        await page.click('[data-part=help]');
        assert.equal(await seen(), 0);
        await page.keyboard.press('Escape');
        await stage.server.kill();
        await stage.server.start(stage.camera);
        await until(page, () => !document.querySelector('.camera').hasAttribute('data-fixed'),
            LIVE_WITHIN);
        assert.ok(await seen() > 4);
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('a snapshot is the camera\'s own picture, downloaded', async () => {
        const page = await stage.openPage();
        const file = await page.evaluate(() => new Promise((resolve) => {
            document.addEventListener('click', async (event) => {
                if (event.target.matches('a[download]')) {
                    event.preventDefault();
                    const bytes = new Uint8Array(await window.savedBlob.arrayBuffer());
                    resolve({ name: event.target.download, head: [...bytes.slice(0, 2)],
                        tail: [...bytes.slice(-2)] });
                }
            }, true);
            const create = URL.createObjectURL;
            URL.createObjectURL = (blob) => create.call(URL, window.savedBlob = blob);
            // A link that is not in the document keeps its click to itself.
            const click = HTMLAnchorElement.prototype.click;
            HTMLAnchorElement.prototype.click = function clickInDocument() {
                document.body.append(this);
                click.call(this);
                this.remove();
            };
            window.part('snapshot').click();
        }));
        assert.match(file.name,
            /^Garden_ _b_east__b_ & _gate_ [0-9-]{10} [0-9-]{8}\.jpg$/);
        assert.deepEqual([file.head, file.tail], [[0xff, 0xd8], [0xff, 0xd9]]);
        await page.close();
    });
});
