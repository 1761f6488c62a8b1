// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { inBothSchemes, isLive, open, screenshot, until } from '../support/browser.mjs';
import { Camera, LOGIN, Server } from '../support/programs.mjs';
import { Stage } from '../support/stage.mjs';

const DIALECT = 'var-pan-degrees';

describe('settings', () => {
    const stage = Stage.set({ dialect: DIALECT, server: { hasGuest: true } });

    const cameraHas = async (id, value) => {
        const answer = await fetch(new URL('status', stage.camera.servoUrl));
        assert.equal((await answer.json())[id], value);
    };
    const isShown = (name) => !window.part(name).hidden && window.part(name).checkVisibility();
    const isSet = ([id, value]) => {
        const input = document.querySelector(`[data-control="${id}"]`);
        return input !== null && (input.type === 'checkbox' ? Number(input.checked)
            : Number(input.value)) === value;
    };

    test('the camera is set by the panel, with keys alone', async () => {
        const page = await stage.openPage();
        await until(page, isShown, undefined, 'settings-open');
        await page.focus('[data-part=settings-open]');
        await page.keyboard.press('Enter');
        await until(page, isSet, undefined, ['frame-size', 8]);
        await page.focus('[data-control=mirror]');
        await page.keyboard.press(' ');
        await until(page, async () => (
            await (await fetch('api/status')).json()).controls.mirror === 1);
        await cameraHas('hmirror', 1);
        await page.focus('[data-control=brightness]');
        await page.keyboard.press('ArrowRight');
        await until(page, async () => (
            await (await fetch('api/status')).json()).controls.brightness === 1);
        await page.select('[data-control=frame-size]', '9');
        await until(page, () => window.part('resolution').textContent === '800 × 600');
        await until(page, isLive);
        // What steers elsewhere has steered nothing here.
        assert.equal(await page.$eval('[data-part=settings]', (panel) => panel.hidden), false);
        await page.keyboard.press('Escape');
        assert.equal(await page.$eval('[data-part=settings]', (panel) => panel.hidden), true);
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('the lamp has a key, and others see it', async () => {
        const page = await stage.openPage();
        const other = await stage.openPage();
        const isLit = (lit) => window.part('lamp').getAttribute('aria-pressed') === lit;
        await page.bringToFront(); // a page behind another watches nothing
        await until(page, isShown, undefined, 'lamp');
        await page.keyboard.press('l');
        await until(page, isLit, undefined, 'true');
        await cameraHas('led_intensity', 255);
        await other.bringToFront();
        await until(other, isLit, undefined, 'true');
        await other.click('[data-part=lamp]');
        await until(other, isLit, undefined, 'false');
        await page.bringToFront();
        await until(page, isLit, undefined, 'false');
        await cameraHas('led_intensity', 0);
        await page.close();
        await other.close();
    });

    test('a camera that does not say how it is set', async () => {
        const page = await stage.openPage();
        await stage.camera.kill();
        // Beyond what is still known of the camera.
        await until(page, async () => (
            await (await fetch('api/controls')).json()).problem !== '', 20_000);
        await page.click('[data-part=settings-open]');
        await until(page, () => window.part('settings-message').textContent
            .startsWith('How the camera is set could not be read'));
        await screenshot(page, 'settings-unread');
        await stage.camera.start();
        await page.close();
    });

    test('a viewer has no settings, nor has a camera without', async () => {
        const guest = await stage.openGuestPage();
        await until(guest, () => !window.part('sign-in').hidden);
        for (const name of ['lamp', 'settings-open']) {
            assert.equal(await guest.evaluate(isShown, name), false);
        }
        await guest.keyboard.press('l');
        assert.equal(await guest.evaluate(async () => (await fetch('api/controls/lamp',
            { method: 'PUT', body: '{"value":1}' })).status), 403);
        await guest.close();
        const camera = new Camera();
        await camera.start();
        const house = new Server();
        await house.startHouse([{ id: 'garden', name: 'Garden', camera },
            { id: 'hall', name: 'Hall', camera: stage.camera }]);
        const page = await open(stage.browser, house.url, LOGIN);
        await until(page, () => document.querySelectorAll('[data-camera]').length === 2);
        for (const [key, has] of [['2', true], ['1', false]]) {
            await page.keyboard.press(key);
            await until(page, (expected) => (
                window.part('settings-open').hidden !== expected), undefined, has);
        }
        await page.close();
        await house.remove();
        await camera.kill();
    });

    test('it looks right in both schemes, on a phone and on a desk', async () => {
        const pages = await inBothSchemes(stage);
        for (const scheme of ['light', 'dark']) {
            const page = await pages[scheme]();
            await until(page, isShown, undefined, 'settings-open');
            for (const [name, width, height] of [['phone', 390, 844], ['desktop', 1280, 800]]) {
                await page.setViewport({ width, height });
                await page.click('[data-part=settings-open]');
                await until(page, () => document.querySelectorAll('.setting').length === 8);
                const outside = await page.$$eval('.setting *', (elements) => elements.filter(
                    (element) => element.getBoundingClientRect().right > innerWidth).length);
                assert.equal(outside, 0);
                await screenshot(page, `settings-${name}-${scheme}`);
                await page.click('[data-part=settings-close]');
            }
        }
        await pages.end();
    });
});
