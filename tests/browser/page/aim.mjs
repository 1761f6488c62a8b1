// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { isFirefox, open, screenshot, until } from '../support/browser.mjs';
import { layoutProblems } from '../support/layout.mjs';
import { Camera, LOGIN, Server } from '../support/programs.mjs';
import { Stage } from '../support/stage.mjs';

/** The page has asked for a movement within this, in milliseconds. */
const PATIENCE = 15_000;

describe('aiming by the picture', () => {
    const stage = Stage.set({ fieldOfView: '65x50', server: { hasGuest: true } });

    /** Where a part of the picture is on the page. */
    function place(page, x, y, selector = '[data-part=picture]') {
        return page.$eval(selector, (canvas, right, down) => {
            const box = canvas.getBoundingClientRect();
            const scale = Math.min(box.width / canvas.width, box.height / canvas.height);
            return { x: box.left + box.width / 2 + (right - 0.5) * scale * canvas.width,
                y: box.top + box.height / 2 + (down - 0.5) * scale * canvas.height };
        }, x, y);
    }
    const canAim = (page) => until(page, () => window.part('aim')?.checkVisibility());

    /** Keeps what the page asks its server to turn by; Firefox tells no other way. */
    const record = (page) => page.evaluate(() => {
        const { fetch } = window;
        window.moves = [];
        window.fetch = (url, options) => {
            const { pathname } = new URL(url);
            if (pathname.endsWith('/api/aim')) {
                window.moves.push([pathname, JSON.parse(options.body)]);
            }
            return fetch(url, options);
        };
    });
    const moves = (page) => page.evaluate(() => window.moves);
    /** Asked at that address; a place of the page is some part of a pixel. */
    function assertAsked([path, aim], wantedPath, wanted) {
        assert.equal(path, wantedPath);
        assert.deepEqual(Object.keys(aim), Object.keys(wanted));
        for (const key of Object.keys(wanted)) {
            assert.ok(Math.abs(aim[key] - wanted[key]) < 0.01,
                `${key}: ${JSON.stringify(aim)} for ${JSON.stringify(wanted)}`);
        }
    }

    /** Does something until the page asks for a movement: for a moment after one it takes none. */
    async function move(page, act) {
        const { length } = await moves(page);
        const end = Date.now() + PATIENCE;
        while ((await moves(page)).length === length) {
            assert.ok(Date.now() < end, 'the page asks for no movement');
            await act();
        }
        return (await moves(page)).at(-1);
    }

    async function withControl(page, act) {
        await page.keyboard.down('Control');
        await act();
        await page.keyboard.up('Control');
    }

    test('Ctrl and a click centre what is there', async () => {
        const page = await stage.openPage();
        await canAim(page);
        await record(page);
        const { x, y } = await place(page, 0.75, 0.25);
        assertAsked(await move(page, () => withControl(page, () => page.mouse.click(x, y))),
            '/api/aim', { x: 0.75, y: 0.25 });
        // Zoomed, the same place of the page is another one of the picture.
        await page.keyboard.press('+');
        await page.keyboard.press('+');
        const zoomed = await place(page, 0.6, 0.5);
        assertAsked(
            await move(page, () => withControl(page, () => page.mouse.click(zoomed.x, zoomed.y))),
            '/api/aim', { x: 0.6, y: 0.5 });
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('in the mode each click centres, and a drag brings it along', async () => {
        const page = await stage.openPage();
        await canAim(page);
        await record(page);
        await page.click('[data-part=aim]');
        await until(page, () => window.part('aim').ariaPressed === 'true');
        const from = await place(page, 0.5, 0.5);
        const to = await place(page, 0.75, 0.25);
        assertAsked(await move(page, async () => {
            await page.mouse.move(from.x, from.y);
            await page.mouse.down();
            await page.mouse.move(to.x, to.y, { steps: 4 });
            await screenshot(page, 'aim');
            await page.mouse.up();
        }), '/api/aim', { x: 0.5, y: 0.5, toX: 0.75, toY: 0.25 });
        assertAsked(await move(page, () => page.mouse.click(to.x, to.y)),
            '/api/aim', { x: 0.75, y: 0.25 });
        assert.deepEqual(await layoutProblems(page), []);
        // Its key ends it: then the drag is none, and a click does nothing.
        await page.keyboard.press('c');
        await until(page, () => window.part('aim').ariaPressed === 'false');
        const { length } = await moves(page);
        await page.mouse.click(to.x, to.y);
        assert.equal((await moves(page)).length, length);
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('a finger that rests on the picture centres it', { skip: isFirefox }, async () => {
        const page = await stage.openPage({ width: 400, height: 800, hasTouch: true });
        await canAim(page);
        await record(page);
        const { x, y } = await place(page, 0.25, 0.5);
        assertAsked(await move(page, async () => {
            const touch = await page.touchscreen.touchStart(x, y);
            await until(page, () => window.moves.length > 0);
            await touch.end();
        }), '/api/aim', { x: 0.25, y: 0.5 });
        // Also beside all the buttons that other cameras have.
        await page.$$eval('.tools [hidden]', (all) => all.forEach((each) => {
            each.hidden = false;
        }));
        await screenshot(page, 'aim-phone');
        assert.deepEqual(await layoutProblems(page), []);
        await page.close();
    });

    test('a viewer has none of it', async () => {
        const page = await stage.openGuestPage();
        await until(page, () => !window.part('sign-in').hidden);
        assert.equal(await page.evaluate(() => window.part('aim').checkVisibility()), false);
        await record(page);
        const { x, y } = await place(page, 0.75, 0.25);
        await withControl(page, () => page.mouse.click(x, y));
        await page.keyboard.press('c');
        assert.equal(await page.evaluate(() => window.part('aim').ariaPressed), 'false');
        assert.deepEqual(await moves(page), []);
        await page.close();
    });

    test('on the wall it is for the large camera', async (context) => {
        const hall = new Camera();
        const house = new Server();
        context.after(async () => {
            await house.remove();
            await hall.kill();
        });
        hall.fieldOfView = '65x50';
        await hall.start();
        await house.startHouse([{ id: 'garden', name: 'Garden', camera: stage.camera },
            { id: 'hall', name: 'Hall', camera: hall }]);
        const page = await open(stage.browser, house.url, LOGIN);
        await until(page, () =>
            document.querySelector('[data-camera=hall]')?.dataset.live === 'true');
        assert.equal(await page.evaluate(() => window.part('aim').checkVisibility()), false);
        await page.keyboard.press('2');
        await page.keyboard.press('Enter');
        await canAim(page);
        await record(page);
        const picture = '[data-camera=hall] [data-part=picture]';
        const { x, y } = await place(page, 0.75, 0.5, picture);
        assertAsked(await move(page, () => withControl(page, () => page.mouse.click(x, y))),
            '/cameras/hall/api/aim', { x: 0.75, y: 0.5 });
        await screenshot(page, 'aim-wall');
        await page.setViewport({ width: 400, height: 800 });
        await page.$$eval('.tools [hidden]', (all) => all.forEach((each) => {
            each.hidden = false;
        }));
        await screenshot(page, 'aim-wall-phone');
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 400);
        await page.keyboard.press('Escape');
        await until(page, () => !window.part('aim').checkVisibility());
        assert.deepEqual(page.problems, []);
        await page.close();
    });
});
