// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { open, screenshot, until } from '../support/browser.mjs';
import { layoutProblems } from '../support/layout.mjs';
import { LOGIN, Server } from '../support/programs.mjs';
import { Stage } from '../support/stage.mjs';

describe('places', () => {
    const stage = Stage.set({
        dialect: 'servo-pan-tilt',
        prepare: async () => {
            await stage.server.kill();
            await stage.server.start(stage.camera, { hasGuest: true });
            // An earlier test's camera may have had the same ports.
            const { presets } = await stage.server.ask('api/presets');
            for (const { number } of presets) {
                await stage.server.ask(`api/presets/${number}`, 'DELETE');
            }
        },
    });

    /** Does something on the page, once the steering is there and a request was answered. */
    async function answered(page, name, act) {
        const [answer] = await Promise.all([
            page.waitForResponse((each) => new URL(each.url()).pathname.endsWith(name)), act()]);
        return answer.status();
    }
    const buttons = (page) => page.$$eval('[data-preset]',
        (all) => all.map((each) => each.textContent));

    test('presets are stored, recalled, named and deleted; home; patrol', async () => {
        const page = await stage.openPage();
        await until(page, () => window.part('home')?.checkVisibility());
        assert.equal(await answered(page, 'api/home', () => page.click('[data-part=home]')), 200);
        assert.equal(await answered(page, 'api/presets/2', async () => {
            await page.keyboard.down('Control');
            await page.keyboard.down('Shift');
            await page.keyboard.press('Digit2');
            await page.keyboard.up('Shift');
            await page.keyboard.up('Control');
        }), 200);
        await until(page, () => document.querySelector('[data-preset="2"]'));
        assert.equal(await answered(page, 'api/move', () => page.keyboard.press('ArrowLeft')), 200);

        await page.evaluate(() => {
            window.pressed = document.querySelector('[data-preset="2"]');
        });
        await page.click('[data-part=store]');
        await page.type('[data-part=preset-name]', 'Gate 7');
        assert.equal(await answered(page, 'api/presets/1', () => page.keyboard.press('Enter')), 200);
        await until(page, () => document.querySelector('[data-preset="1"]')?.textContent === 'Gate 7');
        assert.ok(await page.evaluate(() => window.pressed.isConnected),
            'a new list leaves the buttons that somebody may be pressing');
        assert.deepEqual(await buttons(page), ['Gate 7', '2']);
        await screenshot(page, 'places');
        assert.deepEqual(await layoutProblems(page), []);

        const { presets } = await stage.server.ask('api/presets');
        assert.deepEqual(presets.map(({ number, name, pan }) => [number, name, pan]),
            [[1, 'Gate 7', -5], [2, '', 0]]);
        assert.equal(await answered(page, 'api/presets/2', () => page.keyboard.press('2')), 200);
        assert.equal(await answered(page, 'api/presets/1', () => page.click('[data-preset="1"]')),
            200);

        assert.equal(await answered(page, 'api/patrol', () => page.click('[data-part=patrol]')), 200);
        await until(page, () => window.part('patrol').ariaPressed === 'true');
        assert.equal(await answered(page, 'api/patrol', () => page.click('[data-part=patrol]')), 200);
        await until(page, () => window.part('patrol').ariaPressed === 'false');

        await page.click('[data-preset="2"]', { button: 'right' });
        await until(page, () => window.part('preset').open);
        assert.equal(await answered(page, 'api/presets/2',
            () => page.click('[data-part=preset-delete]')), 200);
        await until(page, () => !document.querySelector('[data-preset="2"]'));
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('a finger that rests on a preset changes it, and does not turn the camera', async () => {
        const page = await stage.openPage({ width: 400, height: 800, hasTouch: true });
        await until(page, () => document.querySelector('[data-preset="1"]'));
        const asked = [];
        page.on('request', (request) => asked.push(request.url()));
        const { x, y, width, height } = await (await page.$('[data-preset="1"]')).boundingBox();
        await page.mouse.move(x + width / 2, y + height / 2);
        await page.mouse.down();
        await until(page, () => window.part('preset').open);
        await page.mouse.up();
        await screenshot(page, 'preset');
        await page.keyboard.press('Escape');
        await until(page, () => !window.part('preset').open);
        assert.deepEqual(asked.filter((url) => url.includes('/api/presets/')), []);
        assert.deepEqual(await layoutProblems(page), []);
        await page.close();
    });

    test('a viewer has none of it', async () => {
        const page = await stage.openGuestPage();
        await until(page, () => !window.part('sign-in').hidden);
        assert.equal(await page.evaluate(() => window.part('places').checkVisibility()), false);
        await page.keyboard.press('1');
        assert.equal(await page.evaluate(async () => (await fetch('api/presets')).status), 403);
        await page.close();
    });

    test('on the wall digits are for the large camera where it has presets', async () => {
        const house = new Server();
        await house.startHouse(['garden', 'hall'].map((id) => (
            { id, name: id, camera: stage.camera })));
        await house.ask('cameras/hall/api/home', 'POST');
        await house.ask('cameras/hall/api/presets/1', 'PUT');
        const page = await open(stage.browser, house.url, LOGIN);
        const isLarge = () => document.querySelector('[data-camera=hall]').matches('[data-large]');
        await until(page, () => document.querySelectorAll('.tile').length === 2);
        await page.keyboard.press('2');
        await page.keyboard.press('Enter');
        await until(page, () => document.querySelector('[data-preset="1"]'));
        assert.equal(await answered(page, 'cameras/hall/api/presets/1',
            () => page.keyboard.press('1')), 200);
        assert.equal(await page.evaluate(isLarge), true);
        assert.deepEqual(page.problems, []);
        await page.close();
        await house.remove();
    });
});
